package check

import "bulletin/internal/model"

// sumOfParts: the parts of a figure (其中) cannot exceed it; where all parts are given and they fall short, something
// may be missing. Parts of what may be negative can exceed it until all are given.
func sumOfParts(r *row) {
	if len(r.indicator.Parts) == 0 {
		return
	}
	for _, n := range r.numbers {
		if hasParts(n.Figure) {
			r.sumOfParts(n)
		}
	}
}

func (r *row) sumOfParts(n number) {
	i := r.indicator
	rounding := model.NewSlack(i)
	rounding.Add(n.Value)
	var sum model.Decimal
	var parts []addend
	complete := len(n.More.Parts) == len(i.Parts)
	for _, p := range n.More.Parts {
		switch {
		case p.Ok():
			sum = sum.Add(p.Value)
			rounding.Add(p.Value)
			parts = append(parts, addend{p.Part.Name, p.Value})
		case p.Gap != model.NotApplicable:
			complete = false
		}
	}
	difference := n.Value.Sub(sum)
	hint := func() string {
		if !complete {
			return ""
		}
		return culprit(addend{"合计", n.Value}, parts, difference, &rounding, i)
	}
	switch {
	case difference.IsZero() || rounding.Covers(difference):
	case difference.IsNeg() && (complete || !i.Signed):
		r.Error(r.report.Pos(n.Figure), "sum-of-parts", "核对其中项和合计",
			"%s“%s”其中项之和%s大于合计%s%s", n.region.Name, i.Name, exact(sum, i), exact(n.Value, i), hint())
	case difference.IsPos() && complete && len(i.Parts) > 1:
		r.doubt(n.Figure, "sum-of-parts", "核对其中项和合计，或补一个其中项；确有其他项的，用 note 说明",
			"%s“%s”其中项之和%s小于合计%s%s", n.region.Name, i.Name, exact(sum, i), exact(n.Value, i), hint())
	}
}
