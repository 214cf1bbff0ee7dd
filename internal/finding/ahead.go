package finding

import "bulletin/internal/analysis"

// ahead: a flow is above time progress by Limits.Ahead or more, and not at its target yet.
func aheadOne(s *subject) *said {
	if !ahead(s) {
		return nil
	}
	if s.Value.Value.IsZero() { // a limit that nobody has touched
		return s.untouched()
	}
	f := s.judged(Highlight, s.lead(Highlight))
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

func ahead(s *subject) bool {
	return s.State == analysis.OnPace && !s.yearEnd() && s.Lead.Ok() && s.Lead.Value.IsPos() &&
		s.Lead.Value.Cmp(s.view.Site.Limits.Ahead) >= 0 && !met(s)
}

// aheadTogether leaves limits to onPaceTogether: to have used little of one is not to be fast.
func aheadTogether(t *table) *said {
	if t.lower() {
		return nil
	}
	return t.group("ahead", t.placed(ahead), Highlight, "快于序时进度")
}

// onPace: a flow is at time progress or a little above it.
func onPaceOne(s *subject) *said {
	if !onPace(s) {
		return nil
	}
	verdict := clause{slot: slotState, key: "state", tone: Highlight, text: plain("基本完成全年任务")}
	switch {
	case s.lower() && s.Value.Value.IsZero():
		return s.untouched()
	case s.lower() && s.yearEnd():
		verdict.text = plain("控制在年度控制数以内")
	case !s.yearEnd():
		verdict = s.lead(Highlight)
	}
	f := s.judged(Highlight, verdict)
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

// untouched is a limit of which nothing is used; of none at all there is no part.
func (s *subject) untouched() *said {
	return &said{tone: Highlight, evidence: s.cites(mValue, mTarget), clauses: []clause{
		s.figure(),
		{slot: slotState, key: "state", tone: Highlight, text: plain("控制在年度控制数以内"), covers: []string{"will", "may"}},
	}}
}

func onPace(s *subject) bool { return s.State == analysis.OnPace && !ahead(s) && !met(s) }

func onPaceTogether(t *table) *said {
	verdict := "达到序时进度"
	switch {
	case t.lower() && t.yearEnd():
		verdict = "控制在年度控制数以内"
	case t.lower():
		verdict = "控制在序时进度以内"
	case t.yearEnd():
		verdict = "基本完成全年任务"
	}
	list := t.placed(func(s *subject) bool { return s.Completion.Ok() && (onPace(s) || t.lower() && ahead(s)) })
	f := t.group("on-pace", list, Highlight, verdict)
	if f == nil {
		return nil
	}
	f.tone = Notice
	if t.lower() {
		f.clauses[0].text, f.clauses[0].brief = f.clauses[0].brief, nil
	}
	return f
}

// lead is where a flow stands against time progress.
func (s *subject) lead(tone Tone) clause {
	c := clause{slot: slotState, key: "state", tone: tone}
	above, below := "高于序时进度", "低于序时进度"
	if s.lower() {
		above, below = "低于序时进度", "超出序时进度"
	}
	switch {
	case visible(s.Lead.Value) && s.Lead.Value.IsPos():
		c.text = join(plain(above), s.size(mLead))
	case visible(s.Lead.Value):
		c.text = join(plain(below), s.size(mLead))
	case s.Lead.Value.IsZero():
		c.text = s.link(mLead, "与序时进度持平")
	case s.Lead.Value.IsPos() != s.lower():
		c.text = s.link(mLead, "略高于序时进度")
	default:
		c.text = s.link(mLead, "略低于序时进度")
	}
	return c
}
