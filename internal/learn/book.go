package learn

import (
	"path"
	"path/filepath"
	"strings"

	"bulletin/internal/delimited"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// Book is a workbook whose numbers have their verdicts.
type Book struct {
	Name     string // of the file, without folders
	Period   model.Period
	Sheets   []Sheet
	Verdicts []*Verdict // of each number, by sheet, row and column
	Mapping  *load.Import
	site     *model.Site
	options  Options
	sum      string       // of the bytes that it was read from, as hexadecimal digits
	asked    bool         // for Period
	titled   model.Period // what the book itself says that its month is
	contrary string       // a sheet whose title names another month than its name, or empty
	reason   string
	figures  map[key]*Verdict // those that were taken
	sheets   []*sheet
}

// Sheet is a sheet of a book.
type Sheet struct {
	Grid    *xlsx.Grid
	Skipped string // Chinese: why nothing was looked at, or empty
}

// open reads a workbook or a text as sheets.
func open(name string, data []byte) ([]*xlsx.Grid, error) {
	if isText(name) {
		grid, err := delimited.Read(name, data)
		if err != nil {
			return nil, err
		}
		return []*xlsx.Grid{grid}, nil
	}
	file, err := xlsx.Read(data)
	if err != nil {
		return nil, err
	}
	return file.Sheets, nil
}

// isText reports whether a file is a text with columns by its name; what is pasted has none.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".txt", ".tsv", "":
		return true
	}
	return false
}

// base is the name of a file without folders, whichever system wrote it.
func base(name string) string { return filepath.Base(strings.ReplaceAll(name, `\`, "/")) }

// understand gives each number of some sheets its verdict. sheetOf finds what a mapping says of a sheet; nil where
// nothing is mapped yet.
func understand(site *model.Site, name string, grids []*xlsx.Grid, mapping *load.Import, o Options) *Book {
	o.lastYears = map[model.Period]*model.Report{}
	b := &Book{Name: base(name), Mapping: mapping, reason: o.Reason, site: site, options: o}
	words := newLexicon(site)
	year := 0
	if mapping != nil {
		year = mapping.Learned.Year
	}
	for _, g := range grids {
		one := &sheet{grid: g, file: b.Name, options: o, times: timesIn(fileStem(b.Name))}
		b.Sheets = append(b.Sheets, Sheet{Grid: g})
		skip := &b.Sheets[len(b.Sheets)-1].Skipped
		var said *load.ImportSheet
		if mapping != nil {
			said = sheetFor(words, mapping, g.Name)
		}
		one.lexicon = words.with(said, year, o.Period)
		switch {
		case said != nil && said.Skip:
			*skip = "映射中写明略过"
		case g.Visible != xlsx.Shown:
			*skip = hiddenSheet
		case mapping != nil && said == nil:
			one.note = "映射里没有这张表"
		}
		if *skip != "" {
			one.note = "skip"
		}
		b.sheets = append(b.sheets, one)
	}
	b.judge(o)
	return b
}

// judge finds the tables, then the month, then the verdicts.
func (b *Book) judge(o Options) {
	var read []*sheet
	for _, s := range b.sheets {
		if s.note == "" {
			s.look()
		}
		if s.note == "" {
			read = append(read, s)
		}
	}
	b.titled, b.asked = periodOf(read, b.Name), o.Period.Year != 0
	if b.Period = b.titled; b.asked {
		b.Period = o.Period
	}
	var undated [2]string
	if b.contrary = b.contradiction(read); b.Period.Year == 0 {
		undated[0], undated[1] = b.undated(read)
	}
	var then *lexicon // where regions are called otherwise in that month
	if b.site.At(b.Period) != b.site && b.Period.Year != 0 {
		then = lexiconAt(b.site, b.Period)
	}
	year := 0
	if b.Mapping != nil {
		year = b.Mapping.Learned.Year
	}
	for k, s := range b.sheets {
		s.period, s.lexicon.period, s.undated = b.Period, b.Period, undated
		switch {
		case b.Sheets[k].Skipped != "":
			s.all(func(d *Verdict) { d.ignore("", b.Sheets[k].Skipped) })
		case s.note != "":
			s.all(func(d *Verdict) { d.refuse(s.note, "在映射的 sheets 里写上这张表；不要的写 skip: true") })
		default:
			clear(s.lexicon.parsed) // captions name years by their distance from the month's
			if then != nil {
				s.lexicon = then.with(s.lexicon.sheet, year, b.Period)
			}
			s.look()
			s.judge()
		}
	}
	b.settle()
	b.leftOut()
	for _, s := range b.sheets {
		b.Verdicts = append(b.Verdicts, s.verdicts...)
	}
	b.figures = map[key]*Verdict{}
	for _, d := range b.Verdicts {
		if d.Standing == Taken {
			b.figures[d.key()] = d
		}
	}
}

// all gives every number of a sheet the same verdict.
func (s *sheet) all(say func(*Verdict)) {
	for k := range s.grid.Values {
		if c := s.lexicon.cellOf(&s.grid.Values[k]); c.numeric() {
			say(s.verdict(c))
		}
	}
}

// sheetFor is what a mapping says of a sheet, by its name.
func sheetFor(l *lexicon, m *load.Import, name string) *load.ImportSheet {
	for k := range m.Sheets {
		if fits := l.fitsName(m.Sheets[k].Sheet, name); fits {
			return &m.Sheets[k]
		}
	}
	return nil
}

// fitsName reports whether a sheet's name fits a pattern: * is anything; {region}, {indicator} and {month} are names that
// the site knows, and times.
func (l *lexicon) fitsName(pattern, name string) bool {
	return l.fits(fold(pattern), fold(name))
}

func (l *lexicon) fits(pattern, name string) bool {
	for _, hole := range []struct {
		text string
		fits func(string) bool
	}{
		{"*", func(string) bool { return true }},
		{"(region)", func(s string) bool {
			m := l.parse(s, false)
			return !m.unclear && m.region != nil && m.indicator == nil
		}},
		{"(indicator)", func(s string) bool {
			m := l.parse(s, false)
			return !m.unclear && m.indicator != nil && m.region == nil
		}},
		{"(month)", func(s string) bool { t, size := spanAt(s); return size == len(s) && t.named() }},
	} {
		rest, found := strings.CutPrefix(pattern, hole.text)
		if !found {
			continue
		}
		for size := len(name); size >= 0; size-- {
			if hole.fits(name[:size]) && l.fits(rest, name[size:]) {
				return true
			}
		}
		return false
	}
	if pattern == "" || name == "" {
		return pattern == name
	}
	return pattern[0] == name[0] && l.fits(pattern[1:], name[1:])
}
