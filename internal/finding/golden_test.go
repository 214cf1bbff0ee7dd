package finding

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sites are those whose sentences stand in testdata for reviewers to read.
var sites = []struct{ name, dir string }{
	{"sample", "../.."},
	{"province", "../build/testdata/province"},
	{"school", "../build/testdata/school"},
	{"single", "../build/testdata/single"},
	{"figures", "../build/testdata/golden/figures"},
}

func TestGolden(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			site := open(t, tt.dir)
			for _, e := range site.Editions {
				write(&b, New(analysis.New(site, e)))
			}
			file := "testdata/" + tt.name + ".txt"
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != string(want) {
				t.Errorf("the sentences of %s differ from %s at line %d; go test -update rewrites it, git diff shows them", tt.name, file, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for k := range min(len(x), len(y)) {
		if x[k] != y[k] {
			return k + 1
		}
	}
	return min(len(x), len(y)) + 1
}

// write lists the sentences of an edition as its pages show them: the main points, what is good and what is not by
// indicators, everything, and the pages of the first two members and the last.
func write(b *strings.Builder, s *Set) {
	e := s.view.Edition
	fmt.Fprintf(b, "# %s\n", e.ID)
	section(b, "要点", s.Points(6, nil, nil))
	section(b, "亮点", s.Statements(Query{Tones: []Tone{Highlight}}))
	section(b, "短板", s.Statements(Query{Tones: []Tone{Shortfall}}))
	section(b, "全部", s.Statements(Query{}))
	for _, r := range pages(s.view.Site) {
		section(b, r.Name, s.Statements(Query{Region: r}))
	}
}

func pages(site *model.Site) []*model.Region {
	var out []*model.Region
	for _, r := range site.Regions {
		if r.HasPage() {
			out = append(out, r)
		}
	}
	if len(out) > 12 {
		return []*model.Region{out[0], out[1], out[len(out)-1]}
	}
	return out
}

func section(b *strings.Builder, title string, list []Statement) {
	fmt.Fprintf(b, "\n## %s\n\n", title)
	for _, st := range list {
		fmt.Fprintf(b, "%3d %s %s\n", st.Weight, [...]string{"  ", "亮", "短"}[st.Tone], st.Text)
	}
	b.WriteString("\n")
}

// slips are what no sentence may contain.
var slips = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"a dash", regexp.MustCompile(`—`)},
	{"empty brackets", regexp.MustCompile(`（）|\(\)|“”`)},
	{"doubled marks", regexp.MustCompile(`[，。；、：]{2}|^[，。；、]|（[，、]`)},
	{"a number of zeros", regexp.MustCompile(`(^|[^0-9.])00+\.`)},
	{"a number without a unit behind it and a number", regexp.MustCompile(`%[0-9]`)},
	{"words said twice", regexp.MustCompile(`均均|但但|同比同比|完成完成|落后落后|且且|为为`)},
	{"a gap in a sentence", regexp.MustCompile(`未设目标|不适用|<nil>|%!`)},
	{"a change of no size", regexp.MustCompile(`(增长|下降|提高|扩大|收窄|高于[^，；0-9]*|低于[^，；0-9]*)0\.0(%|个百分点)`)},
}

// everySentence calls f with all sentences of all sites: of each indicator, each region and each finding by itself.
func everySentence(t *testing.T, f func(where string, text Text)) {
	t.Helper()
	for _, site := range sites {
		loaded := open(t, site.dir)
		for _, e := range loaded.Editions {
			s := New(analysis.New(loaded, e))
			where := site.name + " " + e.ID
			queries := []Query{{}, {Tones: []Tone{Highlight}}, {Tones: []Tone{Shortfall}}}
			for _, rule := range Rules {
				queries = append(queries, Query{Rules: []string{rule.Name}})
			}
			for _, r := range loaded.Regions {
				queries = append(queries, Query{Region: r})
			}
			for _, q := range queries {
				for _, st := range s.Statements(q) {
					f(where, st.Text)
				}
			}
			for _, found := range s.Findings() {
				f(where, found.Text)
			}
		}
	}
}

func TestSentencesHaveNoSlips(t *testing.T) {
	n := 0
	everySentence(t, func(where string, text Text) {
		n++
		for _, slip := range slips {
			if slip.pattern.MatchString(text.String()) {
				t.Errorf("%s: %s in %s", where, slip.name, text)
			}
		}
		if w := text.width(); w > longest+1 {
			t.Errorf("%s: %d characters in %s", where, w, text)
		}
	})
	if n < 2000 {
		t.Errorf("%d sentences were read, want 2000 or more", n)
	}
}

func TestSentencesSayANumberOnce(t *testing.T) {
	everySentence(t, func(where string, text Text) {
		seen := map[Evidence]string{}
		for _, span := range text {
			if span.Evidence == nil || span.Text == span.Evidence.Region.Name {
				continue
			}
			if span.Text == seen[*span.Evidence] {
				t.Errorf("%s: %s is said twice in %s", where, span.Text, text)
			}
			seen[*span.Evidence] = span.Text
		}
	})
}

func TestNumbersLeadToTheirCells(t *testing.T) {
	digits := regexp.MustCompile(`[0-9]+\.[0-9]`)
	everySentence(t, func(where string, text Text) {
		for _, span := range text {
			if span.Evidence == nil && digits.MatchString(span.Text) {
				t.Errorf("%s: %q has no evidence in %s", where, span.Text, text)
			}
			if e := span.Evidence; e != nil && (e.Indicator == nil || e.Region == nil || e.Measure == nil) {
				t.Errorf("%s: the evidence of %q is incomplete in %s", where, span.Text, text)
			}
		}
	})
}
