package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// sameName: two regions or two indicators that readers cannot tell apart.
func sameName(r *review) {
	regions := map[string]*model.Region{}
	for _, region := range r.site.Regions {
		for _, name := range []string{region.Name, region.Short} {
			if other := regions[name]; other != nil && other != region {
				r.sameName(region.Pos, "地区", region.ID, other.ID, name)
			}
			regions[name] = region
		}
	}
	indicators := map[string]*model.Indicator{}
	for _, i := range r.site.Indicators {
		for _, name := range []string{i.Name, i.Short} {
			if other := indicators[name]; other != nil && other != i {
				r.sameName(i.Pos, "指标", i.ID, other.ID, name)
			}
			indicators[name] = i
		}
	}
}

func (r *review) sameName(pos diag.Pos, kind, id, other, name string) {
	r.Warning(pos, "same-name", "改其中一个的名称或简称", "%s“%s”和“%s”都叫“%s”，读者分不清", kind, id, other, name)
}
