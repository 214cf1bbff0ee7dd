package analysis

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// against asks every predicate about targets of cells. Lines are 10 points, or what far says; June's path is 50%.
var against = []struct {
	name           string
	indicator      model.Indicator
	month          int
	far            string
	target, figure string
	holds          string // the names of those that hold
	gap            string // why the others that cannot be asked cannot
}{
	{"flow, not reported", flow, 6, "", "100", "未报送", "not-reported", "NotReported"},
	{"flow, left out", flow, 6, "", "100", ".", "not-reported", "NotReported"},
	{"flow, not its task", flow, 6, "", "100", "不适用", "", "NotApplicable"},
	{"flow, confidential", flow, 6, "", "100", "保密", "", "Confidential"},
	{"flow, not reported, without a target", flow, 6, "", "未设目标", "未报送", "not-reported", "NotReported"},
	{"flow, no target", flow, 6, "", "未设目标", "50", "", "NoTarget"},
	{"flow, target left out", flow, 6, "", ".", "50", "", "NoTarget"},
	{"flow, target confidential", flow, 6, "", "保密", "50", "", "Confidential"},
	{"flow without targets", free(flow), 6, "", ".", "50", "", "NoTarget"},
	{"flow, zero target", flow, 6, "", "0", "50", "", "ZeroTarget"},
	{"flow, zero target, zero", flow, 6, "", "0", "0", "", "ZeroTarget"},
	{"flow, target below zero", flow, 6, "", "-1", "0", "", "ZeroTarget"},
	{"flow, below zero", flow, 6, "", "100", "-3", "behind far-behind", "NoPace"},
	{"flow, zero", flow, 6, "", "100", "0", "behind far-behind at-zero", "NoPace"},
	{"flow, far below its path", flow, 6, "", "100", "40", "behind far-behind", "NoPace"},
	{"flow, below its path", flow, 6, "", "100", "40.00000001", "behind", "NoPace"},
	{"flow, just below its path", flow, 6, "", "100", "49.99999999", "behind", "NoPace"},
	{"flow, on its path", flow, 6, "", "100", "50", "on-pace past-half", "NoPace"},
	{"flow, above its path", flow, 6, "", "100", "59.99999999", "on-pace past-half", "NoPace"},
	{"flow, ahead", flow, 6, "", "100", "60", "ahead on-pace past-half", "NoPace"},
	{"flow, just short of all", flow, 6, "", "100", "99.99999999", "ahead on-pace past-half", "NoPace"},
	{"flow, all", flow, 6, "", "100", "100", "met done on-pace past-half", "NoPace"},
	{"flow, more than all", flow, 6, "", "100", "100.00000001", "over done on-pace past-half", "NoPace"},
	{"flow, zero in January", flow, 1, "", "12", "0", "behind at-zero", "NoPace"}, // 8.3 points
	{"flow, zero in January by the path", flow, 1, "20%", "12", "0", "behind far-behind at-zero", "NoPace"},
	{"flow, 6% in January by the path", flow, 1, "20%", "100", "6", "behind far-behind", "NoPace"},
	{"flow, 8% in January by the path", flow, 1, "20%", "100", "8", "behind", "NoPace"},
	{"flow, on its path in January", flow, 1, "20%", "12", "1", "on-pace", "NoPace"},
	{"flow, half in January", flow, 1, "20%", "12", "6", "ahead on-pace past-half", "NoPace"},
	{"flow, all in January", flow, 1, "20%", "12", "12", "met done on-pace past-half", "NoPace"},
	{"flow, below its path in September", flow, 9, "", "100", "70", "behind past-half", "NoPace"},
	{"flow, zero at the end", flow, 12, "", "100", "0", "behind far-behind at-zero", "NoPace"},
	{"flow, below zero at the end", flow, 12, "", "100", "-1", "behind far-behind", "NoPace"},
	{"flow, short by a little at the end", flow, 12, "", "100", "90.00000001", "behind past-half", "NoPace"},
	{"flow, short by much at the end", flow, 12, "", "100", "90", "behind far-behind past-half", "NoPace"},
	{"flow, all at the end", flow, 12, "", "100", "100", "met done on-pace past-half", "NoPace"},
	{"flow, more at the end", flow, 12, "", "100", "120", "over done on-pace past-half", "NoPace"},

	{"limit, not reported", lower(flow), 6, "", "100", "未报送", "not-reported", "NotReported"},
	{"limit, not its task", lower(flow), 6, "", "100", "不适用", "", "NotApplicable"},
	{"limit, confidential", lower(flow), 6, "", "100", "保密", "", "Confidential"},
	{"limit, none", lower(flow), 6, "", "未设目标", "5", "", "NoTarget"},
	{"limit, confidential itself", lower(flow), 6, "", "保密", "5", "", "Confidential"},
	{"limit below zero", lower(flow), 6, "", "-1", "-2", "", "ZeroTarget"},
	{"limit of zero, zero", lower(flow), 6, "", "0", "0", "on-pace untouched", "NoPace"},
	{"limit of zero, one", lower(flow), 6, "", "0", "1", "behind far-behind exceeded", "NoPace"},
	{"limit, below zero", lower(flow), 6, "", "100", "-3", "ahead on-pace untouched", "NoPace"},
	{"limit, zero", lower(flow), 6, "", "100", "0", "ahead on-pace untouched", "NoPace"},
	{"limit, far below its path", lower(flow), 6, "", "100", "40", "ahead on-pace", "NoPace"},
	{"limit, below its path", lower(flow), 6, "", "100", "40.00000001", "on-pace", "NoPace"},
	{"limit, on its path", lower(flow), 6, "", "100", "50", "on-pace", "NoPace"},
	{"limit, above its path", lower(flow), 6, "", "100", "50.00000001", "behind", "NoPace"},
	{"limit, far above its path", lower(flow), 6, "", "100", "60", "behind far-behind", "NoPace"},
	{"limit, all of it in June", lower(flow), 6, "", "100", "100", "behind far-behind", "NoPace"},
	{"limit, more than it", lower(flow), 6, "", "100", "100.00000001", "behind far-behind exceeded", "NoPace"},
	{"limit, on its path in January", lower(flow), 1, "20%", "12", "1", "on-pace", "NoPace"},
	{"limit, 9% in January by the path", lower(flow), 1, "20%", "100", "9", "behind", "NoPace"},
	{"limit, 10% in January by the path", lower(flow), 1, "20%", "100", "10", "behind far-behind", "NoPace"},
	{"limit, zero at the end", lower(flow), 12, "", "100", "0", "on-pace untouched", "NoPace"},
	{"limit, all of it at the end", lower(flow), 12, "", "100", "100", "on-pace", "NoPace"},
	{"limit, more at the end", lower(flow), 12, "", "100", "101", "behind far-behind exceeded", "NoPace"},
	{"limit of zero, zero at the end", lower(flow), 12, "", "0", "0", "on-pace untouched", "NoPace"},

	{"stock, not reported", stock, 6, "", "100", "未报送", "not-reported", "NotReported"},
	{"stock, not its task", stock, 6, "", "100", "不适用", "", "NotApplicable"},
	{"stock, no target", stock, 6, "", ".", "5", "", "NoTarget"},
	{"stock, zero target, zero", stock, 6, "", "0", "0", "reached", "NoPace"},
	{"stock, zero target, below zero", stock, 6, "", "0", "-1", "short", "NoPace"},
	{"stock, target below zero", stock, 6, "", "-2", "-1", "reached", "NoPace"},
	{"stock, zero", stock, 6, "", "100", "0", "short", "NoPace"},
	{"stock, below its target", stock, 1, "", "100", "99.99999999", "short", "NoPace"},
	{"stock, at it", stock, 1, "", "100", "100", "reached", "NoPace"},
	{"stock, above it", stock, 12, "", "100", "101", "reached", "NoPace"},
	{"stock, short at the end", stock, 12, "", "100", "99", "short", "NoPace"},
	{"limit of a stock, not reported", lower(stock), 6, "", "3", ".", "not-reported", "NotReported"},
	{"limit of a stock, none", lower(stock), 6, "", "未设目标", "1", "", "NoTarget"},
	{"limit of a stock of zero, zero", lower(stock), 6, "", "0", "0", "untouched reached", "NoPace"},
	{"limit of a stock of zero, one", lower(stock), 6, "", "0", "1", "exceeded short", "NoPace"},
	{"limit of a stock, zero", lower(stock), 6, "", "3", "0", "untouched reached", "NoPace"},
	{"limit of a stock, below it", lower(stock), 6, "", "3", "2", "reached", "NoPace"},
	{"limit of a stock, at it", lower(stock), 12, "", "3", "3", "reached", "NoPace"},
	{"limit of a stock, above it", lower(stock), 1, "", "3", "5", "exceeded short", "NoPace"},

	{"rate, confidential", rate, 6, "", "40", "保密", "", "Confidential"},
	{"rate, no target", rate, 6, "", "未设目标", "40", "", "NoTarget"},
	{"rate, zero", rate, 6, "", "40", "0", "short", "NoPace"},
	{"rate, below its target", rate, 6, "", "40", "39.99999999", "short", "NoPace"},
	{"rate, at it", rate, 6, "", "40", "40", "reached", "NoPace"},
	{"rate, above it", rate, 1, "", "40", "41", "reached", "NoPace"},
	{"rate, zero target, below zero", rate, 6, "", "0", "-0.1", "short", "NoPace"},
	{"limit of a rate, zero", lower(rate), 6, "", "3.5", "0", "untouched reached", "NoPace"},
	{"limit of a rate, at it", lower(rate), 6, "", "3.5", "3.5", "reached", "NoPace"},
	{"limit of a rate, above it", lower(rate), 12, "", "3.5", "3.6", "exceeded short", "NoPace"},
	{"limit of a rate below zero, kept", lower(rate), 6, "", "-1", "-2", "untouched reached", "NoPace"},
	{"limit of a rate, not reported", lower(rate), 6, "", "3.5", "未报送", "not-reported", "NotReported"},
}

