package claim

import (
	"hash/fnv"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"bulletin/internal/measure"
)

// FuzzCheck: whatever stands in a text, by characters and by words, its verdicts are about whole characters of it, no two of them about one place,
// and the same every time. That it ends soon is for whoever fuzzes to watch: an input that hangs is reported as one.
func FuzzCheck(f *testing.F) {
	desks := []*desk{
		openSite(f, ".", "2022-h1"),
		openSite(f, "internal/build/testdata/school", "2023-q3"),
		openSite(f, "internal/claim/testdata/blind/sites/huanjing", blindEdition(f, "huanjing")),
	}
	for k, text := range fuzzSeeds(f) {
		f.Add(byte(k), byte(k/3), text, []byte(nil))
	}
	random := rand.New(rand.NewSource(3))
	for k := range 300 {
		words := make([]byte, 2+random.Intn(60))
		random.Read(words)
		f.Add(byte(0), byte(k), "", words)
	}
	f.Fuzz(func(t *testing.T, site, about byte, text string, words []byte) {
		for _, k := range words {
			text += vocabulary[int(k)%len(vocabulary)]
		}
		text = strings.ReplaceAll(text, "¶", "\n")
		d := desks[int(site)%len(desks)]
		subject, runs := d.anySubject(int(about)), d.runs(text)
		verdicts := d.checker.Check(d.view, subject, runs)
		for k := range verdicts {
			wellPlaced(t, runs, &verdicts[k])
			for m := range k {
				a, b := &verdicts[m], &verdicts[k]
				if a.Run == b.Run && a.Piece == b.Piece && a.Start < b.End && b.Start < a.End {
					t.Errorf("two verdicts about one place: [%d:%d] %s, [%d:%d] %s", a.Start, a.End, a.Text, b.Start, b.End, b.Text)
				}
			}
		}
		if again := d.checker.Check(d.view, subject, runs); !reflect.DeepEqual(verdicts, again) {
			t.Errorf("other verdicts the second time: %v, %v", verdicts, again)
		}
	})
}

// wellPlaced: a verdict is about some characters of a piece.
func wellPlaced(t *testing.T, runs []Run, v *Verdict) {
	t.Helper()
	if v.Run < 0 || v.Run >= len(runs) || v.Piece < 0 || v.Piece >= len(runs[v.Run].Pieces) {
		t.Fatalf("a verdict about piece %d of run %d", v.Piece, v.Run)
	}
	text := runs[v.Run].Pieces[v.Piece].Text
	if v.Start < 0 || v.Start >= v.End || v.End > len(text) {
		t.Fatalf("a verdict about [%d:%d] of %d bytes", v.Start, v.End, len(text))
	}
	if utf8.ValidString(text) && !utf8.ValidString(text[v.Start:v.End]) {
		t.Errorf("a verdict about [%d:%d] of %q, which cuts a character", v.Start, v.End, text)
	}
}

// anySubject is one of the pages of an edition.
func (d *desk) anySubject(n int) (s Subject) {
	regions, indicators := d.site.Regions, d.site.Indicators
	switch n %= 1 + len(regions) + len(indicators); {
	case n == 0:
	case n <= len(regions):
		s.Region = regions[n-1]
	default:
		s.Indicator = indicators[n-1-len(regions)]
	}
	return s
}

// runs are a text as the program cuts one: a line is a heading, a row of a table or a paragraph.
func (d *desk) runs(text string) []Run {
	var runs []Run
	row := 0
	for _, line := range strings.Split(text, "\n") {
		title := strings.TrimLeft(line, "#")
		cells := strings.Split(line, "|")
		switch {
		case len(title) < len(line):
			runs = append(runs, Run{Kind: Heading, Level: len(line) - len(title), Pieces: d.pieces(title)})
		case len(cells) > 1:
			for column, cell := range cells {
				runs = append(runs, Run{Kind: Cell, Row: row, Column: column, Pieces: d.pieces(cell)})
			}
			row++
			continue
		default:
			runs = append(runs, Run{Pieces: d.pieces(line)})
		}
		row = 0
	}
	return runs
}

// pieces cuts a line at what stands in double braces: references, or words that stay as typed.
func (d *desk) pieces(line string) []Piece {
	var pieces []Piece
	for {
		before, rest, ok := strings.Cut(line, "{{")
		inside, after, closed := strings.Cut(rest, "}}")
		if !ok || !closed {
			return append(pieces, Piece{Text: line})
		}
		pieces = append(pieces, Piece{Text: before})
		if fixed, ok := strings.CutPrefix(inside, "原样"); ok {
			pieces = append(pieces, Piece{Text: fixed, Fixed: true})
		} else {
			pieces = append(pieces, d.reference(inside))
		}
		line = after
	}
}

// reference is some reference: which one, its words decide, whatever they are.
func (d *desk) reference(words string) Piece {
	hash := fnv.New64a()
	hash.Write([]byte(words))
	n := hash.Sum64()
	pick := func(of int) int {
		k := int(n % uint64(of))
		n /= uint64(of)
		return k
	}
	p := &Figure{View: d.view, Region: d.site.Regions[pick(len(d.site.Regions))], Indicator: d.site.Indicators[pick(len(d.site.Indicators))],
		Measure: measure.All[pick(len(measure.All))], Absolute: pick(2) > 0, List: pick(8) == 0}
	c := d.view.Cell(p.Indicator, p.Region)
	q := p.Measure.Of(d.view, &c)
	if q.Ok() && p.Absolute {
		q.Value = q.Value.Abs()
	}
	return Piece{Text: q.String(), Figure: p}
}

// fuzzSeeds are the texts of the corpora, hostile ones and a table.
func fuzzSeeds(f *testing.F) []string {
	seeds := []string{"县市|技术合同成交额（亿元）|同比（%）\n吉首市|1.16|-4.8\n泸溪县|9.9|{{x}}\n合计|9.43|60.6",
		"# 技术合同\n吉首市完成{{a b}}，同比增长{{原样 4.8%}}。\n## 研发投入\n泸溪县（21.4%）低于序时28.6个百分点"}
	for _, text := range hostile {
		seeds = append(seeds, strings.Repeat(text, 1+40/len(text)))
	}
	for _, file := range blindFiles(f, ".txt") {
		lines, _ := readBlind(f, file)
		for k := range lines {
			seeds = append(seeds, lines[k].right)
		}
	}
	files, err := filepath.Glob(filepath.Join("testdata", "corpus*.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, blindFiles(f, ".md")...) {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if strings.HasSuffix(file, ".md") {
			seeds = append(seeds, string(source))
			continue
		}
		for line := range strings.Lines(string(source)) {
			if m := lineForm.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				seeds = append(seeds, strings.NewReplacer("⟦", "", "⟧", "").Replace(m[3]))
			}
		}
	}
	return seeds
}
