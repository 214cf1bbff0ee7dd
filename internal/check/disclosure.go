package check

import "bulletin/internal/model"

// disclosure: a figure that is 保密 and can be worked out from those that are published.
func disclosure(r *row) {
	r.disclosedBySum()
	for _, region := range r.site.Regions {
		f := r.report.Figure(r.indicator, region)
		if f.More == nil {
			continue
		}
		r.disclosedByParts(region, f)
		r.disclosedByGrowth(region, f)
	}
}

// disclosedBySum: the only 保密 among the members and the whole that they add up to.
func (r *row) disclosedBySum() {
	if !r.indicator.AddsUp || r.indicator.Scope != model.AllRegions || len(r.numbers) < 2 {
		return
	}
	var secret *model.Region
	for _, region := range r.site.Regions {
		f := r.report.Figure(r.indicator, region)
		switch {
		case f.Ok() || f.Gap == model.NotApplicable:
		case f.Gap == model.Confidential && secret == nil:
			secret = region
		default:
			return
		}
	}
	switch secret {
	case nil:
	case r.site.Whole():
		r.disclosed(secret, "由各单位的数", "至少再隐去一个单位的数")
	default:
		r.disclosed(secret, "由整体数和其他单位的数", "再隐去一个单位的数，或隐去整体数")
	}
}

// disclosedByParts: the only 保密 among a figure and all its parts.
func (r *row) disclosedByParts(region *model.Region, f *model.Figure) {
	if len(f.More.Parts) < 2 || len(f.More.Parts) != len(r.indicator.Parts) {
		return
	}
	secrets, numbers := 0, 0
	for _, n := range append([]model.Num{f.Num}, nums(f.More.Parts)...) {
		switch {
		case n.Ok():
			numbers++
		case n.Gap == model.Confidential:
			secrets++
		case n.Gap != model.NotApplicable:
			return
		}
	}
	switch {
	case secrets != 1 || numbers == 0:
	case f.Ok():
		r.disclosed(region, "由合计和其他其中项", "再隐去一个其中项，或隐去合计")
	default:
		r.disclosed(region, "由各其中项", "其中项也写 保密")
	}
}

func nums(parts []model.PartFigure) []model.Num {
	out := make([]model.Num, len(parts))
	for k := range parts {
		out[k] = parts[k].Num
	}
	return out
}

// disclosedByGrowth: the 同比 of a 保密 figure beside the published figure of last year.
func (r *row) disclosedByGrowth(region *model.Region, f *model.Figure) {
	if f.Gap != model.Confidential || f.More.YoY == nil || r.lastYear == nil {
		return
	}
	if base := r.lastYear.Figure(r.indicator, region); base.Ok() && (r.indicator.Measure == model.Rate || !base.Value.IsZero()) {
		r.disclosed(region, "由同比和上年同期数", "隐去同比，或隐去上年同期数")
	}
}

func (r *row) disclosed(region *model.Region, from, fix string) {
	r.Warning(r.cell(r.report.Figure(r.indicator, region)), "disclosure", fix,
		"%s“%s”的保密数可以%s推算出来", region.Name, r.indicator.Name, from)
}