// growths asks those about a change since last year.
var growths = []struct {
	name      string
	indicator model.Indicator
	now, last string
	yoy       string
	holds     string
	gap       string
}{
	{"more", flow, "10.99", "10", "", "grown", ""},
	{"more by a tenth", flow, "11", "10", "", "grown double-digit", ""},
	{"the same", flow, "10", "10", "", "", ""},
	{"less", flow, "9.99999999", "10", "", "fallen worse", ""},
	{"less by a tenth", flow, "9", "10", "", "fallen worse", ""},
	{"less by all", flow, "0", "10", "", "fallen worse", ""},
	{"from plus to minus", flow, "-1", "10", "", "fallen worse", ""},
	{"given", flow, "10", "10", "10", "grown double-digit", ""},
	{"given of what is confidential", flow, "保密", "保密", "-0.1", "fallen worse", ""},
	{"not reported", flow, "未报送", "10", "", "", "NotReported"},
	{"not its task", flow, "不适用", "10", "", "", "NotApplicable"},
	{"no last year", flow, "10", ".", "", "", "NoLastYear"},
	{"last year confidential", flow, "10", "保密", "", "", "NoLastYear"},
	{"from nothing", flow, "10", "0", "", "", "NoBase"},
	{"from below zero", flow, "10", "-1", "", "", "NoBase"},
	{"without targets", free(flow), "12", "10", "", "grown double-digit", ""},
	{"less is better, less by a tenth", lower(flow), "9", "10", "", "fallen double-digit", ""},
	{"less is better, less", lower(flow), "9.1", "10", "", "fallen", ""},
	{"less is better, more by a tenth", lower(flow), "11", "10", "", "grown worse", ""},
	{"a stock", stock, "11", "10", "", "grown double-digit", ""},
	{"a rate, by many points", rate, "30", "10", "", "grown", ""},
	{"a rate, from nothing", rate, "3", "0", "", "grown", ""},
	{"a rate, less", rate, "9", "10", "", "fallen worse", ""},
	{"a rate where lower is better, more", lower(rate), "3.2", "3.1", "", "grown worse", ""},
	{"a rate where lower is better, less by many points", lower(rate), "3", "30", "", "fallen", ""},
}

