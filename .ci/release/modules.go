package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// module is a module that is compiled into the program for some system.
type module struct {
	Path, Version, Dir, Sum string
	Main                    bool
	licence                 string // its SPDX identifier
	texts                   []string
}

// allowed are the licences under which the program may be handed on as it is: no source need go with it, nothing of ours changes its
// licence. What else turns up is for people to decide.
var allowed = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"}

// compiledIn are the modules of all systems but our own, in the order of their paths, each with its licence; first of all the standard library.
func compiledIn(root string) ([]module, error) {
	found := map[string]module{}
	for _, t := range targets {
		out, err := run(root, t.env(), "go", "list", "-deps", "-json=Module", program)
		if err != nil {
			return nil, err
		}
		for dec := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct{ Module *module }
			if err := dec.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module != nil && !p.Module.Main {
				found[p.Module.Path] = *p.Module
			}
		}
	}
	lib, err := run(root, nil, "go", "env", "-json", "GOROOT", "GOVERSION")
	if err != nil {
		return nil, err
	}
	var env struct{ GOROOT, GOVERSION string }
	if err := json.Unmarshal(lib, &env); err != nil {
		return nil, err
	}
	list := []module{{Path: "std", Version: strings.TrimPrefix(env.GOVERSION, "go"), Dir: env.GOROOT}}
	for _, m := range found {
		list = append(list, m)
	}
	slices.SortFunc(list[1:], func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	var failed []error
	for k := range list {
		if err := list[k].read(); err != nil {
			failed = append(failed, err)
		}
	}
	return list, errors.Join(failed...)
}

// legal are the names of files with licences and notices.
var legal = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)(\.(md|txt))?$`)

// read finds the files with the licence and the notices of a module.
func (m *module) read() error {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return fmt.Errorf("%s: %w", m.Path, err)
	}
	for _, e := range entries {
		if !legal.MatchString(e.Name()) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(m.Dir, e.Name()))
		if err != nil {
			return err
		}
		m.texts = append(m.texts, string(content))
		if id := licenceOf(string(content)); id != "" && m.licence == "" {
			m.licence = id
		}
	}
	if !slices.Contains(allowed, m.licence) {
		return fmt.Errorf("%s %s: the licence is %q, which is none of %s", m.Path, m.Version, m.licence, strings.Join(allowed, ", "))
	}
	return nil
}

// sentences tell licences apart, the more special one first; all of one must occur.
var sentences = []struct {
	id   string
	says []string
}{
	{"AGPL-3.0", []string{"gnu affero general public license"}},
	{"LGPL", []string{"gnu lesser general public license"}},
	{"GPL", []string{"gnu general public license"}},
	{"MPL-2.0", []string{"mozilla public license"}},
	{"Apache-2.0", []string{"apache license", "version 2.0, january 2004"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "neither the name of"}},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"}},
	{"MIT", []string{"permission is hereby granted, free of charge", "without restriction", "the above copyright notice and this permission notice"}},
}

// licenceOf is the SPDX identifier of a licence by its text, or empty.
func licenceOf(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, s := range sentences {
		if !slices.ContainsFunc(s.says, func(said string) bool { return !strings.Contains(text, said) }) {
			return s.id
		}
	}
	return ""
}

// licenceTexts is the file that goes with the program: the licences of all that was compiled into it.
func licenceTexts(root string, modules []module) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("What bulletin is built with, and under which licences. The chart library is in NOTICE.\n")
	for _, m := range modules {
		fmt.Fprintf(&out, "\n%s\n%s %s: %s\n\n", strings.Repeat("-", 80), m.Path, m.Version, m.licence)
		for _, text := range m.texts {
			out.WriteString(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) + "\n\n")
		}
	}
	return out.Bytes(), nil
}

// checkLicences prints the licences of all modules, and fails where one is not allowed or a third-party file lacks its notice.
func checkLicences(root string) error {
	modules, err := compiledIn(root)
	for _, m := range modules {
		fmt.Printf("%-14s %s %s\n", m.licence, m.Path, m.Version)
	}
	bundled, failed := bundle(root)
	notice, unread := os.ReadFile(filepath.Join(root, "NOTICE"))
	err = errors.Join(err, failed, unread)
	for _, p := range bundled {
		fmt.Printf("%-14s %s %s\n", p.licence, p.name, p.version)
		if !strings.Contains(string(notice), p.name) {
			err = errors.Join(err, fmt.Errorf("NOTICE does not name %s, which the chart library holds", p.name))
		}
	}
	return err
}
