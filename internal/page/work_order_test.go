package page

import (
	"html/template"
	"strings"
	"testing"

	"bulletin/internal/analysis"
)

func TestIsPosition(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"局长", true}, {"分管副局长", true}, {"科技股负责人", true}, {"各县科技股负责人", true}, {"分管副校长", true},
		{"局长、科技股负责人", true}, {"党组书记", true}, {"主要负责人", true},
		{"张三", false}, {"王局长", false}, {"王副局长", false}, {"局长张三", false}, {"科技股王主任", false}, {"局长、李四", false}, {"", false},
	} {
		if got := isPosition(c.text); got != c.want {
			t.Errorf("isPosition(%s) = %v, want %v", c.text, got, c.want)
		}
	}
}

func TestPlainText(t *testing.T) {
	for in, want := range map[template.HTML]string{
		"合同": "合同",
		`完成<a class="ref" href="x" title="a &gt; b">15.0%</a>，<strong>欠账</strong>`: "完成15.0%，欠账",
		"a &lt; b": "a < b",
		" 一<br>二 ": "一二",
	} {
		if got := plainText(in); got != want {
			t.Errorf("plainText(%s) = %s, want %s", in, got, want)
		}
	}
}

// TestOrderFit: an order has 366 points for facts, texts and blank lines. In the usual form six blank lines take 138 of
// them, and 228 points are 12 lines of 30 characters; in the dense one four take 84, and 282 are 17 lines of 34. The
// demand takes one of the lines.
func TestOrderFit(t *testing.T) {
	chars := func(n int) template.HTML { return template.HTML(strings.Repeat("督", n)) }
	for _, c := range []struct {
		name             string
		facts            int
		matter, measures template.HTML
		unit             string
		matterL, measL   int // lines that are left
		rules            int
		dense, cut       bool
	}{
		{"short", 7, chars(20), chars(60), "", 1, 2, 4, false, false},                  // 12 − 4 − 1 − 3 = 4 lines more: 72 ÷ 46 = 1.6
		{"shortest", 0, chars(5), "", "", 1, 0, 6, false, false},                       // 10 lines more: 180 ÷ 46 = 3.9
		{"long unit", 0, chars(5), "", strings.Repeat("局", 36), 1, 0, 6, false, false}, // 8 lines more: 144 ÷ 46 = 3.1
		{"full", 8, chars(3 * 30), chars(4 * 30), "", 3, 4, 3, false, false},           // 12 − 4 − 1 = 7
		{"dense", 8, chars(3 * 30), chars(4*30 + 1), "", 3, 4, 3, true, false},         // 17 − 5 − 7 = 5 lines more: 80 ÷ 42 = 1.9
		{"dense and full", 8, chars(6 * 34), chars(6 * 34), "", 6, 6, 2, true, false},
		{"measures too long", 8, chars(40), chars(900), "", 2, 10, 2, true, true},
		{"matter too long", 8, chars(900), chars(40), "", 10, 2, 2, true, true},
		{"both too long", 8, chars(900), chars(900), "", 6, 6, 2, true, true}, // twelve lines: half for the matter
	} {
		p := &Order{Now: make([]Fact, c.facts), Demand: "2022年9月30日前办结，并书面报告结果。"}
		p.Action = Action{Matter: c.matter, Measures: c.measures, Unit: c.unit, matter: &analysis.Matter{}}
		p.fit()
		f := orderForms[0]
		if p.Dense {
			f = orderForms[1]
		}
		matter, measures := f.long(p.Matter), f.long(p.Measures)
		if matter != c.matterL || measures != c.measL || len(p.Rules) != c.rules || p.Dense != c.dense || p.Cut != c.cut {
			t.Errorf("%s: %d and %d lines, %d rules, dense %v, cut %v, want %d and %d, %d, %v, %v", c.name,
				matter, measures, len(p.Rules), p.Dense, p.Cut, c.matterL, c.measL, c.rules, c.dense, c.cut)
		}
	}
}

// TestLongestOrder: whatever the lengths that a site may have, an order has the fewest blank lines at least, and what is
// to be done has a line each.
func TestLongestOrder(t *testing.T) {
	dense := orderForms[1]
	for k := range 729 {
		text := func(times int) string { // of one of three lengths: none, a line and a half, the most
			n := []int{0, 50, 200}[k%3]
			k /= 3
			return strings.Repeat([]string{"督", "a", "督a"}[k%3], n*times)
		}
		of := k
		p := &Order{Demand: "原定2022年12月31日前办结，现已逾期，须立即办结，书面报告结果和逾期原因。"}
		p.Action = Action{Region: text(1), Indicator: text(1), Unit: text(1), Person: "督", matter: &analysis.Matter{}}
		p.Matter, p.Measures = template.HTML(text(5)), template.HTML(text(5))
		for range 7 {
			p.Now = append(p.Now, Fact{"至年末还需完成", p.Unit + "家"})
		}
		p.fit()
		f := &orderForms[0]
		if p.Dense {
			f = &dense
		}
		if f.room(p) < 0 || len(p.Rules) < f.fewest {
			t.Fatalf("%d: %d lines too many, %d blank lines: %q %q %q", of, -f.room(p), len(p.Rules), p.Region, p.Indicator, p.Unit)
		}
	}
}
