package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// missingParts: the parts (其中) that an earlier report of the year gave are no longer given.
func missingParts(r *row) {
	if len(r.indicator.Parts) == 0 {
		return
	}
	for _, n := range r.numbers {
		if hasParts(n.Figure) || n.Value.IsZero() {
			continue
		}
		if report, before := r.before(n.region, r.sameYear()); before != nil && hasParts(before) {
			r.doubt(n.Figure, "missing-parts", "补写 parts；不再统计的，用 note 说明",
				"%s“%s”在%s的报表中有其中项，这里没有", n.region.Name, r.indicator.Name, format.Period(report.Period))
		}
	}
}

func hasParts(f *model.Figure) bool { return f.More != nil && len(f.More.Parts) > 0 }
