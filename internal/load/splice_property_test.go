package load

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

const spliceFile = "data/reports/2023-03.yaml"

// reportOf is the model of a report's text; ok is false where the loader finds fault with it.
func reportOf(l *loader, text string) (report *model.Report, said string, ok bool) {
	diags := &diag.List{}
	clean, ok := clean(spliceFile, []byte(text), diags)
	report = model.NewReport(model.Period{Year: 2023, Month: 3}, spliceFile, len(l.site.Indicators), len(l.site.Regions))
	if ok {
		r := &reader{file: spliceFile, diags: diags}
		if root := r.root(clean); root != nil {
			l.reportDecoder(report)(r, root, body{})
		}
	}
	return report, printed(diags), !diags.HasErrors()
}

// shownFigure is all that a figure says, without its place.
func shownFigure(f *model.Figure) string {
	text := fmt.Sprint(f.Given, f.Gap, f.Value, f.Status)
	if f.More == nil {
		return text + fmt.Sprint(model.FigureMore{})
	}
	more := *f.More
	more.Explained, more.Parts, more.YoY = nil, nil, nil
	text += fmt.Sprint(more)
	if f.More.YoY != nil {
		text += "同比" + f.More.YoY.String()
	}
	var inner []string
	for _, p := range f.More.Parts {
		inner = append(inner, fmt.Sprint(p.Part.ID, p.Gap, p.Value))
	}
	for _, e := range f.More.Explained {
		inner = append(inner, fmt.Sprintf("%s %q", e.Rule, e.Reason))
	}
	slices.Sort(inner)
	return text + strings.Join(inner, ";")
}

// edited is a figure of the model after an edit: a second telling of what Splice promises.
func edited(l *loader, f model.Figure, i *model.Indicator, e *Edit) model.Figure {
	more := model.FigureMore{}
	if f.More != nil {
		more = *f.More
		more.Parts, more.Explained = slices.Clone(more.Parts), slices.Clone(more.Explained)
	}
	f.Given = f.Given || e.Value != ""
	f.More = &more
	if e.Value != "" {
		f.Num = numOf(e.Value, f.Num)
	}
	for _, t := range []struct {
		field Field
		dst   *string
	}{{e.Note, &more.Note}, {e.Source, &more.Source}, {e.CheckedBy, &more.CheckedBy}} {
		if t.field.Said {
			*t.dst = strings.TrimSpace(t.field.Text)
		}
	}
	if e.Status.Said {
		f.Status = model.Flash
		if e.Status.Text != "" {
			f.Status = model.Statuses[e.Status.Text]
		}
	}
	if e.YoY.Said {
		more.YoY = nil
		if e.YoY.Text != "" {
			d := model.MustDecimal(e.YoY.Text)
			more.YoY = &d
		}
	}
	if e.Rank.Said {
		more.Rank, more.RankOf = 0, 0
		fmt.Sscan(e.Rank.Text, &more.Rank)
		fmt.Sscan(e.RankOf.Text, &more.RankOf)
	}
	for _, p := range e.Parts {
		part := &i.Parts[slices.IndexFunc(i.Parts, func(one model.Part) bool { return one.ID == p.Key })]
		more.Parts = slices.DeleteFunc(more.Parts, func(one model.PartFigure) bool { return one.Part == part })
		if p.Text != "" {
			more.Parts = append(more.Parts, model.PartFigure{Part: part, Num: numOf(p.Text, model.Num{})})
		}
	}
	for _, x := range e.Explained {
		more.Explained = slices.DeleteFunc(more.Explained, func(one model.Explanation) bool { return one.Rule == x.Key })
		if x.Text != "" {
			more.Explained = append(more.Explained, model.Explanation{Rule: x.Key, Reason: strings.TrimSpace(x.Text)})
		}
	}
	return f
}

