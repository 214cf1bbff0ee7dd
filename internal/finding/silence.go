package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// silenceWeight is above that of a single figure that was not sent.
const silenceWeight = 58

// silentMembers are the members that were due to report two indicators or more and reported none.
func silentMembers(v *analysis.View) map[*model.Region]bool {
	silent := map[*model.Region]bool{}
	for _, r := range v.Site.Counties() {
		if due(v, r) > 1 {
			silent[r] = true
		}
	}
	return silent
}

// due is how many indicators a member did not report; 0 where it reported any.
func due(v *analysis.View, r *model.Region) int {
	n := 0
	for _, i := range v.Indicators(r) {
		c := v.Cell(i, r)
		switch {
		case analysis.IsNotReported.Holds(&c) && !c.Growth.Ok():
			n++
		case c.Value.Gap != model.NotApplicable:
			return 0
		}
	}
	return n
}

// silence is a finding about members that report nothing; nil where everybody reports something. It takes the place of what
// each indicator would say of them.
func silence(v *analysis.View, silent map[*model.Region]bool) *Finding {
	if len(silent) == 0 {
		return nil
	}
	f := &Finding{ID: "not-reported", Rule: "not-reported", Tone: Shortfall, Weight: silenceWeight}
	m := &summary{view: v}
	var who []*judged
	n := 0
	for _, r := range v.Site.Counties() {
		if !silent[r] {
			continue
		}
		n = due(v, r)
		for _, i := range v.Indicators(r) {
			f.Evidence = append(f.Evidence, Evidence{Indicator: i, Region: r, Measure: mValue})
		}
		m.indicator = v.Indicators(r)[0]
		who = append(who, m.cellOf(r))
	}
	verdict := plain("各项指标均未报送")
	if len(who) == 1 {
		verdict = plain(items(n) + "指标均未报送")
	}
	switch {
	case len(who) == len(v.Site.Counties()) && len(who) > 1:
		f.Text = join(plain(format.Members(len(who), v.Site.Words)), verdict)
	default:
		f.Text = join(m.some(who, mValue), verdict)
	}
	return f
}
