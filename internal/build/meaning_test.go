package build

import (
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// TestMeaning builds each site of testdata/meaning and reads its pages as a reader does. Each site is about one thing that
// pages once got wrong. A line of its expect.txt is "page: + text that stands there" or "page: - text that does not"; the
// page is a pattern of paths without .html, or check for the messages to the author. Lines with # are remarks.
func TestMeaning(t *testing.T) {
	longtest.Skip(t)
	sites, err := filepath.Glob("testdata/meaning/*")
	if err != nil || len(sites) == 0 {
		t.Fatal("no sites", err)
	}
	for _, site := range sites {
		t.Run(filepath.Base(site), func(t *testing.T) {
			expected, err := os.ReadFile(filepath.Join(site, "expect.txt"))
			if err != nil {
				t.Fatal(err)
			}
			said := everythingSaid(t, site)
			n := 0
			for _, line := range strings.Split(string(expected), "\n") {
				if line == "" || strings.HasPrefix(line, "#") {
					continue
				}
				n++
				if wrong := said.check(line); wrong != "" {
					t.Errorf("%s: %s", line, wrong)
				}
			}
			if n == 0 {
				t.Error("expects nothing")
			}
		})
	}
}

// said is the plain text of pages by their paths without .html, and of messages as "check".
type said map[string]string

func everythingSaid(t *testing.T, site string) said {
	out := filepath.Join(t.TempDir(), "public")
	result, err := Build(Options{Site: os.DirFS(site), Out: out})
	if err != nil {
		t.Fatal(err)
	}
	texts := said{}
	for _, d := range result.Diags {
		texts["check"] += fmt.Sprintf("%+v ", d)
	}
	if result.Errors > 0 {
		return texts
	}
	for name, content := range pages(t, out) {
		texts[strings.TrimSuffix(filepath.ToSlash(strings.TrimPrefix(name, out)), ".html")] = plainText(content)
	}
	return texts
}

// check says what is wrong with a line.
func (s said) check(line string) string {
	pattern, rest, ok := strings.Cut(line, ": ")
	sign, text, more := strings.Cut(rest, " ")
	if !ok || !more || text == "" || sign != "+" && sign != "-" {
		return "no line of expect.txt"
	}
	pages, holding := 0, ""
	for name, content := range s {
		if matched, err := path.Match(pattern, name); err != nil || !matched && (pattern != "*" || name == "check") {
			continue
		}
		pages++
		if at := strings.Index(content, text); at >= 0 {
			holding = name + ": …" + around(content, at, len(text)) + "…"
		}
	}
	switch {
	case pages == 0 && pattern != "check":
		return "there is no such page; check: " + s["check"]
	case sign == "+" && holding == "":
		return "is not said"
	case sign == "-" && holding != "":
		return "is said in " + holding
	}
	return ""
}

// around is a part of a text with what stands near it.
func around(text string, at, size int) string {
	return strings.ToValidUTF8(text[max(0, at-60):min(len(text), at+size+60)], "")
}

var (
	unseen = regexp.MustCompile(`(?s)<(script|style|head)\b.*?</(script|style|head)>`)
	inline = regexp.MustCompile(`</?(a|b|strong|em|span|i|sup|abbr|mark|small|time|tspan)\b[^>]*>`)
	tag    = regexp.MustCompile(`(?s)<[^>]*>`)
)

// plainText is a page's text: elements within a line leave nothing behind, others a space.
func plainText(page string) string {
	page = inline.ReplaceAllString(unseen.ReplaceAllString(page, ""), "")
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, " "))), " ")
}
