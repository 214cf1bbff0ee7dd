package consistency

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/longtest"
	"bulletin/internal/model"
)

// tableTrips counts the cells of the tables that the program prints, which all are true.
type tableTrips struct {
	cells, agreed, doubted, wrong, offered, misprinted int
	planted, located, contradicted, beside             int // numbers of which one digit was changed, and what was told beside them
}

// TestTableRoundTrip feeds the tables that the program makes, as an author would type them, to the checker of prose.
func TestTableRoundTrip(t *testing.T) {
	longtest.Skip(t)
	for _, site := range []string{".", "internal/build/testdata/school", "internal/build/testdata/single", "internal/build/testdata/province", "internal/build/testdata/golden/figures"} {
		t.Run(filepath.Base(site), func(t *testing.T) {
			b, err := renderSite(onlyData{os.DirFS(filepath.Join("../..", site))}, func(string) bool { return true })
			if err != nil {
				t.Fatal(err)
			}
			b.tables(t).judge(t)
		})
	}
	t.Run("random", func(t *testing.T) {
		var all tableTrips
		for seed := range uint64(randomRoundTripSites) {
			one := generate(seed).render(t).tables(t)
			all.cells, all.agreed, all.doubted, all.wrong = all.cells+one.cells, all.agreed+one.agreed, all.doubted+one.doubted, all.wrong+one.wrong
			all.offered, all.misprinted = all.offered+one.offered, all.misprinted+one.misprinted
			all.planted, all.located, all.contradicted, all.beside = all.planted+one.planted, all.located+one.located, all.contradicted+one.contradicted, all.beside+one.beside
		}
		all.judge(t)
	})
}

func (c *tableTrips) judge(t *testing.T) {
	t.Logf("%d numbers in cells: %d agree, %d in doubt, %d contradict; %d references offered, %d print something else", c.cells, c.agreed, c.doubted, c.wrong, c.offered, c.misprinted)
	t.Logf("%d numbers changed: %d located, %d of these contradict; %d contradictions beside them", c.planted, c.located, c.contradicted, c.beside)
	if c.planted > 100 && c.located*100 < leastFound*c.planted {
		t.Errorf("%d of %d wrong numbers are located, want %d %%", c.located, c.planted, leastFound)
	}
	if c.beside > 0 {
		t.Errorf("%d true numbers beside a wrong one are taken for false", c.beside)
	}
	if c.wrong > 0 {
		t.Errorf("%d of %d true numbers are taken for false", c.wrong, c.cells)
	}
	if c.misprinted > 0 {
		t.Errorf("%d of %d references print something else than what was typed", c.misprinted, c.offered)
	}
}

// tables checks the tables of all pages.
func (b *built) tables(t *testing.T) *tableTrips {
	views := map[model.Period]*analysis.View{}
	view := func(e *model.Edition) *analysis.View {
		if views[e.Period] == nil {
			views[e.Period] = analysis.New(b.model, e)
		}
		return views[e.Period]
	}
	checker := claim.New(b.model, view)
	c := &tableTrips{}
	random := rand.New(rand.NewPCG(1, 2))
	shown := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(b.pages)) {
		edition, about := b.subject(name)
		if edition == nil {
			continue
		}
		g := &ground{site: b.model, edition: edition, views: views, checker: checker}
		for _, runs := range typedTables(parse(b.pages[name])) {
			var agreed []claim.Verdict
			for _, v := range checker.Check(view(edition), about, runs) {
				run := &runs[v.Run]
				if run.Kind != claim.Cell || run.Row == 0 || !v.Number {
					continue
				}
				text := run.Pieces[v.Piece].Text
				c.cells++
				switch v.Outcome {
				case claim.Agrees:
					c.agreed++
					if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
						agreed = append(agreed, v)
					}
				case claim.Doubtful:
					c.doubted++
					if key := name[strings.Index(name, "/")+1:] + headOf(runs, run); shown[key] < 1 && testing.Verbose() {
						shown[key]++
						t.Logf("doubt: %s, %s, %q: %s", name, headOf(runs, run), text, v.Text)
					}
				case claim.Contradicts:
					c.wrong++
					if shown[v.Text] < 1 && testing.Verbose() {
						shown[v.Text]++
						t.Logf("FALSE: %s, %s, %q: %s", name, headOf(runs, run), text, v.Text)
					}
				}
				if v.Reference != "" {
					c.offered++
					got, err := g.printed(about, v.Reference)
					if typed := text[v.Start:v.End]; err != nil || sameNumber(got) != sameNumber(typed) {
						c.misprinted++
						t.Logf("%s: %q %s prints %q %v", name, typed, v.Reference, got, err)
					}
				}
			}
			if len(agreed) > 0 {
				c.plant(t, name, runs, agreed[random.IntN(len(agreed))], random, func() []claim.Verdict { return checker.Check(view(edition), about, runs) })
			}
		}
	}
	return c
}

