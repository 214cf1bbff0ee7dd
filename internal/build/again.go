package build

import (
	"bulletin/internal/diag"
	"bulletin/internal/memo"
	"bulletin/internal/output"
)

// remembered is what the last build of a folder left; nil where there is nothing that this program left.
type remembered struct {
	record *memo.Record
}

func recall(o Options) *remembered {
	if o.Program == "" || o.All {
		return nil
	}
	record := memo.Unmarshal(output.Recall(o.Out))
	if record == nil || record.Program != o.Program {
		return nil
	}
	return &remembered{record}
}

func (r *remembered) part(id string) *memo.Part {
	if r == nil {
		return nil
	}
	return r.record.Part(id)
}

// again is a build of which nothing has changed: not what was read, and not what was written. It says what the last build said.
// Where something has changed it does nothing, and there is no result.
func (r *remembered) again(o Options, diags *diag.List) (*Result, error) {
	if r == nil || !r.record.Read.Same(o.Site) {
		return nil, nil
	}
	folder, err := output.Open(o.Out)
	if err != nil {
		return nil, nil // the build will fail in the same way, and tell it
	}
	parts := r.record.Parts()
	result := &Result{Editions: len(r.record.Editions), Sealed: r.record.Sealed, Pages: r.record.Pages}
	result.Kept = result.Editions - result.Sealed
	for _, p := range parts {
		if !keep(folder, p) {
			return nil, folder.Abort()
		}
		result.Charts += p.Charts
	}
	if result.Output, err = folder.Commit(); err != nil { // what stands in the way is told by the build
		return nil, nil
	}
	repeat(r.record.Checked, diags)
	for _, p := range parts {
		repeat(p.Messages, diags)
	}
	return result, nil
}
