package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// notions are the claims that a word makes by itself, in the order in which they are looked for. What they mean is
// what [analysis.Predicates] say.
var notions = []struct {
	cue  cue
	name string
	of   test
}{
	{offZero, "破零", cellTest(offZeroOf)},
	{atZero, "为零", cellTest(func(c *analysis.Cell) truth { return known(c.Value, c.Value.Value.IsZero()) })},
	{half, "过半", asked(analysis.PastHalf)},
	{underHalf, "不到一半", asked(analysis.PastHalf).not()},
	{over, "超额", cellTest(overOf)},
	{done, "完成任务", cellTest(doneOf)},
	{exceeded, "超限", asked(analysis.IsExceeded)},
	{doubleDigit, "两位数增长", cellTest(growsByTwoDigits)},
	{negative, "负增长", asked(analysis.HasFallen)},
	{onPace, "达到序时", asked(analysis.KeepsPace)},
}

// narrower are what a notion may mean where another sentence tells of its other part: 3个县市超额完成年度目标，2个达到序时进度.
func narrower(name string, of test) []test {
	switch name {
	case "达到序时":
		return []test{of, of.without(analysis.IsDone), of.without(analysis.IsDone, analysis.IsAhead)}
	case "落后序时":
		return []test{of, of.without(analysis.IsAtZero)}
	case "高于序时":
		return []test{of, cellTest(fasterOf), beyondPace}
	}
	return []test{of}
}

// fasterOf is 高于序时 of tasks that are ahead; a limit that is ahead is below time progress.
func fasterOf(c *analysis.Cell) truth {
	if c.Indicator.Better == model.Lower {
		return wrong
	}
	return ask(c, analysis.IsAhead)
}

// beyondPace is what is used of a limit too fast, where the limit itself is kept: of the others something else is said.
func beyondPace(_ *analysis.View, c *analysis.Cell) truth {
	if c.Indicator.Better == model.Higher || analysis.IsExceeded.Holds(c) {
		return wrong
	}
	return ask(c, analysis.IsBehind)
}

// without is a claim about those of whom none of the predicates holds.
func (of test) without(list ...*analysis.Predicate) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		for _, p := range list {
			if p.Holds(c) {
				return wrong
			}
		}
		return of(v, c)
	}
}

func cellTest(of func(*analysis.Cell) truth) test {
	return func(_ *analysis.View, c *analysis.Cell) truth { return of(c) }
}

// asked claims that one of the predicates holds: the first that can be asked.
func asked(list ...*analysis.Predicate) test {
	return cellTest(func(c *analysis.Cell) truth { return ask(c, list...) })
}

func ask(c *analysis.Cell, list ...*analysis.Predicate) truth {
	for _, p := range list {
		if a := p.Of(c); a.Gap == model.Present {
			return truthOf(a.Holds)
		}
	}
	return unsure
}

// offZeroOf takes what has no target by its figure.
func offZeroOf(c *analysis.Cell) truth {
	if at := ask(c, analysis.IsAtZero); at != unsure {
		return opposite(at)
	}
	return known(c.Value, c.Value.Value.IsPos())
}

// overOf says nothing of a limit: 超额 may be good or bad there. A level is over its target where it has reached it.
func overOf(c *analysis.Cell) truth {
	if c.Indicator.Better == model.Lower {
		return unsure
	}
	return ask(c, analysis.IsOver, analysis.IsReached)
}

// doneOf is also a limit that is kept.
func doneOf(c *analysis.Cell) truth {
	if exceeded := ask(c, analysis.IsExceeded); exceeded != unsure {
		return opposite(exceeded)
	}
	return ask(c, analysis.IsDone, analysis.IsReached)
}

// growsByTwoDigits is not sure of points, and of what should fall as soon as it has grown.
func growsByTwoDigits(c *analysis.Cell) truth {
	switch {
	case c.Growth.Points:
		return unsure
	case c.Indicator.Better == model.Higher:
		return ask(c, analysis.IsDoubleDigit)
	case analysis.HasGrown.Fails(c):
		return wrong
	}
	return unsure
}

// fallsByTwoDigits is 两位数下降.
func fallsByTwoDigits(_ *analysis.View, c *analysis.Cell) truth {
	switch {
	case c.Growth.Points:
		return unsure
	case c.Indicator.Better == model.Lower:
		return ask(c, analysis.IsDoubleDigit)
	case analysis.HasFallen.Fails(c):
		return wrong
	}
	return unsure
}

func known(n model.Num, ok bool) truth {
	if !n.Ok() {
		return unsure
	}
	return truthOf(ok)
}

func opposite(t truth) truth {
	switch t {
	case right:
		return wrong
	case wrong:
		return right
	}
	return unsure
}
