package claim

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// The bounds that checked prose must keep on the corpus, in percent.
const (
	leastLocated      = 95
	leastContradicted = 80 // of those located
)

// corpusLine is one line of the corpus: a text with a contradiction at a mark, or without any.
type corpusLine struct {
	at      string // corpus-school.txt:12
	on      *bookcase
	about   Subject
	runs    []Run
	text    string
	kind    string
	planted bool
	run     int // of the mark
	from    int // bytes of that run's text
	to      int
}

// bookcase is a site with one of its editions, under analysis.
type bookcase struct {
	checker *Checker
	view    *analysis.View
}

// verdictsOf checks a line by itself.
func (s *corpusLine) verdictsOf() []Verdict { return s.on.checker.Check(s.on.view, s.about, s.runs) }

// place is where v stands in the text of its run.
func (s *corpusLine) place(v Verdict) (from, to int) {
	before := 0
	for _, p := range s.runs[v.Run].Pieces[:v.Piece] {
		before += len(p.Text)
	}
	return before + v.Start, before + v.End
}

// setKinds are the kinds whose contradiction is between a word and many cells: an error anywhere in the sentence
// tells of it.
var setKinds = []string{"count", "member", "superlative", "rank", "respectively", "sum", "zero"}

// found reports whether v tells of the planted contradiction.
func (s *corpusLine) found(v Verdict) bool {
	if v.Outcome != Contradicts && v.Outcome != Doubtful || v.Run != s.run {
		return false
	}
	from, to := s.place(v)
	if from < s.to && s.from < to {
		return true
	}
	var text strings.Builder
	for _, p := range s.runs[s.run].Pieces {
		text.WriteString(p.Text)
	}
	between := text.String()[min(to, s.to):max(from, s.from)]
	return slices.Contains(setKinds, s.kind) && !strings.ContainsAny(between, "。！？")
}

// corpusScore counts the lines of a kind.
type corpusScore struct{ planted, found, contradicted, correct, wrong int }

func (s *corpusScore) add(t *corpusScore) {
	s.planted, s.found, s.contradicted = s.planted+t.planted, s.found+t.found, s.contradicted+t.contradicted
	s.correct, s.wrong = s.correct+t.correct, s.wrong+t.wrong
}

func (s *corpusScore) String() string {
	return fmt.Sprintf("located %3d of %3d planted, %3d of them contradicted, %2d false errors in %3d correct", s.found, s.planted, s.contradicted, s.wrong, s.correct)
}

// TestCorpus: planted contradictions are found, and correct sentences are left alone.
func TestCorpus(t *testing.T) {
	scores, all := map[string]*corpusScore{}, &corpusScore{}
	for _, s := range readCorpus(t) {
		one := judge(t, s)
		if scores[s.kind] == nil {
			scores[s.kind] = &corpusScore{}
		}
		scores[s.kind].add(one)
		all.add(one)
	}
	kinds := make([]string, 0, len(scores))
	for kind := range scores {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		t.Logf("%-14s %s", kind, scores[kind])
	}
	n := all.planted + all.correct
	t.Logf("%d sentences: %s; recall %.1f %%, false errors %.1f %%", n, all,
		100*float64(all.found)/float64(all.planted), 100*float64(all.wrong)/float64(all.correct))
	switch {
	case n < 200:
		t.Errorf("%d sentences, want at least 200", n)
	case all.planted*100 < 40*n || all.planted*100 > 60*n:
		t.Errorf("%d of %d sentences are planted, want about half", all.planted, n)
	}
	if all.found*100 < leastLocated*all.planted {
		t.Errorf("located %d of %d contradictions, want %d %%", all.found, all.planted, leastLocated)
	}
	if all.contradicted*100 < leastContradicted*all.found {
		t.Errorf("%d of %d contradictions are told as such, want %d %%", all.contradicted, all.found, leastContradicted)
	}
	if all.wrong > 0 {
		t.Errorf("%d false errors in %d correct sentences, want none", all.wrong, all.correct)
	}
}

// judge checks one line and logs what is missed in it and what is wrongly told.
func judge(t *testing.T, s *corpusLine) *corpusScore {
	if s.planted {
		one := &corpusScore{planted: 1}
		for _, v := range s.verdictsOf() {
			if s.found(v) {
				one.found = 1
				if v.Outcome == Contradicts {
					one.contradicted = 1
				}
			} else if v.Outcome == Contradicts {
				t.Logf("%s: beside the mark: %s\n\t%s", s.at, v.Text, s.text)
			}
		}
		if one.found == 0 {
			t.Logf("%s: missed (%s)\n\t%s", s.at, s.kind, s.text)
		} else if one.contradicted == 0 {
			t.Logf("%s: only in doubt (%s)\n\t%s", s.at, s.kind, s.text)
		}
		return one
	}
	one := &corpusScore{correct: 1}
	for _, v := range s.verdictsOf() {
		if v.Outcome == Contradicts {
			one.wrong = 1
			t.Logf("%s: false error (%s): %s\n\t%s", s.at, s.kind, v.Text, s.text)
		}
	}
	return one
}

// numberStart matches the words with which a text that a reference replaces may begin, beside digits.
var numberStart = regexp.MustCompile(`^([-+−＋]?[0-9]|第|[零一二两三四五六七八九十百千万半首末]|上升|下降|前移|前进|后退|后移|持平|倒数)`)

