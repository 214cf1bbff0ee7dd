package site

import (
	"io/fs"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// Load reads a site without checking what it means, for whoever compares states that today's checks may refuse. Where diags has
// errors it is incomplete.
func Load(files fs.FS, diags *diag.List) (*model.Site, error) {
	return load.Site(files, chart.Usual(), diags)
}
