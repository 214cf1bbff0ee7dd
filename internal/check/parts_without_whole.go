package check

import "bulletin/internal/model"

// partsWithoutWhole: parts (其中) have numbers, and the figure itself is 未报送.
func partsWithoutWhole(r *row) {
	if len(r.indicator.Parts) == 0 || len(r.numbers) == len(r.site.Regions) {
		return
	}
	for _, region := range r.site.Regions {
		f := r.report.Figure(r.indicator, region)
		if f.Gap != model.NotReported || !hasParts(f) {
			continue
		}
		var sum model.Decimal
		n := 0
		for _, p := range f.More.Parts {
			if p.Ok() {
				sum, n = sum.Add(p.Value), n+1
			}
		}
		if n == 0 {
			continue
		}
		more := ""
		if n == len(r.indicator.Parts) {
			more = "，各其中项之和是" + exact(sum, r.indicator)
		}
		r.doubt(f, "parts-without-whole", "补写合计；合计确实没有的，用 note 说明", "%s“%s”的其中项有数，合计却是未报送%s", region.Name, r.indicator.Name, more)
	}
}
