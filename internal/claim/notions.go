package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// notions are the claims that a word makes by itself, in the order in which they are looked for. What they mean is what
// [analysis.Predicates] say.
var notions = []struct {
	cue  cue
	bars cue // words with which it is said of something else: 降幅过半
	of   test
}{
	{offZero, 0, cellTest(offZeroOf)},
	{atZero, 0, cellTest(zeroOf)},
	{half, growthNoun | fallNoun | down | up | share | spread, cellTest(halfOf)},
	{underHalf, growthNoun | fallNoun | down | up | share | spread, cellTest(halfOf).not()},
	{over, 0, cellTest(overOf)},
	{exceeded, 0, asked(analysis.IsExceeded)},
	{onPace, 0, asked(analysis.KeepsPace)},
	{done, 0, cellTest(doneOf)},
}

func cellTest(of func(*analysis.Cell) truth) test {
	return func(_ *analysis.View, c *analysis.Cell) truth { return of(c) }
}

// asked claims that a predicate holds: the first of the list that can be asked.
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

func zeroOf(c *analysis.Cell) truth { return known(c.Value, c.Value.Value.IsZero()) }

// halfOf is also half of a limit that is used up.
func halfOf(c *analysis.Cell) truth {
	if past := ask(c, analysis.PastHalf); past != unsure || c.Indicator.Measure != model.Flow {
		return past
	}
	q := measure.Completion.Of(nil, c)
	return known(q.Num, q.Value.Cmp(model.Int(50)) >= 0)
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

// order is what a comparison claims: above, below or level.
type order struct {
	sign   int
	near   bool // 基本持平, 相当: not to the digit
	not    bool
	strict bool // figures that are the same to their last digit are neither more nor less
}

// holds tests a against b. What only digits that are not printed tell apart is level as well.
func (o order) holds(a, b measure.Quantity) truth {
	if !a.Ok() || !b.Ok() || a.Unit != b.Unit && !b.Convert(a.Unit) {
		return unsure
	}
	exactly := a.Value.Cmp(b.Value)
	places := max(a.Places, b.Places)
	seen := model.Round(a.Value, places).Cmp(model.Round(b.Value, places))
	switch {
	case o.not && exactly != seen:
		return unsure
	case exactly == o.sign || seen == o.sign:
		return truthOf(!o.not)
	case o.strict && exactly == 0 && !o.not:
		return wrong // 61家，比上月减少
	case seen == 0 || o.near && close(a, b):
		return unsure
	}
	return truthOf(o.not)
}

// close reports whether people may call a and b the same: within a tenth or, of percentages, within two points.
func close(a, b measure.Quantity) bool {
	gap := a.Value.Sub(b.Value).Abs()
	return gap.Cmp(fraction(b.Value.Abs(), 10)) <= 0 || a.Unit == "%" && gap.Cmp(model.Int(2)) <= 0
}
