package learn

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// Proposal is a mapping for a workbook, and what it makes of it.
type Proposal struct {
	*Book
	unknown [][]asked   // by sheet of the mapping: texts that nobody knows, for the author to name
	offers  [][]offered // lines for other questions, likewise
}

// asked is a text that nobody knows.
type asked struct {
	text     string
	numbers  int    // that wait for it
	grouping bool   // all of them would be known without it
	near     string // the name that it may be a slip of, or empty
	like     *model.Indicator
	place    bool // it may be a member's name
}

// Learn looks at a workbook, or at a text with columns, and proposes a mapping for others of its layout. Where the file
// cannot be read there is a fault.
func Learn(site *model.Site, name string, data []byte, o Options) (*Proposal, *form.Fault) {
	o.text = isText(name)
	grids, err := open(name, data)
	var problem *xlsx.ProblemError
	switch {
	case errors.As(err, &problem):
		return nil, unreadable(form.Place{File: base(name)}, problem)
	case err != nil:
		return nil, &form.Fault{At: form.Place{File: base(name)}, Class: form.MustMend, Code: "unreadable-workbook", Text: "读不了这个文件", Fix: "重新保存后再试"}
	}
	if copied := form.Copied(base(name), grids); copied != nil {
		return nil, copied
	}
	return learn(site, name, grids, o), nil
}

// MappingName is what the mapping is called: the file's name without its ending and its months.
func (p *Proposal) MappingName() string { return mappingName(p.Name) }

func mappingName(file string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`.#'"`, r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(openMonths(fileStem(file)), "{month}", ""))
	if name = strings.Trim(name, "-_—－–·()（） "); name == "" {
		return "附表"
	}
	return name
}

func learn(site *model.Site, name string, grids []*xlsx.Grid, o Options) *Proposal {
	p := &Proposal{Book: understand(site, name, grids, nil, o)}
	p.Mapping = &load.Import{Learned: p.Period}
	for k, s := range p.sheets {
		if p.Sheets[k].Skipped == "" && len(s.verdicts) > 0 {
			p.add(s)
		}
	}
	for k := range p.Mapping.Sheets { // a pattern for any name goes last
		if p.Mapping.Sheets[k].Sheet == "*" {
			p.Mapping.Sheets = append(slices.Delete(slices.Clone(p.Mapping.Sheets), k, k+1), p.Mapping.Sheets[k])
			p.unknown = append(slices.Delete(slices.Clone(p.unknown), k, k+1), p.unknown[k])
			p.offers = append(slices.Delete(slices.Clone(p.offers), k, k+1), p.offers[k])
			break
		}
	}
	return p
}

var plainSheetName = regexp.MustCompile(`^(?i)(?:sheet|工作表|表|table)?[0-9]*$`)

// sheetPattern is how a mapping names a sheet: what changes from month to month or from sheet to sheet is left open.
func (s *sheet) sheetPattern() string {
	name := strings.TrimSpace(plainText(s.grid.Name))
	if plainSheetName.MatchString(fold(name)) || s.options.text {
		return "*"
	}
	switch m := s.lexicon.parse(fold(name), false); {
	case m.unclear || m.cue != 0 || len(m.units) > 0:
	case m.span.named() && !m.names():
		return "{month}"
	case m.region != nil && m.indicator == nil && !m.span.named():
		return "{region}"
	case m.indicator != nil && m.region == nil && !m.span.named():
		return "{indicator}"
	}
	if runes := []rune(name); len(runes) > longestName {
		return openMonths(string(runes[:longestName])) + "*"
	}
	return openMonths(name)
}

// longestName is how many characters of a sheet's name a pattern holds; Excel itself takes 31.
const longestName = 60

// openMonths leaves the months in a name open.
func openMonths(name string) string {
	var b strings.Builder
	for len(name) > 0 {
		if _, size := spanAt(fold(name)); size > 0 && strings.HasPrefix(name, fold(name)[:size]) {
			b.WriteString("{month}")
			name = name[size:]
			continue
		}
		r := []rune(name)[0]
		b.WriteRune(r)
		name = name[len(string(r)):]
	}
	return b.String()
}

