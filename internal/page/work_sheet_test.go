package page

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

func TestSheetKind(t *testing.T) {
	for member, want := range map[string]string{
		"县市": "一县一单", "区县": "一县一单", "学校": "一校一单", "医院": "一院一单", "企业": "一企一单", "镇": "一镇一单", "乡镇": "一乡镇一单", "镇街道": "一地一单", "乡镇（街道）": "一地一单", "街道": "一街一单",
		"市州": "一市一单", "园区": "一区一单", "单位": "一地一单",
	} {
		if got := sheetKind(model.Words{Member: member}); got != want {
			t.Errorf("sheetKind(%s) = %s, want %s", member, got, want)
		}
	}
}

// TestFirstLength: of 507 points, the second column takes 4 characters of 9 and 6 around them, the third 5 digits of 5
// (25 points), a bar of 34 and 6; the first has 6 around it. 507 − 42 − 65 − 6 = 394 points are 43 characters.
func TestFirstLength(t *testing.T) {
	figures := &table.Table{
		Columns: []table.Column{{Head: "指标"}, {Head: table.UnitHead}, {Head: "完成", Unit: "%"}},
		Rows:    []table.Row{{Cells: []table.Cell{{Text: "合同额"}, {Text: "亿元"}, {Text: "100.0", Bar: &table.Bar{}}}}},
	}
	if got := firstLength(figures); got != 43 {
		t.Errorf("firstLength() = %d, want 43", got)
	}
}

// TestSheetFit: what has no room is counted; the nearest matters and dates come before rows of the table.
func TestSheetFit(t *testing.T) {
	full := func(rows, matters, dates int) *Sheet {
		s := &Sheet{Summary: "甲县。", Table: &table.Table{Columns: []table.Column{{Head: "指标"}}}}
		for range rows {
			s.Table.Rows = append(s.Table.Rows, table.Row{Cells: []table.Cell{{Text: "合同额"}}})
		}
		s.Matters, s.Dates = make([]Action, matters), make([]Milestone, dates)
		return s
	}
	// 765 − 104 − 17 − 38 − 20 − 74 = 512 points are 34 rows of 15.
	for _, c := range []struct {
		name                       string
		rows, matters, dates       int
		gotRows, gotMatters, gotDt int
		left                       string
		roomy                      bool
	}{
		{"little", 5, 1, 1, 5, 1, 1, "", true},
		{"just enough", 26, 3, 3, 26, 3, 3, "", false},
		{"too many dates", 26, 3, 9, 26, 3, 4, "其余5项", false},
		{"too many matters", 26, 9, 3, 26, 5, 2, "其余4项其余1项", false},
		{"too many rows", 60, 9, 9, 29, 2, 2, "其余31项其余7项其余7项", false},
	} {
		s := full(c.rows, c.matters, c.dates)
		s.fit()
		left := strings.Join([]string{s.LeftOut.Indicators, s.LeftOut.Matters, s.LeftOut.Dates}, "")
		if len(s.Table.Rows) != c.gotRows || len(s.Matters) != c.gotMatters || len(s.Dates) != c.gotDt || left != c.left || s.Roomy != c.roomy {
			t.Errorf("%s: %d rows, %d matters, %d dates, left out %s, roomy %v, want %d, %d, %d, %s, %v", c.name,
				len(s.Table.Rows), len(s.Matters), len(s.Dates), left, s.Roomy, c.gotRows, c.gotMatters, c.gotDt, c.left, c.roomy)
		}
	}
}

// TestContactsAtTheDate holds that a sheet names nobody who took over after its edition.
func TestContactsAtTheDate(t *testing.T) {
	e := &model.Edition{Date: model.Date{Year: 2022, Month: 7, Day: 20}}
	r := &model.Region{Team: []model.Person{
		{Name: "一直在"}, {Name: "当天来", Since: model.Date{Year: 2022, Month: 7, Day: 20}}, {Name: "后来", Since: model.Date{Year: 2022, Month: 8, Day: 1}},
	}}
	ed := &edition{site: &model.Site{Contacts: true}, view: &analysis.View{Edition: e}}
	var got []string
	for _, c := range ed.contacts(r) {
		got = append(got, c.Name)
	}
	if want := []string{"一直在", "当天来"}; !slices.Equal(got, want) {
		t.Errorf("contacts %q, want %q", got, want)
	}
}
