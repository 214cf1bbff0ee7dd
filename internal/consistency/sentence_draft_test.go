package consistency

import "strings"

// What is changed in a sentence to make it false.
const (
	changedNumber    = "数"
	changedDirection = "升降"
	changedRegion    = "地区"
	changedRank      = "位次"
	changedCount     = "个数"
	changedList      = "名单"
	changedState     = "说法"
)

// change is other text for a part of a sentence, false by the second computation.
type change struct{ text, kind string }

// wide reports whether a checker may tell of the change anywhere in the sentence: a wrong name makes the number beside it
// wrong, and a wrong list the word that is claimed of it.
func (c change) wide() bool {
	return c.kind == changedRegion || c.kind == changedList || c.kind == changedCount
}

// part is a piece of a sentence.
type part struct {
	text    string
	held    bool // a number that the data hold
	changes []change
}

// draft is a sentence in parts.
type draft struct {
	parts     []part
	ofRegions bool // it claims something of a set of regions: a checker may tell of any mistake at its names, number or claim
}

// say adds words that stay as they are.
func (d *draft) say(words ...string) {
	for _, w := range words {
		if w != "" {
			d.parts = append(d.parts, part{text: w})
		}
	}
}

// word adds words that make a claim, with what would be false in their place.
func (d *draft) word(text, kind string, wrong ...string) {
	p := part{text: text}
	for _, w := range wrong {
		if w != text {
			p.changes = append(p.changes, change{w, kind})
		}
	}
	d.parts = append(d.parts, p)
}

// held adds a number that the data hold.
func (d *draft) held(text, kind string, wrong ...string) {
	d.word(text, kind, wrong...)
	d.parts[len(d.parts)-1].held = true
}

func (d *draft) text() string {
	var b strings.Builder
	for _, p := range d.parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// span are bytes of a text.
type span struct{ start, end int }

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }

// twins are a true sentence and one that differs from it in one place.
type twins struct {
	form, kind string
	fine       string // the true one
	wrong      string
	held       []span // numbers of the true one that the data hold
	at         span   // what is changed, in the true one
	to         span   // the same in the wrong one
	near       span   // where a verdict of the wrong one must be
	wide       bool
}

// twins changes one part, each kind of change being as likely as the others.
func (d *draft) twins(g *generator, form string) (*twins, bool) {
	kinds := map[string][]int{}
	var order []string
	for k, p := range d.parts {
		for _, c := range p.changes {
			if kinds[c.kind] == nil {
				order = append(order, c.kind)
			}
			if n := len(kinds[c.kind]); n == 0 || kinds[c.kind][n-1] != k {
				kinds[c.kind] = append(kinds[c.kind], k)
			}
		}
	}
	if len(order) == 0 {
		return nil, false
	}
	kind := pick(g, order...)
	at := pick(g, kinds[kind]...)
	var list []change
	for _, c := range d.parts[at].changes {
		if c.kind == kind {
			list = append(list, c)
		}
	}
	c := pick(g, list...)
	t := &twins{form: form, kind: kind, fine: d.text(), wide: d.ofRegions || c.wide()}
	start := 0
	for k, p := range d.parts {
		here := span{start, start + len(p.text)}
		if p.held {
			t.held = append(t.held, here)
		}
		if k == at {
			t.at = here
			t.to = span{start, start + len(c.text)}
			t.near = t.to
			if kind == changedDirection {
				t.near.end += d.governed(k + 1)
			}
		}
		start = here.end
	}
	t.wrong = t.fine[:t.at.start] + c.text + t.fine[t.at.end:]
	return t, t.wrong != t.fine && !runTogether.MatchString(d.marked(-1, "")) && !runTogether.MatchString(d.marked(at, c.text))
}

// governed is how long the words are up to the number that a word of direction governs, 低于 of 低于全州3.5个百分点: the number
// is as wrong as the word.
func (d *draft) governed(from int) int {
	n := 0
	for k := from; k < min(from+2, len(d.parts)); k++ {
		n += len(d.parts[k].text)
		if d.parts[k].held {
			return n
		}
	}
	return 0
}

// runTogether is a number after a name that ends in one: 示范校1 and 25%.
var runTogether = re(`[0-9０-９]\|[0-9０-９]`)

// marked is the text with marks between the parts, of which one may be other text.
func (d *draft) marked(at int, text string) string {
	var list []string
	for k, p := range d.parts {
		if k == at {
			p.text = text
		}
		list = append(list, p.text)
	}
	return strings.Join(list, "|")
}

// back maps a span of the wrong sentence to the true one.
func (t *twins) back(s span) span {
	move := func(n int, edge int) int {
		switch {
		case n <= t.to.start:
			return n
		case n >= t.to.end:
			return n - t.to.end + t.at.end
		}
		return edge
	}
	return span{move(s.start, t.at.start), move(s.end, t.at.end)}
}
