package consistency

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// readPages reads all pages of a site.
func readPages(o *oracle, pages map[string][]byte) *reader {
	r := newReader(o)
	for _, p := range slices.Sorted(maps.Keys(pages)) {
		r.readPage(p, parse(pages[p]))
	}
	return r
}

func (r *reader) readPage(p string, root *node) {
	s := r.o.site
	r.place = place{path: p}
	id := strings.TrimSuffix(path.Base(p), ".html")
	switch dir := path.Base(path.Dir(p)); {
	case dir == "counties" || dir == "sheets":
		r.kind = map[string]string{"counties": "county", "sheets": "sheet"}[dir]
		r.region = s.regionNamed(id)
	case dir == "indicators":
		r.kind, r.indicator = "indicator", s.indicatorNamed(id)
	case dir == "orders":
		r.kind = "order"
		r.order(root)
		return
	case id == "index":
		r.kind = "bulletin"
	case id == "board" || id == "board-behind":
		r.kind = "board"
	default:
		r.kind = id
	}
	main := root.first("main", "")
	if main == nil {
		r.problem("page", p, "no main element", "one")
		return
	}
	r.sentences(main)
	r.charts(main)
	r.counts(main)
	for _, t := range main.all("table", "figures-table") {
		r.table(t)
	}
}

func (s *site) regionNamed(id string) *region {
	for _, r := range s.regions {
		if r.id == id {
			return r
		}
	}
	return nil
}

func (s *site) indicatorNamed(id string) *indicator {
	for _, i := range s.indicators {
		if i.id == id {
			return i
		}
	}
	return nil
}

// about is what the sentences of a page are about where they do not say: its region, or the whole.
func (r *reader) about() *region {
	if r.region != nil {
		return r.region
	}
	return r.o.site.regions[0]
}

// sentences reads what the page says in words.
func (r *reader) sentences(main *node) {
	for _, p := range main.all("p", "finding") {
		r.lede(p.words())
	}
	for _, l := range append(main.all("ol", "points"), main.all("div", "findings")...) {
		for _, li := range l.all("li", "") {
			r.say("point/"+r.kind, li.words(), r.about())
		}
	}
	for _, p := range main.all("p", "lead") {
		if r.kind == "county" {
			r.say("lead/county", p.words(), r.region)
		}
	}
	for _, section := range main.all("section", "plan") {
		for _, p := range section.all("p", "lead") {
			r.say("lead/schedule", p.words(), r.about(), r.indicator)
		}
	}
	for _, article := range main.all("article", "text") {
		for _, p := range article.all("p", "") {
			if text := p.words(); strings.HasPrefix(text, "Q") {
				r.say("rule/"+r.kind, text, r.about())
			}
		}
	}
}

// lede reads the first sentence. The board of one county says what the county's page says.
func (r *reader) lede(text string) {
	region, at := r.about(), "lede/"+r.kind
	if counties := r.o.site.of(county); r.kind == "board" && len(counties) == 1 {
		region, at = counties[0], "lede/county"
	}
	r.say(at, text, region)
}

// charts reads the titles and the descriptions of charts.
func (r *reader) charts(main *node) {
	for _, f := range main.all("figure", "chart") {
		title := f.first("b", "")
		rest := strings.TrimPrefix(f.attrs["id"], "f-c_")
		kind, _, _ := strings.Cut(rest, "_")
		if title == nil {
			continue
		}
		if kind == "schedule" {
			i, g, _ := strings.Cut(strings.TrimPrefix(rest, "schedule_"), "_AT_")
			r.say("title/schedule", title.words(), r.o.site.regionNamed(g), r.o.site.indicatorNamed(i))
			continue
		}
		if one := r.o.site.of(county); kind == "board" && len(one) == 1 {
			r.say("title/completion", strings.TrimPrefix(title.words(), one[0].short+"："), one[0])
			continue
		}
		r.say("title/"+kind, title.words(), r.about())
		if d := f.first("desc", ""); d != nil && len(d.kids) > 0 {
			r.say("desc/"+kind, strings.TrimPrefix(d.kids[0].text, title.words()), r.about())
		}
	}
}

// counts reads how many there are in each state.
func (r *reader) counts(main *node) {
	for _, l := range main.all("ul", "counts") {
		if l.has("legend") {
			continue
		}
		for _, li := range l.all("li", "") {
			text := li.words()
			n := li.first("b", "")
			if n == nil {
				continue
			}
			word := strings.TrimSpace(strings.TrimSuffix(text, n.words()))
			if _, after, found := strings.Cut(word, " "); found {
				word = after
			}
			r.say("counts/"+r.kind, word+"="+n.words(), r.about())
		}
	}
}

// order reads an order's facts: the indicator and the region stand in its form.
func (r *reader) order(root *node) {
	form := root.first("table", "form")
	if form == nil {
		return
	}
	var cells []string
	for _, tr := range form.all("tr", "")[:1] {
		for _, td := range tr.all("td", "") {
			cells = append(cells, r.names.Replace(td.words()))
		}
	}
	regions, indicators := r.regionsIn(cells[0]), r.indicatorsIn(cells[1])
	if len(regions) == 0 || len(indicators) == 0 {
		return
	}
	for _, li := range root.all("ul", "now") {
		for _, fact := range li.all("li", "") {
			r.say("fact/order", fact.words(), regions[0], indicators...)
		}
	}
}
