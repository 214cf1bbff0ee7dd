// Package revision compares what sealed editions published with what the data say now.
//
// The words are those of official statistics (after the UK Office for National Statistics): a correction (更正) mends a mistake and
// has an entry in data/corrections that says why; a revision (修订) is better data, recognised by the status that rose, 快报 to
// 最终核实, or by a figure that had not been reported. What is neither has to be explained before it is published.
package revision

import (
	"cmp"
	"slices"

	"bulletin/internal/model"
)

// Kind is why a figure is another one than was published.
type Kind uint8

// The kinds of changes.
const (
	Unexplained Kind = iota
	Correction       // 更正
	Revision         // 修订
)

// Change is a number of a figure that is another one than an edition published.
type Change struct {
	Indicator *model.Indicator
	Region    *model.Region
	Period    model.Period
	Item      string // [model.ItemValue], one of [model.GivenItems] or the id of a part

	In      *model.Edition // the last one that published Old; where that is a former revision of it, it is open or has another seal
	Old     model.PublishedFigure
	New     *model.Figure
	Is      model.Num // the number in New
	Kind    Kind
	Follows bool                // the whole is another one by just what its members reported late
	Entries []*model.Correction // from Old on: to Is, where it is a correction; else as far as they lead
}

// Entered is the number to which the entries lead: what the next one goes on from.
func (c *Change) Entered() model.Num {
	if n := len(c.Entries); n > 0 {
		return c.Entries[n-1].New
	}
	return c.Old.Num
}

// Key names a number.
type Key struct {
	model.PublishedKey
	Item string
}

// Key is the number that changed.
func (c *Change) Key() Key {
	return Key{model.PublishedKey{Indicator: c.Indicator.ID, Region: c.Region.ID, Period: c.Period}, c.Item}
}

// publication is what an edition published: under its seal, or in a former revision.
type publication struct {
	in      *model.Edition
	figures map[model.PublishedKey]model.PublishedFigure
	stood   map[model.PublishedKey]*model.PublishedStanding
	later   []*model.Edition // those that came out after it, of the ones that are compared
}

// last is what an edition published last; nothing of one that was never sealed.
func last(e *model.Edition) publication {
	if was := e.Last(); was != nil {
		return publication{in: e, figures: was.Published, stood: was.Stood}
	}
	return publication{in: e}
}

// Told are the changes that an open edition has to tell its readers: against what sealed editions before it published last and, of what
// these did not publish, against its own former revision, in whose place it comes. A sealed edition tells nothing more, and neither does
// the first.
func Told(site *model.Site, e *model.Edition) []Change {
	if e.Seal != nil {
		return nil
	}
	before := []publication{last(e)}
	for _, b := range site.Editions {
		if b == e || b.ID == e.ID {
			break
		}
		before = append(before, last(b))
	}
	return compare(site, before...)
}

// Since are the changes of what an edition published under its seal until now.
func Since(site *model.Site, e *model.Edition) []Change {
	return compare(site, publication{in: e, figures: e.Published, stood: e.Stood})
}

// Former are the changes of what former revisions of an edition published until now.
func Former(site *model.Site, e *model.Edition) (changes []Change) {
	for k := range e.Earlier {
		changes = append(changes, compare(site, publication{in: e, figures: e.Earlier[k].Figures, stood: e.Earlier[k].Stood})...)
	}
	return changes
}

// comparison holds figures against the editions that published them last.
type comparison struct {
	site       *model.Site
	indicators map[string]*model.Indicator
	regions    map[string]*model.Region
	entries    entries
	out        []Change
	told       []*model.Correction // by editions whose own data do not hold the number
}

func newComparison(site *model.Site) *comparison {
	c := &comparison{site: site, indicators: map[string]*model.Indicator{}, regions: map[string]*model.Region{}, entries: entriesOf(site)}
	for _, i := range site.Counted() {
		c.indicators[i.ID] = i
	}
	for _, r := range site.Everyone() {
		c.regions[r.ID] = r
	}
	if site.Province != nil {
		c.regions[site.Province.ID] = site.Province
	}
	return c
}

// compare holds figures against publications, each against the last of them that has it.
func compare(site *model.Site, publications ...publication) []Change {
	return newComparison(site).compare(publications...)
}

