package form

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/check"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

func nothing(slot) xlsx.Cell { return xlsx.Cell{} }

// TestAsked: a form asks a region for what applies to it and nothing else, part by part, and only these cells take input.
func TestAsked(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		for _, l := range layouts(s, of.open) {
			asked := map[slot]bool{}
			sheet := l.sheet(formSheet, func(at slot) xlsx.Cell { asked[at] = true; return xlsx.Cell{} })
			want := len(signed)
			for _, r := range l.regions {
				for _, i := range s.Indicators {
					if asked[slot{r, i, nil, fieldValue}] != i.AppliesTo(r) {
						t.Errorf("%s: %s is asked of %s: %v", of.name, i.ID, r.ID, !i.AppliesTo(r))
					}
					if i.AppliesTo(r) {
						want += fieldsOf(r, len(l.regions) > 1)
						if r.Kind != model.Province {
							want += len(i.Parts)
						}
					}
				}
			}
			open := 0
			for _, row := range sheet.Rows {
				for _, c := range row.Cells {
					if c.Style.Open {
						open++
					}
				}
			}
			if open != want || len(asked) != want || !sheet.Protected {
				t.Errorf("%s, %s: %d cells are open, %d asked, want %d", of.name, l.region.ID, open, len(asked), want)
			}
		}
	}
}

// fieldsOf is how many cells a figure of a region has.
func fieldsOf(r *model.Region, upper bool) int {
	if upper && r.Kind != model.Province {
		return 7
	}
	return 5
}

// TestRelationsPrinted: what import runs stands under the table, with the names of whom it ties together.
func TestRelationsPrinted(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		for _, l := range layouts(s, of.open) {
			var text strings.Builder
			for _, row := range l.sheet(formSheet, nothing).Rows {
				text.WriteString(row.Cells[1].Text + "\n")
			}
			for _, r := range check.RelationsFor(l.regions, l.indicators()) {
				if !strings.Contains(text.String(), "）"+r.Text) {
					t.Errorf("%s, %s: lacks “%s”", of.name, l.region.ID, r.Text)
				}
			}
			for _, i := range l.indicators() {
				if i.AtMost != nil && !strings.Contains(text.String(), i.Name+"≤"+i.AtMost.Name) {
					t.Errorf("%s, %s: lacks that %s is at most %s", of.name, l.region.ID, i.ID, i.AtMost.ID)
				}
				if len(i.Parts) > 0 && !strings.Contains(text.String(), i.Name+"≥"+i.Parts[0].Name) {
					t.Errorf("%s, %s: lacks the parts of %s", of.name, l.region.ID, i.ID)
				}
			}
		}
	}
}

// TestGiven: the figures that are not asked for, of one county of the sample.
func TestGiven(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, test := range []struct {
		month           int
		id              string
		target, ly, now string
		head            string
	}{
		{7, amount, "3.00", "1.284", "1.158", "上月"},
		{7, "zhishi-daikuan", "1500", "不适用", "620", "上月"},
		{7, "hetong-xiangshu", "—", "88", "96", "上月"},
		{9, amount, "3.00", "1.50", "1.158", "上期\n（1—6月）"},
		{1, amount, "3.00", "0.07", "—", "上月"},
	} {
		p := model.Period{Year: 2022, Month: test.month}
		l := newLayout(s, p, s.Regions[1])
		sheet := l.sheet(formSheet, nothing)
		k := slices.IndexFunc(sheet.Rows, func(r xlsx.Row) bool { return r.Cells[0].Text == test.id })
		got := func(f field) string {
			c := sheet.Rows[k].Cells[l.place(f)-1]
			return c.Text + c.Number
		}
		head := sheet.Rows[headRow-1].Cells[l.place(fieldLast)-1].Text
		if got(fieldTarget) != test.target || got(fieldLastYear) != test.ly || got(fieldLast) != test.now || head != test.head {
			t.Errorf("%s of %s: target %s, last year %s, %q %s", test.id, p, got(fieldTarget), got(fieldLastYear), head, got(fieldLast))
		}
	}
}

// TestLastHead: the report before is named by its month; where the year has none, nobody knows which month a former one would be of.
func TestLastHead(t *testing.T) {
	of := func(month int) *model.Report { return &model.Report{Period: model.Period{Year: 2022, Month: month}} }
	for _, test := range []struct {
		last  *model.Report
		month int
		want  string
	}{{nil, 1, "上月"}, {nil, 3, "上期"}, {of(2), 3, "上月"}, {of(3), 6, "上期\n（1—3月）"}, {of(1), 6, "上期\n（1月）"}} {
		if got := (&known{last: test.last}).lastHead(model.Period{Year: 2022, Month: test.month}); got != test.want {
			t.Errorf("month %d: %q, want %q", test.month, got, test.want)
		}
	}
}

// TestLookOfForm: what a clerk and a printer need.
func TestLookOfForm(t *testing.T) {
	s := openDir(t, sites[0].root)
	l := newLayout(s, sites[0].open, s.Regions[1])
	sheet := l.sheet(formSheet, nothing)
	if !sheet.Landscape || sheet.Repeated != codeRow || sheet.FrozenRows != codeRow || !sheet.Rows[0].Hidden || !sheet.Columns[0].Hidden {
		t.Error("the sheet is not set up")
	}
	unsigned, list := 0, 0
	for _, v := range sheet.Validations {
		if v.Numbers && v.NotNegative {
			unsigned++
		}
		if !v.Numbers && slices.Contains(v.Words, "快报") {
			list++
		}
	}
	if unsigned < len(l.indicators()) || list != len(l.indicators()) {
		t.Errorf("%d numbers and %d lists are validated, of %d indicators", unsigned, list, len(l.indicators()))
	}
	for _, row := range sheet.Rows {
		for k, c := range row.Cells {
			if c.Comment != "" && (l.columns[k].field != fieldName || !strings.Contains(c.Comment, "【报送办法】")) {
				t.Errorf("a comment stands on %s", c.Text)
			}
			for _, g := range s.Regions {
				for _, p := range g.Team { // contacts: hide
					if p.Phone != "" && strings.Contains(c.Text+c.Comment, p.Phone) {
						t.Errorf("the form tells the telephone number of %s", p.Name)
					}
				}
			}
		}
	}
	if got := sheet.Rows[unitRow-1].Cells[1].Text; got != "填报单位：吉首市（吉首市科技和工业信息化局）" {
		t.Errorf("the form is of %s", got)
	}
}

// TestNames: names of files and sheets that every system takes, each once.
func TestNames(t *testing.T) {
	used := map[string]bool{}
	long := strings.Repeat("长", 40)
	for _, test := range []struct{ name, id, want string }{
		{"吉首市", "jishou", "吉首市"}, {"吉首市", "other", "other"}, {"a/b:c*[d]?'", "x", "a_b_c__d__"}, {long, "y", strings.Repeat("长", 31)},
		{long + "二", "z", "z"}, {"'", "quote", "quote"}, {"吉首市", "other", "other-1"},
	} {
		if got := sheetName(test.name, &model.Region{ID: test.id}, used); got != test.want {
			t.Errorf("sheetName(%q) = %q, want %q", test.name, got, test.want)
		}
	}
	if got := fileName("a<b>/c\n"+long, ""); got != "a_b__c_"+strings.Repeat("长", 40) {
		t.Errorf("fileName = %q", got)
	}
}