// add puts a sheet into the mapping; sheets with one pattern share an entry.
func (p *Proposal) add(s *sheet) {
	pattern := s.sheetPattern()
	at := slices.IndexFunc(p.Mapping.Sheets, func(have load.ImportSheet) bool { return have.Sheet == pattern })
	if at < 0 {
		at = len(p.Mapping.Sheets)
		p.Mapping.Sheets = append(p.Mapping.Sheets, load.ImportSheet{Sheet: pattern, Unit: s.options.Unit, Indicator: s.options.Indicator, Region: s.options.Region})
		p.unknown, p.offers = append(p.unknown, nil), append(p.offers, nil)
	}
	entry := &p.Mapping.Sheets[at]
	for _, c := range s.usedInOrder() {
		m := s.used[c]
		switch {
		case c.kind != textKind:
		case m.unclear:
			if text := clean(c.value.Text); len(text) <= longestText && !slices.ContainsFunc(p.unknown[at], func(o asked) bool { return o.text == text }) {
				p.unknown[at] = append(p.unknown[at], asked{text: text})
			}
		default:
			if caption, ok := s.caption(c, m); ok {
				p.enter(entry, caption)
			}
		}
	}
	waiting(p.unknown[at], s)
	p.unknown[at] = slices.DeleteFunc(p.unknown[at], func(o asked) bool { return o.numbers == 0 })
	for _, o := range s.offers() {
		k := slices.IndexFunc(p.offers[at], func(have offered) bool { return have.text == o.text && have.line == o.line })
		if k < 0 {
			p.offers[at] = append(p.offers[at], o)
		} else {
			p.offers[at][k].numbers += o.numbers
		}
	}
}

// waiting counts the numbers that wait for the texts of an entry.
func waiting(list []asked, s *sheet) {
	for _, d := range s.verdicts {
		k := slices.IndexFunc(list, func(o asked) bool { return d.Standing == Unknown && d.Cause == o.text })
		if k < 0 {
			continue
		}
		o := &list[k]
		o.grouping = d.grouping && (o.grouping || o.numbers == 0)
		o.numbers++
		o.near, o.like, o.place = d.near, s.lexicon.like(o.text), d.place
	}
}

// enter puts a caption into the mapping. A text that means two things in two places is left to the site's names, or to the
// author.
func (p *Proposal) enter(entry *load.ImportSheet, caption load.Caption) {
	at := slices.IndexFunc(entry.Captions, func(c load.Caption) bool {
		return pattern(fold(c.Text), p.Period.Year) == pattern(fold(caption.Text), p.Period.Year)
	})
	switch {
	case at < 0:
		entry.Captions = append(entry.Captions, caption)
	case entry.Captions[at].Indicator != caption.Indicator || entry.Captions[at].Part != caption.Part:
		entry.Captions[at].Indicator, entry.Captions[at].Part = nil, nil
	}
}

func (s *sheet) usedInOrder() []*cell {
	list := make([]*cell, 0, len(s.used))
	for c := range s.used {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *cell) int { return cmp.Or(a.row-b.row, a.column-b.column) })
	return list
}

// caption is what the mapping says of a text, where it has anything to say: the site's names of regions need no words.
func (s *sheet) caption(c *cell, m *meaning) (load.Caption, bool) {
	caption := load.Caption{Text: clean(c.value.Text), Measure: measureOf(m)}
	if m.indicator != nil && (m.guessed || !s.lexicon.says(c).unclear) { // what two heads make together needs no words
		caption.Indicator = m.indicator
	}
	if len(m.parts) == 1 && m.indicator == nil {
		caption.Indicator, caption.Part = m.parts[0].indicator, m.parts[0].part
	}
	if m.region != nil && (caption.Measure != "" || caption.Indicator != nil) && caption.Measure != "total" {
		caption.Region = m.region
	}
	return caption, caption.Measure != "" || caption.Indicator != nil
}

// measureOf is the word for what a text says that its numbers are, or empty.
func measureOf(m *meaning) string {
	for _, one := range []struct {
		cue  cue
		word string
	}{
		{skipped, "skip"}, {built, ""}, {serial | contact, "serial"}, {coded, "code"}, {rank, "rank"}, {average, ""}, {completion, "completion"}, {share, "share"},
		{computed, "rate"}, {difference, "difference"}, {growth, "yoy"}, {onTime, ""}, {aim, "target"}, {before, "last_year"}, {monthly, "month"}, {total | partial, ""}, {remark | unheld, ""}, {plain | summed, "figure"},
	} {
		switch {
		case m.cue&one.cue == 0:
		case one.cue == growth && (m.cue&relative == 0 || m.cue&(before|aim|monthly) != 0):
			return "" // its unit decides
		default:
			return one.word
		}
	}
	return ""
}

// clean is a text on one line.
func clean(s string) string { return strings.Join(strings.Fields(plainText(s)), " ") }