func (c *comparison) compare(publications ...publication) []Change {
	most, held := 0, 0
	for k := range publications {
		most, held = max(most, len(publications[k].figures)), max(held, len(publications[k].stood))
	}
	figures, stood := make(map[model.PublishedKey]*publication, most), make(map[model.PublishedKey]*publication, held)
	for k := range publications {
		p := &publications[k]
		for key := range p.figures {
			figures[key] = p
		}
		for key := range p.stood {
			stood[key] = p
		}
	}
	if len(figures) == 0 {
		return nil
	}
	for k := range publications {
		publications[k].later = cameAfter(c.site, publications[k].in, publications)
	}
	for key, in := range figures {
		c.value(key, in)
	}
	for key, in := range stood {
		c.items(key, in)
	}
	slices.SortStableFunc(c.out, func(a, b Change) int { // what of one figure changed is in order already
		return cmp.Or(a.Indicator.Index-b.Indicator.Index, a.Region.Index-b.Region.Index, a.Period.Compare(b.Period))
	})
	for k := range c.out {
		c.out[k].follow(c.out)
	}
	return c.out
}

// cameAfter are the sealed editions among publications that came out after one.
func cameAfter(site *model.Site, in *model.Edition, publications []publication) (later []*model.Edition) {
	at := slices.IndexFunc(site.Editions, func(e *model.Edition) bool { return e.ID == in.ID })
	for _, e := range site.Editions[at+1:] {
		if e.Seal != nil && slices.ContainsFunc(publications, func(p publication) bool { return p.in == e }) {
			later = append(later, e)
		}
	}
	return later
}

// figure is what the data say now; nil of what is no indicator or region any more, and of a month without a report.
func (c *comparison) figure(key model.PublishedKey, in *model.Edition) (*model.Indicator, *model.Region, *model.Figure) {
	i, r, report := c.indicators[key.Indicator], c.regions[key.Region], c.site.At(in.Period).Reports[key.Period]
	if i == nil || r == nil || report == nil {
		return nil, nil, nil
	}
	return i, r, report.Figure(i, r)
}

// value compares a figure itself.
func (c *comparison) value(key model.PublishedKey, p *publication) {
	if i, r, now := c.figure(key, p.in); now != nil {
		c.add(Change{Indicator: i, Region: r, Period: key.Period, In: p.in, Old: p.figures[key], New: now, Is: now.Num}, p.later)
	}
}

// items compares what reports give beside a figure: its 同比, the place that the level above gives, and the figures of its parts. That more is given than was published is no
// change. What goes with a figure that is gone is not told beside it.
func (c *comparison) items(key model.PublishedKey, p *publication) {
	i, r, now := c.figure(key, p.in)
	if now == nil {
		return
	}
	stood := p.stood[key]
	add := func(item string, old model.Num) {
		is, given := now.Item(i, item)
		if !given {
			is = model.Missing(model.NotReported)
		}
		if given || now.Ok() {
			c.add(Change{Indicator: i, Region: r, Period: key.Period, Item: item, In: p.in, New: now, Is: is,
				Old: model.PublishedFigure{Num: old, Status: p.figures[key].Status}}, p.later)
		}
	}
	is, given := now.Item(i, model.ItemYoY)
	if stood.Given || given && stood.YoY.Ok() && !model.Round(stood.YoY.Value, is.Value.Prec()).Equal(is.Value) { // what is computed is rounded
		add(model.ItemYoY, stood.YoY)
	}
	for _, item := range []string{model.ItemRank, model.ItemRankOf} {
		if n, published := place(stood, item); published {
			add(item, n)
		}
	}
	for k := range i.Parts {
		for _, p := range stood.Parts {
			if p.Name == i.Parts[k].Name {
				add(i.Parts[k].ID, p.Num)
				break
			}
		}
	}
}

// place is a place that the level above gave, as it was published.
func place(stood *model.PublishedStanding, item string) (n model.Num, published bool) {
	given := stood.UpperRank
	if item == model.ItemRankOf {
		given = stood.UpperOf
	}
	return model.Number(model.Int(given)), given > 0
}

