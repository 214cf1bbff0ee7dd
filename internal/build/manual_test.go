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
