package claim

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateTold = flag.Bool("update", false, "write testdata/told anew: what of it changes is to be read, sentence by sentence")

// What is told of each text of people, and of the words and numbers in it, stands in testdata/told: the bounds of TestBlind and TestCorpus
// hold how often it is right, and these files that no single verdict, and nothing that it says, changes unseen. Of a text with something
// planted, what is told of it beyond what is told of the true one stands behind it. Each part is a test, so that one alone is soon run.

func TestToldFourth(t *testing.T)       { holdTexts(t, "fourth") }
func TestToldSixth(t *testing.T)        { holdTexts(t, "sixth") }
func TestToldSeventh(t *testing.T)      { holdTexts(t, "seventh") }
func TestToldEighthSealed(t *testing.T) { holdTexts(t, "eighth-sealed") }
func TestToldFifth(t *testing.T)        { holdTexts(t, "fifth") }
func TestToldFifthSealed(t *testing.T)  { holdTexts(t, "fifth-sealed") }
func TestToldThird(t *testing.T)        { holdTexts(t, "third") }
func TestToldWorking(t *testing.T)      { holdTexts(t, "working") }
func TestToldSecond(t *testing.T)       { holdTexts(t, "second") }
func TestToldSealed(t *testing.T)       { holdTexts(t, "sealed") }

// holdTexts tells of the lines and the analyses in a folder of testdata/blind.
func holdTexts(t *testing.T, part string) {
	files, err := filepath.Glob(filepath.Join("testdata", "blind", part, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	b := &strings.Builder{}
	for _, file := range files {
		fmt.Fprintf(b, "== %s\n", filepath.Base(file))
		switch filepath.Ext(file) {
		case ".txt":
			tellLines(t, b, file)
		case ".md":
			tellAnalysis(t, b, file)
		}
	}
	holdTold(t, part, b.String())
}

func TestToldSheets(t *testing.T) {
	b := &strings.Builder{}
	for k, site := range []string{"anquan", "gongye", "huanjing", "jiaoyu", "nongye", "weisheng"} {
		c := &clerk{openSite(t, "internal/claim/testdata/blind/sites/"+site, blindEdition(t, site)), rand.New(rand.NewSource(int64(100 + k)))}
		fmt.Fprintf(b, "== %s\n", site)
		for range 3 {
			for _, write := range sheets {
				c.tellSheet(b, write(c))
			}
		}
	}
	holdTold(t, "sheets", b.String())
}

func TestToldCorpus(t *testing.T) {
	b := &strings.Builder{}
	for _, s := range readCorpus(t) {
		fmt.Fprintln(b, s.at)
		for _, v := range s.verdictsOf() {
			tellOne(b, v, s.runs)
		}
	}
	holdTold(t, "corpus", b.String())
}

// tellSheet writes what is told of a table written from the data, beyond that its numbers agree, and of the same with one wrong number.
func (c *clerk) tellSheet(b *strings.Builder, s *sheet) {
	tell := func() {
		runs := runsOf(s.markdown())
		agree := 0
		for _, v := range c.checker.Check(c.view, Subject{}, runs) {
			if v.Outcome == Agrees && v.Number {
				agree++
			} else {
				tellOne(b, v, runs)
			}
		}
		fmt.Fprintf(b, "  %d agree\n", agree)
	}
	fmt.Fprintln(b, s.name, strings.Join(s.rows[0], "|"))
	tell()
	if len(s.holds) == 0 {
		return
	}
	at := s.holds[c.random.Intn(len(s.holds))]
	was := s.rows[at[0]][at[1]]
	s.rows[at[0]][at[1]] = c.falsified(was)
	fmt.Fprintf(b, " with %s for %s at %v\n", s.rows[at[0]][at[1]], was, at)
	tell()
}

func tellLines(t *testing.T, b *strings.Builder, file string) {
	lines, d := readBlind(t, file)
	for k := range lines {
		l := &lines[k]
		_, number, _ := strings.Cut(l.at, ":")
		fmt.Fprintln(b, number)
		told := func(text string) string {
			runs := []Run{{Pieces: []Piece{{Text: text}}}}
			one := &strings.Builder{}
			for _, v := range d.checker.Check(d.view, d.about(l.about), runs) {
				tellOne(one, v, runs)
			}
			return one.String()
		}
		right := told(l.right)
		b.WriteString(right)
		if !l.planted {
			continue
		}
		known := map[string]bool{}
		for line := range strings.Lines(right) {
			known[line] = true
		}
		fmt.Fprintf(b, " with %s\n", l.wrong[l.from:l.to])
		for line := range strings.Lines(told(l.wrong)) {
			if !known[line] {
				b.WriteString(line)
			}
		}
	}
}

func tellAnalysis(t *testing.T, b *strings.Builder, file string) {
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	field, _, _ := strings.Cut(filepath.Base(file), "-")
	d := openSite(t, "internal/claim/testdata/blind/sites/"+field, blindEdition(t, field))
	runs := runsOf(string(source))
	for _, v := range d.checker.Check(d.view, Subject{}, runs) {
		tellOne(b, v, runs)
	}
}

// tellOne writes a verdict on a line: = agrees, ? is in doubt, ! contradicts; a number or words; what it was held against, or what takes its place.
func tellOne(b *strings.Builder, v Verdict, runs []Run) {
	what := []string{"=", "?", "!"}[v.Outcome]
	if !v.Number {
		what += "w"
	}
	says := v.Text
	switch {
	case v.Outcome == Agrees && v.Reference != "":
		says = v.Reference
	case v.Outcome == Agrees:
		says = v.Evidence
	case !strings.Contains(says, v.Evidence):
		says += " | " + v.Evidence
	}
	at := runs[v.Run].Pieces[v.Piece].Text[v.Start:v.End]
	fmt.Fprintf(b, "  %s %s | %s\n", what, at, strings.TrimPrefix(says, "“"+at+"”"))
}

// holdTold compares what is told with the file of a part.
func holdTold(t *testing.T, part, got string) {
	t.Helper()
	file := filepath.Join("testdata", "told", part+".txt")
	if *updateTold {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for k := range min(len(a), len(b)) {
		if a[k] != b[k] {
			t.Fatalf("%s:%d: told %s\n\twant %s\n(go test -update writes it anew; read what git diff shows)", file, k+1, a[k], b[k])
		}
	}
	if len(a) != len(b) {
		t.Fatalf("%s: %d lines, want %d", file, len(a), len(b))
	}
}
