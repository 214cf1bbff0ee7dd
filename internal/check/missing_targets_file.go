package check

import (
	"fmt"
	"slices"
)

// missingTargetsFile: a year with an edition and no targets at all has forgotten its file.
func missingTargetsFile(r *review) {
	if !slices.ContainsFunc(r.site.Indicators, isTargeted) {
		return
	}
	for _, e := range r.site.Editions {
		if year := e.Period.Year; r.site.Targets[year] == nil {
			r.Error(e.Pos, "missing-targets-file", fmt.Sprintf("用 bulletin new targets %d 新建；确无目标的指标写 targeted: false", year),
				"本期是%d年的通报，没有当年的目标文件", year)
		}
	}
}