// numOf reads a value; one that is equal to the old keeps the old one's zeros.
func numOf(text string, old model.Num) model.Num {
	if gap, isGap := model.WrittenGaps[text]; isGap {
		return model.Missing(gap)
	}
	d, ok := plainDecimal(text)
	if !ok {
		return old // another way to write a number is no number
	}
	if old.Ok() && old.Value.Cmp(d) == 0 {
		return old
	}
	return model.Number(d)
}

// TestSpliceRandom: whatever the style of a report, its model after a splice is the old one but for the edited
// figures; lines that hold none of them are the same, and so are all comments; the same edits again change
// nothing, and none at all give the same bytes.
func TestSpliceRandom(t *testing.T) {
	l := named(t)
	order := OrderOf(l.site, model.Period{Year: 2023, Month: 3})
	read, spliced := 0, 0
	const rounds = 500
	for seed := range uint64(rounds) {
		s := &scribe{Rand: rand.New(rand.NewPCG(seed, 11))}
		text := s.report()
		before, _, ok := reportOf(l, text)
		if !ok {
			continue
		}
		read++
		edits := s.edits()
		diags := &diag.List{}
		out, at, ok := Splice(spliceFile, []byte(text), order, edits, diags)
		if !ok {
			if said := printed(diags); !strings.Contains(said, "[no-value]") {
				t.Fatalf("seed %d: %s\n%q\n%+v", seed, said, text, edits)
			}
			continue
		}
		spliced++
		if failure := heldTo(l, order, text, string(out), before, edits, at); failure != "" {
			t.Fatalf("seed %d: %s\nof  %q\nto  %q\n%+v", seed, failure, text, out, edits)
		}
	}
	if read < rounds/2 || spliced < rounds/4 {
		t.Errorf("of %d reports %d were read and %d spliced: the generator is off", rounds, read, spliced)
	}
}

func heldTo(l *loader, order Order, text, out string, before *model.Report, edits []Edit, at []diag.Pos) string {
	after, said, ok := reportOf(l, out)
	if !ok {
		// What an edit says may be wrong: then the text before had to be changed, and the fault is the edit's.
		for _, line := range strings.Split(strings.TrimSpace(said), "\n") {
			if strings.Contains(line, "错误[") && !strings.Contains(line, "[line-break]") && !strings.Contains(line, "[no-value]: “") {
				return said
			}
		}
		return ""
	}
	want := map[[2]int]model.Figure{}
	for k := range edits {
		i, g := l.indicators.byID[edits[k].Indicator], l.regions.byID[edits[k].Region]
		cell := [2]int{i.Index, g.Index}
		old, touched := want[cell]
		if !touched {
			old = *before.Figure(i, g)
			if !old.Given {
				old.Status = model.Flash
			}
		}
		want[cell] = edited(l, old, i, &edits[k])
		if f := after.Figure(i, g); f.Given && at[k] != after.Pos(f) {
			return fmt.Sprintf("figure %d is said to stand at %s and stands at %s", k, at[k], after.Pos(f))
		}
	}
	for _, i := range l.site.Indicators {
		for _, g := range append([]*model.Region{l.site.Province}, l.site.Regions...) {
			old, touched := want[[2]int{i.Index, g.Index}]
			if !touched || !old.Given {
				old = *before.Figure(i, g)
			}
			if got := after.Figure(i, g); shownFigure(got) != shownFigure(&old) {
				return fmt.Sprintf("%s %s is %s, want %s", i.ID, g.ID, shownFigure(got), shownFigure(&old))
			}
		}
	}
	return sameLines(l, order, text, out, edits)
}

var commentText = regexp.MustCompile(`# 注[0-9]+；`)