// leastFound is how many of the numbers changed have to be located, in percent.
const leastFound = 97

// plant changes a digit of a number that agrees, and looks whether that is told.
func (c *tableTrips) plant(t *testing.T, name string, runs []claim.Run, v claim.Verdict, random *rand.Rand, check func() []claim.Verdict) {
	piece := &runs[v.Run].Pieces[v.Piece]
	was := piece.Text
	var digits []int
	for k := v.Start; k < v.End; k++ {
		if was[k] >= '0' && was[k] <= '9' {
			digits = append(digits, k)
		}
	}
	if len(digits) == 0 {
		return
	}
	k := digits[random.IntN(len(digits))]
	piece.Text = was[:k] + string('0'+(was[k]-'0'+1+byte(random.IntN(8)))%10) + was[k+1:]
	best, said := claim.Agrees, ""
	for _, o := range check() {
		switch {
		case o.Run == v.Run && o.Start < v.End && v.Start < o.End:
			if best = max(best, o.Outcome); o.Outcome == best {
				said = o.Text
			}
		case o.Outcome == claim.Contradicts:
			c.beside++
		}
	}
	c.planted++
	switch best {
	case claim.Contradicts:
		c.located++
		c.contradicted++
	case claim.Doubtful:
		c.located++
		t.Logf("only in doubt: %s, %s, %q for %q: %s", name, headOf(runs, &runs[v.Run]), piece.Text, was, said)
	default:
		t.Logf("missed: %s, %s, %q for %q", name, headOf(runs, &runs[v.Run]), piece.Text, was)
	}
	piece.Text = was
}

// headOf is the first cell of a run's row and the heads of its column.
func headOf(runs []claim.Run, of *claim.Run) string {
	var row, column []string
	for k := range runs {
		r := &runs[k]
		if r.Kind != claim.Cell || len(r.Pieces) == 0 {
			continue
		}
		if r.Row == of.Row && r.Column == 0 {
			row = append(row, r.Pieces[0].Text)
		}
		if r.Row == 0 && r.Column == of.Column {
			column = append(column, r.Pieces[0].Text)
		}
	}
	return strings.Join(row, "") + "｜" + strings.Join(column, "｜")
}

// typedTables are the tables of a page, each below the heading of its section.
func typedTables(root *node) [][]claim.Run {
	var out [][]claim.Run
	var above, title []claim.Run // a title stands over its table as a line of its own
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			switch k.tag {
			case "table":
				out = append(out, slices.Concat(above, title, tableRuns(k)))
				title = nil
				continue
			case "p":
				if k.has("small-board-title") {
					title = []claim.Run{{Pieces: []claim.Piece{{Text: k.words()}}}}
				}
			case "h2", "h3":
				above = []claim.Run{{Kind: claim.Heading, Level: 2, Pieces: []claim.Piece{{Text: k.words()}}}}
			}
			walk(k)
		}
	}
	walk(root)
	return out
}

// tableRuns is a table as an author types it: what spans several cells stands in the first of them.
func tableRuns(table *node) []claim.Run {
	var runs []claim.Run
	if c := table.first("caption", ""); c != nil {
		runs = append(runs, claim.Run{Pieces: []claim.Piece{{Text: c.words()}}})
	}
	taken := map[[2]int]bool{}
	for row, tr := range table.all("tr", "") {
		column := 0
		put := func(text string) {
			run := claim.Run{Kind: claim.Cell, Row: row, Column: column}
			if text != "" {
				run.Pieces = []claim.Piece{{Text: text}}
			}
			runs = append(runs, run)
			column++
		}
		skip := func() {
			for taken[[2]int{row, column}] {
				put("")
			}
		}
		for _, cell := range tr.kids {
			if cell.tag != "td" && cell.tag != "th" {
				continue
			}
			skip()
			wide, high := spanned(cell, "colspan"), spanned(cell, "rowspan")
			for k := range wide {
				for n := 1; n < high; n++ {
					taken[[2]int{row + n, column + k}] = true
				}
			}
			put(typedHead(cell))
			for range wide - 1 {
				put("")
			}
		}
		skip()
	}
	return runs
}

// typedHead is the text of a cell, with the small print of a head in brackets: 完成率（%）.
func typedHead(cell *node) string {
	small := cell.all("small", "")
	if cell.tag != "th" || len(small) == 0 || small[0].words() == "" {
		return cell.words()
	}
	return strings.TrimSuffix(cell.words(), small[0].words()) + "（" + small[0].words() + "）"
}

func spanned(n *node, attr string) int {
	if v, err := strconv.Atoi(n.attrs[attr]); err == nil && v > 0 {
		return v
	}
	return 1
}
