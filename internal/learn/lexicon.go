package learn

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// sense is one thing that a word can mean.
type sense struct {
	region    *model.Region
	indicator *model.Indicator
	part      *model.Part // of indicator
	cue       cue
	filler    bool
}

// lexicon is what a site, the words of this package and a sheet of a mapping explain.
type lexicon struct {
	site    *model.Site
	words   map[string][]sense
	longest int             // word, in bytes
	titles  map[string]bool // fillers of titles
	aims    map[string]bool
	own     map[string]bool // units of the site
	quiet   []quietName
	letters map[rune]bool // of the names of indicators
	sheet   *load.ImportSheet
	strict  bool // a mapping is applied: what it does not name gives no figure
	period  model.Period

	captions map[string]*load.Caption // by pattern
	parsed   map[string]*meaning
}

// newLexicon indexes the names of a site, those of a month before others.
func newLexicon(s *model.Site) *lexicon { return lexiconAt(s, model.Period{}) }

func lexiconAt(s *model.Site, p model.Period) *lexicon {
	l := &lexicon{site: s, words: map[string][]sense{}, titles: map[string]bool{}, aims: map[string]bool{}, own: map[string]bool{}}
	for _, list := range wordCues {
		for _, w := range words(list.words) {
			l.add(fold(w), sense{cue: list.cue})
		}
	}
	for _, w := range fillers {
		l.add(fold(w), sense{filler: true})
	}
	for _, g := range s.Groups {
		l.add(fold(g.Name), sense{filler: true})
	}
	for _, w := range titleFillers {
		l.titles[fold(w)] = true
	}
	for _, w := range titleAims {
		l.aims[fold(w)] = true
	}
	for _, w := range []string{s.Words.Member, s.Issuer, s.Title} {
		l.titles[fold(w)] = true
	}
	l.indicators()
	l.regions(p)
	l.longest = 0
	for _, m := range []map[string]bool{l.titles, l.aims} {
		for w := range m {
			l.longest = max(l.longest, len(w))
		}
	}
	for w := range l.words {
		l.longest = max(l.longest, len(w))
	}
	l.parsed = map[string]*meaning{}
	l.letters = map[rune]bool{}
	for _, i := range s.Indicators {
		for _, name := range []string{fold(i.Name), fold(i.Short)} {
			l.quiet = append(l.quiet, quietName{i, name, usual.Replace(name), quiet(usual.Replace(name))})
			for _, r := range name {
				l.letters[r] = true
			}
		}
	}
	return l
}

// with is the lexicon as a sheet of a mapping extends it. year is that of the workbook that the mapping was learned from.
func (l *lexicon) with(sheet *load.ImportSheet, year int, period model.Period) *lexicon {
	extended := *l
	extended.sheet, extended.period, extended.parsed = sheet, period, map[string]*meaning{}
	extended.captions = map[string]*load.Caption{}
	if sheet != nil {
		extended.strict = true
		for k := range sheet.Captions {
			c := &sheet.Captions[k]
			extended.captions[pattern(fold(c.Text), year)] = c
		}
	}
	return &extended
}

// add enters a word. Names of the site go before the words of this package.
func (l *lexicon) add(word string, s sense) {
	if word == "" {
		return
	}
	named := s.region != nil || s.indicator != nil
	var kept []sense
	for _, old := range l.words[word] {
		switch oldNamed := old.region != nil || old.indicator != nil; {
		case named && !oldNamed:
		case !named && oldNamed:
			return
		case old == s:
			return
		case !named:
			kept = append(kept, old)
		default:
			kept = append(kept, old)
		}
	}
	l.words[word] = append(kept, s)
}

