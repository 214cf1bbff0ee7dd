package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// query is a number with one choice of what it may be about: a cell, and what the words compare it with.
type query struct {
	*reader
	number     *number
	said       cue // the words of its frame
	own        cue // of these, those that the frame itself says
	told       cue // those of the frames before it in its sentence
	rate       bool
	view       *analysis.View
	first      int // the month from which the period runs; 0 and 1 for the year's beginning
	region     *model.Region
	indicator  *model.Indicator
	part       *component
	bases      []*model.Region
	baseTopics []*model.Indicator
	shareOf    []*model.Indicator // of which it may be a part, by what was said before
	base       *months
	basePlace  *standing          // whose holder it compares with
	named      []months           // the periods that the sentence has named
	numbers    []measure.Quantity // that the sentence has given
	group      []*model.Region    // several named together
	ofLast     bool               // the number is said to be of the one right before it
	ofBasis    bool               // the site's basis is named
	spanned    bool               // the last number was the gap between the first and the last
	isBases    bool               // the number is that of what is compared with
	elapsed    bool               // its frame names months that are over
}

func (q *query) cell() *analysis.Cell { return q.reader.cell(q.view, q.indicator, q.region) }

// of is a measure of the cell.
func (q *query) of(m *measure.Measure) measure.Quantity { return q.at(q.view, m) }

// at is a measure of the same cell in another period.
func (q *query) at(v *analysis.View, m *measure.Measure) measure.Quantity {
	if m == measure.Value {
		return q.value(v)
	}
	return m.Of(v, q.reader.cell(v, q.indicator, q.region))
}

// elsewhere is a measure of the same indicator in another region.
func (q *query) elsewhere(r *model.Region, m *measure.Measure) measure.Quantity {
	other := *q
	other.region = r
	return other.at(q.view, m)
}

// value is the figure of the period up to the month of v, from the query's first month.
func (q *query) value(v *analysis.View) measure.Quantity {
	now := measure.Value.Of(v, q.reader.cell(v, q.indicator, q.region))
	if v.Edition.Period.Month < q.first {
		return measure.Quantity{Num: model.Missing(model.NoReport), Unit: now.Unit}
	}
	if q.first <= 1 || q.indicator.Measure != model.Flow {
		return now
	}
	before := q.viewOf(model.Period{Year: v.Edition.Period.Year, Month: q.first - 1})
	if before == nil {
		return measure.Quantity{Num: model.Missing(model.NoReport), Unit: now.Unit}
	}
	return minus(now, measure.Value.Of(before, q.reader.cell(before, q.indicator, q.region)))
}

// ofBase is a measure in the period that something is compared with.
func (q *query) ofBase(m *measure.Measure) measure.Quantity {
	other := *q
	other.first = q.base.first
	return other.at(q.base.view, m)
}

// growthAlone is the growth of a period that does not begin with the year.
func (q *query) growthAlone() measure.Quantity {
	past := q.lastYear()
	if past == nil {
		return measure.Quantity{Num: model.Missing(model.NoLastYear)}
	}
	a, b := q.value(q.view), q.value(past)
	if q.indicator.Measure == model.Rate {
		return asPoints(minus(a, b))
	}
	return percentOf(minus(a, b), b)
}

// component is the figure of the part (其中) spoken of.
func (q *query) component() measure.Quantity {
	out := measure.InUnit(q.indicator, model.Missing(model.NotReported), q.indicator.Decimals)
	c := q.cell()
	if q.part.of != q.indicator || c.Figure.More == nil {
		return out
	}
	for _, f := range c.Figure.More.Parts {
		if f.Part == q.part.part {
			out.Num = f.Num
		}
	}
	return out
}

// lastYear is the analysis of the same months a year before, or nil.
func (q *query) lastYear() *analysis.View { return q.viewOf(q.view.Edition.Period.LastYear()) }

// yearEnd is the analysis of the last December, or nil.
func (q *query) yearEnd() *analysis.View {
	return q.viewOf(model.Period{Year: q.view.Edition.Period.Year - 1, Month: 12})
}

// previous is the analysis of the year's edition before, or nil.
func (q *query) previous() *analysis.View {
	if p := q.view.Previous; p != nil {
		return q.viewOf(p.Period)
	}
	return nil
}

