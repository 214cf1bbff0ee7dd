package load

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// baseOrder is that of the base site's regions, with an indicator that does not apply to one of them.
var baseOrder = Order{
	Indicators: []string{"yanfa", "qiye", "lv"},
	Regions:    []string{"qingshan", "donghe", "xihu", "nanling", "kaifaqu"},
	Applies:    func(indicator, region string) bool { return indicator != "qiye" || region != "kaifaqu" },
}

// spliceCases change values in the form of a report; each is whole but for reportHead.
var spliceCases = []struct {
	name  string
	rows  string
	edits []Edit
	want  string // equal to rows where empty
}{
	{"no edit", "  yanfa:\n    qingshan: 1 # 一\n", nil, ""},
	{"number", "  yanfa:\n    qingshan: 1.10   # 一\n\n    donghe: 2\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "1.158"}},
		"  yanfa:\n    qingshan: 1.158   # 一\n\n    donghe: 2\n"},
	{"equal decimal", "  yanfa:\n    qingshan: 1.10\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "1.1"}}, ""},
	{"gap", "  yanfa:\n    qingshan: 1\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "未报送"}}, "  yanfa:\n    qingshan: 未报送\n"},
	{"quoted gap becomes a number", "  yanfa:\n    qingshan: \"未报送\"\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "0"}}, "  yanfa:\n    qingshan: 0\n"},
	{"note on a number", "  yanfa:\n    qingshan: 1 # 一\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("补报")}},
		"  yanfa:\n    qingshan: {value: 1, note: 补报} # 一\n"},
	{"note taken away", "  yanfa:\n    qingshan: {value: 1, note: 补报} # 一\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("")}},
		"  yanfa:\n    qingshan: 1 # 一\n"},
	{"note that is not there taken away", "  yanfa:\n    qingshan: {value: 1}\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("")}}, ""},
	{"note changed in its marks", "  yanfa:\n    qingshan: {value: 1, note: '补报'}\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("it's")}},
		"  yanfa:\n    qingshan: {value: 1, note: 'it''s'}\n"},
	{"note that needs marks", "  yanfa:\n    qingshan: {value: 1, note: 补报}\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("a, {b}: \"c\"\n# d")}},
		"  yanfa:\n    qingshan: {value: 1, note: \"a, {b}: \\\"c\\\"\\n# d\"}\n"},
	{"note like a number", "  yanfa:\n    qingshan: {value: 1, note: 补报}\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("12")}},
		"  yanfa:\n    qingshan: {value: 1, note: \"12\"}\n"},
	{"keys added in braces", "  yanfa:\n    qingshan: {value: 1, note: 一} # 二\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", YoY: Say("-3.5"), Explained: []KeyedField{{"jump", Say("集中登记")}}}},
		"  yanfa:\n    qingshan: {value: 1, note: 一, yoy: -3.5, explained: {jump: 集中登记}} # 二\n"},
	{"first and last taken away", "  yanfa:\n    qingshan: {note: 一, value: 1, status: 快报, yoy: 2}\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say(""), YoY: Say("")}},
		"  yanfa:\n    qingshan: {value: 1, status: 快报}\n"},
	{"neighbours taken away, one added", "  yanfa:\n    qingshan: {value: 1, note: 一, yoy: 2}\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say(""), YoY: Say(""), Rank: Say("3")}},
		"  yanfa:\n    qingshan: {value: 1, rank: 3}\n"},
	{"comment in braces stays", "  yanfa:\n    qingshan: {value: 1, # 一\n      note: 二, # 三\n      yoy: 4}\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("")}},
		"  yanfa:\n    qingshan: {value: 1 # 一\n      , # 三\n      yoy: 4}\n"},
	{"block changed", "  yanfa:\n    qingshan:\n      value: 1 # 一\n\n      note: 二\n    donghe: 3\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2", Note: Say("三"), Status: Say("最终核实")}},
		"  yanfa:\n    qingshan:\n      value: 2 # 一\n\n      note: 三\n      status: 最终核实\n    donghe: 3\n"},
	{"block loses a key", "  yanfa:\n    qingshan:\n      value: 1 # 一\n      note: 二\n    donghe: 3\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("")}},
		"  yanfa:\n    qingshan:\n      value: 1 # 一\n    donghe: 3\n"},
	{"comment behind a lost key", "  yanfa:\n    qingshan:\n      value: 1\n      note: 二 # 三\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("")}},
		"  yanfa:\n    qingshan:\n      value: 1\n      # 三\n"},
	{"text in a block", "  yanfa:\n    qingshan:\n      value: 1\n      note: |\n        一\n\n        二\n\n    donghe: 3\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("三")}},
		"  yanfa:\n    qingshan:\n      value: 1\n      note: 三\n\n    donghe: 3\n"},
	{"key behind a text in a block", "  yanfa:\n    qingshan:\n      value: 1\n      note: |\n        一\n\n        二\n\n    donghe: 3\n",
		[]Edit{{Indicator: "yanfa", Region: "qingshan", YoY: Say("2")}, {Indicator: "yanfa", Region: "xihu", Value: "3"}},
		"  yanfa:\n    qingshan:\n      value: 1\n      note: |\n        一\n\n        二\n      yoy: 2\n\n    donghe: 3\n    xihu: 3\n"},
	{"parts", "  qiye:\n    qingshan: {value: 9, parts: {shouci: 5, fuhe: 4}}\n",
		[]Edit{{Indicator: "qiye", Region: "qingshan", Value: "10", Parts: []KeyedField{{"shouci", Say("6")}}}},
		"  qiye:\n    qingshan: {value: 10, parts: {shouci: 6, fuhe: 4}}\n"},
	{"last part taken away", "  qiye:\n    qingshan: {value: 9, parts: {shouci: 5}, yoy: 1}\n",
		[]Edit{{Indicator: "qiye", Region: "qingshan", Parts: []KeyedField{{"shouci", Say("")}}}},
		"  qiye:\n    qingshan: {value: 9, yoy: 1}\n"},
	{"all parts changed for others", "  qiye:\n    qingshan: {value: 9, parts: {shouci: 5}}\n",
		[]Edit{{Indicator: "qiye", Region: "qingshan", Parts: []KeyedField{{"shouci", Say("")}, {"fuhe", Say("2")}}}},
		"  qiye:\n    qingshan: {value: 9, parts: {fuhe: 2}}\n"},
	{"parts in a block", "  qiye:\n    qingshan:\n      value: 9\n      parts:\n        shouci: 5\n",
		[]Edit{{Indicator: "qiye", Region: "qingshan", Parts: []KeyedField{{"fuhe", Say("4")}}}},
		"  qiye:\n    qingshan:\n      value: 9\n      parts:\n        shouci: 5\n        fuhe: 4\n"},
	{"region between", "  yanfa:\n    qingshan: 1 # 一\n\n    # 二\n    nanling: 4\n", []Edit{{Indicator: "yanfa", Region: "xihu", Value: "3"}, {Indicator: "yanfa", Region: "donghe", Value: "2"}},
		"  yanfa:\n    qingshan: 1 # 一\n    donghe: 2\n    xihu: 3\n\n    # 二\n    nanling: 4\n"},
	{"region in front", "  yanfa:\n    # 一\n    donghe: 4\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "3", Note: Say("二")}},
		"  yanfa:\n    # 一\n    qingshan: {value: 3, note: 二}\n    donghe: 4\n"},
	{"region in braces", "  yanfa: {donghe: 4, nanling: 5}\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "3"}, {Indicator: "yanfa", Region: "xihu", Value: "1"}},
		"  yanfa: {qingshan: 3, donghe: 4, xihu: 1, nanling: 5}\n"},
	{"region of no rank", "  yanfa:\n    donghe: 4\n", []Edit{{Indicator: "yanfa", Region: "sheng", Value: "3"}}, "  yanfa:\n    donghe: 4\n    sheng: 3\n"},
	{"without a last line end", "  yanfa:\n    qingshan: 1", []Edit{{Indicator: "yanfa", Region: "donghe", Value: "2"}}, "  yanfa:\n    qingshan: 1\n    donghe: 2"},
	{"indicator behind", "  yanfa:\n    qingshan: 1\n\n  # 一\n  lv:\n      qingshan: 3\n", []Edit{{Indicator: "qiye", Region: "donghe", Value: "2"}, {Indicator: "qiye", Region: "qingshan", Value: "1"}},
		"  yanfa:\n    qingshan: 1\n  qiye:\n    qingshan: 1\n    donghe: 2\n\n  # 一\n  lv:\n      qingshan: 3\n"},
	{"word for all", "  qiye: 未报送   # 一\n  lv:\n    qingshan: 3\n", []Edit{{Indicator: "qiye", Region: "donghe", Value: "2"}},
		"  qiye:   # 一\n    qingshan: 未报送\n    donghe: 2\n    xihu: 未报送\n    nanling: 未报送\n  lv:\n    qingshan: 3\n"},
	{"word for all stays", "  qiye: 未报送\n", []Edit{{Indicator: "qiye", Region: "donghe", Value: "未报送", Note: Say("")}}, ""},
	{"word for all with a note", "  qiye: 未报送\n", []Edit{{Indicator: "qiye", Region: "donghe", Note: Say("迟报")}},
		"  qiye:\n    qingshan: 未报送\n    donghe: {value: 未报送, note: 迟报}\n    xihu: 未报送\n    nanling: 未报送\n"},
	{"word for all below its key", "  qiye: # 一\n    未报送 # 二\n", []Edit{{Indicator: "qiye", Region: "donghe", Value: "2"}},
		"  qiye: # 一 # 二\n    qingshan: 未报送\n    donghe: 2\n    xihu: 未报送\n    nanling: 未报送\n"},
	{"indicator without regions", "  qiye: {} # 一\n", []Edit{{Indicator: "qiye", Region: "donghe", Value: "2"}}, "  qiye: # 一\n    donghe: 2\n"},
	{"nothing under values", "", []Edit{{Indicator: "qiye", Region: "donghe", Value: "2"}, {Indicator: "yanfa", Region: "donghe", Value: "1"}},
		"  yanfa:\n    donghe: 1\n  qiye:\n    donghe: 2\n"},
	{"nothing under an indicator", "  qiye: # 一\n  lv:\n    qingshan: 3\n", []Edit{{Indicator: "qiye", Region: "donghe", Value: "2"}},
		"  qiye: # 一\n    donghe: 2\n  lv:\n    qingshan: 3\n"},
	{"explicit key", "  yanfa:\n    ? qingshan\n    : 1\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2"}, {Indicator: "yanfa", Region: "xihu", Value: "3"}},
		"  yanfa:\n    ? qingshan\n    : 2\n    xihu: 3\n"},
	{"key in front of an anchor that stays", "  yanfa:\n    donghe: &a {value: 1}\n    xihu: *a\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2"}, {Indicator: "yanfa", Region: "nanling", Value: "3"}},
		"  yanfa:\n    qingshan: 2\n    donghe: &a {value: 1}\n    xihu: *a\n    nanling: 3\n"},
	{"tab behind the colon", "  yanfa:\n    qingshan:\t1\t# 一\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2", Note: Say("二")}},
		"  yanfa:\n    qingshan:\t{value: 2, note: 二}\t# 一\n"},
	{"quoted keys", "  \"yanfa\":\n    'qingshan': {\"value\": 1}\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2", Note: Say("二")}},
		"  \"yanfa\":\n    'qingshan': {\"value\": 2, note: 二}\n"},
	{"value on the next line", "  yanfa:\n    qingshan:\n      1 # 一\n    donghe: 2\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2"}},
		"  yanfa:\n    qingshan:\n      2 # 一\n    donghe: 2\n"},
	{"one figure twice", "  yanfa:\n    qingshan: 1\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2"}, {Indicator: "yanfa", Region: "qingshan", Note: Say("一")}},
		"  yanfa:\n    qingshan: {value: 2, note: 一}\n"},
}

