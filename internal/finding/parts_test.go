package finding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// What follows holds parts of rules and sentences by themselves, on both sides of their bounds.

// TestUpperPlaces: the first three, or a third of all, are in front; the last third is behind, and of how many is said where it is no praise.
func TestUpperPlaces(t *testing.T) {
	for _, c := range []struct {
		rank, of int
		tone     Tone
		weight   int
		text     string
	}{
		{1, 14, Highlight, 8, "居全省首位"}, {2, 6, Highlight, 8, "居全省第2位"}, {3, 9, Highlight, 8, "居全省第3位"}, {4, 12, Highlight, 0, "居全省第4位"}, {4, 11, Notice, -20, "居全省第4位（共11个）"}, {3, 8, Notice, -20, "居全省第3位（共8个）"},
		{8, 12, Notice, -20, "居全省第8位（共12个）"}, {9, 12, Shortfall, 0, "居全省第9位（共12个）"}, {3, 0, Highlight, 8, "居全省第3位"}, {4, 0, Notice, -20, "居全省第4位"}, {1, 1, Shortfall, 0, "居全省首位（共1个）"},
	} {
		s := sheet{indicator: flow, value: "11", rank: [2]int{c.rank, c.of}}.set(t)
		f := upperPlaceOne(s.summaries[0].cellOf(s.view.Site.Whole()))
		if last := f.phrases[len(f.phrases)-1]; f.tone != c.tone || f.weight != c.weight || last.text.String() != c.text || last.tone != c.tone || last.glued {
			t.Errorf("%d of %d: tone %d, weight %d, %s, want %d, %d, %s", c.rank, c.of, f.tone, f.weight, last.text, c.tone, c.weight, c.text)
		}
	}
	// Without a value the place is that of the growth, or stands right behind the name.
	for text, s := range map[string]sheet{"合同额同比增长31.6%，增幅居全省第2位": {indicator: flow, value: "s", yoy: "31.6", rank: [2]int{2, 14}}, "合同额居全省第2位": {indicator: flow, value: "s", rank: [2]int{2, 14}}} {
		if got := s.set(t).says("upper-place", "全州"); got != text {
			t.Errorf("%s, want %s", got, text)
		}
	}
}

// ranked are members of these ranks.
func ranked(ranks ...int) (list []*judged) {
	for k, r := range ranks {
		s := &judged{Cell: analysis.Cell{Region: &model.Region{Index: k + 1}}}
		s.Place.Rank = r
		list = append(list, s)
	}
	return list
}

func ranksOf(list []*judged) (out []int) {
	for _, s := range list {
		out = append(out, s.Place.Rank)
	}
	return out
}

// TestForemost: so many of a list and who shares the last one's place, up to five; else fewer, or nobody.
func TestForemost(t *testing.T) {
	for _, c := range []struct {
		ranks, first, last []int
	}{
		{nil, nil, nil}, {[]int{1}, []int{1}, []int{1}}, {[]int{1, 2, 3}, []int{1, 2, 3}, []int{3, 2, 1}}, {[]int{1, 2, 3, 4}, []int{1, 2, 3}, []int{4, 3, 2}}, {[]int{1, 2, 3, 3, 5}, []int{1, 2, 3, 3}, []int{5, 3, 3}}, {[]int{1, 2, 3, 3, 3}, []int{1, 2, 3, 3, 3}, []int{3, 3, 3}},
		{[]int{1, 2, 3, 3, 3, 3}, []int{1, 2}, []int{3, 3, 3, 3}}, {[]int{1, 1, 1, 1, 1, 1}, nil, nil}, {[]int{1, 1, 1, 1, 1, 6}, []int{1, 1, 1, 1, 1}, []int{6}}, {[]int{1, 1, 3, 3, 3, 3, 3}, []int{1, 1}, []int{3, 3, 3, 3, 3}},
	} {
		if got := ranksOf(foremost(ranked(c.ranks...), fewest)); !slices.Equal(got, c.first) {
			t.Errorf("the first of %v: %v, want %v", c.ranks, got, c.first)
		}
		if got := ranksOf(hindmost(ranked(c.ranks...), fewest)); !slices.Equal(got, c.last) {
			t.Errorf("the last of %v: %v, want %v", c.ranks, got, c.last)
		}
	}
	for want, list := range map[string][]*judged{"最低": ranked(3, 3, 3), "靠后": ranked(4, 3), "": nil} {
		if want == "" {
			want = "最低"
		}
		if got := behindMost(list); got != want {
			t.Errorf("%v: %s, want %s", ranksOf(list), got, want)
		}
	}
}

