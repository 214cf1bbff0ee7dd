package proof

import (
	"strings"
	"testing"
)

func TestTally(t *testing.T) {
	marks := []Mark{{Number: true}, {Number: true}, {Number: true, Standing: Filed}, {Number: true, Standing: Doubtful}, {Standing: Contradicts}, {Standing: Agrees}}
	for _, c := range []struct {
		name        string
		marks       []Mark
		short, full string
		pending     int
	}{
		{"none", nil, "0个数，引用0，相符0，存疑0，矛盾0", "0个数；0处说法", 0},
		{"some", marks, "4个数，引用2，相符0，备案1，存疑1，矛盾0；2处说法，引用0，相符1，存疑0，矛盾1",
			"4个数：引用2，相符0，备案1，原样0，存疑1，矛盾0；2处说法：引用0，相符1，备案0，原样0，存疑0，矛盾1", 2},
		{"as typed", []Mark{{Number: true, Standing: Fixed}}, "1个数，引用0，相符0，原样1，存疑0，矛盾0", "1个数：引用0，相符0，备案0，原样1，存疑0，矛盾0；0处说法", 0},
	} {
		got := Count(c.marks)
		if got.String() != c.short || got.Full() != c.full || got.Pending() != c.pending {
			t.Errorf("%s: %s, %s, %d", c.name, got.String(), got.Full(), got.Pending())
		}
		sum := got
		sum.Add(got)
		if sum.Numbers.Sum() != 2*got.Numbers.Sum() || sum.Pending() != 2*got.Pending() {
			t.Errorf("%s: twice is %s", c.name, sum.String())
		}
	}
}

// TestLooks: in black and white every standing has a word, a sign and a line of its own.
func TestLooks(t *testing.T) {
	seen := map[string]Standing{}
	for _, s := range all() {
		_, rule, found := strings.Cut(style, ".m."+s.Class()+" {")
		line, _, _ := strings.Cut(rule, "}")
		if !found {
			t.Errorf("no line for %s", s.Word())
		}
		looks := []string{"word " + s.Word(), "sign " + s.Sign(), "line"}
		for _, part := range strings.Split(line, ";") {
			if name, value, ok := strings.Cut(strings.TrimSpace(part), ":"); ok && (name == "text-decoration-style" || name == "text-decoration-thickness") {
				looks[2] += value
			}
		}
		for _, l := range looks {
			if before, twice := seen[l]; twice {
				t.Errorf("%s and %s share %q", before.Word(), s.Word(), l)
			}
			seen[l] = s
		}
	}
}

// TestRunning: nothing of a title can end the string of style that it stands in.
func TestRunning(t *testing.T) {
	got := running("甲\"}</style>\\\n乙")
	content, _, _ := strings.Cut(strings.SplitN(got, `content: "`, 2)[1], `"`)
	if content != `\007532\000022\00007d\00003c\00002f\000073\000074\000079\00006c\000065\00003e\00005c\00000a\004e59` {
		t.Errorf("running = %s", got)
	}
}

// TestAlone: the page asks for nothing from elsewhere and runs no script.
func TestAlone(t *testing.T) {
	s := Sheet{Title: "甲"}
	got, err := s.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "src=", "http://", "https://", "url(", "@import"} {
		if strings.Contains(string(got), bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	if !strings.Contains(string(got), `content="default-src 'none'; style-src 'sha256-`) {
		t.Error("the page has no policy")
	}
	if !strings.Contains(string(got), "没有存疑和矛盾之处。") {
		t.Error("an empty sheet has something pending")
	}
}

// TestRemedy: what is to be done about every doubt alike is told once; another remedy stands with each.
func TestRemedy(t *testing.T) {
	sheet := func(fixes ...string) string {
		text := Text{Prefix: "a", Marks: []Mark{{Standing: Contradicts, Says: "不符", Fix: "改数"}}}
		for _, fix := range fixes {
			text.Marks = append(text.Marks, Mark{Standing: Doubtful, Says: "没有数据支持", Fix: fix})
		}
		s := Sheet{Groups: []Group{{Texts: []Text{text}}}}
		html, err := s.HTML()
		if err != nil {
			t.Fatal(err)
		}
		if len(fixes) > 0 && s.Groups[0].Texts[0].Marks[1].Fix != fixes[0] {
			t.Error("the sheet itself was changed")
		}
		return string(html)
	}
	for _, test := range []struct {
		fixes []string
		times int // that 写明出处 stands there
		once  bool
	}{
		{nil, 0, false},
		{[]string{"写明出处"}, 2, false}, // in the list at the head and in that of the text
		{[]string{"写明出处", "写明出处", "写明出处"}, 1, true},
		{[]string{"写明出处", "删去"}, 2, false},
	} {
		got := sheet(test.fixes...)
		if n := strings.Count(got, "写明出处"); n != test.times || strings.Contains(got, "存疑之处，写明出处。") != test.once {
			t.Errorf("%q: told %d times", test.fixes, n)
		}
		if strings.Count(got, "不符；改数。") != 2 {
			t.Errorf("%q: the contradiction lost its remedy", test.fixes)
		}
	}
}