func sameLines(l *loader, order Order, text, out string, edits []Edit) string {
	for _, comment := range commentText.FindAllString(text, -1) {
		if !strings.Contains(out, comment) {
			return "lost " + comment
		}
	}
	touched := touchedLines(text, order, edits)
	lines := strings.Split(out, "\n")
	for k, line := range strings.Split(text, "\n") {
		if touched[k] {
			continue
		}
		at := slices.Index(lines, line)
		if at < 0 && k == strings.Count(text, "\n") {
			at = slices.Index(lines, line+"\r") // the last line has got one below it
		}
		if at < 0 {
			return fmt.Sprintf("line %d %q is not there any more", k+1, line)
		}
		lines = lines[at+1:]
	}
	diags := &diag.List{}
	if again, _, ok := Splice(spliceFile, []byte(out), order, edits, diags); !ok || string(again) != out {
		return fmt.Sprintf("the same edits again give %q", again)
	}
	if same, _, ok := Splice(spliceFile, []byte(text), order, nil, diags); !ok || string(same) != text {
		return fmt.Sprintf("no edits give %q", same)
	}
	return ""
}

// touchedLines are the lines, from 0, of the figures that edits change, or of the word for all of them.
func touchedLines(text string, order Order, edits []Edit) map[int]bool {
	s, _ := newSplicer(spliceFile, []byte(text), order, &diag.List{})
	touched := map[int]bool{}
	_, values := find(s.root, "values")
	mark := func(from, to int) {
		for k := s.lineOf(from); k <= s.lineOf(to); k++ {
			touched[k] = true
		}
	}
	for _, e := range edits {
		key, n := find(values, e.Indicator)
		in := frame{indent: -1}.inside(s.root).inside(values)
		if n != nil && len(n.Content) > 0 {
			if k, cell := find(n, e.Region); cell != nil {
				key, in, n = k, in.inside(n), cell
			} else if n.Style != 0 {
				_, end, _ := s.span(n, in) // braces that get an entry
				mark(s.start(key), end)
				continue
			} else {
				continue
			}
		}
		if n == nil {
			key, n = find(s.root, "values")
			if len(n.Content) > 0 && n.Style == 0 {
				continue
			}
			in = frame{indent: -1}.inside(s.root)
		}
		_, end, _ := s.span(n, in)
		mark(s.start(key), end)
	}
	return touched
}

// FuzzSplice splices a value and a note, hostile ones too, into whatever the loader reads.
func FuzzSplice(f *testing.F) {
	for k, c := range spliceCases {
		f.Add(reportHead+c.rows, uint8(k), "2.5", "一")
	}
	for _, c := range reportRows {
		f.Add(reportHead+c.rows, uint8(0), "未报送", "a, b: {c} # d")
	}
	for seed := range uint64(40) {
		s := &scribe{Rand: rand.New(rand.NewPCG(seed, 12))}
		f.Add(s.report(), uint8(seed), s.figure(), s.text())
	}
	l := named(f)
	order := OrderOf(l.site, model.Period{Year: 2023, Month: 3})
	f.Fuzz(func(t *testing.T, text string, which uint8, value, note string) {
		before, _, ok := reportOf(l, text)
		if !ok || strings.Contains(note, "\r") {
			return
		}
		i := l.site.Indicators[int(which)%len(l.site.Indicators)]
		g := l.site.Regions[int(which)/len(l.site.Indicators)%len(l.site.Regions)]
		edits := []Edit{{Indicator: i.ID, Region: g.ID, Value: value, Note: Say(note)}}
		diags := &diag.List{}
		out, at, ok := Splice(spliceFile, []byte(text), order, edits, diags)
		if !ok {
			if !diags.HasErrors() {
				t.Fatal("refused without a word")
			}
			return
		}
		after, _, right := reportOf(l, string(out))
		if right {
			if failure := heldTo(l, order, text, string(out), before, edits, at); failure != "" {
				t.Fatalf("%s\n%q", failure, out)
			}
			return
		}
		for _, other := range l.site.Indicators {
			for _, region := range append([]*model.Region{l.site.Province}, l.site.Regions...) {
				old, new := before.Figure(other, region), after.Figure(other, region)
				if (other != i || region != g) && shownFigure(old) != shownFigure(new) {
					t.Fatalf("%s %s is %s, was %s\n%q", other.ID, region.ID, shownFigure(new), shownFigure(old), out)
				}
			}
		}
	})
}