// perMonth divides a figure by the months of its period.
func (q *query) perMonth(n measure.Quantity, v *analysis.View, first int) measure.Quantity {
	if n.Ok() {
		n.Value, _ = model.Ratio(n.Value, model.Int(v.Edition.Period.Month-max(first, 1)+1))
		n.Places = max(n.Places, 1)
	}
	return n
}

// overMembers is the sum of a measure over all members.
func (q *query) overMembers(m *measure.Measure) measure.Quantity {
	var total measure.Quantity
	for _, r := range q.site.Counties() {
		if n := q.elsewhere(r, m); n.Ok() {
			if total.Unit == "" {
				total = n
			} else {
				total.Value = total.Value.Add(n.Value)
			}
		}
	}
	return total
}

// mean is the plain average of a measure over those of the regions that have one.
func (q *query) mean(m *measure.Measure, over []*model.Region) measure.Quantity {
	total, n := measure.Quantity{Num: model.Missing(model.NotMeasurable)}, 0
	for _, r := range over {
		one := q.elsewhere(r, m)
		switch {
		case !one.Ok():
			continue
		case n == 0:
			total = one
		default:
			total.Value = total.Value.Add(one.Value)
		}
		n++
	}
	if n > 0 {
		total.Value, _ = model.Ratio(total.Value, model.Int(n))
		total.Places++
	}
	return total
}

// ends are the lowest and the highest number of some regions.
func (q *query) ends(m *measure.Measure, among []*model.Region) (low, high measure.Quantity) {
	low.Num = model.Missing(model.NotMeasurable)
	for _, r := range among {
		n := q.elsewhere(r, m)
		if !n.Ok() {
			continue
		}
		if !low.Ok() {
			low, high = n, n
			continue
		}
		if n.Value.Cmp(low.Value) < 0 {
			low = n
		}
		if n.Value.Cmp(high.Value) > 0 {
			high = n
		}
	}
	return low, high
}

// during is a measure in another period.
func (q *query) during(p months, m *measure.Measure) measure.Quantity {
	other := *q
	other.view, other.first = p.view, p.first
	return other.at(p.view, m)
}

// minus is a − b, where both are there.
func minus(a, b measure.Quantity) measure.Quantity {
	switch {
	case !a.Ok():
		return a
	case !b.Ok():
		return b
	}
	a.Value = a.Value.Sub(b.Value)
	a.Places = max(a.Places, b.Places)
	return a
}

// difference is a − b in the unit of differences, exactly and as readers subtract what they see.
func difference(a, b measure.Quantity) []measure.Quantity {
	if !a.Ok() || !b.Ok() || a.Unit != b.Unit {
		return nil
	}
	exactly := asPoints(minus(a, b))
	seen := exactly
	seen.Value = model.Round(a.Value, a.Places).Sub(model.Round(b.Value, b.Places))
	return []measure.Quantity{exactly, seen}
}

func asPoints(q measure.Quantity) measure.Quantity {
	q.Unit = pointsOf(q.Unit)
	return q
}

func absolute(q measure.Quantity) measure.Quantity {
	q.Value = q.Value.Abs()
	return q
}

// inUnitOf gives a difference between percentages as the percentage or the points that n is.
func inUnitOf(q measure.Quantity, n *number) measure.Quantity {
	q.Unit = "%"
	if n.kind == points {
		q.Unit = perCentPoints
	}
	return q
}

func percentOf(a, b measure.Quantity) measure.Quantity {
	q := measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: "%", Places: 1}
	if a.Ok() && b.Ok() && b.Value.IsPos() {
		if a.Unit != b.Unit && !a.Convert(b.Unit) {
			return q
		}
		r, _ := model.Ratio(a.Value.Mul(model.Int(100)), b.Value)
		q.Num = model.Number(r)
	}
	return q
}

func quotient(a, b measure.Quantity) measure.Quantity {
	q := measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: "倍", Places: 1}
	if a.Ok() && b.Ok() && b.Value.IsPos() {
		r, _ := model.Ratio(a.Value, b.Value)
		q.Num = model.Number(r)
	}
	return q
}
