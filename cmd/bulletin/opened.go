package main

import (
	"bulletin/internal/diag"
	sites "bulletin/internal/site"
)

// opened is the checked site that a command works on; nil, and the exit code, where it cannot be.
func (r *request) opened() (*sites.Site, int) {
	var diags diag.List
	s, err := sites.Open(r.files, &diags)
	switch {
	case err != nil:
		return nil, r.failed(err, noFile)
	case s == nil:
		return nil, r.refused(diags.Sorted())
	}
	return s, exitClean
}
