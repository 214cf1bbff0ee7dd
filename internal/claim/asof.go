package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// CheckAsOf reads the runs of a text that the edition now prints and that was written earlier, in one of the editions
// that then analyse: it contradicts the data where it does in each of them. What was true when it was written stays no
// mistake when things get better. References print figures of now; the words around them are judged by those of then.
func (c *Checker) CheckAsOf(then []*analysis.View, now *analysis.View, about Subject, runs []Run) []Verdict {
	if len(then) == 0 {
		return c.Check(now, about, runs)
	}
	var found []Verdict
	for k, v := range then {
		one := c.read(v, now, about, runs)
		if k == 0 {
			found = slices.DeleteFunc(one, func(v Verdict) bool { return v.turns() })
			continue
		}
		found = Either(found, one)
	}
	return found
}

// Either are the verdicts of a text that is right where one of two readings finds it so: a contradiction is one in both, and what the other
// one finds right is in no doubt. No reference is offered for that: it would print what the first one reads.
func Either(found, other []Verdict) []Verdict {
	var out []Verdict
	for _, v := range found {
		there := slices.Clone(other)
		there = slices.DeleteFunc(there, func(o Verdict) bool { return !v.sharesPlace(&o) })
		is := func(outcome Outcome) bool {
			return slices.ContainsFunc(there, func(o Verdict) bool { return o.Outcome == outcome })
		}
		switch {
		case v.Outcome == Contradicts && !is(Contradicts):
			continue
		case v.Outcome == Doubtful && is(Agrees) && !is(Doubtful) && !is(Contradicts):
			v = there[0]
			v.Reference = ""
		}
		out = append(out, v)
	}
	return out
}

// turns reports whether a verdict offers a reference that leaves its sign to a word: that word will not turn with it.
func (v *Verdict) turns() bool {
	return v.Outcome != Contradicts && strings.Contains(v.Reference, "绝对值")
}

// sharesPlace reports whether both are about the same place.
func (v *Verdict) sharesPlace(o *Verdict) bool {
	return v.Run == o.Run && v.Piece == o.Piece && v.Start < o.End && o.Start < v.End
}

// Written are the editions in which the texts of a matter of the ledger may have been written, for an edition that prints
// them: the matter in the one that opened it, what came of it at any time since or, of a closed one, around its closing.
// The likeliest comes first.
func Written(site *model.Site, a *model.Action, now *model.Edition) (matter, since []*model.Edition) {
	for _, e := range site.Editions {
		if e == a.Opened || e.Date.Compare(a.Opened.Date) > 0 && (e == now || e.Date.Compare(now.Date) <= 0) {
			since = append(since, e)
		}
	}
	slices.SortStableFunc(since, func(x, y *model.Edition) int { return y.Date.Compare(x.Date) })
	if !a.ClosedOn.IsZero() {
		since = around(since, a.ClosedOn)
	}
	return []*model.Edition{a.Opened}, since
}

// around are the last edition up to a day and the first one after it; editions come the newest first.
func around(editions []*model.Edition, day model.Date) []*model.Edition {
	k := slices.IndexFunc(editions, func(e *model.Edition) bool { return e.Date.Compare(day) <= 0 })
	switch {
	case k < 0: // closed before the edition that opened it came out
		return editions[len(editions)-1:]
	case k == 0:
		return editions[:1]
	}
	return []*model.Edition{editions[k], editions[k-1]}
}