// places asks those about a rank of 甲.
var places = []struct {
	name      string
	indicator model.Indicator
	rows      string
	holds     string
	gap       string
}{
	{"first", flow, "甲 10 6\n乙 10 4", "first", ""},
	{"first with another", flow, "甲 10 6\n乙 10 6\n丙 10 4", "first tied", ""},
	{"second with another", flow, "甲 10 5\n乙 10 5\n丙 10 4\n丁 10 6", "tied", ""},
	{"second", flow, "甲 10 5\n丙 10 4\n丁 10 6", "", ""},
	{"last", flow, "甲 10 3\n丙 10 4\n丁 10 6", "last", ""},
	{"last at zero with others", flow, "甲 10 0\n丙 5 0\n丁 10 6", "last tied", ""},
	{"all share one place", flow, "甲 10 5\n乙 8 4", "tied", ""},
	{"all at zero", flow, "甲 10 0\n乙 8 0", "tied", ""},
	{"alone", flow, "甲 10 5\n乙 10 未报送", "", ""},
	{"last with its target met", flow, "甲 10 10\n乙 10 12", "", ""},
	{"last within its limit", lower(flow), "甲 10 5\n乙 10 2", "", ""},
	{"last above its limit", lower(flow), "甲 10 11\n乙 10 2", "last", ""},
	{"first with a limit of zero", lower(flow), "甲 0 0\n乙 10 2", "first", ""},
	{"last of a level that is reached", stock, "甲 10 10\n乙 10 12", "", ""},
	{"last of a level", stock, "甲 10 9\n乙 10 12", "last", ""},
	{"without targets, first", free(flow), "甲 . 9\n乙 . 2", "first", ""},
	{"without targets, last", free(flow), "甲 . 1\n乙 . 2", "last", ""},
	{"without targets, less is better", free(lower(flow)), "甲 . 1\n乙 . 2", "first", ""},
	{"not reported", flow, "甲 10 未报送\n乙 10 4", "", "NotReported"},
	{"no target", flow, "甲 未设目标 3\n乙 10 4", "", "NoTarget"},
	{"zero target", flow, "甲 0 3\n乙 10 4", "", "ZeroTarget"},
	{"without targets, not reported", free(flow), "甲 . 未报送\n乙 . 2", "", "NotReported"},
}

