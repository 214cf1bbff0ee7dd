package analysis

import (
	"maps"
	"slices"

	"bulletin/internal/model"
)

// ActionState is the state of a matter at an edition's date; known is false where it was not opened by then. Unlike
// the written state, which is the newest, it is computed: 已销号 once it was closed, 新增 in the edition that opened
// it, else 逾期 after its deadline, else 推进中.
func ActionState(a *model.Action, e *model.Edition) (state model.ActionState, known bool) {
	switch {
	case a.Opened != e && a.Opened.Date.Compare(e.Date) > 0:
		return 0, false
	case !a.ClosedOn.IsZero() && a.ClosedOn.Compare(e.Date) <= 0:
		return model.ActionClosed, true
	case a.Opened == e:
		return model.ActionNew, true
	case a.Deadline.Compare(e.Date) < 0:
		return model.ActionOverdue, true
	}
	return model.ActionOngoing, true
}

// Matter is a matter of the ledger as an edition knows it.
type Matter struct {
	*model.Action
	State  model.ActionState  // at the edition's date; the action's own is the newest
	Before *model.ActionState // in the edition before, or nil where it was not yet opened
}

// Added reports whether the matter was opened since the edition before.
func (m *Matter) Added() bool { return m.Before == nil }

// Closed reports whether it was closed since the edition before.
func (m *Matter) Closed() bool { return m.State == model.ActionClosed && m.was() != model.ActionClosed }

// Lapsed reports whether its deadline passed since the edition before.
func (m *Matter) Lapsed() bool {
	return m.State == model.ActionOverdue && m.was() != model.ActionOverdue
}

// was is the state in the edition before; a matter that was not yet opened was new at best.
func (m *Matter) was() model.ActionState {
	if m.Before == nil {
		return model.ActionNew
	}
	return *m.Before
}

// Ledger lists the matters of all years that an edition knows, by year and in the order of their files. A matter
// that was closed before the edition's year, and that the edition before already showed as closed, is left out.
func Ledger(site *model.Site, e *model.Edition) []Matter {
	before := LedgerBefore(site, e)
	var out []Matter
	for _, year := range slices.Sorted(maps.Keys(site.Actions)) {
		for _, a := range site.Actions[year] {
			state, known := ActionState(a, e)
			if !known {
				continue
			}
			m := Matter{Action: a, State: state}
			if before != nil {
				if was, known := ActionState(a, before); known {
					m.Before = &was
				}
			}
			if state == model.ActionClosed && !m.Closed() && a.ClosedOn.Year < e.Period.Year {
				continue
			}
			out = append(out, m)
		}
	}
	return out
}

// LedgerBefore is the edition with which an edition's ledger is compared: the latest one with an earlier date, of
// whatever year, because the ledger carries over. It is nil for the first.
func LedgerBefore(site *model.Site, e *model.Edition) *model.Edition {
	var found *model.Edition
	for _, other := range site.Editions {
		if other != e && other.Date.Compare(e.Date) < 0 && (found == nil || other.Date.Compare(found.Date) >= 0) {
			found = other
		}
	}
	return found
}

// Told are the editions whose figures the texts of a matter print in an edition: the matter itself those of the one that
// opened it, for what was handed out stays as it was; the measures the newest of the year in which it was opened; a result
// and a reason the newest of the year in which it is due. What was closed stands as it stood at its closing, and what is about
// a region that is none any more as it stood last.
func Told(site *model.Site, a *model.Action, now *model.Edition) (matter, measures, result *model.Edition) {
	return a.Opened, lastFor(site, a, now, a.Opened.Period.Year), lastFor(site, a, now, max(a.Opened.Period.Year, a.Deadline.Year))
}

// lastFor is the newest edition up to now whose figures are those of a matter, and of no later year.
func lastFor(site *model.Site, a *model.Action, now *model.Edition, year int) *model.Edition {
	found, closing := a.Opened, closedIn(site, a, now)
	for _, e := range site.Editions {
		if e.Period.Year > year || e.Period.Compare(a.Opened.Period) < 0 || !a.About().In(e.Period) || after(e, closing) {
			continue
		}
		if e == closing || !after(found, e) && found != closing {
			found = e
		}
	}
	return found
}

// closedIn is the first edition that shows a matter as closed, or now where none up to now does.
func closedIn(site *model.Site, a *model.Action, now *model.Edition) *model.Edition {
	first := now
	for _, e := range site.Editions {
		if state, known := ActionState(a, e); known && state == model.ActionClosed && after(first, e) {
			first = e
		}
	}
	return first
}

// after reports whether an edition came out later than another one.
func after(e, other *model.Edition) bool { return e.Date.Compare(other.Date) > 0 }

// Verdict is what the data say about a matter.
type Verdict uint8

const (
	NoVerdict Verdict = iota // nothing: the matter is about something else, or there is no figure to tell by
	Unsettled                // the figure is still where the matter began
	IsSettled                // the figure is where the matter wants it
)

// Settled asks the data of v whether a matter is met. What it wants follows from where its figure stood in the edition
// that opened it, as that was published, whatever came in since; of several revisions, in the first in which it was not in order: not reported, it wants a figure; at zero, it wants one above zero; behind, or short of a level, it
// wants time progress or the target. Where the figure was in order then, the matter is about something that the
// data do not tell. A year's figures say nothing about a matter that is due in another year, nor do those of what its region
// became part of.
func Settled(a *model.Action, v *View) Verdict {
	if a.Indicator == nil || a.Deadline.Year != v.Edition.Period.Year || a.Opened.Date.Compare(v.Edition.Date) > 0 {
		return NoVerdict
	}
	was, is := v.always.Being(a.About(), a.Opened.Period), v.always.Being(a.About(), v.Edition.Period)
	if was == nil || is == nil {
		return NoVerdict
	}
	now := v.measure(a.Indicator, is)
	if !now.Value.Gap.Owed() {
		return NoVerdict // of what is not counted any more, or not reported this month
	}
	for _, then := range v.then(a.Opened) {
		began := then.measure(a.Indicator, was)
		switch {
		case began.Value.Gap == model.NotReported:
			return verdict(now.Value.Ok())
		case IsAtZero.Holds(&began):
			if !now.Value.Ok() {
				return NoVerdict
			}
			return verdict(now.Value.Value.IsPos())
		case IsBehind.Holds(&began), IsShort.Holds(&began):
			if now.State == NoState {
				return NoVerdict
			}
			return verdict(KeepsPace.Holds(&now) || IsReached.Holds(&now))
		}
	}
	return NoVerdict
}

func verdict(met bool) Verdict {
	if met {
		return IsSettled
	}
	return Unsettled
}
