package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommands: each command does something here, explains itself with an example, and has a row in both READMEs and a
// place in the manual.
func TestCommands(t *testing.T) {
	tried := map[string][]string{
		"build":    {"-o", filepath.Join(t.TempDir(), "public")},
		"check":    {},
		"findings": {},
		"attach":   {"-o", filepath.Join(t.TempDir(), "files"), "schedule"},
		"new":      whole(filepath.Join(t.TempDir(), "site"))[1:],
		"form":     {"-o", filepath.Join(t.TempDir(), "forms"), "2022-07"},
		"import":   {"--dry-run", singleForm(t)},
		"publish":  {"--from", filepath.Join(builtSite(t), "public"), t.TempDir()},
		"fmt":      {"--check"},
		"diff":     {"--no-pages", singleEdition, singleEdition},
		"explain":  {"jump"},
		"correct":  {},

		"version":    {"--json"},
		"completion": {"bash"},
	}
	texts := map[string]string{}
	for _, name := range []string{"README.md", "README.zh-CN.md", "docs/reference/commands.md"} {
		content, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(content)
	}
	manual := ""
	pages, err := filepath.Glob("../../docs/*/*.md") // of the manual, too
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		manual += string(content)
	}
	for _, c := range commands {
		if c.name == "serve" || c.name == "verify" || c.name == "sign" {
			continue // serve goes on until it is told to end: TestServe; verify needs a seal, sign a key: TestVerify, TestSign
		}
		args, ok := tried[c.name]
		if !ok && c.name != "seal" && c.name != "reopen" { // they write into the site: TestSeal
			t.Errorf("nothing tries %s", c.name)
			continue
		}
		if !ok {
		} else if code, stdout, stderr := call(append([]string{c.name, "-C", site}, args...)...); code != exitClean || stdout == "" {
			t.Errorf("%s = %d, %q, %q", c.name, code, stdout, stderr)
		}
		if !strings.Contains(c.help, "用法：bulletin "+c.name) || !strings.Contains(c.help, "例：bulletin "+c.name) {
			t.Errorf("the help of %s lacks its usage or an example", c.name)
		}
		if !strings.Contains(manual, "bulletin "+c.name) {
			t.Errorf("no page of the manual shows %s", c.name)
		}
		for name, text := range texts {
			start := "| `bulletin " + c.name
			if name == "docs/reference/commands.md" {
				start = "$ bulletin help " + c.name
			}
			if !strings.Contains(text, start+" ") && !strings.Contains(text, start+"`") && !strings.Contains(text, start+"\n") {
				t.Errorf("%s lacks %s", name, c.name)
			}
		}
	}
}

// singleForm is a form of the small site as it goes out: it holds what the report says.
func singleForm(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if code, _, stderr := call("form", "-C", site, "-o", folder, "2024-06"); code != exitClean {
		t.Fatal(stderr)
	}
	return folder
}

// singleEdition is the edition of the test site.
const singleEdition = "2024-h1"
