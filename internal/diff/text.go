package diff

import (
	"regexp"
	"strconv"
	"strings"

	"bulletin/internal/model"
)

// section is a part of a text under a heading.
type section struct{ heading, text string }

var (
	heading = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]+|$)`)
	remark  = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// sections parts a text by its headings, without what readers do not see: remarks, blanks at the ends of lines, and more than one
// blank line. Equal headings are numbered.
func sections(d *model.Document) []section {
	if d == nil {
		return nil
	}
	source := remark.ReplaceAllString(strings.ReplaceAll(string(d.Source), "\r\n", "\n"), "")
	var out []section
	seen := map[string]int{}
	at, blank, fence := -1, true, ""
	begin := func(name string) {
		seen[name]++
		if n := seen[name]; n > 1 {
			name += "（第" + strconv.Itoa(n) + "处）"
		}
		out = append(out, section{heading: name})
		at, blank = len(out)-1, true
	}
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.TrimRight(line, " \t")
		trimmed := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:3]
		case heading.MatchString(line):
			begin(strings.Trim(trimmed, "# \t"))
			continue
		}
		if line == "" {
			blank = true
			continue
		}
		if at < 0 {
			begin("")
		}
		if blank && out[at].text != "" {
			out[at].text += "\n"
		}
		out[at].text += line + "\n"
		blank = false
	}
	return out
}

// facts are those of a text, in words.
func facts(d *model.Document) string {
	if d == nil {
		return ""
	}
	words := make([]string, len(d.Facts))
	for k := range d.Facts {
		words[k] = d.Facts[k].Text + "（" + d.Facts[k].Source + "）"
	}
	return strings.Join(words, "；")
}

// texts compares the texts of an edition, which have the same ids in both states.
func (c *comparison) texts(old, now *model.Edition) {
	c.text(old, now, old.Body, now.Body, now.Label+"正文", Item{}, func(e *model.Edition, _ *model.Site, d *model.Document) { e.Body = d })
	for _, r := range c.now.Regions {
		before := c.oldRegions[r.ID]
		if before == nil {
			continue
		}
		c.text(old, now, document(old.Counties, before.Index), document(now.Counties, r.Index), now.Label+" "+r.Name+"评述", Item{Region: r.ID},
			func(e *model.Edition, s *model.Site, d *model.Document) {
				if own := regionOf(s, r.ID); own != nil {
					e.Counties[own.Index] = d
				}
			})
	}
	for _, i := range c.now.Indicators {
		before := c.oldIndicators[i.ID]
		if before == nil {
			continue
		}
		c.text(old, now, document(old.Indicators, before.Index), document(now.Indicators, i.Index), now.Label+" "+i.Name+"评述", Item{Indicator: i.ID},
			func(e *model.Edition, s *model.Site, d *model.Document) {
				if own := byID(s.Indicators, i.ID); own != nil {
					e.Indicators[own.Index] = d
				}
			})
	}
}

func document(list []*model.Document, at int) *model.Document {
	if at >= len(list) {
		return nil
	}
	return list[at]
}

// text compares one text, section by section. The whole text is put back to undo a change in it.
func (c *comparison) text(old, now *model.Edition, was, is *model.Document, title string, item Item, put func(*model.Edition, *model.Site, *model.Document)) {
	item.Kind, item.ID, item.Title, item.Period = Text, now.ID, title, now.Period.String()
	item.compareTexts(was, is)
	if was != old.Body || is != now.Body { // those of the edition stand in its front matter
		item.column("备案的事实", facts(was), facts(is))
	}
	if is != nil {
		item.File = is.File
	} else if was != nil {
		item.File = was.File
	}
	item.undo = func(s *model.Site) func() {
		e := editionOf(s, now.ID)
		if e == nil {
			return nil
		}
		put(e, s, was)
		return func() { put(e, s, is) }
	}
	c.report.add(item)
}

func (i *Item) compareTexts(was, is *model.Document) {
	old, new := sections(was), sections(is)
	before := map[string]string{}
	for _, s := range old {
		before[s.heading] = s.text
	}
	seen := map[string]bool{}
	for _, s := range new {
		seen[s.heading] = true
		text, had := before[s.heading]
		if had && text == s.text {
			continue
		}
		if !had {
			i.Columns = append(i.Columns, Column{Name: called(s.heading), Old: "", New: excerpt(s.heading + "\n" + s.text)})
			continue
		}
		a, b := narrowed(text, s.text)
		i.Columns = append(i.Columns, Column{Name: called(s.heading), Old: a, New: b})
	}
	if a, b := common(old, new), common(new, old); a != b {
		i.Columns = append(i.Columns, Column{Name: "各节的次序", Old: a, New: b})
	}
	for _, s := range old {
		if !seen[s.heading] {
			i.Columns = append(i.Columns, Column{Name: called(s.heading), Old: excerpt(s.heading + "\n" + s.text), New: ""})
		}
	}
}

// common lists the headings of a that b has too.
func common(a, b []section) string {
	has := map[string]bool{}
	for _, s := range b {
		has[s.heading] = true
	}
	var out []string
	for _, s := range a {
		if has[s.heading] {
			out = append(out, s.heading)
		}
	}
	return strings.Join(out, "、")
}

func called(heading string) string {
	if heading == "" {
		return "开头"
	}
	return "“" + heading + "”"
}

// around is how many characters before and behind a change are shown, and longest how many of the change.
const around, longest = 8, 60

// narrowed are the parts of two texts that differ, with a few characters around them.
func narrowed(a, b string) (string, string) {
	x, y := []rune(flatText(a)), []rune(flatText(b))
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	if head == len(x) && head == len(y) { // they differ in line breaks alone
		return "（分段不同）", "（分段不同，文字相同）"
	}
	return windowed(x, head, tail), windowed(y, head, tail)
}

func windowed(x []rune, head, tail int) string {
	from, to := max(0, head-around), min(len(x), len(x)-tail+around)
	text := x[from:to]
	out := ""
	if from > 0 {
		out = "…"
	}
	if len(text) > longest {
		half := longest / 2
		out += string(text[:half]) + "…" + string(text[len(text)-half:])
	} else {
		out += string(text)
	}
	if to < len(x) {
		out += "…"
	}
	return out
}

func excerpt(text string) string { return windowed([]rune(flatText(text)), 0, 0) }

func flatText(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\n", " ")) }
