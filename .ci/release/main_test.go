package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const root = "../.."

// TestLicences: whatever the program is built with for any system may be handed on, and says under which terms.
func TestLicences(t *testing.T) {
	if err := checkLicences(root); err != nil {
		t.Error(err)
	}
	modules, err := compiledIn(root)
	if err != nil || len(modules) < 10 {
		t.Fatal(len(modules), err)
	}
	texts, err := licenceTexts(root, modules)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range modules {
		if len(m.texts) == 0 || !bytes.Contains(texts, []byte(m.Path+" "+m.Version+": "+m.licence)) {
			t.Errorf("the licences lack %s", m.Path)
		}
	}
}

// TestLicenceOf: what is not allowed is not taken for what is.
func TestLicenceOf(t *testing.T) {
	own, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		string(own): "Apache-2.0",
		"GNU GENERAL PUBLIC LICENSE\nVersion 3 … Redistribution and use in source and binary forms": "GPL",
		"All rights reserved.": "",
	} {
		if got := licenceOf(text); got != want {
			t.Errorf("%.40q: %q, want %q", text, got, want)
		}
	}
	m := module{Path: "x", Dir: t.TempDir()}
	if err := m.read(); err == nil {
		t.Error("a module without a licence passes")
	}
	if err := os.WriteFile(filepath.Join(m.Dir, "COPYING"), []byte("GNU General Public License"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := m.read(); err == nil || !strings.Contains(err.Error(), `"GPL"`) {
		t.Errorf("a licence that is not allowed passes: %v", err)
	}
}

// TestSBOM: the list names every module and every package of the chart library once, with a sum and a licence, and is the same each time.
func TestSBOM(t *testing.T) {
	modules, err := compiledIn(root)
	if err != nil {
		t.Fatal(err)
	}
	made := time.Unix(1700000000, 0).UTC()
	text, err := sbom(root, "v1.0.0", modules, made)
	if err != nil {
		t.Fatal(err)
	}
	var doc document
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	bundled, err := bundle(root)
	if err != nil || len(doc.Components) != len(modules)+len(bundled) {
		t.Errorf("%d components of %d modules and %d packages, %v", len(doc.Components), len(modules), len(bundled), err)
	}
	seen := map[string]bool{}
	for _, c := range doc.Components {
		if seen[c.Ref] || len(c.Licences) != 1 || c.Licences[0].Expression == "" || len(c.Hashes)+len(c.Properties) == 0 && c.Name != "std" {
			t.Errorf("%+v", c)
		}
		seen[c.Ref] = true
	}
	if again, err := sbom(root, "v1.0.0", modules, made); err != nil || !bytes.Equal(again, text) {
		t.Errorf("another list the second time: %v", err)
	}
}

// TestArchives: what was packed comes out, with its modes and one time.
func TestArchives(t *testing.T) {
	made := time.Date(2026, 7, 20, 8, 0, 2, 0, time.UTC)
	entries := []entry{{"bulletin", []byte("program"), true}, {"LICENSE", []byte("terms"), false}}
	packed, ext, err := tarball("b", entries, made)
	if err != nil || ext != ".tar.gz" {
		t.Fatal(ext, err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	for r, k := tar.NewReader(unpacked), 0; ; k++ {
		h, err := r.Next()
		if err == io.EOF && k == len(entries) {
			break
		} else if err != nil {
			t.Fatal(k, err)
		}
		content, err := io.ReadAll(r)
		if err != nil || h.Name != "b/"+entries[k].name || h.Mode != entries[k].mode() || !h.ModTime.Equal(made) || !bytes.Equal(content, entries[k].content) {
			t.Errorf("%+v, %q, %v", h, content, err)
		}
	}
	packed, ext, err = zipped("b", entries, made)
	if err != nil || ext != ".zip" {
		t.Fatal(ext, err)
	}
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(z.File) != len(entries) {
		t.Fatal(err)
	}
	for k, f := range z.File {
		if f.Name != "b/"+entries[k].name || !f.Modified.Equal(made) {
			t.Errorf("%+v", f.FileHeader)
		}
	}
}

// TestRefusals: no release of what is no version, or into a folder that holds something.
func TestRefusals(t *testing.T) {
	for _, version := range []string{"1.0.0", "v1", "v1.0.0 -X main.x=y", "v1.0.0/../x"} {
		if err := release(root, version, t.TempDir()); err == nil || !strings.Contains(err.Error(), "no version") {
			t.Errorf("%q: %v", version, err)
		}
	}
}