func (l *lexicon) indicators() {
	for _, i := range l.site.Indicators {
		for k := range i.Parts {
			l.add(fold(i.Parts[k].Name), sense{indicator: i, part: &i.Parts[k]})
		}
		l.own[fold(i.Unit)] = true
		for _, p := range powers { // 万剂次 makes 剂次 a unit
			if rest, found := strings.CutPrefix(fold(i.Unit), p.word); found && rest != "" {
				if _, known := unitOf(rest); !known {
					l.own[rest] = true
				}
				break
			}
		}
	}
	for _, i := range l.site.Indicators {
		for _, name := range []string{i.Name, i.Short} {
			l.add(fold(name), sense{indicator: i})
		}
	}
	l.counted()
	for _, i := range l.site.Indicators { // 申报数 and 申报 are one, where no other has the name
		for _, name := range []string{fold(i.Name), fold(i.Short)} {
			if cut, found := strings.CutSuffix(name, "数"); found && utf8.RuneCountInString(cut) > 2 {
				l.spare(cut, sense{indicator: i})
			} else if !found && !strings.HasSuffix(name, ")") {
				l.spare(name+"数", sense{indicator: i})
			}
		}
	}
}

// counted enters names without the unit that they count in at their end: 巡河 for 巡河次数, where the unit is 次. Its column has
// to say that unit all the same, and no other name may hold what is left: 技术合同 is not 技术合同项数, beside 技术合同成交额.
func (l *lexicon) counted() {
	for _, i := range l.site.Indicators {
		base, _ := l.unit(i.Unit)
		for _, name := range []string{fold(i.Name), fold(i.Short)} {
			cut, found := strings.CutSuffix(strings.TrimSuffix(name, "数"), base.base)
			shared := slices.ContainsFunc(l.site.Indicators, func(other *model.Indicator) bool {
				return other != i && (strings.Contains(fold(other.Name), cut) || strings.Contains(fold(other.Short), cut))
			})
			if found && base.base != "" && utf8.RuneCountInString(cut) > 2 && !shared {
				l.spare(cut, sense{indicator: i})
			}
		}
	}
}

// spare enters a way of writing a name that is derived from it, unless it means something else already.
func (l *lexicon) spare(word string, s sense) {
	if old, taken := l.words[word]; taken && old[0] != s {
		return
	}
	l.add(word, s)
}

// everyone are the regions of the site, with the province.
func (l *lexicon) everyone() []*model.Region {
	all := l.site.Regions
	if l.site.Province != nil {
		all = append(all[:len(all):len(all)], l.site.Province)
	}
	return all
}

// called are the names of a region: full and short as they are now, and those that it had.
func called(r *model.Region) []string {
	names := []string{r.Name, r.Short}
	for _, f := range r.Formerly {
		names = append(names, f.Name, f.Short)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// regions enters the names of regions. Those of the month come first: another may have had the name before.
func (l *lexicon) regions(p model.Period) {
	all := l.everyone()
	then := map[int]*model.Region{}
	for _, r := range l.site.At(p).Regions {
		then[r.Index] = r
	}
	for _, r := range all {
		now := r
		if g := then[r.Index]; g != nil && p.Year != 0 && r.Kind != model.Province {
			now = g
		}
		for _, name := range []string{now.Name, now.Short} {
			l.add(fold(name), sense{region: r})
		}
	}
	for _, r := range all {
		for _, name := range called(r) {
			l.spare(fold(name), sense{region: r})
		}
	}
	l.add(fold(l.site.Words.Whole), sense{region: l.site.Whole()})
	if l.site.Province != nil {
		l.add(fold(l.site.Words.Upper), sense{region: l.site.Province})
	}
	derived := map[string]*model.Region{}
	for _, r := range all {
		names := [][2]string{{r.Name, r.Short}}
		for _, f := range r.Formerly {
			names = append(names, [2]string{f.Name, f.Short})
		}
		for _, one := range names {
			for _, name := range shorter(fold(one[0]), fold(one[1]), fold(l.site.Whole().Name)) {
				if other, taken := derived[name]; taken && other != r {
					derived[name] = nil
				} else {
					derived[name] = r
				}
			}
		}
	}
	for name, r := range derived {
		if r != nil {
			l.spare(name, sense{region: r})
		}
	}
}
