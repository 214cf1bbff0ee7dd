package finding

import (
	"slices"

	"bulletin/internal/model"
)

// longest is how wide a sentence may be, in Chinese characters.
const longest = 90

// compose makes a sentence of clauses without its final mark: the subject with its figure, what is good, then what is
// not. Clauses of a key are said once, and what another clause covers is not said. Clauses for which the sentence
// has no room are left out, the lightest first; what is left is returned with it.
func compose(subject Text, clauses []clause) (Text, []clause) {
	list := settle(clauses)
	for {
		text := render(subject, list)
		if text.width() <= longest || !shorten(&list) {
			return text, list
		}
	}
}

// stateOrder is the order of states in a sentence about members.
var stateOrder = []string{"masked", "over", "met", "ahead", "on-pace", "level", "behind", "half", "at-zero"}

// settle puts clauses in order, drops repetitions and what is covered.
func settle(clauses []clause) []clause {
	var out []clause
	for _, c := range clauses {
		if k := slices.IndexFunc(out, func(d clause) bool { return d.key == c.key }); k < 0 {
			out = append(out, c)
		} else if better(&c, &out[k]) {
			c.weight = max(c.weight, out[k].weight)
			out[k] = c
		}
	}
	for _, c := range slices.Clone(out) {
		out = slices.DeleteFunc(out, func(d clause) bool { return d.key != c.key && slices.Contains(c.covers, d.key) })
	}
	slices.SortStableFunc(out, func(a, b clause) int {
		if a.slot != b.slot {
			return int(a.slot) - int(b.slot)
		}
		return slices.Index(stateOrder, a.key) - slices.Index(stateOrder, b.key)
	})
	if slices.ContainsFunc(out, func(c clause) bool { return c.slot == slotState }) {
		for k := range out {
			if c := &out[k]; c.brief != nil && c.slot != slotState {
				c.text, c.brief = c.brief, nil
			}
		}
	}
	return out
}

// better reports whether a says the same as b more to the point: what is praised once is not blamed, and a verdict
// weighs more than a remark.
func better(a, b *clause) bool {
	if a.tone != b.tone {
		return a.tone == Highlight || b.tone == Notice
	}
	return a.weight > b.weight
}

// render puts clauses behind the subject.
func render(subject Text, list []clause) Text {
	var glued Text
	var good, bad []Text
	var turned Text
	many := false
	for _, c := range list {
		switch {
		case c.glued:
			glued = join(glued, c.text)
		case c.tone == Shortfall:
			if len(bad) == 0 {
				turned = c.turned
			}
			bad = append(bad, c.text)
		default:
			good = append(good, c.text)
		}
		many = many || c.many
	}
	mark := "，"
	if many {
		mark = "；"
	}
	if len(good) > 0 && len(bad) > 0 && !many {
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

// shorten makes room: first by saying a clause briefly, the last first, then by leaving out the lightest. It reports
// whether there was something to shorten.
func shorten(list *[]clause) bool {
	for k := len(*list) - 1; k >= 0; k-- {
		if c := &(*list)[k]; c.brief != nil {
			c.text, c.brief = c.brief, nil
			return true
		}
	}
	lightest, n := -1, 0
	for k, c := range *list {
		if c.slot == slotValue {
			continue
		}
		n++
		if lightest < 0 || c.weight <= (*list)[lightest].weight {
			lightest = k
		}
	}
	if n < 2 {
		return false
	}
	*list = slices.Delete(*list, lightest, lightest+1)
	return true
}

// about is what a sentence is about: the indicator.
func about(i *model.Indicator) Text { return plain(title(i)) }
