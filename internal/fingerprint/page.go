package fingerprint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bulletin/internal/attach"
)

// reader makes lines of a page.
type reader struct {
	lines   []string // see the kinds below
	scripts []string
	later   []string // texts marked data-later
	apart   map[string]string
	claims  []string // what controls say: it must be known

	folded []string // lines of what is hidden

	run              // since the last border of a block
	outside run      // that of the page, within what is hidden
	said    []string // runs as controls repeat them

	made   int // depth of elements that scripts added, 0 outside
	after  int // depth of what is marked data-later
	hidden int // depth of what has the attribute hidden
	unseen int // depth of what is never read
	script int // 1 within a script
	source strings.Builder
	kind   string // of the script
	record int    // depth of tables in which a script sets data-of
}

// run is text that runs on.
type run struct {
	words   []byte
	sayable []byte   // without raised text
	blank   bool     // a blank before what comes next
	extras  []string // lines of inline elements, behind it
	raised  int      // depth of raised text
	ended   bool     // an inline element ended just now
	joints  []int    // where in words a span begins right behind the end of another element
}

// A line begins with its kind.
const (
	kindText  = "="
	kindBegin = "<"
	kindValue = "@"
	kindMade  = "!"
)

func (r *reader) Begin(e *attach.Element) {
	r.handlers(e)
	switch {
	case e.Name == "script" || e.Name == "svg:script":
		r.beginScript(e)
	case r.unseen > 0:
		r.unseen++
	case r.after > 0:
		r.after++
		if !inline[e.Name] {
			r.flush()
		}
	case r.made > 0:
		r.made++
		r.claim(e)
	default:
		r.begin(e)
	}
}

func (r *reader) begin(e *attach.Element) {
	_, hidden := e.Attr("hidden")
	_, made := e.Attr("data-made")
	_, later := e.Attr("data-later")
	class, _ := e.Attr("class")
	switch {
	case later && !e.Foreign:
		r.flush()
		r.after = 1
	case (made || e.Name == "div" && hasClass(class, "live")) && !e.Foreign:
		r.made = 1
		r.claim(e)
	case left[e.Name]:
		r.refresh(e)
		r.unseen = 1
	default:
		if r.hidden > 0 {
			r.hidden++
		} else if hidden && !e.Foreign { // what runs on around it, does without it
			r.hidden, r.outside, r.run = 1, r.run, run{}
		}
		if e.Foreign {
			r.flush()
			r.line(kindBegin + drawn(e))
		} else {
			r.element(e, class)
		}
	}
}

// line adds a line to those of the page, or of what is hidden.
func (r *reader) line(line string) {
	if r.hidden > 0 {
		r.folded = append(r.folded, line)
	} else {
		r.lines = append(r.lines, line)
	}
}

func (r *reader) element(e *attach.Element, class string) {
	block := !inline[e.Name]
	if block {
		r.flush()
	}
	if r.record > 0 || e.Name == "table" && hasClass(class, "records") {
		r.record++
	}
	switch shows, is := replaced[e.Name]; {
	case marked[e.Name]:
		r.line(kindBegin + e.Name)
	case e.Name == "img":
		src, _ := e.Attr("src")
		r.line(kindBegin + "img " + picture(src))
	case is:
		line := kindBegin + e.Name
		for _, name := range shows {
			if v, has := e.Attr(name); has {
				line += " " + plain(v)
			}
		}
		r.line(line)
	}
	r.values(e, block)
	if e.Name == "span" && r.ended && !r.blank {
		r.joints = append(r.joints, len(r.words))
	}
	if mark := raised[e.Name]; mark != "" {
		r.write(mark)
		r.raised++
	}
}

// values adds the lines of an element's attributes.
func (r *reader) values(e *attach.Element, block bool) {
	add := func(name, value string) {
		line := kindValue + name + "=" + value
		if block {
			r.line(line)
		} else {
			r.extras = append(r.extras, line)
		}
	}
	for _, name := range attributes {
		value, has := e.Attr(name)
		value = plain(value)
		switch {
		case !has || value == "" && name != "reversed" || value == "1" && (name == "colspan" || name == "rowspan"):
		case name == "data-of" && r.record > 0: // bulletin.js sets it
			r.claims = append(r.claims, value)
		default:
			add(name, value)
		}
	}
	if head, has := e.Attr("data-head"); has { // bulletin.js sets it, for paper
		r.claims = append(r.claims, head)
	}
	if address, has := e.Attr("href"); has && e.Name == "a" || has && e.Name == "area" {
		if t := target(address); t != "" {
			add("href", t)
		}
	}
}

