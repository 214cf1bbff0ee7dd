// Package check holds the rules of meaning: what is well-formed and still wrong, or worth a second look.
//
// One rule is one file and one line of the table; its diagnostics bear its name as their code. A rule looks
// at the model, changes nothing, and reports every place it finds. An error stops the build: it cannot be
// right. A warning may be right, and only the author can tell: where its advice says so, a note on the figure,
// the target or the milestone tells the readers why and silences it. A reason that is not for readers stands in the
// figure's explained, under the rule's name. docs/reference/checks.md lists the rules.
package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// rule looks at the whole site once, or at one indicator of one report at a time.
type rule struct {
	name      string // the code of its diagnostics, its file and its folder of cases
	site      func(*review)
	row       func(*row)
	newest    bool          // row looks at the last report of each year alone, which speaks for the others
	last      func(*review) // looks at what the other rules did
	answer    answer
	relations []relation // of a rule about the figures of a report
}

// rules are independent of each other; diagnostics are sorted later.
var rules = []rule{
	{name: "same-name", site: sameName},
	{name: "confusable", site: confusable},

	{name: "missing-targets-file", site: missingTargetsFile},
	{name: "missing-target", row: missingTarget, newest: true},
	{name: "zero-target", site: zeroTarget},
	{name: "sum-of-targets", site: sumOfTargets},
	{name: "signing-date", site: signingDate},
	{name: "early-change", site: earlyChange},
	{name: "sealed-target", site: sealedTarget},

	{name: "missing-report", site: missingReport},
	{name: "early-release", site: earlyRelease},
	{name: "cut-report", site: cutReport},
	{name: "missing-figure", row: missingFigure, relations: []relation{
		{class: MustMend, text: "每一项都填；没有数的填未报送、不适用或保密"}}},
	{name: "between-reports", row: betweenReports, newest: true, answer: byNote, relations: []relation{
		{class: Verify, text: "按季、半年、年统计的，不到报送的月份不填", of: func(i *model.Indicator) bool { return i.Every != model.Monthly }}}},
	{name: "target-not-applicable", row: targetNotApplicable, newest: true, answer: byNote, relations: []relation{
		{class: Verify, text: "有年度目标的，不填不适用", of: isTargeted}}},
	{name: "at-most", row: atMost, relations: []relation{
		{class: MustMend, text: "只能是另一项指标的一部分的，不大于那一项", of: func(i *model.Indicator) bool { return i.AtMost != nil }}}},
	{name: "sum-of-parts", row: sumOfParts, answer: byNote, relations: []relation{
		{class: MustMend, text: "其中项之和不大于合计", of: hasPartsOf(1)},
		{class: Verify, text: "各其中项都有数的，其中项之和等于合计", of: hasPartsOf(2)}}},
	{name: "missing-parts", row: missingParts, answer: byNote, relations: []relation{
		{class: Verify, text: "本年前面填过其中项的，本期也填", of: hasPartsOf(1)}}},
	{name: "parts-without-whole", row: partsWithoutWhole, answer: byNote, relations: []relation{
		{class: Verify, text: "填了其中项的，合计也填", of: hasPartsOf(1)}}},
	{name: "falling", row: falling, answer: byNote, relations: []relation{
		{class: Verify, text: "累计数不小于本年上期累计数", of: isFlow}}},
	{name: "monthly-figure", row: monthlyFigure, answer: byNote, relations: []relation{
		{class: Verify, text: "填年初到本期末的累计数，不填当月数", of: isFlow}}},
	{name: "monthly-row", row: monthlyRow, answer: byNote, relations: []relation{
		{class: Verify, text: "可以为负的指标，也填年初到本期末的累计数", of: isSignedFlow}}},
	{name: "unchanged", site: unchanged, answer: byNote, relations: []relation{
		{class: Verify, text: "各项累计数不与上期完全相同", of: isFlow}}},
	{name: "jump", row: jump, answer: byNote, relations: []relation{
		{class: Verify, text: "与上期（没有上期的与上年同期）不相差悬殊，一般不到八倍", of: isUnsigned}}},
	{name: "unit-jump", row: unitJump, answer: byNote, relations: []relation{
		{class: Verify, text: "计量单位与以前各期相同", of: func(i *model.Indicator) bool { return !isShare(i) }}}},
	{name: "too-coarse", row: tooCoarse, newest: true, answer: byNote, relations: []relation{
		{class: Verify, text: "数的大小与计量单位相称，印出来不差一成以上", of: func(i *model.Indicator) bool { return !i.IsCount() }}}},
	{name: "far-over", row: farOver, newest: true, answer: byNote, relations: []relation{
		{class: Verify, text: "不到年度目标的十倍", of: func(i *model.Indicator) bool { return i.Targeted && i.Better == model.Higher }}}},
	{name: "fraction", site: fractionOfTarget, row: fraction, answer: byNote, relations: []relation{
		{class: Verify, text: "家、人、项等计数的指标是整数", of: (*model.Indicator).IsCount}}},
	{name: "rate-range", site: rateRangeOfTarget, row: rateRange, answer: byNote, relations: []relation{
		{class: Verify, text: "百分率不大于100%", of: isShare}}},
	{name: "rate-as-fraction", row: rateAsFraction, answer: byNote, relations: []relation{
		{class: Verify, text: "百分率按百分数填，百分之五十填50，不填0.5", of: isShare}}},
	{name: "rate-between", row: rateBetween, answer: byNote, relations: []relation{
		{class: Verify, text: "整体的比率在各单位的最低数和最高数之间", of: isRate, whole: true}}},
	{name: "sum-of-regions", row: sumOfRegions, answer: byReason, relations: []relation{
		{class: Verify, text: "整体数等于各单位之和，四舍五入的误差除外", of: addsUp, whole: true}}},
	{name: "missing-whole", row: missingWhole, answer: byNote, relations: []relation{
		{class: Verify, text: "各单位的数齐全的，有整体数", of: addsUp, whole: true}}},
	{name: "yoy-differs", row: yoyDiffers, answer: byNote, relations: []relation{
		{class: Verify, text: "填写的同比与按本期、上年同期的数计算的一致"}}},
	{name: "disclosure", row: disclosure, relations: []relation{
		{class: Hint, text: "保密的数不能由公布的数推算出来"}}},

	{name: "bad-explanation", site: badExplanation},
	{name: "idle-explanation", last: idleExplanation},

	{name: "same-edition", site: sameEdition},
	{name: "edition-order", site: editionOrder},
	{name: "same-issue", site: sameIssue},
	{name: "same-period", site: samePeriod},
	{name: "label-differs", site: labelDiffers},
	{name: "early-edition", site: earlyEdition},
	{name: "before-release", site: beforeRelease},
	{name: "empty-body", site: emptyBody},
	{name: "empty-report", site: emptyReport},
	{name: "unfinished", site: unfinished},
	{name: "idle-commentary", site: idleCommentary},
	{name: "idle-picture", site: idlePicture},

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
	{name: "score-ended", site: scoreEnded},

	{name: "faint-colour", site: faintColour},

	{name: "unexplained-change", site: unexplainedChange},
	{name: "idle-correction", site: idleCorrection},
	{name: "published-otherwise", site: publishedOtherwise},
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
			if rules[k].row != nil && (!rules[k].newest || row.newest) {
				rules[k].row(row)
			}
		}
	})
	for _, rule := range rules {
		if rule.last != nil {
			rule.last(r)
		}
	}
}
