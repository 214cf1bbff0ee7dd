package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// at-zero: there is a target, and nothing is done.
func atZeroOne(s *judged) *said {
	if !atZero(s) {
		return nil
	}
	return &said{tone: Shortfall, evidence: s.cites(mValue, mTarget), phrases: []phrase{
		{slot: slotState, key: "state", tone: Shortfall, text: s.link(mValue, s.zero()), glued: true, covers: []string{"value", "ratio", "growth", "upper", "share"}},
	}}
}

// atZeroTogether names those at zero or, where they are most, those that are not.
func atZeroTogether(t *table) *said {
	zero := t.those(atZero)
	if len(zero) == 0 {
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(zero)) - 4}
	for _, s := range cited(zero) {
		f.evidence = append(f.evidence, s.cites(mValue, mTarget)...)
	}
	c := phrase{slot: slotState, key: "at-zero", tone: Shortfall, text: join(t.some(zero, mValue), plain(t.zero()))}
	if len(zero) <= 8 { // everybody at zero is named where there is room
		c.text = join(names(zero, mValue), plain(t.zero()))
	}
	if n := len(zero); n > handful {
		c.amid = plain("其中" + format.Some(n, t.words()) + t.zero())
	} else {
		c.amid = join(plain("其中"), c.text)
	}
	others := t.those(func(s *judged) bool { return !atZero(s) })
	switch n := len(zero); {
	case n == len(t.members) && n > 1:
		c.text, c.amid = plain(t.everyone()+t.zero()), nil
	case len(others) > 0 && n > len(others) && len(others) <= fewest && reported(others):
		for k := range others {
			f.evidence = append(f.evidence, others[k].cites(mValue)...)
		}
		c.text = join(plain("除"), pairs(others), plain("外，其余"+format.Members(n, t.words())+t.zero()))
		c.glued, c.amid, c.covers = true, nil, []string{"over", "met", "ahead", "on-pace", "behind", "half"}
	}
	f.phrases = []phrase{c}
	return f
}

func atZero(s *judged) bool { return analysis.IsAtZero.Holds(&s.Cell) }

func reported(list []*judged) bool {
	for _, s := range list {
		if !s.Value.Ok() {
			return false
		}
	}
	return true
}

// pairs is 吉首市9项、泸溪县6项.
func pairs(list []*judged) Text {
	parts := make([]Text, len(list))
	for k, s := range list {
		parts[k] = join(beforeNumber(s, mValue, ""), s.number(mValue))
	}
	return listed(parts)
}
