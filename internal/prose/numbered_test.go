package prose

import (
	"strings"
	"testing"
)

func TestOwnNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"一、指标": true, "十二、保障": true, "（三）科技": true, "(1)企业": true, "（12）企业": true, "1. 投入": true, "2．产出": true,
		"3、下步": true, "1.2 分项": true, "第二章 目标": true, "1.投入": true,
		"": false, "一是投入": false, "3.5亿元": false, "2022年上半年": false, "12家企业": false, "差距": false, "（附）表": false, "第一季度": false,
	} {
		if got := ownNumber.MatchString(text); got != want {
			t.Errorf("ownNumber(%q) = %v, want %v", text, got, want)
		}
	}
}

// TestNumberedByLevel: an author who numbers one heading of a level numbers that level.
func TestNumberedByLevel(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"## 差距\n\n## 原因\n", "<h2 id=\"1\">差距</h2>\n<h2 id=\"2\">原因</h2>\n"},
		{"## 一、差距\n\n## 原因\n\n### 人\n", "<h2 id=\"1\" class=\"numbered\">一、差距</h2>\n<h2 id=\"2\" class=\"numbered\">原因</h2>\n<h3 id=\"3\">人</h3>\n"},
	} {
		got, _ := render(c.in, Options{})
		if got != c.want {
			t.Errorf("Parse(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestNumberAfter: what follows a text goes on with the author's numbers, where these are 一、二、三.
func TestNumberAfter(t *testing.T) {
	for texts, want := range map[string]string{
		"一、成绩 二、问题 #（一）差距": "三、 四、", "十九、安排": "二十、 ", "成绩": " ", "第一部分": " ", "1.成绩": " ", "": " ",
	} {
		var headings []Heading
		for _, text := range strings.Fields(texts) {
			text, sub := strings.CutPrefix(text, "#")
			h := Heading{Text: text, Level: 2}
			if sub {
				h.Level = 3
			}
			headings = append(headings, h)
		}
		if got := NumberAfter(headings, 1) + " " + NumberAfter(headings, 2); got != want {
			t.Errorf("after %q: %q, want %q", texts, got, want)
		}
	}
}
