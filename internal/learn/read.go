package learn

import (
	"errors"

	"bulletin/internal/delimited"
	"bulletin/internal/form"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// Read reads a workbook, or a text with columns, by the one of the mappings that fits it. Where a file cannot be read or
// no mapping fits, there is a fault and nothing is filled; with a fault that must be mended nothing may be imported.
func Read(site *model.Site, mappings []*load.Import, name string, data []byte, o Options) ([]form.Filled, []form.Fault) {
	b := Apply(site, mappings, name, data, o)
	if b.Fault != nil {
		return nil, []form.Fault{*b.Fault}
	}
	return b.Result(data)
}

// Applied is a book, or why there is none.
type Applied struct {
	*Book
	Fault *form.Fault
}

// Result is what a book fills in, with its faults. data are the bytes that it was read from.
func (b *Book) Result(data []byte) ([]form.Filled, []form.Fault) {
	filled := b.Filled(data)
	if b.Period.Year == 0 || len(filled.Entries) == 0 {
		return nil, b.Faults()
	}
	return []form.Filled{filled}, b.Faults()
}

// Apply is Read with the verdict of every number.
func Apply(site *model.Site, mappings []*load.Import, name string, data []byte, o Options) Applied {
	place := form.Place{File: base(name)}
	o.text = isText(name)
	grids, err := open(name, data)
	var problem *xlsx.ProblemError
	if errors.As(err, &problem) {
		return Applied{Fault: unreadable(place, problem)}
	}
	if err != nil {
		return Applied{Fault: &form.Fault{At: place, Class: form.MustMend, Code: "unreadable-workbook", Text: "读不了这个文件", Fix: "重新保存后再试"}}
	}
	mapping, fault := choose(site, mappings, grids, base(name))
	if fault != nil {
		return Applied{Fault: fault}
	}
	return Applied{Book: understand(site, name, grids, mapping, o)}
}

// unreadable says why a file cannot be read and how to save it.
func unreadable(at form.Place, p *xlsx.ProblemError) *form.Fault {
	f := form.Unreadable(at.File, p)
	return &f
}

// Pasted reads a table copied out of a spreadsheet. It needs no mapping: whoever pastes it sees what it changes.
func Pasted(site *model.Site, name string, data []byte, o Options) Applied {
	o.text = true
	grid, err := delimited.Read(name, data)
	var problem *xlsx.ProblemError
	switch {
	case errors.As(err, &problem):
		return Applied{Fault: unreadable(form.Place{File: name}, problem)}
	case err != nil:
		return Applied{Fault: &form.Fault{At: form.Place{File: name}, Class: form.MustMend, Code: "unreadable-workbook", Text: "读不了这个表", Fix: "重新复制后再试"}}
	}
	grid.Name = ""
	return Applied{Book: understand(site, name, []*xlsx.Grid{grid}, nil, o)}
}
