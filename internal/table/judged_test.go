package table

import (
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestJudgedCells: places, how they moved, growth and leads as cells have them, with what is said instead of signs.
func TestJudgedCells(t *testing.T) {
	n := func(text string) model.Num { return model.Number(model.MustDecimal(text)) }
	for text, want := range map[string][3]string{"2": {"↑2", "上升2位", "up"}, "-3": {"↓3", "下降3位", "down"}, "0": {"持平", "", "level"}} {
		c := (&Builder{}).Change(&analysis.Cell{Place: analysis.Place{Change: n(text)}})
		if [3]string{c.Text, c.Said, c.Class} != want || c.Sort != text || !c.Value.Ok() {
			t.Errorf("a change by %s: %+v", text, c)
		}
	}
	if c := (&Builder{}).Change(&analysis.Cell{Place: analysis.Place{Change: model.Missing(model.NoPrevious)}}); c.Text != "—" || c.Value.Ok() {
		t.Errorf("no change: %+v", c)
	}
	amount, share := &model.Indicator{Unit: "亿元", Decimals: 2}, &model.Indicator{Unit: "%", Decimals: 1, Measure: model.Rate}
	for _, tt := range []struct {
		name             string
		i                *model.Indicator
		growth           analysis.Growth
		text, unit, note string
	}{
		{"computed", amount, analysis.Growth{Num: n("4.25")}, "+4.3", "", ""},
		{"given", amount, analysis.Growth{Num: n("-4.2"), Given: true}, "−4.2", "", "同比由报送单位按规定口径给出，不由表中两期数相除"},
		{"points", share, analysis.Growth{Num: n("1.6"), Points: true}, "+1.6", "百分点", "比率指标的同比为百分点差"},
		{"points of a thousand", &model.Indicator{Unit: "‰", Decimals: 1, Measure: model.Rate}, analysis.Growth{Num: n("-0.6"), Points: true}, "−0.6", "千分点", "比率指标的同比为与上年同期之差，单位千分点"},
		{"none", amount, analysis.Growth{Num: model.Missing(model.NoLastYear), Given: true}, "—", "", ""},
	} {
		b := &Builder{}
		c := b.Growth(&analysis.Cell{Indicator: tt.i, Value: n("1"), Growth: tt.growth})
		note := ""
		if c.Note > 0 && tt.growth.Ok() {
			note = b.Table.Notes[c.Note-1]
		}
		if c.Text != tt.text || c.Unit != tt.unit || note != tt.note {
			t.Errorf("%s: %+v, %s", tt.name, c, note)
		}
	}
	if c := (&Builder{}).Rank(&analysis.Cell{Place: analysis.Place{Rank: 2, Of: 8}}); c.Text != "2" || !c.Figure || c.Said != "" || c.Unit != "位" {
		t.Errorf("a place: %+v", c)
	}
	if c := (&Builder{}).Rank(&analysis.Cell{Place: analysis.Place{Rank: 2, Of: 8, Tied: true}}); c.Said != c.Text+"，并列" && c.Figure {
		t.Errorf("a shared place: %+v", c)
	}
	if c := (&Builder{}).Rank(&analysis.Cell{Value: n("1"), Place: analysis.Place{Gap: model.NoRank}}); c.Text != "—" || c.Figure {
		t.Errorf("no place: %+v", c)
	}
}

// TestWidths: how wide cells are on paper, in points, and on narrow screens, in pixels, by hand: on paper a Chinese character has 9
// points and half of one 5.04, on screens half of one 7.3.
func TestWidths(t *testing.T) {
	for _, tt := range []struct {
		name               string
		cell               Cell
		paper, phone, bold int
	}{
		{"digits", Cell{Text: "12.3"}, 21, 30, 33},              // 4 × 5.04 + 1; 4 × 7.3 + 1, and a tenth
		{"with pad", Cell{Text: "12.3", Pad: "00"}, 31, 30, 33}, // which narrow screens do without
		{"characters", Cell{Text: "落后"}, 19, 30, 33},
		{"both", Cell{Text: "12项"}, 20, 30, 33},
		{"a state", Cell{Text: "落后", Chip: true}, 40, 58, 61},
		{"a note", Cell{Text: "12.3", Note: 1}, 25, 37, 40},
		{"a bar", Cell{Text: "12.3", Bar: &Bar{}}, 46, 30, 33},
		{"a figure in colour", Cell{Text: "12.3", Chip: true, Figure: true}, 42, 44, 47},
		{"a curve", Cell{Spark: &Spark{}}, 28, phoneCurve, phoneCurve},
		{"a strip", Cell{Strip: &Strip{}}, 61, phoneCurve, phoneCurve},
		{"half a character more", Cell{Text: "12.34"}, 26, 37, 40},
		{"many characters", Cell{Text: strings.Repeat("落", 120)}, 1081, 1753, 1928},
		{"nothing", Cell{}, 1, 1, 1},
	} {
		if paper, phone, bold := cellWidth(&tt.cell, letters), phoneWidth(&tt.cell, false), phoneWidth(&tt.cell, true); paper != tt.paper || phone != tt.phone || bold != tt.bold {
			t.Errorf("%s: %d, %d, %d, want %d, %d, %d", tt.name, paper, phone, bold, tt.paper, tt.phone, tt.bold)
		}
	}
	column := func(kind Kind, rows ...Row) *Table { return &Table{Columns: []Column{{Kind: kind}}, Rows: rows} }
	long := Cell{Text: "1234567890123456789.0"} // 21 × 5.04 + 1 = 106
	for _, tt := range []struct {
		name  string
		table *Table
		want  int
	}{
		{"a number", column(Number, Row{Cells: []Cell{long}}), 110},
		{"of the whole", column(Number, Row{Class: "whole", Cells: []Cell{long}}), 115}, // bold: a twentieth more
		{"of the whole, a digit more", column(Number, Row{Class: "whole", Cells: []Cell{{Text: long.Text + "0"}}}), 120},
		{"of the whole, two more", column(Number, Row{Class: "whole", Cells: []Cell{{Text: long.Text + "00"}}}), 125},
		{"over two columns", column(Number, Row{Cells: []Cell{{Text: long.Text, Span: 2}}}), 0},
		{"over one", column(Number, Row{Cells: []Cell{{Text: long.Text, Span: 1}}}), 110},
		{"a remark breaks", column(Remark, Row{Cells: []Cell{long}}), 40},
		{"a text breaks", column(Text, Row{Cells: []Cell{long}}), 40},
		{"a row that is too short", column(Number, Row{}), 0},
	} {
		if got := tt.table.columnWidth(0, letters); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

// TestPhoneFigures: how many figures stand under the names, and how wide they are: of what is neither a name nor a remark, nor beside them.
func TestPhoneFigures(t *testing.T) {
	wide, narrow := Cell{Text: "12345678901234567890"}, Cell{Text: "12"} // 147 and 15 pixels
	for _, tt := range []struct {
		name      string
		kind      Kind
		cell      Cell
		n, widest int
	}{
		{"a wide figure", Number, wide, 2, 147}, {"a narrow one", Number, narrow, 2, 15}, {"a wide remark", Remark, wide, 1, 15}, {"a wide name", Text, wide, 1, 15},
		{"over two columns", Number, Cell{Text: wide.Text, Span: 2}, 2, 15}, {"over one", Number, Cell{Text: wide.Text, Span: 1}, 2, 147},
		{"a curve", Trend, Cell{Spark: &Spark{}}, 2, phoneCurve}, {"a strip", Position, Cell{Strip: &Strip{}}, 2, phoneCurve},
	} {
		table := &Table{Columns: []Column{{Kind: Text}, {Kind: tt.kind}, {Kind: Number}}, Rows: []Row{{Cells: []Cell{wide, tt.cell, narrow}}}}
		if n, widest := table.phoneFigures(0); n != tt.n || widest != tt.widest {
			t.Errorf("%s: %d of %d pixels, want %d of %d", tt.name, n, widest, tt.n, tt.widest)
		}
		if n, widest := table.phoneFigures(0, 1); n != 1 || widest != 15 {
			t.Errorf("%s, beside: %d of %d pixels", tt.name, n, widest)
		}
	}
	if n, widest := (&Table{Columns: []Column{{Head: IndexHead, Kind: Label}, {Kind: Label}, {Head: IndexHead, Kind: Number}}, Rows: []Row{{}, {Cells: []Cell{wide, narrow}}}}).phoneFigures(); n != 2 || widest != 15 {
		t.Errorf("labels: %d of %d pixels", n, widest)
	}
	if got := (&Table{Columns: make([]Column, mostColumn)}).PhoneClass(); got == "" {
		t.Error("as many columns as the style sheet knows have no class")
	}
}

// TestPerLine: as few lines as there can be, and as even as can be.
func TestPerLine(t *testing.T) {
	for _, tt := range []struct{ figures, widest, screen, want int }{
		{6, 42, 320, 6}, {6, 43, 320, 3}, {6, 48, 360, 6}, {6, 49, 360, 3}, {6, 53, 390, 6}, {6, 54, 390, 3},
		{7, 20, 390, 4}, {8, 20, 390, 4}, {9, 60, 390, 5}, {9, 66, 390, 3}, {5, 65, 390, 5}, {5, 66, 390, 3}, {5, 67, 320, 3}, {5, 283, 320, 1}, {5, 1000, 320, 1}, {1, 20, 320, 1}, {0, 0, 320, 1},
	} {
		if got := perLine(tt.figures, tt.widest, tt.screen); got != tt.want {
			t.Errorf("%d figures of %d pixels at %d: %d in a line, want %d", tt.figures, tt.widest, tt.screen, got, tt.want)
		}
	}
}

// TestFinishSpans: a number over several columns has no decimal point under which others are padded.
func TestFinishSpans(t *testing.T) {
	b := &Builder{Table: Table{Columns: []Column{{Kind: Number}, {Kind: Number}}, Rows: []Row{
		{Cells: []Cell{{Text: "1.5", Figure: true, Digits: 1, Value: model.Number(model.MustDecimal("1.5"))}}},
		{Cells: []Cell{{Text: "1.234", Figure: true, Digits: 3, Span: 2, Value: model.Number(model.MustDecimal("1.234"))}}},
	}}}
	if got := b.Finish().Rows[0].Cells[0].Pad; got != "" {
		t.Errorf("padded by %q", got)
	}
	b.Table.Rows[1].Cells[0].Span = 0
	if got := b.Finish().Rows[0].Cells[0].Pad; got != "00" {
		t.Errorf("padded by %q, want 00", got)
	}
}

// TestCompletionCells: states, completions and leads of one month: tasks have a bar with a tick at time progress, levels one without a tick,
// limits an amount instead, and what is missing a dash that says why.
func TestCompletionCells(t *testing.T) {
	indicators := []*model.Indicator{
		{ID: "task", Unit: "项", Targeted: true}, {ID: "level", Unit: "家", Targeted: true, Measure: model.Stock}, {ID: "limit", Unit: "起", Targeted: true, Better: model.Lower}, {ID: "free", Unit: "项"},
	}
	site := &model.Site{Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{}, Regions: []*model.Region{{ID: "whole"}}, Indicators: indicators}
	period := model.Period{Year: 2022, Month: 6}
	targets, report := model.NewTargets(2022, "", len(indicators), 1), model.NewReport(period, "", len(indicators), 1)
	for k, i := range indicators {
		i.Index = k
		if i.Targeted {
			targets.Set(i, site.Regions[0], model.Target{Num: model.Number(model.Int(100))})
		}
		report.Set(i, site.Regions[0], model.Figure{Num: model.Number(model.Int(60))})
	}
	site.Targets[2022], site.Reports[period] = targets, report
	site.Limits.FarBehind = model.Threshold{Value: model.Int(20)}
	v := analysis.New(site, &model.Edition{ID: "e", Period: period, Report: report})
	b := &Builder{}
	for k, want := range []struct {
		state                  string
		of                     analysis.State
		shape, class           string
		completion, said, mark string
		bar                    *Bar
		lead                   string
	}{
		{"达序时", analysis.OnPace, "◐", "state state-on-pace", "60.0", "", "", &Bar{60, 50}, "+10.0"},
		{"未达标", analysis.Short, "◇", "state state-short", "60.0", "", "", &Bar{60, -1}, "—"},
		{"超序时", analysis.Behind, "▽", "state state-behind", "余40", "比年度控制数少40起", "limit", nil, "+10.0"},
		{"—", analysis.NoState, "", "gap", "—", "未设目标", "gap", nil, "—"},
	} {
		c := v.Cell(indicators[k], site.Regions[0])
		if got := b.State(&c); got.Text != want.state || got.State != want.of || got.Shape != want.shape || got.Class != want.class || got.Chip != (want.of != analysis.NoState) || (got.Sort == "") != (want.of == analysis.NoState) {
			t.Errorf("%s: state %+v", indicators[k].ID, got)
		}
		got := b.Completion(&c, v.Progress)
		if got.Text != want.completion || got.Said != want.said || got.Class != want.mark || (got.Bar == nil) != (want.bar == nil) || got.Bar != nil && *got.Bar != *want.bar {
			t.Errorf("%s: completion %+v, bar %+v", indicators[k].ID, got, got.Bar)
		}
		if got := b.Lead(&c); got.Text != want.lead {
			t.Errorf("%s: lead %+v", indicators[k].ID, got)
		}
	}
	for k, s := range analysis.States {
		if got := StateOrder(s); got != model.Int(k).String() {
			t.Errorf("state %d is sorted by %s", s, got)
		}
	}
}

// TestRankCells: a place is a number but where several share the last.
func TestRankCells(t *testing.T) {
	for _, c := range []struct {
		place      analysis.Place
		text, said string
		figure     bool
	}{
		{analysis.Place{Rank: 1, Of: 8, End: analysis.FirstPlace}, "1", "", true},
		{analysis.Place{Rank: 1, Of: 8, Tied: true, End: analysis.FirstPlace}, "1", "1，并列", true},
		{analysis.Place{Rank: 7, Of: 8, Tied: true, End: analysis.LastPlace}, "并列末位", "", false},
		{analysis.Place{Rank: 8, Of: 8, End: analysis.LastPlace}, "8", "", true},
	} {
		cell := (&Builder{}).Rank(&analysis.Cell{Place: c.place})
		if cell.Text != c.text || cell.Said != c.said || cell.Figure != c.figure || cell.Value.Value.IsPos() != c.figure {
			t.Errorf("%+v: %+v", c.place, cell)
		}
	}
}
