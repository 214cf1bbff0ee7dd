package reference

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// settlePart finds whose part was named: that of the indicator named or of the page's own, else of the only
// indicator that has such a part.
func (r *reference) settlePart() {
	if r.part == "" {
		return
	}
	found := partsNamed(r.Site, r.part)
	var ids []string
	for _, p := range found {
		if p.of == r.Indicator {
			return
		}
		ids = append(ids, p.of.ID)
	}
	switch _, named := r.said[kindIndicator]; {
	case named:
		r.fail("unknown-part", r.suggestParts(), "%s没有其中项“%s”", r.Indicator.Name, r.part)
	case len(found) > 1:
		r.fail("ambiguous-word", "加上指标的名称或编号", "几项指标都有其中项“%s”：%s", r.part, format.List(ids))
	default:
		r.Indicator = found[0].of
	}
}

func (r *reference) suggestParts() string {
	var names []string
	for _, p := range r.Indicator.Parts {
		names = append(names, p.Name)
	}
	if len(names) == 0 {
		return "删去“" + r.part + "”"
	}
	return "可写" + strings.Join(names, "、")
}

// component is the figure of a part. Only cumulated figures are reported of parts.
func (r *reference) component() prose.Figure {
	if r.measure != nil && r.measure != measure.Value {
		r.fail("extra-word", "删去“"+r.said[kindMeasure]+"”", "其中项只有累计数，没有%s", r.measure.Name)
		return prose.Figure{}
	}
	c := r.cell()
	m := measure.Value
	num, name := r.partOf(&c)
	f := prose.Figure{
		Href: r.href(r.Region), Source: r.source(r.Indicator.Name+"其中"+name, &c),
		// No measure of the cell: checked prose must not take the part for the whole.
		Claim: &claim.Figure{View: r.view, Region: r.Region, Indicator: r.Indicator, Measure: m, List: true},
	}
	r.print(&f, m, measure.InUnit(r.Indicator, num, r.Indicator.Decimals))
	return f
}

// partOf is the part's figure in a cell, and its name.
func (r *reference) partOf(c *analysis.Cell) (model.Num, string) {
	var part *model.Part
	for _, p := range partsNamed(r.Site, r.part) {
		if p.of == r.Indicator {
			part = p.part
		}
	}
	if c.Figure.More != nil {
		for _, p := range c.Figure.More.Parts {
			if p.Part == part {
				return p.Num, part.Name
			}
		}
	}
	if !c.Value.Ok() {
		return c.Value, part.Name
	}
	return model.Missing(model.NotReported), part.Name
}