func (r *reader) Text(text string) {
	switch {
	case r.script > 0:
		r.source.WriteString(text)
	case r.unseen > 0:
	case r.made > 0:
		r.claims = append(r.claims, text)
	default:
		r.write(text)
	}
}

// write adds to the run, with blanks as a browser shows them.
func (r *reader) write(text string) {
	for _, c := range text {
		if blank(c) {
			r.blank = true
			continue
		}
		if r.blank && len(r.words) > 0 {
			r.words = append(r.words, ' ')
		}
		r.blank, r.ended = false, false
		r.words = utf8.AppendRune(r.words, c)
		if r.raised == 0 {
			r.sayable = utf8.AppendRune(r.sayable, c)
		}
	}
}

// flush ends a run.
func (r *reader) flush() {
	switch {
	case len(r.words) == 0:
	case r.after > 0:
		r.later = append(r.later, string(r.words))
	default:
		r.line(kindText + string(r.words))
		r.part()
		r.said = append(r.said, letters(string(r.sayable)))
	}
	for _, line := range r.extras {
		r.line(line)
	}
	r.run = run{raised: r.raised}
}

// gap is what is shown between parts of a run, as a caption's title and subtitle, that only their style sets apart.
const gap = "　"

// part keeps how a run of parts is shown. The run itself stays as it is: digests are made of it.
func (r *reader) part() {
	var b strings.Builder
	from := 0
	for _, at := range r.joints {
		if at > from && at < len(r.words) {
			b.Write(r.words[from:at])
			b.WriteString(gap)
			from = at
		}
	}
	if from == 0 {
		return
	}
	b.Write(r.words[from:])
	if r.apart == nil {
		r.apart = map[string]string{}
	}
	r.apart[string(r.words)] = b.String()
}

func (r *reader) End(e *attach.Element) {
	switch {
	case r.script > 0:
		r.endScript()
	case r.unseen > 0:
		r.unseen--
	case r.after > 0:
		if r.after == 1 || !inline[e.Name] {
			r.flush()
		}
		r.after--
	case r.made > 0:
		r.made--
	default:
		if raised[e.Name] != "" {
			r.write("}")
			r.raised--
		}
		if !inline[e.Name] {
			r.flush()
		}
		r.ended = inline[e.Name]
		if r.record > 0 {
			r.record--
		}
		if r.hidden == 1 {
			r.flush()
			r.run = r.outside
		}
		r.hidden = max(0, r.hidden-1)
	}
}

// claim keeps what a control says and where scripts come from that scripts add.
func (r *reader) claim(e *attach.Element) {
	for _, name := range []string{"title", "alt", "aria-label", "placeholder", "value"} {
		if value, has := e.Attr(name); has {
			r.claims = append(r.claims, value)
		}
	}
	if src, has := e.Attr("src"); has {
		r.claims = append(r.claims, file(src))
	}
}

// unknown are the claims that are neither fixed words nor said by the page.
func (r *reader) unknown() []string {
	page := strings.Join(r.said, "")
	known := map[string]bool{"": true}
	for _, text := range r.said {
		known[text] = true
	}
	var words []string
	for _, word := range Words {
		words = append(words, letters(word))
		known[letters(word)] = true
	}
	var list []string
	for _, claim := range r.claims {
		text := letters(claim)
		if is, asked := known[text]; asked && is {
			continue
		} else if !asked {
			known[text] = says(page, words, text)
		}
		if !known[text] {
			list = append(list, kindMade+plain(claim))
		}
	}
	return list
}

// says reports whether a page says a text, with a fixed word before or behind it; a fixed word may also stand before another.
func says(page string, words []string, text string) bool {
	if strings.Contains(page, text) {
		return true
	}
	for _, word := range words {
		rest, found := strings.CutPrefix(text, word)
		if !found {
			continue
		}
		if slices.Contains(words, rest) || strings.Contains(page, rest) || strings.Contains(page, strings.TrimSuffix(rest, letters("排序"))) {
			return true
		}
	}
	return false
}

// letters is a text as controls repeat it: without blanks and without the signs by which they join its parts.
func letters(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || strings.ContainsRune("（）；：，。“”\u200b\u2060\ufeff", c) {
			return -1
		}
		return c
	}, text)
}

func hasClass(classes, name string) bool {
	return slices.Contains(strings.FieldsFunc(classes, blank), name)
}
