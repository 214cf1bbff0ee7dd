package check

import (
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/model"
)

var brackets = regexp.MustCompile(`（[^）]*）|\([^)]*\)`)

// confusable: one name with two 口径 in brackets, and neither indicator says how they differ.
func confusable(r *review) {
	bare := map[string]*model.Indicator{}
	for _, i := range r.site.Indicators {
		name := strings.TrimSpace(brackets.ReplaceAllString(i.Name, ""))
		other := bare[name]
		if other == nil {
			bare[name] = i
			continue
		}
		if other.Name != i.Name && !differs(i, other) && !differs(other, i) {
			r.Warning(i.Pos, "confusable", "用 differs 说明两项指标有什么不同", "指标“%s”和“%s”只有括号里的字不同，容易混淆", i.Name, other.Name)
		}
	}
}

func differs(i, other *model.Indicator) bool {
	return slices.ContainsFunc(i.Differs, func(d model.Difference) bool { return d.Other == other })
}
