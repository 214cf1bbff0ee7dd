package learn

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// remedy is a line of the mapping that settles an unknown number. Whether it is right, somebody has to say.
type remedy struct {
	text  string // of a head, a name or a title as it stands; empty where the line is about the whole sheet
	line  string // what the mapping says: "{region: 编号}" of a text, "months: cumulative" of a sheet
	about string // Chinese: when it is right
}

// offer adds a line to those that settle an unknown number.
func (d *Verdict) offer(text, line, about string) {
	if text = clean(text); len(text) > longestText {
		return
	}
	d.remedies = append(d.remedies, remedy{text, line, about})
	if d.Cause == "" {
		d.Cause = text
	}
}

// says is the line with its place, for a message. file is the mapping's, or empty.
func (r remedy) says(file string) string {
	if file = strings.TrimSpace(file); file == "" {
		file = "映射"
	} else {
		file = " " + file + " "
	}
	if r.text == "" {
		return fmt.Sprintf("%s，在%s的这张表下面写 %s", r.about, file, r.line)
	}
	return fmt.Sprintf("%s，在%s的 captions 里写 %s: %s", r.about, file, quote(r.text), r.line)
}

// offered is a remedy with how many numbers wait for it.
type offered struct {
	remedy
	numbers int
}

// offers are the remedies of the unknown numbers of a sheet.
func (s *sheet) offers() (list []offered) {
	for _, d := range s.verdicts {
		if d.Standing != Unknown {
			continue
		}
		for _, r := range d.remedies {
			k := slices.IndexFunc(list, func(o offered) bool { return o.text == r.text && o.line == r.line })
			if k < 0 {
				k, list = len(list), append(list, offered{remedy: r})
			}
			list[k].numbers++
		}
	}
	return list
}

// offerIndicator says where the mapping names the indicator of a table that names none: for the sheet where it is the only table, else for
// the title.
func (s *sheet) offerIndicator(b *block, d *Verdict) {
	title, id, about := "", "编号", "整张表是一项指标的"
	if c := nearestTitle(b); c != nil {
		title = c.value.Text
		if i := s.lexicon.titleLike(c.text); i != nil {
			id, about = i.ID, "“"+shown(clean(title))+"”像是“"+i.Name+"”，是的"
		}
	}
	switch {
	case len(s.blocks) == 1:
		d.offer("", "indicator: "+id, about)
	case title != "":
		d.offer(title, "{indicator: "+id+"}", about)
	}
}

// nearestTitle is the title next to a table that says more than who made it, when and in which unit; nil where there is none.
func nearestTitle(b *block) *cell {
	for k := len(b.above) - 1; k >= 0; k-- {
		if c := b.above[k]; c.kind == textKind && !lineFront.MatchString(c.text) && !strings.HasPrefix(c.text, "单位") && !isDay(c.text) && timeless(strings.Trim(c.text, "()")) != "" {
			return c
		}
	}
	return nil
}

// titleLike is the one indicator whose name a title holds with other words between, for a question; nil where there is none.
func (l *lexicon) titleLike(title string) *model.Indicator {
	title = usual.Replace(bareTitle(title))
	var found *model.Indicator
	for _, n := range l.quiet {
		name := n.full
		if utf8.RuneCountInString(name) < leastLike || !inOrder(name, title) && !(utf8.RuneCountInString(n.still) >= leastLike && inOrder(n.still, title)) {
			continue
		}
		if found != nil && found != n.indicator {
			return nil
		}
		found = n.indicator
	}
	return found
}

// offerText says that the text of a row or a head with some cue means something.
func (x *context) offerText(d *Verdict, of cue, line, about string) {
	for _, h := range x.used {
		if h.cue&of != 0 {
			d.offer(h.value.Text, line, about)
			return
		}
	}
}

// unitText is the text that says in which unit a number is, or empty.
func (x *context) unitText() string {
	for _, h := range x.used {
		if sameUnits(h.units, x.units) && len(h.units) > 0 {
			return h.value.Text
		}
	}
	return ""
}

// otherwise is a unit by the name that the site gives to what an indicator counts: 万户 is 万家. Where powers of ten stand in the names
// themselves, somebody has to say.
func (l *lexicon) otherwise(u unit, i *model.Indicator) string {
	own, known := l.unit(i.Unit)
	if !known || !strings.HasSuffix(fold(i.Unit), own.base) {
		return "单位"
	}
	if u.power == 0 {
		return own.base
	}
	for _, p := range powers {
		if p.power == u.power {
			return p.word + own.base
		}
	}
	return "单位"
}

// topicText is the text that names the indicator of a number, or empty.
func (x *context) topicText() string {
	for _, h := range x.used {
		if h.indicator != nil && h.indicator == x.indicator {
			return h.value.Text
		}
	}
	return ""
}
