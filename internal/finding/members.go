package finding

import (
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/measure"
)

// handful is up to how many members a sentence names one by one.
const handful = 5

// fewest is how many of more are named.
const fewest = 3

// names is 吉首市、泸溪县, with the evidence of each.
func names(list []*judged, m *measure.Measure) Text {
	parts := make([]Text, len(list))
	for k, s := range list {
		parts[k] = s.named(m)
	}
	return join(listed(parts))
}

func listed(parts []Text) Text { return chain(parts, "、") }

// mostCited bounds the evidence of a finding about many members: what it says of them is a number.
const mostCited = 50

// cited are those of list that a finding gives as evidence.
func cited(list []*judged) []*judged { return list[:min(len(list), mostCited)] }

// some names a handful of members, and counts more: 吉首市、泸溪县、凤凰县等12个县市.
func (m *summary) some(list []*judged, by *measure.Measure) Text {
	if len(list) <= handful {
		return names(list, by)
	}
	return join(names(list[:fewest], by), plain("等"+format.Members(len(list), m.words())))
}

// everyone is 8个县市均, or 各县市均 where nobody counts them.
func (t *table) everyone() string { return format.Members(len(t.members), t.words()) + "均" }

// each says a number of each member: 泸溪县完成118.3%; 古丈县、凤凰县分别完成80.2%、72.5%; 吉首市、泸溪县均完成60.0%.
func each(list []*judged, m *measure.Measure, verb string) Text {
	numbers := make([]Text, len(list))
	for k, s := range list {
		numbers[k] = s.number(m)
	}
	switch {
	case len(list) == 1:
		return join(beforeNumber(list[0], m, verb), numbers[0])
	case alike(numbers):
		return join(names(list, m), plain("均"+isVerb(verb)), numbers[0])
	}
	return join(names(list, m), plain("分别"+isVerb(verb)), listed(numbers))
}

// isVerb is a verb, or 为 where there is none.
func isVerb(verb string) string {
	if verb == "" {
		return "为"
	}
	return verb
}

// alike reports whether texts say the same.
func alike(texts []Text) bool {
	for _, t := range texts {
		if t.String() != texts[0].String() {
			return false
		}
	}
	return true
}

// beforeNumber is a name and the verb before its number; a name that ends in a digit is kept apart.
func beforeNumber(s *judged, m *measure.Measure, verb string) Text {
	if verb == "" {
		verb = apart(s.Region.Name)[len(s.Region.Name):]
	}
	return join(s.named(m), plain(verb))
}

// telling says of members that share a state how far they are and what they are. More than a handful are counted, and
// the ends of them are named: the last where that is a shortfall, else the first.
func (t *table) telling(list []*judged, tone Tone, verdict string) Text {
	const verb = "完成"
	n := len(list)
	switch {
	case t.lower() && n <= handful:
		return join(each(list, mValue, ""), plain("，"+verdict))
	case t.lower() && n == len(t.members):
		return plain(t.everyone() + verdict)
	case t.lower():
		return plain(format.Members(n, t.words()) + verdict)
	case n == len(t.members) && n > handful:
		return t.all(list, verb, verdict)
	case n <= handful:
		return join(each(list, mCompletion, verb), plain("，"+verdict))
	}
	ends, which := foremost(list, fewest), "居前"
	if tone == Shortfall {
		ends = hindmost(list, fewest)
		which = behindMost(ends)
	}
	if len(ends) == 0 {
		return plain(format.Members(n, t.words()) + verdict)
	}
	return join(plain(format.Members(n, t.words())+verdict+"，"+which+"的"), each(ends, mCompletion, verb))
}

// behindMost is what the last are: the lowest where they share a place, else those at the back.
func behindMost(list []*judged) string { return endWord(list, "最低", "靠后") }

func endWord(list []*judged, one, several string) string {
	if len(list) > 0 && list[0].Place.Rank != list[len(list)-1].Place.Rank {
		return several
	}
	return one
}

// foremost are the first of a list by rank: so many and who shares the place of the last of them, up to a handful, else
// fewer; nobody where more than a handful share the first place.
func foremost(list []*judged, most int) []*judged {
	tied := func(k int) bool { return k < len(list) && list[k-1].Place.Rank == list[k].Place.Rank }
	n := min(most, len(list))
	for tied(n) {
		n++
	}
	if n > handful {
		for n = most; n > 0 && tied(n); {
			n--
		}
	}
	return list[:n]
}

// hindmost are the last, the very last first.
func hindmost(list []*judged, most int) []*judged {
	back := slices.Clone(list)
	slices.Reverse(back)
	return foremost(back, most)
}

// all says that everybody shares a verdict, and names the two first and the two last.
func (t *table) all(list []*judged, verb, verdict string) Text {
	n := len(list)
	first, last := foremost(list, 2), hindmost(list, 2)
	high, low := endWord(first, "最高", "居前"), behindMost(last)
	if list[0].Place.Rank == list[n-1].Place.Rank {
		return join(plain(format.Members(n, t.words())+"均"+verb), list[0].number(mCompletion), plain("，"+verdict))
	}
	parts := []Text{plain(t.everyone() + verdict)}
	if len(first) > 0 {
		parts = append(parts, join(plain(high+"的"), each(first, mCompletion, verb)))
	}
	if len(last) > 0 {
		parts = append(parts, join(plain(low+"的"), each(last, mCompletion, verb)))
	}
	return chain(parts, "，")
}

// briefly is telling without numbers.
func (t *table) briefly(list []*judged, verdict string) Text {
	if len(list) == len(t.members) && len(list) > 1 {
		return plain(t.everyone() + verdict)
	}
	if len(list) > handful {
		return plain(format.Members(len(list), t.words()) + verdict)
	}
	return join(names(list, mCompletion), plain(verdict))
}

// many is what the share of the members adds to a weight: up to 20 where it is all of them.
func (t *table) many(n int) int {
	if len(t.members) == 0 {
		return 0
	}
	return 20 * n / len(t.members)
}