// answers collects what each predicate has been seen to say.
type answers map[*Predicate]map[string]bool

// check asks the predicates of a cell that belong to one group.
func (a answers) check(t *testing.T, name string, c *Cell, belongs func(*Predicate) bool, asked func(*Predicate) bool, holds, gap string) {
	t.Helper()
	for _, p := range Predicates {
		if !belongs(p) {
			continue
		}
		want := gap
		if asked(p) {
			want = "no"
			if slices.Contains(strings.Fields(holds), p.Name) {
				want = "yes"
			}
		}
		got := "no"
		switch answer := p.Of(c); {
		case answer.Gap != model.Present:
			got = gaps[answer.Gap]
		case answer.Holds:
			got = "yes"
		}
		if got != want {
			t.Errorf("%s: %s = %s, want %s", name, p.Name, got, want)
		}
		if p.Holds(c) != (want == "yes") || p.Fails(c) != (want == "no") {
			t.Errorf("%s: %s: Holds() = %t and Fails() = %t of %s", name, p.Name, p.Holds(c), p.Fails(c), want)
		}
		if a[p] == nil {
			a[p] = map[string]bool{}
		}
		if want != "yes" && want != "no" {
			want = "gap"
		}
		a[p][want] = true
	}
	for _, word := range strings.Fields(holds) {
		if !slices.ContainsFunc(Predicates, func(p *Predicate) bool { return p.Name == word && belongs(p) && asked(p) }) {
			t.Errorf("%s: %s is no predicate that can be asked of it", name, word)
		}
	}
}