// TestWithin: those at zero are told among those behind where these are counted, wherever the two stand.
func TestWithin(t *testing.T) {
	behind, zero := phrase{key: "behind", counts: true, text: plain("8个落后"), weight: 7, covers: []string{"x"}}, phrase{key: "at-zero", text: plain("6个为零"), amid: plain("其中6个为零"), weight: 9}
	named, open := behind, zero
	named.counts, open.amid = false, nil
	other := phrase{key: "half", text: plain("过半")}
	for _, c := range []struct {
		name string
		list []phrase
		want string
	}{
		{"behind first", []phrase{behind, zero}, "8个落后，其中6个为零"}, {"at zero first", []phrase{zero, behind}, "8个落后，其中6个为零"}, {"between others", []phrase{other, behind, zero, other}, "过半|8个落后，其中6个为零|过半"}, {"not counted", []phrase{named, zero}, "8个落后|6个为零"}, {"nothing to tell amid", []phrase{behind, open}, "8个落后|6个为零"},
		{"nobody behind", []phrase{zero, other}, "6个为零|过半"}, {"nobody at zero", []phrase{behind}, "8个落后"}, {"nobody", nil, ""},
	} {
		var got []string
		for _, p := range within(slices.Clone(c.list)) {
			got = append(got, p.text.String())
			if strings.Contains(p.text.String(), "其中") && (p.weight != 9 || fmt.Sprint(p.covers) != "[x at-zero]") {
				t.Errorf("%s: weight %d, covers %v", c.name, p.weight, p.covers)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if len(behind.covers) != 1 {
		t.Error("what is covered by the one is by the other")
	}
}

// TestToldOf: what is said and not the figure must be among what is kept, or be covered by it.
func TestToldOf(t *testing.T) {
	kept := []phrase{{key: "state", covers: []string{"may", "half"}}, {key: "growth"}}
	for _, c := range []struct {
		said []phrase
		want bool
	}{
		{nil, true}, {[]phrase{{key: "state", slot: slotState}}, true}, {[]phrase{{key: "half", slot: slotState}}, true}, {[]phrase{{key: "rank", slot: slotPlace}}, false}, {[]phrase{{key: "value", slot: slotValue}}, true}, {[]phrase{{key: "value", slot: slotValue}, {key: "rank", slot: slotPlace}}, false}, {[]phrase{{key: "rank", slot: slotPlace}, {key: "growth", slot: slotGrowth}}, false}, {[]phrase{{key: "value", slot: slotValue}, {key: "growth", slot: slotGrowth}}, true},
	} {
		if got := told(c.said, kept); got != c.want {
			t.Errorf("%+v is told: %v", c.said, got)
		}
	}
}

// TestJoinedTexts: neighbours without evidence are one, those with evidence stay apart, and what says nothing is no part.
func TestJoinedTexts(t *testing.T) {
	e := &Evidence{}
	for _, c := range []struct {
		parts []Text
		want  string
	}{
		{nil, ""}, {[]Text{plain("a"), plain("b")}, "ab"}, {[]Text{plain("a"), {{Text: "1", Evidence: e}}, plain("b"), plain("c")}, "a|1*|bc"}, {[]Text{{{Text: "1", Evidence: e}}, {{Text: "2", Evidence: e}}}, "1*|2*"}, {[]Text{plain(""), plain("a"), plain("")}, "a"}, {[]Text{{{Text: "1", Evidence: e}}, plain("")}, "1*"}, {[]Text{plain("a"), {{Text: "", Evidence: e}}, plain("b")}, "ab"},
	} {
		var got []string
		for _, span := range join(c.parts...) {
			text := span.Text
			if span.Evidence != nil {
				text += "*"
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%v is %v, want %s", c.parts, got, c.want)
		}
	}
	for text, want := range map[string]int{"": 0, "一": 1, "一二": 2, "12": 1, "123": 2, "一2": 2, "a。": 2} {
		if got := plain(text).width(); got != want {
			t.Errorf("%s is %d wide, want %d", text, got, want)
		}
	}
}

// TestWordsOfRules: what further rules say, and of whom.
func TestWordsOfRules(t *testing.T) {
	const six = "甲 乙 丙 丁 戊 己"
	for _, c := range []struct {
		name, rule, scope string
		sheet             sheet
		want              string
	}{
		{"limits used faster", "regress", "县市", sheet{indicator: lower(flow), names: four, target: "40 10 10 10 10", value: "20 7 2 8 3", before: "9 3 4 6 4"}, "合同额，甲县超序时幅度比上期扩大"},
		{"less than before in December", "regress", "县市", sheet{indicator: flow, month: 12, names: four, target: "40 10 10 10 10", value: "38 7 12 8 11", before: "38 9 9 9 9"}, "合同额，甲县、丙县与年度目标的差距比上期扩大"},
		{"limits exceeded further in December", "regress", "县市", sheet{indicator: lower(flow), month: 12, names: four, target: "40 10 10 10 10", value: "38 17 2 8 11", before: "38 12 9 9 11"}, "合同额，甲县超控制数幅度比上期扩大"},
		{"all regress", "regress", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "9 3 3 3 3", before: "9 2 2 2 2"}, "合同额，4个县市均落后幅度比上期扩大"},
		{"six of seven regress", "regress", "县市", sheet{indicator: flow, names: six + " 庚", target: "70 10 10 10 10 10 10 10", value: "19 3 3 3 3 3 3 9", before: "9 2 2 2 2 2 2 2"}, "合同额，6个县市落后幅度比上期扩大"},
		{"five of six regress", "regress", "县市", sheet{indicator: flow, names: six, target: "60 10 10 10 10 10 10", value: "19 3 3 3 3 3 9", before: "9 2 2 2 2 2 2"}, "合同额，甲、乙、丙、丁、戊落后幅度比上期扩大"},
		{"one member, which regresses", "regress", "县市", sheet{indicator: flow, names: "甲县", target: "10 10", value: "3 3", before: "2 2"}, "合同额，甲县落后幅度比上期扩大"},
		{"one member at zero", "at-zero", "县市", sheet{indicator: count, names: "甲县", target: "10 10", value: "0 0"}, "登记数，甲县尚未破零"},
		{"two members at zero", "at-zero", "县市", sheet{indicator: count, names: "甲县 乙县", target: "20 10 10", value: "0 0 0"}, "登记数，2个县市均尚未破零"},
		{"all but three at zero", "at-zero", "县市", sheet{indicator: count, names: six + " 庚", target: "70 10 10 10 10 10 10 10", value: "6 1 2 3 0 0 0 0"}, "登记数除甲1项、乙2项、丙3项外，其余4个县市尚未破零"},
		{"all but four of nine at zero", "at-zero", "县市", sheet{indicator: count, names: six + " 庚 辛 壬", target: "90 10 10 10 10 10 10 10 10 10", value: "6 1 2 3 1 0 0 0 0 0"}, "登记数，戊、己、庚、辛、壬尚未破零"},
		{"as many at zero as not", "at-zero", "县市", sheet{indicator: count, names: four, target: "40 10 10 10 10", value: "3 1 2 0 0"}, "登记数，丙县、丁县尚未破零"},
		{"red and red, as the whole", "red-red", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "12 3 3 3 3", before: "9 2 2 2 2"}, ""},
	} {
		if got := c.sheet.set(t).says(c.rule, c.scope); got != c.want {
			t.Errorf("%s: %s of %s = %s, want %s", c.name, c.rule, c.scope, got, c.want)
		}
	}
}

// TestEvidenceOfRegress: what is worse than before rests on both editions.
func TestEvidenceOfRegress(t *testing.T) {
	s := sheet{indicator: flow, target: "100", value: "43", before: "20"}.set(t)
	for _, f := range s.Findings() {
		if f.Rule != "regress" {
			continue
		}
		var got []string
		for _, e := range f.Evidence {
			got = append(got, fmt.Sprintf("%s %v", e.Measure.ID, e.Before))
		}
		if want := []string{"completion false", "lead false", "completion true", "lead true"}; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		return
	}
	t.Error("nothing is worse")
}

// TestWhyImportant: what makes an indicator matter: its weight, or its group and how many have a target.
func TestWhyImportant(t *testing.T) {
	for want, s := range map[string]sheet{"指标在第1组、4个县市承担目标，": {indicator: flow, names: four, target: "40 10 10 10 10", value: "20 5 5 5 5"}, "指标在第1组、有目标，": {indicator: flow, target: "40", value: "20"}, "指标在第1组、没有目标，": {indicator: flow, value: "20"}} {
		if _, about := s.set(t).importance(); about[0] != want {
			t.Errorf("%s, want %s", about[0], want)
		}
	}
	one := sheet{indicator: flow, names: four, target: "t t 10 t t", value: "20 5 5 5 5"}.set(t)
	if _, about := one.importance(); about[0] != "指标在第1组、有目标，" {
		t.Errorf("one member has a target: %s", about[0])
	}
	weight := model.MustDecimal("2.5")
	heavy := flow
	heavy.Weight = &weight
	s := sheet{indicator: heavy, target: "40", value: "20"}.set(t)
	if _, about := s.importance(); about[0] != "指标权重2.5，" {
		t.Errorf("%s", about[0])
	}
	s.view.Site.Groups = []*model.Group{{ID: "f"}, s.view.Site.Indicators[0].Group}
	s.view.Site.Indicators[0].Weight = nil
	if _, about := s.importance(); about[0] != "指标在第2组、有目标，" {
		t.Errorf("of the second group: %s", about[0])
	}
	for want, list := range map[Tone][]Statement{Highlight: {{Tone: Shortfall}, {Tone: Notice}}, Shortfall: {{Tone: Highlight}}} {
		if got := wanted(list); got != want {
			t.Errorf("after %v, tone %d is wanted", list, got)
		}
	}
	if wanted(nil) != Highlight || wanted([]Statement{{Tone: Highlight}, {Tone: Shortfall}}) != Highlight || wanted([]Statement{{Tone: Notice}}) != Highlight {
		t.Error("of as many, something else than what is good is wanted")
	}
}

// TestPinnedByID: a pinned finding is found by its id, that of a member too; what is none is not.
func TestPinnedByID(t *testing.T) {
	s := sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "9 3 2 2 2"}.set(t)
	for id, want := range map[string]string{
		"behind/i": "合同额，甲县、乙县、丙县、丁县分别完成30.0%、20.0%、20.0%、20.0%，落后序时。", "behind/i/甲县": "甲县合同额3.00亿元，完成年度目标的30.0%，低于序时进度20.0个百分点。", "over/i": "", "x/i/y": "", "behind/i/戊县": "", "over/i/甲县": "", "behind/j/甲县": "", "": "", "behind": "", "behind/i/甲县/x": "",
	} {
		st, ok := s.pinned(nil, id)
		if ok != (want != "") {
			t.Errorf("%s: %v %s", id, ok, st.Text)
		} else if ok && st.Text.String() != want {
			t.Errorf("%s: %s, want %s", id, st.Text, want)
		}
	}
	said := []Statement{{ID: "a", Findings: []string{"behind/i"}}, {ID: "b", Findings: []string{"x/i/y", "z"}}}
	if st, ok := s.pinned(said, "z"); !ok || st.ID != "b" {
		t.Errorf("the statement of z is %s", st.ID)
	}
}

// TestManyRegions: of more than two hundred regions the ids of single members are left out.
func TestManyRegions(t *testing.T) {
	for n, want := range map[int]bool{199: true, 200: false} { // and the whole
		var names strings.Builder
		for k := range n {
			fmt.Fprintf(&names, "县%d号 ", k)
		}
		ids := sheet{indicator: flow, names: names.String(), target: "10", value: "5"}.set(t).IDs()
		if got := slices.Contains(ids, "behind/i/县7号"); got != want || !slices.Contains(ids, "behind/i/zhou") || !slices.Contains(ids, "behind/i") {
			t.Errorf("%d members: %v", n, got)
		}
	}
}

// TestLimits: as many statements as asked for, all where there are no more, and none is no limit.
func TestLimits(t *testing.T) {
	s := sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "9 3 2 2 2"}.set(t)
	all := len(s.Statements(Query{}))
	if all < 2 {
		t.Fatalf("%d statements", all)
	}
	for limit, want := range map[int]int{0: all, 1: 1, all - 1: all - 1, all: all, all + 1: all, -1: all} {
		if got := len(s.Statements(Query{Limit: limit})); got != want {
			t.Errorf("%d of %d: %d", limit, all, got)
		}
	}
}

// TestSilentMembers: who was due to report two indicators and reported none is told once, with how many.
func TestSilentMembers(t *testing.T) {
	for _, c := range []struct {
		n     int
		value string
		want  string
	}{
		{2, "20 n 5 5 5", "甲县两项指标均未报送"}, {3, "20 n 5 n 5", "甲县、丙县各项指标均未报送"}, {3, "20 n n n n", "4个县市各项指标均未报送"}, {1, "20 n 5 5 5", ""}, {2, "20 x 5 5 5", ""}, {2, "20 5 5 5 5", ""},
	} {
		s := many(t, c.n, sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: c.value})
		silent := silentMembers(s.view)
		got := ""
		if f := silence(s.view, silent); f != nil {
			got = f.Text.String()
			if n := c.n * len(silent); len(f.Evidence) != n || f.Weight != 58 || f.Tone != Shortfall {
				t.Errorf("%s rests on %d numbers, want %d", got, len(f.Evidence), n)
			}
		}
		if got != c.want {
			t.Errorf("%d indicators, %s: %s, want %s", c.n, c.value, got, c.want)
		}
	}
}
