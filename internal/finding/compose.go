package finding

import (
	"slices"

	"bulletin/internal/model"
)

// longest is how wide a sentence may be, in Chinese characters.
const longest = 96

// compose makes a sentence of phrases without its final mark: the subject with its figure, what is good, then what is
// not. Clauses of a key are said once, and what another phrase covers is not said. Clauses for which the sentence
// has no room are left out, the lightest first; what is left is returned with it.
func compose(subject Text, phrases []phrase) (Text, []phrase) {
	list := settle(phrases)
	for {
		text := render(subject, list)
		if text.width() <= longest || !shorten(&list) {
			return text, list
		}
	}
}

// keyOrder is the order within a slot of what is said of members.
var keyOrder = []string{
	"masked", "over", "met", "ahead", "on-pace", "level", "broken", "behind", "at-zero", "half",
	"double-digit", "tops", "decline", "bottom",
}

// settle puts phrases in order, drops repetitions and what is covered.
func settle(phrases []phrase) []phrase {
	out := make([]phrase, 0, len(phrases))
	var covered []string
	for k := range phrases {
		c := &phrases[k]
		switch at := index(out, c.key); {
		case at < 0:
			out = append(out, *c)
		case better(c, &out[at]):
			weight := max(c.weight, out[at].weight)
			out[at] = *c
			out[at].weight = weight
		}
	}
	for k := range out {
		covered = append(covered, out[k].covers...)
	}
	out = slices.DeleteFunc(out, func(c phrase) bool { return slices.Contains(covered, c.key) })
	slices.SortStableFunc(out, func(a, b phrase) int {
		if a.slot != b.slot {
			return int(a.slot) - int(b.slot)
		}
		return slices.Index(keyOrder, a.key) - slices.Index(keyOrder, b.key)
	})
	if slices.ContainsFunc(out, func(c phrase) bool { return c.slot == slotState && (!c.many || c.brief != nil) }) {
		for k := range out { // the numbers are said
			if c := &out[k]; c.brief != nil && c.slot != slotState {
				c.text, c.brief = c.brief, nil
			}
		}
	}
	standAlone(out)
	return within(out)
}

// within tells those at zero right behind the count of those behind, of whom they are some.
func within(list []phrase) []phrase {
	all, zero := index(list, "behind"), index(list, "at-zero")
	if all < 0 || zero < 0 || !list[all].counts || list[zero].amid == nil {
		return list
	}
	c := &list[all]
	c.text, c.weight = join(c.text, plain("，"), list[zero].amid), max(c.weight, list[zero].weight)
	c.covers = append(slices.Clone(c.covers), "at-zero")
	return slices.Delete(list, zero, zero+1)
}

// index is where the phrase of a key stands, or -1.
func index(list []phrase, key string) int {
	for k := range list {
		if list[k].key == key {
			return k
		}
	}
	return -1
}

// standAlone names the completion in phrases about it that stand on the other side of a 但, or without it.
func standAlone(list []phrase) {
	ratio := index(list, "ratio")
	for k := range list {
		if c := &list[k]; c.alone != nil && (ratio < 0 || (list[ratio].tone == Shortfall) != (c.tone == Shortfall)) {
			c.text = c.alone
		}
	}
}

// better reports whether a says the same as b more to the point: what is praised once is not blamed, and a verdict
// weighs more than a remark.
func better(a, b *phrase) bool {
	if a.tone != b.tone {
		return a.tone == Highlight || b.tone == Notice
	}
	return a.weight > b.weight
}

// render puts phrases behind the subject.
func render(subject Text, list []phrase) Text {
	var glued Text
	var good, bad []Text
	var turned Text
	many := slices.ContainsFunc(list, func(c phrase) bool { return c.many })
	praised := !many && slices.ContainsFunc(list, func(c phrase) bool { return c.tone == Highlight })
	for _, c := range list {
		if c.prefix != "" {
			subject = join(plain(c.prefix), subject)
		}
		switch {
		case c.glued:
			glued = join(glued, c.text)
		case c.tone == Shortfall && praised:
			if len(bad) == 0 {
				turned = c.turned
			}
			bad = append(bad, c.text)
		default:
			good = append(good, c.text)
		}
	}
	mark := "，"
	if many {
		mark = "；"
	}
	if praised && len(bad) > 0 {
		if turned != nil {
			bad[0] = turned
		}
		bad[0] = join(plain("但"), bad[0])
	}
	body := chain(append(good, bad...), mark)
	if many && len(glued) > 0 {
		return chain([]Text{join(subject, glued), body}, mark)
	}
	return chain([]Text{join(subject, glued), body}, "，")
}

// shorten makes room: it leaves out the lightest remark, then says states briefly, the last first, then leaves out the
// lightest state. It reports whether there was something to shorten.
func shorten(list *[]phrase) bool {
	if drop(list, func(c *phrase) bool { return c.slot > slotState }) {
		return true
	}
	k := longWinded(*list)
	if (k < 0 || (*list)[k].tone == Shortfall) && drop(list, func(c *phrase) bool { return c.key == "on-pace" }) {
		return true // who is just on time is no news
	}
	if k >= 0 {
		c := &(*list)[k]
		c.text, c.brief = c.brief, nil
		return true
	}
	return drop(list, func(*phrase) bool { return true })
}

// longWinded is the longest phrase that can be said briefly, of those that tell a shortfall only where there is no other.
func longWinded(list []phrase) int {
	found := -1
	for k := range list {
		c := &list[k]
		if c.brief == nil {
			continue
		}
		if found < 0 || c.tone != Shortfall && list[found].tone == Shortfall ||
			(c.tone == Shortfall) == (list[found].tone == Shortfall) && c.text.width() > list[found].text.width() {
			found = k
		}
	}
	return found
}

// drop leaves out the lightest of the phrases that may be, the last of equals; one at least is kept beside the figure.
func drop(list *[]phrase, may func(*phrase) bool) bool {
	lightest, n := -1, 0
	for k := range *list {
		c := &(*list)[k]
		if c.slot == slotValue {
			continue
		}
		n++
		if may(c) && (lightest < 0 || c.weight <= (*list)[lightest].weight) {
			lightest = k
		}
	}
	if n < 2 || lightest < 0 {
		return false
	}
	*list = slices.Delete(*list, lightest, lightest+1)
	return true
}

// about is what a sentence is about: the indicator.
func about(i *model.Indicator) Text { return plain(title(i)) }
