package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// falling: a figure that cumulates from January cannot fall from one month to the next.
func falling(site *model.Site, diags *diag.List) {
	each(site, func(r *model.Report, i *model.Indicator, region *model.Region, f *model.Figure) {
		if i.Measure != model.Flow || i.Signed || !f.Ok() {
			return
		}
		for month := r.Period.Month - 1; month > 0; month-- {
			earlier := site.Reports[model.Period{Year: r.Period.Year, Month: month}]
			if earlier == nil {
				continue
			}
			if before := earlier.Figure(i, region); before.Ok() {
				if f.Value.Cmp(before.Value) < 0 {
					diags.Warning(r.Pos(f), "falling", "核对两期的数；更正前期数的，改前期报表",
						"%s“%s”累计数由%s的%s降为%s", region.Name, i.Name,
						format.Period(earlier.Period), exact(before.Value, i), exact(f.Value, i))
				}
				return
			}
		}
	})
}

// yoyTolerance is how far a given 同比 may be from the computed one: it was rounded to one digit, and its base
// may have been revised a little.
var yoyTolerance = model.MustDecimal("0.2")

// yoyDiffers: a 同比 that the report gives although both figures say otherwise. A note on the figure says that
// the author knows (growth at constant prices, another coverage).
func yoyDiffers(site *model.Site, diags *diag.List) {
	each(site, func(r *model.Report, i *model.Indicator, region *model.Region, f *model.Figure) {
		last := site.Reports[r.Period.LastYear()]
		if f.More == nil || f.More.YoY == nil || f.More.Note != "" || !f.Ok() || last == nil {
			return
		}
		base := last.Figure(i, region)
		if !base.Ok() || i.Measure != model.Rate && !base.Value.IsPos() {
			return
		}
		computed := f.Value.Sub(base.Value)
		if i.Measure != model.Rate {
			computed, _ = model.Ratio(computed.Mul(model.Int(100)), base.Value)
		}
		if f.More.YoY.Sub(computed).Abs().Cmp(yoyTolerance) > 0 {
			diags.Warning(r.Pos(f), "yoy-differs", "核对；口径不同（如可比价）的，用 note 说明",
				"%s“%s”给出的同比为%s，按两期数计算为%s", region.Name, i.Name,
				format.Signed(*f.More.YoY, format.PercentDecimals), format.Signed(computed, format.PercentDecimals))
		}
	})
}
