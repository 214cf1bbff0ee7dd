package finding

import (
	"slices"
	"strings"
)

// mostUnited is how many indicators a sentence may be about.
const mostUnited = 3

// unite joins statements that say the same of several indicators of a group: 加计扣除企业247家、加计扣除金额7.13亿元，
// 同比分别增长21.1%、22.9%. Drafts come by weight; one takes in those behind it.
func unite(drafts []draft) []draft {
	out := make([]draft, 0, len(drafts))
	used := make([]bool, len(drafts))
	for k := range drafts {
		if used[k] {
			continue
		}
		list := []*draft{&drafts[k]}
		most := mostUnited
		if drafts[k].bare() {
			most = handful
		}
		for n := k + 1; n < len(drafts) && len(list) < most; n++ {
			if used[n] || !drafts[k].like(&drafts[n]) {
				continue
			}
			if text := together(append(list[:len(list):len(list)], &drafts[n])); text.width() <= longest {
				list, used[n] = append(list, &drafts[n]), true
			}
		}
		out = append(out, united(list))
	}
	return out
}

// like reports whether one sentence can say what d and e say: the same phrases in the same words, of which the numbers
// alone differ.
func (d *draft) like(e *draft) bool {
	if d.Indicator == nil || e.Indicator == nil || d.Region != e.Region || d.tale != e.tale || d.Tone != e.Tone ||
		len(d.phrases) != len(e.phrases) || len(d.phrases) == 0 || d.Group != e.Group && !d.bare() {
		return false
	}
	for k := range d.phrases {
		a, b := &d.phrases[k], &e.phrases[k]
		switch {
		case a.key != b.key || a.tone != b.tone || a.each != b.each || a.prefix != b.prefix || a.covers != nil && a.many:
			return false
		case a.key == "extreme": // only one can be that
			return false
		case a.slot == slotValue:
		case a.each == "" && (a.number != nil || a.text.String() != b.text.String()):
			return false
		case a.tone != d.phrases[len(d.phrases)-1].tone: // there is a 但
			return false
		}
	}
	return len(d.phrases) > 1 || d.phrases[0].slot != slotValue
}

// bare reports whether d tells no number, so that it may stand beside what is told of another group.
func (d *draft) bare() bool {
	return !slices.ContainsFunc(d.phrases, func(c phrase) bool { return c.number != nil || c.slot == slotValue })
}

// together is the sentence about all of list.
func together(list []*draft) Text {
	subjects := make([]Text, len(list))
	for k, d := range list {
		subjects[k] = plain(short(d.Indicator))
		if c := d.phrases[0]; c.slot == slotValue {
			subjects[k] = join(subjects[k], c.text)
		}
	}
	parts := []Text{listed(subjects)}
	first := list[0]
	if first.bare() && len(list) > 1 {
		parts[0] = join(parts[0], plain(items(len(list))))
	}
	for k, c := range first.phrases {
		numbers := make([]Text, len(list))
		for n, d := range list {
			numbers[n] = d.phrases[k].number
		}
		switch {
		case c.slot == slotValue:
		case c.each != "" && alike(numbers):
			parts = append(parts, join(plain(strings.Replace(c.each, "分别", "均", 1)), numbers[0]))
		case c.each != "":
			parts = append(parts, join(plain(c.each), listed(oneUnit(numbers))))
		case c.many && c.text[0].Evidence == nil && c.text[0].Text[0] <= '9' && !strings.Contains(c.text.String(), "均"): // so many of each, not always the same
			parts = append(parts, join(plain("均有"), c.text))
		case c.many:
			parts = append(parts, c.text)
		case c.glued:
			parts[0] = join(parts[0], plain("均"), c.text)
		default:
			parts = append(parts, join(plain("均"), c.text))
		}
	}
	return chain(parts, "，")
}

// oneUnit says the unit of differences once: 0.1、3.7个百分点.
func oneUnit(numbers []Text) []Text {
	for _, unit := range []string{"个百分点", "个千分点"} {
		if slices.ContainsFunc(numbers, func(t Text) bool { return !strings.HasSuffix(t.String(), unit) }) {
			continue
		}
		out := slices.Clone(numbers)
		for k := range len(out) - 1 {
			out[k] = slices.Clone(out[k])
			last := &out[k][len(out[k])-1]
			last.Text = strings.TrimSuffix(last.Text, unit)
		}
		return out
	}
	return numbers
}

// united is one draft of several, or the only one.
func united(list []*draft) draft {
	d := *list[0]
	if len(list) == 1 {
		return d
	}
	d.Text, d.Indicator = together(list), nil
	d.Indicators, d.Findings = nil, nil
	for _, e := range list {
		d.Indicators = append(d.Indicators, e.Indicators...)
		d.Findings = append(d.Findings, e.Findings...)
		if e.Group != d.Group {
			d.Group = nil
		}
	}
	return d
}
