package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"bulletin/internal/diag"
	"bulletin/internal/longtest"
)

const clerkFolder = "testdata/clerk"

// slipCase is one mistake of testdata/clerk; README.md there says how it is written.
type slipCase struct {
	name   string
	steps  []slipStep
	file   string // where it is to be told
	text   string
	say    []string
	code   string
	fine   bool
	silent bool // nothing tells it: known, and counted
}

type slipStep struct {
	verb, file, arg string
	lines           []string // with their marks
}

var codePoints = regexp.MustCompile(`<U\+([0-9A-F]{4,5})>`)

// seenCharacters is text with the characters for which the corpus writes names.
func seenCharacters(text string) string {
	return codePoints.ReplaceAllStringFunc(strings.ReplaceAll(text, "<TAB>", "\t"), func(m string) string {
		n, _ := strconv.ParseUint(m[3:len(m)-1], 16, 32)
		return string(rune(n))
	})
}

func slipCases(t *testing.T, file string) []slipCase {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(clerkFolder, file))
	if err != nil {
		t.Fatal(err)
	}
	var cases []slipCase
	var c *slipCase
	for _, line := range strings.Split(string(text), "\n") {
		verb, rest, _ := strings.Cut(line, " ")
		switch {
		case verb == "==":
			name, _, _ := strings.Cut(rest, " ")
			cases = append(cases, slipCase{name: name})
			c = &cases[len(cases)-1]
		case line == "":
		case line[0] == '-' || line[0] == '+':
			step := &c.steps[len(c.steps)-1]
			step.lines = append(step.lines, line[:1]+seenCharacters(line[1:]))
		case verb == "change" || verb == "write":
			c.steps = append(c.steps, slipStep{verb: verb, file: rest})
		case verb == "move" || verb == "encode" || verb == "cut":
			file, arg, _ := strings.Cut(rest, " ")
			c.steps = append(c.steps, slipStep{verb: verb, file: file, arg: arg})
		case verb == "at":
			c.file, c.text = rest, ""
			if end := regexp.MustCompile(`\.(md|yaml|yml|docx|xlsx|txt|MD) `).FindStringIndex(rest); end != nil {
				c.file, c.text = rest[:end[1]-1], seenCharacters(rest[end[1]:])
			}
		case verb == "say":
			c.say = append(c.say, rest)
		case verb == "code":
			c.code = rest
		case verb == "fine":
			c.fine = true
		case verb == "silent":
			c.silent = true
		default:
			t.Fatalf("%s: %q", file, line)
		}
	}
	return cases
}

// slipped is a site with the mistake in it.
func slipped(t *testing.T, c *slipCase) string {
	t.Helper()
	root := copiedTo(t, filepath.Join(clerkFolder, "base"))
	for _, s := range c.steps {
		if err := s.do(root); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func (s *slipStep) do(root string) error {
	name := filepath.Join(root, filepath.FromSlash(s.file))
	if s.verb == "move" {
		to := filepath.Join(root, filepath.FromSlash(s.arg))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.Rename(name, to)
	}
	if s.verb == "write" {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		var b strings.Builder
		for _, line := range s.lines {
			b.WriteString(line[1:] + "\n")
		}
		return os.WriteFile(name, []byte(b.String()), 0o644)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	switch s.verb {
	case "cut":
		before, rest, found := strings.Cut(string(content), s.arg)
		end := strings.IndexByte(rest, '\n')
		if !found || end < 0 {
			return fmt.Errorf("%s holds no %q", s.file, s.arg)
		}
		content = []byte(before + s.arg + rest[:end+1])
	case "encode":
		content, err = encodedAs(content, s.arg)
	case "change":
		content, err = s.changed(content)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}

func encodedAs(content []byte, name string) ([]byte, error) {
	switch name {
	case "bom":
		return append([]byte("\ufeff"), content...), nil
	case "gbk":
		return os.ReadFile(filepath.Join(clerkFolder, "2023-06.gbk"))
	}
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(string(content))) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out, nil
}

// changed puts the lines with + in the place of those with - before them.
func (s *slipStep) changed(content []byte) ([]byte, error) {
	rows, from := strings.Split(string(content), "\n"), 0
	for at := 0; at < len(s.lines); {
		var out, in []string
		for ; at < len(s.lines) && s.lines[at][0] == '-'; at++ {
			out = append(out, s.lines[at][1:])
		}
		for ; at < len(s.lines) && s.lines[at][0] == '+'; at++ {
			in = append(in, s.lines[at][1:])
		}
		found := -1
		for k := from; k+len(out) <= len(rows) && found < 0; k++ {
			if slices.Equal(rows[k:k+len(out)], out) {
				found = k
			}
		}
		if found < 0 {
			return nil, fmt.Errorf("%s: no lines %q", s.file, out)
		}
		rows = slices.Concat(rows[:found], in, rows[found+len(out):])
		from = found + len(in)
	}
	return []byte(strings.Join(rows, "\n")), nil
}

// line is the line of the place that a case names, 0 for the file.
func (c *slipCase) line(root string) int {
	content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(c.file)))
	if err != nil || c.text == "" {
		return 0
	}
	before, _, found := bytes.Cut(content, []byte(c.text))
	if !found {
		return -1
	}
	return bytes.Count(before, []byte("\n")) + 1
}

func toldOf(t *testing.T, root string) []diag.Diagnostic {
	t.Helper()
	result, err := Build(Options{Site: os.DirFS(root), Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	return result.Diags
}

// TestClerk makes each mistake of testdata/clerk: the author is told its code at its place with its remedy, and the site without
// mistakes is told nothing.
func TestClerk(t *testing.T) {
	longtest.Skip(t)
	if told := toldOf(t, copiedTo(t, filepath.Join(clerkFolder, "base"))); len(told) > 0 {
		t.Fatalf("the base: %v", told)
	}
	for _, file := range []string{"known.txt", "first.txt", "second.txt", "fixable.txt"} {
		for _, c := range slipCases(t, file) {
			t.Run(c.name, func(t *testing.T) {
				root := slipped(t, &c)
				told := toldOf(t, root)
				if c.fine || c.silent {
					if len(told) > 0 && !c.isBOM(told) {
						t.Errorf("told %v, want nothing", told)
					}
					return
				}
				line := c.line(root)
				at := slices.IndexFunc(told, func(d diag.Diagnostic) bool {
					fits := d.File == c.file && (line == 0 || d.Line == line) && (c.code == "" || d.Code == c.code)
					for _, words := range c.say {
						fits = fits && strings.Contains(d.String(), words)
					}
					return fits
				})
				if at < 0 {
					t.Errorf("want [%s] at %s:%d saying %q, told:", c.code, c.file, line, c.say)
					for _, d := range told {
						t.Log(d)
					}
				} else if c.code == "" {
					t.Errorf("the case names no code; it is %s", told[at].Code)
				}
			})
		}
	}
}

func (c *slipCase) isBOM(told []diag.Diagnostic) bool { return len(told) == 1 && told[0].Code == "bom" }