// TestCorpusReferences: a reference takes the place of a whole number.
func TestCorpusReferences(t *testing.T) {
	n := 0
	for _, s := range readCorpus(t) {
		if s.planted {
			continue
		}
		for _, v := range s.verdictsOf() {
			if v.Outcome == Contradicts || v.Reference == "" {
				continue
			}
			n++
			text := s.runs[v.Run].Pieces[v.Piece].Text
			if !numberStart.MatchString(text[v.Start:v.End]) || halved(text, v.Start, v.End) {
				t.Errorf("%s: %s would take the place of %q\n\t%s", s.at, v.Reference, text[v.Start:v.End], s.text)
			}
		}
	}
	t.Logf("%d references offered", n)
}

// halved reports whether text[start:end] begins or ends within a number.
func halved(text string, start, end int) bool {
	const inside = "0123456789.．"
	before, after := text[:start], text[end:]
	return before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789.-+") || strings.HasSuffix(before, "−") ||
		after != "" && strings.ContainsAny(after[:1], inside)
}

// readCorpus reads every file of the corpus.
func readCorpus(t *testing.T) []*corpusLine {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "corpus*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	r := corpusReader{t: t}
	for _, name := range files {
		r.read(name)
	}
	return r.samples
}

// corpusReader reads the corpus.
type corpusReader struct {
	t       *testing.T
	site    *model.Site
	on      *bookcase
	samples []*corpusLine
}

func (r *corpusReader) read(name string) {
	f, err := os.Open(name)
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		at, line := fmt.Sprintf("%s:%d", filepath.Base(name), n), strings.TrimSpace(lines.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@site "):
			r.open(at, strings.Fields(line))
		default:
			r.samples = append(r.samples, r.line(at, line))
		}
	}
	if err := lines.Err(); err != nil {
		r.t.Fatal(err)
	}
}

// open turns to the edition that a line @site PATH EDITION names.
func (r *corpusReader) open(at string, words []string) {
	if len(words) != 3 {
		r.t.Fatalf("%s: want @site PATH EDITION", at)
	}
	d := openSite(r.t, words[1], words[2])
	r.site, r.on = d.site, &bookcase{checker: d.checker, view: d.view}
}

var (
	lineForm = regexp.MustCompile(`^([+-]) (\S+) \| (.*?)(?: # ([a-z-]+))$`)
	braces   = regexp.MustCompile(`\{\{([^}]*)\}\}`)
)

// line reads "+ SUBJECT | text # kind".
func (r *corpusReader) line(at, line string) *corpusLine {
	m := lineForm.FindStringSubmatch(line)
	if m == nil {
		r.t.Fatalf("%s: want + SUBJECT | text # kind", at)
	}
	s := &corpusLine{at: at, on: r.on, text: m[3], kind: m[4], planted: m[1] == "-", about: r.subject(at, m[2])}
	marks := 0
	for k, text := range strings.Split(m[3], "¶") {
		run := Run{}
		text = strings.TrimSpace(text)
		if title, ok := strings.CutPrefix(text, "# "); ok {
			run.Kind, run.Level, text = Heading, 2, title
		}
		before, rest, marked := strings.Cut(text, "⟦")
		if marked {
			inside, after, _ := strings.Cut(rest, "⟧")
			marks++
			pieces := r.pieces(at, before)
			s.run, s.from = k, widthOf(pieces)
			s.to = s.from + len(inside)
			text = before + inside + after
		}
		run.Pieces = r.pieces(at, text)
		s.runs = append(s.runs, run)
	}
	if s.planted != (marks == 1) {
		r.t.Fatalf("%s: %d marks", at, marks)
	}
	return s
}

func widthOf(pieces []Piece) int {
	n := 0
	for _, p := range pieces {
		n += len(p.Text)
	}
	return n
}

func (r *corpusReader) subject(at, id string) (about Subject) {
	if id == "." {
		return Subject{}
	}
	about.Region, about.Indicator = r.region(id), r.indicator(id)
	if about.Region == nil && about.Indicator == nil {
		r.t.Fatalf("%s: no region or indicator %s", at, id)
	}
	return about
}

func (r *corpusReader) region(id string) *model.Region {
	for _, region := range r.site.Regions {
		if region.ID == id {
			return region
		}
	}
	return nil
}

func (r *corpusReader) indicator(id string) *model.Indicator {
	for _, i := range r.site.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

// pieces cuts a text at its references and prints their figures.
func (r *corpusReader) pieces(at, text string) []Piece {
	var pieces []Piece
	last := 0
	for _, m := range braces.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > last {
			pieces = append(pieces, Piece{Text: text[last:m[0]]})
		}
		pieces = append(pieces, r.figure(at, strings.Fields(text[m[2]:m[3]])))
		last = m[1]
	}
	if last < len(text) {
		pieces = append(pieces, Piece{Text: text[last:]})
	}
	return pieces
}

// figure prints what a reference of a region, an indicator and a measure says, as pages do.
func (r *corpusReader) figure(at string, words []string) Piece {
	if len(words) < 3 {
		r.t.Fatalf("%s: want {{region indicator measure}}", at)
	}
	region, indicator, m := r.region(words[0]), r.indicator(words[1]), measure.Named(words[2], r.site.Words)
	if region == nil || indicator == nil || m == nil {
		r.t.Fatalf("%s: unknown word in %q", at, words)
	}
	v := r.on.view
	cell := v.Cell(indicator, region)
	q, absolute := m.Of(v, &cell), len(words) > 3
	if !q.Ok() {
		r.t.Fatalf("%s: %q has no number", at, words)
	}
	if absolute {
		q.Value = q.Value.Abs()
	}
	text := q.String()
	switch {
	case m.Kind == measure.Place:
		text = "第" + text
	case m.Kind == measure.Moved && !absolute:
		text = format.Change(q.Num)
	}
	return Piece{Text: text, Figure: &Figure{View: v, Region: region, Indicator: indicator, Measure: m, Absolute: absolute}}
}
