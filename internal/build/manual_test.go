package build

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/proof"
)

// TestManualProof: what the manual shows of the sample's proof sheet is on that sheet.
func TestManualProof(t *testing.T) {
	manual, err := os.ReadFile("../../docs/tasks/proof.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(manual), "示例站点2022年上半年的校核单")
	example, _, ended := strings.Cut(rest, "如果把")
	if !found || !ended {
		t.Fatal("the manual shows no proof sheet")
	}
	proved, _, err := Proof(overlay(t, "../..", nil), "2022-h1")
	if err != nil || proved == nil {
		t.Fatal(proved, err)
	}
	if want := "`" + proved.Tally.Full() + "`"; !strings.Contains(example, want) {
		t.Errorf("the manual does not count %s", want)
	}
	rows := 0
	for _, line := range strings.Split(example, "\n") {
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if len(cells) != 3 || strings.HasPrefix(line, "|---") || strings.Contains(line, "文中写法") {
			continue
		}
		rows++
		text, standing, why := strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2])
		if !onSheet(&proved.Sheet, text, standing, why) {
			t.Errorf("the sheet does not hold %s", line)
		}
	}
	if rows < 5 {
		t.Errorf("%d rows", rows)
	}
}

func onSheet(s *proof.Sheet, text, standing, why string) bool {
	for _, g := range s.Groups {
		for _, of := range g.Texts {
			for k := range of.Marks {
				m := &of.Marks[k]
				told := m.Evidence
				if m.Source != "" {
					told = "出处：" + m.Source
				}
				if m.Text == text && m.Standing.Sign()+m.Standing.Word() == standing && told == why {
					return true
				}
			}
		}
	}
	return false
}

// TestManualExamples: what the manual says that references print of the sample is what they print.
func TestManualExamples(t *testing.T) {
	subjects := map[string]string{"较控制数": "湘西州 科技计划项目逾期未验收数", "较上级": "湘西州 高新技术产业增加值", "上级位次": "湘西州 技术合同成交额"} // where it is not 吉首市's
	var cases []printed
	for _, row := range manualRows(t, "reference/references.md", "数据项") {
		if len(row) != 4 {
			t.Fatalf("%q", row)
		}
		name := strings.Trim(row[0], "`")
		subject := subjects[name]
		if subject == "" {
			subject = "吉首市 技术合同成交额"
		}
		cases = append(cases, printed{"{{ " + subject + " " + name + " }}", row[3]})
	}
	editionPrints(t, "../..", "2022-h1", nil, "counties/jishou", cases)
	cases = nil
	for _, row := range manualRows(t, "tasks/numbers.md", "写") {
		cases = append(cases, printed{strings.Trim(row[0], "`"), row[1]})
	}
	if len(cases) < 8 {
		t.Errorf("%d examples", len(cases))
	}
	editionPrints(t, "../..", "2022-h1", nil, "indicators/jishu-hetong", cases) // where a region left out is the whole
}

// manualRows are the rows of a page's tables whose first head is so.
func manualRows(t *testing.T, page, head string) (rows [][]string) {
	t.Helper()
	manual, err := os.ReadFile("../../docs/" + page)
	if err != nil {
		t.Fatal(err)
	}
	within := false
	for _, line := range strings.Split(string(manual), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		switch {
		case strings.HasPrefix(line, "| "+head+" |"):
			within = true
		case !strings.HasPrefix(line, "| "):
			within = within && strings.HasPrefix(line, "|---")
		case within:
			rows = append(rows, cells)
		}
	}
	return rows
}
