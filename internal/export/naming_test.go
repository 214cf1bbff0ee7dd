package export

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// headsOf are the heads of a sheet, without the lines that they are broken into.
func headsOf(g *xlsx.Grid) []string {
	var out []string
	for _, v := range g.Values {
		if v.Row == 1 {
			out = append(out, strings.ReplaceAll(v.Text, "\n", ""))
		}
	}
	return out
}

// TestNamesFollowTheKind: what cumulates, a level, a rate and a limit are called what they are in every file for people,
// and nothing completes a limit.
func TestNamesFollowTheKind(t *testing.T) {
	s := opened(t, os.DirFS("../build/testdata/school")).Model
	d, files := made(t, s)
	book, err := xlsx.Read(files[WorkbookName])
	if err != nil {
		t.Fatal(err)
	}
	names := map[string][]string{} // in data.csv, by indicator
	for _, line := range tableOf(t, files[TableName])[1:] {
		if !slices.Contains(names[line[0]], line[6]) {
			names[line[0]] = append(names[line[0]], line[6])
		}
	}
	seen := map[string]bool{}
	for _, sub := range d.Subjects {
		i := sub.Indicator
		if i == nil {
			continue
		}
		value := map[model.Measure]string{model.Flow: "累计数", model.Stock: "期末数", model.Rate: "本期值"}[i.Measure]
		has, not := []string{value}, []string{"累计", "控制数", "占控制数", "较控制数"}
		if i.Better == model.Lower {
			not = []string{"累计", "目标", "完成率", "完成率（%）", "预计完成率"}
		}
		for _, other := range []string{"累计数", "期末数", "本期值"} {
			if other != value {
				not = append(not, other)
			}
		}
		heads := headsOf(book.Sheet(i.Short))
		for k := range heads {
			heads[k], _, _ = strings.Cut(heads[k], "（")
		}
		for where, list := range map[string][]string{"data.csv": names[i.ID], "the sheet": heads} {
			for _, name := range has {
				if !slices.Contains(list, name) {
					t.Errorf("%s of %s has no %s: %q", where, i.Name, name, list)
				}
			}
			for _, name := range not {
				if slices.Contains(list, name) {
					t.Errorf("%s of %s has %s", where, i.Name, name)
				}
			}
		}
		seen[value], seen[map[bool]string{true: "limit"}[i.Better == model.Lower]] = true, true
	}
	if len(seen) < 4 {
		t.Errorf("the site has only %v", seen)
	}
	dictionary := ""
	for _, v := range book.Sheet(dictionaryName).Values {
		if v.Column == 2 {
			dictionary += v.Text + "\n"
		}
	}
	for name := range seen {
		if name != "" && name != "limit" && !strings.Contains(dictionary, name+"\n") {
			t.Errorf("the dictionary has no %s", name)
		}
	}
	if !strings.Contains(dictionary, "\n控制数\n") {
		t.Error("the dictionary has no 控制数")
	}
	if !bytes.Contains(files["measures.csv"], []byte("\r\ntarget,目标、控制数,")) {
		t.Errorf("measures.csv: %s", files["measures.csv"])
	}
}

// TestPlaceholders: what a new site's people have yet to write is told nowhere as if they had.
func TestPlaceholders(t *testing.T) {
	s := opened(t, os.DirFS("../build/testdata/school")).Model
	for _, i := range s.Indicators {
		i.Definition, i.Department = model.Placeholder("指标解释"), model.Placeholder("数据来源单位")
	}
	for _, e := range s.Editions {
		e.Issuer = model.Placeholder("编印单位")
	}
	d, files := made(t, s)
	book, err := xlsx.Read(files[WorkbookName])
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range book.Sheets {
		for _, v := range g.Values {
			if strings.Contains(v.Text, "待补") {
				t.Errorf("%s: %s", g.Name, v.Text)
			}
		}
	}
	for name, content := range files {
		if strings.HasSuffix(name, "xlsx") {
			continue
		}
		if at := bytes.Index(content, []byte("待补")); at >= 0 {
			t.Errorf("%s: %s", name, content[max(0, at-90):at+30])
		}
	}
	if faults := validate(packageOf(t, s, d.View.Edition)); len(faults) > 0 {
		t.Error(faults)
	}
}

// TestPaper: heads are broken before their units, no column is wider than its texts need, and a sheet of many columns is
// several pages wide rather than too small to read.
func TestPaper(t *testing.T) {
	var head, row xlsx.Row
	for range 40 {
		head.Cells = append(head.Cells, xlsx.Cell{Text: headText("其中：中央资金", "（亿元）")})
		row.Cells = append(row.Cells, xlsx.Cell{Number: "17.2398", Style: xlsx.Style{Format: "0.00"}})
	}
	s := xlsx.Sheet{Rows: []xlsx.Row{head, row}}
	fit(&s, 1)
	if got := s.Rows[0].Cells[0]; got.Text != "其中：\n中央资金\n（亿元）" || !got.Style.Wrap || s.Rows[0].Height != 48 || s.Rows[1].Height != 18 {
		t.Errorf("%+v in rows of %v and %v", got, s.Rows[0].Height, s.Rows[1].Height)
	}
	if s.Columns[0].Width != 10 || s.PagesWide != 2 {
		t.Errorf("columns of %v on %d pages", s.Columns[0].Width, s.PagesWide)
	}
	s = xlsx.Sheet{Rows: []xlsx.Row{{Cells: head.Cells[:5]}, {Cells: []xlsx.Cell{{Text: strings.Repeat("长", 60)}}}}}
	fit(&s, 1)
	if s.Columns[0].Width != nameWidth || s.Rows[1].Height != 63 || len(s.Rows[1].Cells) != 5 || s.PagesWide != 1 {
		t.Errorf("%v, a row of %v with %d cells on %d pages", s.Columns[0], s.Rows[1].Height, len(s.Rows[1].Cells), s.PagesWide)
	}
}

// TestOneName: the words of an indicator's kind are those that forms ask for.
func TestOneName(t *testing.T) {
	for _, c := range []struct {
		i    model.Indicator
		want string
	}{
		{model.Indicator{}, "累计数 目标 完成率"}, {model.Indicator{Measure: model.Stock}, "期末数 目标 完成率"}, {model.Indicator{Measure: model.Rate}, "本期值 目标 完成率"},
		{model.Indicator{Better: model.Lower}, "累计数 控制数 占控制数"}, {model.Indicator{Measure: model.Stock, Better: model.Lower}, "期末数 控制数 占控制数"},
	} {
		var got []string
		for _, id := range []string{"value", "target", "completion"} {
			got = append(got, named(id).of(&c.i).Name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %q, want %s", c.i, got, c.want)
		}
	}
}