// askedOf says whether a predicate can be asked about an indicator with a figure and a target.
func askedOf(p *Predicate, i *model.Indicator) bool {
	level, limit := i.Measure != model.Flow, i.Better == model.Lower
	return map[Needs]bool{
		OfAny: true, OfPaced: !level, OfTask: !level && !limit, OfLimit: limit, OfLevel: level,
	}[p.Needs]
}

// TestPredicates holds hand-worked answers of every predicate: yes, no, or why it cannot be asked.
func TestPredicates(t *testing.T) {
	seen := answers{}
	for _, test := range against {
		c := sheet{indicator: test.indicator, month: test.month, far: test.far, rows: "甲 " + test.target + " " + test.figure}.cell(t, "甲")
		seen.check(t, test.name, &c,
			func(p *Predicate) bool { return p.Needs != OfGrown && p.Needs != OfRanked },
			func(p *Predicate) bool {
				return p.Needs == OfAny || test.gap == "NoPace" && askedOf(p, &test.indicator)
			},
			test.holds, test.gap)
	}
	for _, test := range growths {
		s := sheet{indicator: test.indicator, rows: "甲 10 " + test.now + " " + test.last}
		if test.yoy != "" {
			s.yoy = map[string]string{"甲": test.yoy}
		}
		c := s.cell(t, "甲")
		seen.check(t, test.name, &c, func(p *Predicate) bool { return p.Needs == OfGrown }, func(*Predicate) bool { return test.gap == "" }, test.holds, test.gap)
	}
	for _, test := range places {
		c := sheet{indicator: test.indicator, rows: test.rows}.cell(t, "甲")
		seen.check(t, test.name, &c, func(p *Predicate) bool { return p.Needs == OfRanked }, func(*Predicate) bool { return test.gap == "" }, test.holds, test.gap)
	}
	for name, kind := range map[string]string{"全州": "the whole", "高新区": "a zone"} {
		c := sheet{indicator: flow, rows: name + " 10 5\n甲 10 4"}.cell(t, name)
		seen.check(t, kind, &c, func(p *Predicate) bool { return p.Needs == OfRanked }, func(*Predicate) bool { return false }, "", "NoRank")
	}
	for _, p := range Predicates {
		if !seen[p]["yes"] || !seen[p]["no"] || p.Needs != OfAny && !seen[p]["gap"] {
			t.Errorf("%s has no case for each of yes, no and a gap: %v", p.Name, seen[p])
		}
	}
}

// TestPredicatesAreDescribed: a notion says when it holds and whose it is, under a name of its own.
func TestPredicatesAreDescribed(t *testing.T) {
	names := map[string]bool{}
	for _, p := range Predicates {
		if p.Name == "" || p.Definition == "" || p.Source == "" || names[p.Name] {
			t.Errorf("%q: definition %q, source %q, want all three and a name of its own", p.Name, p.Definition, p.Source)
		}
		names[p.Name] = true
	}
}

// TestBehindIsTheOpposite: what can be asked whether it keeps its path does, or is behind.
func TestBehindIsTheOpposite(t *testing.T) {
	for _, test := range against {
		c := sheet{indicator: test.indicator, month: test.month, far: test.far, rows: "甲 " + test.target + " " + test.figure}.cell(t, "甲")
		if KeepsPace.Of(&c).Gap == model.Present && KeepsPace.Holds(&c) == IsBehind.Holds(&c) {
			t.Errorf("%s: on-pace and behind are both %t", test.name, IsBehind.Holds(&c))
		}
		if IsFarBehind.Holds(&c) && !IsBehind.Holds(&c) || IsAtZero.Holds(&c) && !IsBehind.Holds(&c) || IsDone.Holds(&c) && !KeepsPace.Holds(&c) {
			t.Errorf("%s: far behind %t, at zero %t, done %t, behind %t", test.name, IsFarBehind.Holds(&c), IsAtZero.Holds(&c), IsDone.Holds(&c), IsBehind.Holds(&c))
		}
	}
}