func TestSplice(t *testing.T) {
	for _, c := range spliceCases {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want == "" {
				want = c.rows
			}
			for _, form := range []func(string) string{unix, windows} {
				got, at := spliced(t, form(reportHead+c.rows), c.edits)
				if got != form(reportHead+want) {
					t.Fatalf("Splice() =\n%q, want\n%q", got, form(reportHead+want))
				}
				if again, _ := spliced(t, got, c.edits); again != got {
					t.Errorf("Splice() of the result =\n%q, want it unchanged", again)
				}
				for k, e := range c.edits {
					if at[k].Line == 0 {
						t.Errorf("no place of %v", e)
					}
				}
			}
		})
	}
}

func unix(text string) string { return text }

func windows(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") }

func spliced(t *testing.T, text string, edits []Edit) (string, []diag.Pos) {
	t.Helper()
	diags := &diag.List{}
	out, at, ok := Splice("data/reports/2023-03.yaml", []byte(text), baseOrder, edits, diags)
	if got := printed(diags); !ok || got != "" {
		t.Fatalf("Splice() = %v, says %s", ok, got)
	}
	return string(out), at
}

// TestSpliceRefused: what cannot be changed alone, or not told from its text, is refused with its place.
func TestSpliceRefused(t *testing.T) {
	value := []Edit{{Indicator: "yanfa", Region: "qingshan", Value: "2"}}
	for _, c := range []struct {
		name, text string
		edits      []Edit
		want       string
	}{
		{"anchor", reportHead + "  yanfa:\n    qingshan: &a 1\n    donghe: *a\n", value, ":5:15: 错误[shared-figure]"},
		{"alias", reportHead + "  yanfa:\n    donghe: &a 1\n    qingshan: *a\n", value, ":6:15: 错误[shared-figure]"},
		{"anchor inside", reportHead + "  yanfa:\n    qingshan: {value: 1, note: &n 一}\n    donghe: {value: 1, note: *n}\n", value, ":5:32: 错误[shared-figure]"},
		{"tag", reportHead + "  yanfa:\n    qingshan: !!int 1\n", value, ":5:15: 错误[shared-figure]"},
		{"indicator that two share", reportHead + "  yanfa: &y\n    qingshan: 1\n  qiye: *y\n", value, ":4:10: 错误[shared-figure]"},
		{"word that two share", reportHead + "  yanfa: &w 未报送\n  qiye: *w\n", value, ":4:10: 错误[shared-figure]"},
		{"values that are shared", "a: &v\n  yanfa: {}\nvalues: *v\n", value, ":3:9: 错误[shared-figure]"},
		{"list", reportHead + "  yanfa: [1]\n", value, ":4:10: 错误[odd-figure]"},
		{"figure that is a list", reportHead + "  yanfa:\n    qingshan: [1]\n", value, ":5:15: 错误[odd-figure]"},
		{"note alone", reportHead + "  yanfa:\n    donghe: 1\n", []Edit{{Indicator: "yanfa", Region: "qingshan", Note: Say("一")}}, ":5:5: 错误[no-value]"},
		{"no values", "period: 2023-03\n", value, ":1:1: 错误[missing-key]"},
		{"list in the place of a report", "- 1\n", value, ":1:1: 错误[wrong-type]"},
		{"no YAML", reportHead + "  yanfa: {\n", value, "错误[yaml-syntax]"},
		{"empty file", "", value, "错误[empty-file]"},
		{"another encoding", reportHead + "  yanfa: \xd6\xd0\n", value, "错误[not-utf8]"},
		{"lone carriage return", reportHead + "  yanfa:\r    qingshan: 1\n", value, "错误[bad-character]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			diags := &diag.List{}
			out, at, ok := Splice("a.yaml", []byte(c.text), baseOrder, c.edits, diags)
			said := printed(diags)
			if ok || out != nil || at != nil || !strings.Contains(said, c.want) {
				t.Errorf("Splice() = %q %v, says %s, want %s", out, ok, said, c.want)
			}
		})
	}
}

// TestOrderOf: the province stands behind the whole, and owes nothing for which one word could speak.
func TestOrderOf(t *testing.T) {
	order := OrderOf(loaded(t, baseSite(t)), model.Period{Year: 2023, Month: 3})
	if got := strings.Join(order.Regions, " "); got != "qingshan beisheng donghe xihu nanling kaifaqu" {
		t.Errorf("regions %s", got)
	}
	for _, c := range []struct {
		indicator, region string
		want              bool
	}{{"qiye", "donghe", true}, {"qiye", "kaifaqu", false}, {"bizhong", "donghe", false}, {"yanfa", "beisheng", false}, {"yanfa", "wu", false}, {"wu", "donghe", false}} {
		if got := order.Applies(c.indicator, c.region); got != c.want {
			t.Errorf("Applies(%s, %s) = %v, want %v", c.indicator, c.region, got, c.want)
		}
	}
}
