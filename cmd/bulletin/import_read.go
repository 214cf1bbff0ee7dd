package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/learn"
	"bulletin/internal/load"
	sites "bulletin/internal/site"
)

// intake is what all files of a call say.
type intake struct {
	site     *sites.Site
	mappings []*load.Import
	filled   []form.Filled
	faults   []form.Fault
}

// incomingFile is a file that came in.
type incomingFile struct {
	path string
	name string // as messages name it
}

// mostBytes bounds a file that comes in: no table of figures is larger.
const mostBytes = 64 << 20

// readAll reads all files. The error is a failure to read one.
func (in *intake) readAll(incoming []incomingFile) error {
	for _, f := range incoming {
		data, err := readBounded(f.path)
		if errors.Is(err, errLarge) {
			in.faults = append(in.faults, form.Fault{At: form.Place{File: f.name}, Class: form.MustMend, Code: "too-large",
				Text: "文件太大，不像一份填报表", Fix: "核对是不是放错了文件"})
			continue
		}
		if err != nil {
			return err
		}
		filled, faults, err := in.read(f.name, data)
		if err != nil {
			return err
		}
		in.filled, in.faults = append(in.filled, filled...), append(in.faults, faults...)
	}
	return nil
}

// textEndings are the names of texts with columns, which are never forms.
var textEndings = []string{".csv", ".tsv", ".txt"}

// read reads a file as forms of ours or, where it has none, by the mapping that fits it.
func (in *intake) read(name string, data []byte) ([]form.Filled, []form.Fault, error) {
	if slices.Contains(textEndings, strings.ToLower(filepath.Ext(name))) {
		filled, faults := learn.Read(in.site.Model, in.mappings, name, data, learn.Options{})
		return filled, faults, nil
	}
	filled, faults, err := form.Read(in.site.Model, name, data)
	if err != nil || len(faults) != 1 || faults[0].Code != "no-form" {
		return filled, faults, err
	}
	others, more := learn.Read(in.site.Model, in.mappings, name, data, learn.Options{})
	if len(more) == 1 && more[0].Code == "no-mapping" {
		return nil, faults, nil // a form that was copied is likelier
	}
	return others, more, nil
}
