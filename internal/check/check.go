// Package check holds the rules of meaning: what is well-formed and still wrong, or worth a second look.
//
// One rule is one file and one line of the table; its diagnostics bear its name as their code. A rule looks
// at the model, changes nothing, and reports every place it finds. An error stops the build: it cannot be
// right. A warning may be right, and only the author can tell: where its advice says so, a note on the figure,
// the target or the milestone tells the readers why and silences it. MANUAL.zh-CN.md lists the rules.
package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// rule looks at the whole site once, or at one indicator of one report at a time.
type rule struct {
	name string // the code of its diagnostics, its file and its folder of cases
	site func(*review)
	row  func(*row)
}

// rules are independent of each other; diagnostics are sorted later.
var rules = []rule{
	{name: "same-name", site: sameName},
	{name: "confusable", site: confusable},

	{name: "missing-targets-file", site: missingTargetsFile},
	{name: "missing-target", row: missingTarget},
	{name: "target-not-applicable", row: targetNotApplicable},
	{name: "zero-target", site: zeroTarget},
	{name: "sum-of-targets", site: sumOfTargets},
	{name: "signing-date", site: signingDate},
	{name: "early-change", site: earlyChange},

	{name: "missing-report", site: missingReport},
	{name: "early-release", site: earlyRelease},
	{name: "unchanged", site: unchanged},
	{name: "missing-figure", row: missingFigure},
	{name: "missing-whole", row: missingWhole},
	{name: "missing-parts", row: missingParts},
	{name: "fraction", site: fractionOfTarget, row: fraction},
	{name: "rate-range", site: rateRangeOfTarget, row: rateRange},
	{name: "rate-between", row: rateBetween},
	{name: "at-most", row: atMost},
	{name: "sum-of-regions", row: sumOfRegions},
	{name: "sum-of-parts", row: sumOfParts},
	{name: "falling", row: falling},
	{name: "jump", row: jump},
	{name: "far-over", row: farOver},
	{name: "yoy-differs", row: yoyDiffers},
	{name: "disclosure", row: disclosure},

	{name: "same-edition", site: sameEdition},
	{name: "edition-order", site: editionOrder},
	{name: "same-issue", site: sameIssue},
	{name: "label-differs", site: labelDiffers},
	{name: "early-edition", site: earlyEdition},
	{name: "before-release", site: beforeRelease},
	{name: "empty-body", site: emptyBody},
	{name: "idle-commentary", site: idleCommentary},

	{name: "early-done", site: earlyDone},
	{name: "open-milestone", site: openMilestone},
	{name: "action-not-due", site: actionNotDue},
	{name: "early-deadline", site: earlyDeadline},
	{name: "early-closing", site: earlyClosing},
	{name: "overdue-action", site: overdueAction},
	{name: "stale-action", site: staleAction},
	{name: "met-action", site: metAction},
	{name: "unmet-closing", site: unmetClosing},

	{name: "score-without-target", site: scoreWithoutTarget},
}

// Site runs every rule. The site must be complete: the loader found no errors.
func Site(site *model.Site, diags *diag.List) {
	r := newReview(site, diags)
	for _, rule := range rules {
		if rule.site != nil {
			rule.site(r)
		}
	}
	r.rows(func(row *row) {
		for k := range rules {
			if rules[k].row != nil {
				rules[k].row(row)
			}
		}
	})
}