// add takes a number that is another one; later are the editions that may have told of it since without publishing it.
func (c *comparison) add(change Change, later []*model.Edition) {
	if !counts(change.Old.Num) || len(later) == 0 && change.Old.Same(change.Is) {
		return
	}
	if change.Old.Gap == model.NotReported && !change.Is.Gap.Owed() {
		return // nobody owes it, as the author says by now
	}
	chain := c.entries.chain(change.Key())
	c.told = append(c.told, change.toldIn(later, chain)...)
	if !change.Old.Same(change.Is) {
		change.explain(chain)
		c.out = append(c.out, change)
	}
}

// counts reports whether a published figure is one that can change: a number, or a gap that an author wrote. That there was no
// report of a month is no figure.
func counts(n model.Num) bool {
	if n.Ok() {
		return true
	}
	for _, g := range model.WrittenGaps {
		if g == n.Gap {
			return true
		}
	}
	return false
}

// explain finds the kind of a change. Entries are followed from the old figure to the new one, by way of others where a figure
// was corrected more than once; those that lead part of the way stay, and what is still to be said begins where they end.
func (c *Change) explain(chain *chain) {
	var led bool
	if c.Entries, led = chain.follow(c.Old.Num, c.Is); led {
		c.Kind = Correction
	} else if c.Is.Ok() && (c.Old.Gap == model.NotReported || c.Old.Status != model.NoStatus && c.Old.Status < c.New.Status) {
		c.Kind = Revision
	}
}

// follow makes a revision of what nobody explains: of the whole that is another one by just the figures that its members had not reported
// and did since.
func (c *Change) follow(all []Change) {
	if c.Kind != Unexplained || c.Region.Kind != model.Prefecture || c.Item != model.ItemValue || !c.Indicator.Adds() || !c.Old.Ok() || !c.Is.Ok() || len(c.Entries) > 0 {
		return
	}
	late, some := model.Decimal{}, false
	for k := range all {
		m := &all[k]
		if m.Region.Kind == model.Prefecture || m.Region.Kind == model.Province || m.Indicator != c.Indicator || m.Period != c.Period || m.Item != model.ItemValue {
			continue
		}
		if m.Old.Gap == model.NotReported && m.Is.Ok() {
			late, some = late.Add(m.Is.Value), true
		}
	}
	if some && c.Is.Value.Sub(c.Old.Value).Equal(late) {
		c.Kind, c.Follows = Revision, true
	}
}

// Count is how many of the changes are corrections and how many revisions.
func Count(changes []Change) (corrected, revised int) {
	for k := range changes {
		switch changes[k].Kind {
		case Correction:
			corrected++
		case Revision:
			revised++
		}
	}
	return corrected, revised
}

// Tells reports whether a later edition tells of one of the changes of what a sealed one before it published: a sealed one does where it published
// another figure.
func Tells(site *model.Site, later *model.Edition, changes []Change) bool {
	if later.Seal != nil {
		return slices.ContainsFunc(changes, func(c Change) bool {
			if later.Seal.Told != nil {
				return later.Seal.Tells(c.Key().PublishedKey, c.Item) != nil
			}
			n, published := Published(later, c.Indicator, c.Region.ID, c.Period, c.Item)
			return published && !n.Same(c.Old.Num) || !published && len(c.Entries) > 0 && tellsOf(later, c.Entries[0])
		})
	}
	told := Told(site, later)
	return slices.ContainsFunc(changes, func(c Change) bool {
		return slices.ContainsFunc(told, func(o Change) bool { return o.Key() == c.Key() })
	})
}

// Published is what a sealed edition published of a number.
func Published(e *model.Edition, i *model.Indicator, region string, p model.Period, item string) (n model.Num, published bool) {
	key := model.PublishedKey{Indicator: i.ID, Region: region, Period: p}
	if item == model.ItemValue {
		f, published := e.Published[key]
		return f.Num, published
	}
	stood := e.Stood[key]
	if stood == nil {
		return n, false
	}
	switch item {
	case model.ItemYoY:
		return stood.YoY, stood.YoY.Ok()
	case model.ItemRank, model.ItemRankOf:
		return place(stood, item)
	}
	part := i.Part(item)
	for _, p := range stood.Parts {
		if part != nil && part.Name == p.Name {
			return p.Num, true
		}
	}
	return n, false
}
