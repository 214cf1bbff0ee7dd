package prose

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// snippet is a text as an author pastes it, with what readers should see of it. Where something is not given, it does not
// matter. Told are the lines of which one has to be told; OrTold takes any message instead of what readers should see, and
// TellOrFix one in the lines of Told.
type snippet struct {
	Name, Text        string
	Lines, OrLines    []string // each is a line of what is seen; OrLines instead of Lines
	AnyLines          bool     // one of Lines is enough
	LinesHas          []string `json:"lines_has"`
	Strong, Em, Dels  *[]string
	Items, OrItems    []string
	Rows              []string
	Pre               *bool
	Told              []int
	OrTold, TellOrFix bool
}

// UnmarshalJSON reads the names of the file.
func (s *snippet) UnmarshalJSON(data []byte) error {
	var raw struct {
		Name, Text string
		Lines      []string
		OrLines    []string `json:"or_lines"`
		AnyLines   bool     `json:"any_lines"`
		LinesHas   []string `json:"lines_has"`
		Strong     *[]string
		Em, Dels   *[]string
		Items      []string
		OrItems    []string `json:"or_items"`
		Rows       []string
		Pre        *bool
		Told       []int
		OrTold     bool `json:"or_told"`
		TellOrFix  bool `json:"tell_or_fix"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*s = snippet(raw)
	return nil
}

var (
	blockEnd = regexp.MustCompile(`<br>\n?|</(?:p|li|h\d|tr|th|td|pre|blockquote|div)>|<(?:ul|ol|p|li)[^>]*>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

func textOf(markup string) string {
	s := html.UnescapeString(anyTag.ReplaceAllString(markup, ""))
	return strings.Join(strings.Fields(strings.NewReplacer("\u200b", "", "\ufeff", "").Replace(s)), " ")
}

func elements(markup, tag string) []string {
	found := []string{}
	for _, m := range regexp.MustCompile(`(?s)<`+tag+`(?:\s[^>]*)?>(.*?)</`+tag+`>`).FindAllStringSubmatch(markup, -1) {
		found = append(found, textOf(m[1]))
	}
	return found
}

// seen is the text of HTML, line by line.
func seenLines(markup string) []string {
	var list []string
	for _, l := range strings.Split(blockEnd.ReplaceAllString(strings.ReplaceAll(markup, "\n", " "), "\n"), "\n") {
		if l = textOf(l); l != "" {
			list = append(list, l)
		}
	}
	return list
}

func hasAll(list, want []string) bool {
	return !slices.ContainsFunc(want, func(s string) bool { return !slices.Contains(list, s) })
}

// failing says what is wrong with what came of a snippet, or nothing.
func (s *snippet) failing(markup string, messages []string) string {
	seen, wrong := seenLines(markup), []string{}
	fails := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	switch {
	case s.AnyLines && len(s.Lines) > 0:
		if !slices.ContainsFunc(s.Lines, func(l string) bool { return slices.Contains(seen, textOf(l)) }) {
			fails("lines %q", seen)
		}
	case !hasAll(seen, s.Lines) && (s.OrLines == nil || !hasAll(seen, s.OrLines)):
		if s.OrItems == nil || !hasAll(elements(markup, "li"), s.OrItems) {
			fails("lines %q", seen)
		}
	}
	for _, l := range s.LinesHas {
		if !slices.Contains(seen, l) {
			fails("lines %q", seen)
		}
	}
	for tag, want := range map[string]*[]string{"strong": s.Strong, "em": s.Em, "del": s.Dels} {
		if want != nil && !slices.Equal(elements(markup, tag), *want) {
			fails("%s %q", tag, elements(markup, tag))
		}
	}
	if s.Items != nil && !slices.Equal(elements(markup, "li"), s.Items) {
		fails("items %q", elements(markup, "li"))
	}
	if s.Rows != nil {
		var rows []string
		for _, m := range regexp.MustCompile(`(?s)<tr>(.*?)</tr>`).FindAllStringSubmatch(markup, -1) {
			rows = append(rows, strings.Join(elements(m[1], "t[hd]"), "|"))
		}
		if !slices.Equal(rows, s.Rows) {
			fails("rows %q", rows)
		}
	}
	if s.Pre != nil && *s.Pre != strings.Contains(markup, "<pre") {
		fails("pre")
	}
	told := slices.ContainsFunc(messages, func(m string) bool {
		return slices.ContainsFunc(s.Told, func(n int) bool { return strings.HasPrefix(m, fmt.Sprintf("a.md:%d:", n+9)) })
	})
	switch {
	case s.TellOrFix:
		if told {
			return ""
		}
	case s.Told != nil && !told && !s.OrTold:
		fails("not told")
	case s.OrTold && len(messages) > 0:
		return ""
	case s.Told == nil && !s.OrTold && len(messages) > 0:
		fails("told though right")
	}
	return strings.Join(wrong, "; ")
}

// TestPasted holds what comes of texts as authors paste them, from other programs, web pages and printed pages, against what their
// readers should see. They were written before the parser.
func TestPasted(t *testing.T) {
	files, _ := filepath.Glob("testdata/pasted/*.json")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var list []snippet
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		right := 0
		for _, s := range list {
			markup, messages := render(s.Text, Options{Prefix: "s"})
			if wrong := s.failing(markup, messages); wrong != "" {
				t.Errorf("%s: %s\n%q\n%s%s", s.Name, wrong, s.Text, markup, strings.Join(messages, "\n"))
			} else {
				right++
			}
		}
		t.Logf("%s: %d of %d", name, right, len(list))
	}
}
