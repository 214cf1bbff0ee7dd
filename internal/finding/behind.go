package finding

import "bulletin/internal/analysis"

// farWeight is added to the weight of what is far behind.
const farWeight = 20

// behind: a flow is below time progress by more than Limits.Behind or, where less is better, above it.
func behindOne(s *subject) *said {
	if s.State != analysis.Behind && s.State != analysis.FarBehind {
		return nil
	}
	verdict := clause{slot: slotState, key: "state", tone: Shortfall}
	if s.Lead.Ok() {
		verdict = s.lead(Shortfall)
	}
	switch {
	case broken(&s.Cell):
		verdict.text = join(plain("超出"+s.goal()), s.amount(mTarget, s.Value.Value.Sub(s.Target.Value)))
		verdict.covers = []string{"ratio"}
	case s.yearEnd():
		verdict.text = plain("未完成全年任务")
	}
	f := s.judged(Shortfall, verdict)
	f.evidence = append(f.evidence, s.cites(mLead)...)
	if s.State == analysis.FarBehind {
		f.weight = farWeight
	}
	return f
}

func behindTogether(t *table) *said {
	late := t.placed(func(s *subject) bool {
		return (s.State == analysis.Behind || s.State == analysis.FarBehind) && s.Completion.Ok()
	})
	if t.lower() {
		return t.overused(late)
	}
	verdict := t.late()
	if t.underHalf(late) {
		verdict = "未过半"
	}
	f := t.group("behind", late, Shortfall, verdict)
	if f != nil {
		f.clauses[0].covers = []string{"half"}
	}
	return f
}

// overused tells those that have broken their limits from those that use them up too fast.
func (t *table) overused(late []*subject) *said {
	over, fast := make([]*subject, 0, len(late)), make([]*subject, 0, len(late))
	for _, s := range late {
		if broken(&s.Cell) {
			over = append(over, s)
		} else {
			fast = append(fast, s)
		}
	}
	f := t.group("behind", fast, Shortfall, "超出序时进度")
	g := t.group("broken", over, Shortfall, "超出控制数")
	switch {
	case f == nil:
		return g
	case g != nil:
		f.weight = t.many(len(late)) - 10
		f.evidence = append(f.evidence, g.evidence...)
		f.clauses = append(f.clauses, g.clauses...)
	}
	return f
}

// underHalf reports whether everybody is behind and under half when half of the year is gone: 未过半 says both.
func (t *table) underHalf(late []*subject) bool {
	return t.view.Edition.Period.Month == 6 && !t.lower() && len(late) == len(t.members) && len(late) > handful
}
