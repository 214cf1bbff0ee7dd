package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/diag"
)

// clerkFile has edits of the sample by somebody who has not seen the program:
//
//	go test ./cmd/bulletin -run '^TestClerks$' -clerks FILE -v
var clerkFile = flag.String("clerks", "testdata/clerks/open.json", "the `file` of edits that TestClerks makes")

// clerkCase is an edit, or several, and what a check has to say to it.
type clerkCase struct {
	ID    string      `json:"id"`
	Kind  string      `json:"kind"`
	Edits []clerkEdit `json:"edits"`
	expectation
	Told string `json:"told"` // what the message must make clear, for who reads it

	Say     []string     `json:"say,omitempty"`     // words that the message has; added by who mended it
	Dispute string       `json:"dispute,omitempty"` // why the expectation is not held
	Known   string       `json:"known,omitempty"`   // how what is told departs from the expectation, which stands
	Held    *expectation `json:"held,omitempty"`    // what is held in its place
}

type expectation struct {
	Expect string `json:"expect"` // error, warning or pass
	File   string `json:"file"`
	Line   int    `json:"line"`             // 0: any
	Beside int    `json:"beside,omitempty"` // errors that follow from what is a warning itself
}

type clerkEdit struct {
	Path    string  `json:"path"`
	Find    string  `json:"find"`
	Replace string  `json:"replace"`
	Append  string  `json:"append"`
	Content *string `json:"content"`
	Hex     string  `json:"hex"`
	Rename  string  `json:"rename"`
	Copy    string  `json:"copy"`
	Delete  bool    `json:"delete"`
}

func (e *clerkEdit) do(root string) error {
	file := filepath.Join(root, filepath.FromSlash(e.Path))
	to := filepath.Join(root, filepath.FromSlash(e.Rename+e.Copy))
	content, _ := os.ReadFile(file) // a new file has none
	switch {
	case e.Delete:
		return os.Remove(file)
	case e.Rename != "":
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.Rename(file, to)
	case e.Copy != "":
		file = to
	case e.Content != nil:
		content = []byte(*e.Content)
	case e.Hex != "":
		var err error
		if content, err = hex.DecodeString(e.Hex); err != nil {
			return err
		}
	case e.Append != "":
		content = append(content, e.Append...)
	case bytes.Count(content, []byte(e.Find)) != 1:
		return fmt.Errorf("%s holds %q %d times", e.Path, e.Find, bytes.Count(content, []byte(e.Find)))
	default:
		content = bytes.Replace(content, []byte(e.Find), []byte(e.Replace), 1)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o666)
}

// mostBeside are errors that follow from another at most: more is a flood.
const mostBeside = 3

// TestClerks: a clerk's mistake is told at its file and line, and not beside a flood of others; a right edit is left in peace.
func TestClerks(t *testing.T) { clerkCases(t, *clerkFile) }

// TestClerksUnread holds the other half, which nobody had read when the first was mended. Its only run at that time: 28 of 44 as expected;
// the others say what is known of them.
func TestClerksUnread(t *testing.T) { clerkCases(t, "testdata/clerks/sealed.json") }

func clerkCases(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []clerkCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	usual := map[string]bool{} // what a check says of the site without an edit
	for _, d := range checkedSite(t, copied(t, "../..")) {
		usual[plainly(d)] = true
	}
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			root := copied(t, "../..")
			for k := range c.Edits {
				if err := c.Edits[k].do(root); err != nil {
					t.Fatal(err)
				}
			}
			diags := slices.DeleteFunc(checkedSite(t, root), func(d diag.Diagnostic) bool { return usual[plainly(d)] })
			held := c.expectation
			if c.Held != nil {
				held = *c.Held
			}
			fault := held.fault(diags, c.Say)
			verdict := "right"
			if fault != "" {
				verdict = "WRONG: " + fault
			}
			var told strings.Builder
			for k, d := range diags {
				if k == 8 {
					fmt.Fprintf(&told, "\n    … %d more", len(diags)-k)
					break
				}
				fmt.Fprintf(&told, "\n    %s: %s[%s]: %s；%s", d.Pos, d.Severity, d.Code, d.Text, d.Fix)
			}
			t.Logf("%s (%s): %s\n  expected %s %s:%d: %s%s", c.ID, c.Kind, verdict, held.Expect, held.File, held.Line, c.Told, told.String())
			switch {
			case fault != "" && c.Known == "":
				t.Error(fault)
			case fault == "" && c.Known != "":
				t.Errorf("as expected now, and no longer: %s", c.Known)
			}
		})
	}
}

// plainly is a diagnostic without its line, which an edit above it changes.
func plainly(d diag.Diagnostic) string { return d.File + d.Code + d.Text }

func checkedSite(t *testing.T, root string) []diag.Diagnostic {
	t.Helper()
	r, err := build.Build(build.Options{Site: os.DirFS(root)})
	if err != nil {
		t.Fatal(err)
	}
	return r.Diags
}

// fault is how what is told departs from what is expected; empty where it does not.
func (e expectation) fault(diags []diag.Diagnostic, say []string) string {
	errors, at := 0, -1
	for k, d := range diags {
		if d.Severity == diag.Error {
			errors++
		}
		there := d.File == e.File && (e.Line == 0 || d.Line == e.Line) && (d.Severity == diag.Error) == (e.Expect == "error")
		if there && (at < 0 || clerkReads(d, say)) {
			at = k
		}
	}
	switch {
	case e.Expect == "pass" && len(diags) == 0:
		return ""
	case e.Expect == "pass":
		return fmt.Sprintf("%d said of a right edit", len(diags))
	case len(diags) == 0:
		return "silent"
	case at < 0:
		return "not told there, or otherwise"
	case e.Expect == "warning" && errors > e.Beside:
		return fmt.Sprintf("%d errors", errors)
	case errors > 1+mostBeside:
		return fmt.Sprintf("%d errors", errors)
	case !clerkReads(diags[at], say):
		return fmt.Sprintf("does not say %q", say)
	}
	return ""
}

func clerkReads(d diag.Diagnostic, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(d.Text+"；"+d.Fix, w) })
}
