package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// sumOfRegions: where counties, zones and direct units add up to the prefecture, they must, but for
// rounding: half a unit of the last decimal for each of the numbers.
func sumOfRegions(site *model.Site, diags *diag.List) {
	for _, r := range reports(site) {
		for _, i := range site.Indicators {
			if i.AddsUp && i.Scope == model.AllRegions {
				sumOfOne(site, r, i, diags)
			}
		}
	}
}

func sumOfOne(site *model.Site, r *model.Report, i *model.Indicator, diags *diag.List) {
	whole := r.Figure(i, site.Whole())
	var sum model.Decimal
	terms := 1
	for _, region := range site.Regions[1:] {
		if !i.AppliesTo(region) {
			continue
		}
		f := r.Figure(i, region)
		if !f.Ok() {
			return // a sum with a gap in it says nothing
		}
		sum = sum.Add(f.Value)
		terms++
	}
	if !whole.Ok() || terms == 1 || within(whole.Value.Sub(sum), terms, i.Decimals) {
		return
	}
	diags.Warning(r.Pos(whole), "sum-of-regions", "核对各数；确不相等的，在指标中写 adds_up: false 和原因 why_not",
		"指标“%s”各单位之和为%s，整体数为%s，相差%s", i.Name, exact(sum, i), exact(whole.Value, i), exact(whole.Value.Sub(sum), i))
}

// exact is a figure without rounding, with its unit.
func exact(d model.Decimal, i *model.Indicator) string {
	return format.Decimal(d, max(i.Decimals, d.Prec())) + i.Unit
}

// within reports whether a difference can come of rounding so many terms to places digits.
func within(difference model.Decimal, terms, places int) bool {
	limit := model.Int(terms)
	for range places {
		limit, _ = model.Ratio(limit, model.Int(10))
	}
	return difference.Abs().Mul(model.Int(2)).Cmp(limit) <= 0
}

// sumOfParts: the parts of a figure (其中) cannot exceed it; where all parts are given and they fall short,
// something may be missing.
func sumOfParts(site *model.Site, diags *diag.List) {
	each(site, func(r *model.Report, i *model.Indicator, region *model.Region, f *model.Figure) {
		if f.More == nil || len(f.More.Parts) == 0 || !f.Ok() {
			return
		}
		var sum model.Decimal
		complete := len(f.More.Parts) == len(i.Parts)
		for _, p := range f.More.Parts {
			if !p.Ok() {
				complete = false
				continue
			}
			sum = sum.Add(p.Value)
		}
		difference := f.Value.Sub(sum)
		switch {
		case within(difference, len(f.More.Parts)+1, i.Decimals):
		case difference.IsNeg():
			diags.Error(r.Pos(f), "sum-of-parts", "核对其中项和合计",
				"%s“%s”其中项之和%s大于合计%s", region.Name, i.Name, exact(sum, i), exact(f.Value, i))
		case complete && len(i.Parts) > 1:
			diags.Warning(r.Pos(f), "sum-of-parts", "核对其中项和合计，或补一个其中项",
				"%s“%s”其中项之和%s小于合计%s", region.Name, i.Name, exact(sum, i), exact(f.Value, i))
		}
	})
}

// atMost: an indicator that can only be a part of another (入库 ≤ 审查).
func atMost(site *model.Site, diags *diag.List) {
	each(site, func(r *model.Report, i *model.Indicator, region *model.Region, f *model.Figure) {
		if i.AtMost == nil || !f.Ok() {
			return
		}
		limit := r.Figure(i.AtMost, region)
		if limit.Ok() && f.Value.Cmp(limit.Value) > 0 {
			diags.Error(r.Pos(f), "at-most", "核对两项指标的数",
				"%s“%s”为%s，大于“%s”的%s", region.Name, i.Name, exact(f.Value, i), i.AtMost.Name, exact(limit.Value, i.AtMost))
		}
	})
}

// each visits every figure that stands in a report.
func each(site *model.Site, visit func(*model.Report, *model.Indicator, *model.Region, *model.Figure)) {
	for _, r := range reports(site) {
		for _, i := range site.Indicators {
			for _, region := range site.Regions {
				if f := r.Figure(i, region); f.Given {
					visit(r, i, region, f)
				}
			}
		}
	}
}
