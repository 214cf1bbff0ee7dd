package page

import "testing"

// TestJoinedNotes: notes of a cell are one, and say nothing twice; a clause that another only begins with is not the same.
func TestJoinedNotes(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"", "甲。", "乙"}, "甲；乙"},
		{[]string{"甲；乙", "乙", "甲，丙"}, "甲；乙；甲，丙"},
		{[]string{"甲，丙", "甲；丁"}, "甲，丙；丁"},
		{[]string{"合计10.30亿元", "合计10.3"}, "合计10.30亿元；合计10.3"},
		{nil, ""},
	} {
		if got := joined(c.texts...); got != c.want {
			t.Errorf("joined(%q) = %s, want %s", c.texts, got, c.want)
		}
	}
	if got := unsaid("含州直2.15亿元；任务合计10.30亿元，口径不同", "由省厅下达；任务合计10.30亿元，口径不同，留有余量"); got != "含州直2.15亿元" {
		t.Errorf("what is left unsaid: %s", got)
	}
}
