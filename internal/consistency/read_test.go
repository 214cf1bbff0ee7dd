package consistency

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// problem is something printed that the second computation, or another page, does not agree with.
type problem struct{ family, path, text, got, want string }

func (p problem) String() string {
	return fmt.Sprintf("%s: %s: %s: printed %s, want %s", p.family, p.path, p.text, p.got, p.want)
}

// reader reads the pages of one site.
type reader struct {
	o        *oracle
	names    *strings.Replacer // names to marks: {r3}, {i2}, {w}
	back     *strings.Replacer
	problems []problem
	matched  map[string]int               // how often each family was read
	left     []string                     // judgements that no family has read
	notions  map[string]map[string]string // what was counted, as which number, on which page
	place
}

// place is the page under the reader.
type place struct {
	path      string
	kind      string // bulletin, county, indicator, board, schedule, sheet, order
	region    *region
	indicator *indicator
}

func newReader(o *oracle) *reader {
	r := &reader{o: o, matched: map[string]int{}, notions: map[string]map[string]string{}}
	type name struct{ text, mark string }
	s := o.site
	list := []name{{s.unit + s.member, "{m}"}, {s.member, "{c}"}, {s.whole, "{w}"}}
	for k, g := range s.regions {
		mark := fmt.Sprintf("{r%d}", k)
		list = append(list, name{g.name, mark}, name{g.short, mark})
	}
	for k, i := range s.indicators {
		mark := fmt.Sprintf("{i%d}", k)
		list = append(list, name{i.name, mark}, name{i.short, mark})
	}
	slices.SortStableFunc(list, func(a, b name) int { return len(b.text) - len(a.text) })
	var there, back []string
	for _, n := range list {
		there, back = append(there, n.text, n.mark), append(back, n.mark, n.text)
	}
	r.names, r.back = strings.NewReplacer(there...), strings.NewReplacer(back...)
	return r
}

// statement is a sentence of a page, with its names as marks.
type statement struct {
	at         string // where it stands: lede/county, point/indicator, title/ranking
	text       string
	region     *region      // what it is about where it does not say
	indicators []*indicator // those that it is about
}

// match is a family's reading of a statement.
type match struct {
	*reader
	*statement
	family string
	groups []string
}

// fail notes a disagreement.
func (m *match) fail(got, want any) {
	m.problem(m.family, m.text, fmt.Sprint(got), fmt.Sprint(want))
}

func (r *reader) problem(family, text, got, want string) {
	r.problems = append(r.problems, problem{family, r.path, r.back.Replace(text), r.back.Replace(got), r.back.Replace(want)})
}

// equal compares a printed count with a computed one, and with what other pages print of the same notion.
func (m *match) equal(notion, printed string, want int) {
	if printed == "" {
		return
	}
	m.notion(notion, printed)
	if printed != strconv.Itoa(want) {
		m.fail(notion+" "+printed, want)
	}
}

// notion keeps what a page prints of a notion; another number on another page is a problem of its own.
func (r *reader) notion(notion, printed string) {
	seen := r.notions[notion]
	if seen == nil {
		seen = map[string]string{}
		r.notions[notion] = seen
	}
	if _, again := seen[printed]; again {
		return
	}
	for other, path := range seen {
		r.problem("two pages", notion, printed, other+" as on "+path)
	}
	seen[printed] = r.path
}

var (
	regionMark    = regexp.MustCompile(`\{r(\d+)\}`)
	indicatorMark = regexp.MustCompile(`\{i(\d+)\}`)
)

// regionsIn and indicatorsIn are what the marks of a text name.
func (r *reader) regionsIn(text string) []*region {
	var out []*region
	for _, m := range regionMark.FindAllStringSubmatch(text, -1) {
		k, _ := strconv.Atoi(m[1])
		out = append(out, r.o.site.regions[k])
	}
	return out
}

func (r *reader) indicatorsIn(text string) []*indicator {
	var out []*indicator
	for _, m := range indicatorMark.FindAllStringSubmatch(text, -1) {
		k, _ := strconv.Atoi(m[1])
		out = append(out, r.o.site.indicators[k])
	}
	return out
}

// say reads a statement by all families that stand where it does.
func (r *reader) say(at, text string, region *region, indicators ...*indicator) {
	text = ungrouped(text)
	r.slip(at, text)
	s := &statement{at: at, text: r.names.Replace(text), region: region, indicators: indicators}
	if s.indicators == nil { // the names before the first comma
		head, _, _ := strings.Cut(strings.TrimPrefix(s.text, "{w}"), "，")
		if title, _, found := strings.Cut(head, "："); found {
			head = title
		}
		s.indicators = r.indicatorsIn(head)
		if s.indicators == nil && r.indicator != nil {
			s.indicators = []*indicator{r.indicator}
		}
	}
	rest := []byte(s.text)
	for k := range families {
		f := &families[k]
		if !f.stands(at) {
			continue
		}
		for _, at := range f.pattern.FindAllStringSubmatchIndex(s.text, -1) {
			groups := make([]string, len(at)/2)
			for k := range groups {
				if at[2*k] >= 0 {
					groups[k] = s.text[at[2*k]:at[2*k+1]]
				}
			}
			r.matched[f.name]++
			f.check(&match{r, s, f.name, groups})
			if f.name != "year end: words of the path" && f.name != "completion of a limit" {
				copy(rest[at[0]:at[1]], bytes.Repeat([]byte{'~'}, at[1]-at[0]))
			}
		}
	}
	r.unread(s, string(rest))
}

// judgement is what a sentence says of states, ranks and counts.
var judgement = regexp.MustCompile(`\d+(?:\{m\}|项|[个所家]落)|落后|滞后|破零|超额|达标|末位|首位|序时`)

// unread keeps what no family has read of a statement.
func (r *reader) unread(s *statement, rest string) {
	if strings.HasPrefix(s.at, "counts") || strings.HasPrefix(s.at, "desc") || strings.HasPrefix(s.at, "fact") {
		return
	}
	for _, at := range judgement.FindAllStringIndex(rest, -1) {
		r.left = append(r.left, s.at+": "+rest[at[0]:at[1]]+": "+s.text)
	}
}

// stands reports whether a family is looked for at a place: "lede/county", or "lede/" for all ledes.
func (f *family) stands(at string) bool {
	for _, p := range strings.Fields(f.at) {
		if p == at || strings.HasSuffix(p, "/") && strings.HasPrefix(at, p) {
			return true
		}
	}
	return false
}

// names are the short names of regions, for messages.
func names(list []*region) string {
	out := make([]string, len(list))
	for k, r := range list {
		out[k] = r.short
	}
	return "[" + strings.Join(out, " ") + "]"
}
