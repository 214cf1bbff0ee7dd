package revision

import (
	"slices"

	"bulletin/internal/model"
)

// entries are those that say why numbers are other ones, by number, in the order in which they stand.
type entries map[Key][]*model.Correction

func entriesOf(site *model.Site) entries {
	out := entries{}
	for _, e := range site.Corrections {
		key := Key{model.PublishedKey{Indicator: e.Indicator.ID, Region: e.Region.ID, Period: e.Period}, e.Item}
		out[key] = append(out[key], e)
	}
	return out
}

// chain are the entries about one number, each of which is gone through once.
type chain struct{ left []*model.Correction }

func (e entries) chain(key Key) *chain { return &chain{slices.Clone(e[key])} }

// next is the place of the entry that goes on from a number, or -1.
func (c *chain) next(at model.Num) int {
	return slices.IndexFunc(c.left, func(e *model.Correction) bool { return e.Old.Same(at) })
}

func (c *chain) take(k int) *model.Correction {
	e := c.left[k]
	c.left = slices.Delete(c.left, k, k+1)
	return e
}

// follow goes from one number on until it comes to another; led is false where it does not come there.
func (c *chain) follow(at, to model.Num) (list []*model.Correction, led bool) {
	for k := c.next(at); k >= 0; k = c.next(at) {
		e := c.take(k)
		list = append(list, e)
		if at = e.New; at.Same(to) {
			return list, true
		}
	}
	return list, false
}

// toldIn goes on along what later editions told of a number that their own data do not hold, since it goes with a month before theirs, and
// returns the entries. What an edition told stands in its seal. Where that is older than the list, an entry was told that was there when the
// edition was sealed; of one whose day lies before what it follows nobody knows when it was written: it is told again.
func (c *Change) toldIn(later []*model.Edition, chain *chain) (told []*model.Correction) {
	var after model.Date
	if was := c.In.Last(); was != nil {
		after = was.Seal.Date
	}
	for _, e := range later {
		if e.Seal.Told != nil {
			n := e.Seal.Tells(c.Key().PublishedKey, c.Item)
			if n == nil {
				continue
			}
			left := slices.Clone(chain.left)
			if list, led := chain.follow(c.Old.Num, n.Num); led {
				told = append(told, list...)
			} else {
				chain.left = left // what was revised without one
			}
			c.In, c.Old.Num, c.Old.Status, after = e, n.Num, n.Status, e.Seal.Date
			continue
		}
		for at := chain.next(c.Old.Num); at >= 0 && chain.left[at].Date.Compare(after) >= 0 && tellsOf(e, chain.left[at]); at = chain.next(c.Old.Num) {
			entry := chain.take(at)
			c.In, c.Old.Num, after = e, entry.New, entry.Date
			told = append(told, entry)
		}
	}
	return told
}

// Telling is what an edition tells of numbers that were published before, as its seal records it.
func Telling(site *model.Site, e *model.Edition) []model.ToldNumber {
	list := []model.ToldNumber{}
	for _, c := range Told(site, e) {
		list = append(list, model.ToldNumber{PublishedKey: c.Key().PublishedKey, Item: c.Item, Num: c.Is, Status: c.New.Status})
	}
	return list
}

// tellsOf reports whether a sealed edition whose record does not list what it told certainly told of an entry: it was there when the edition
// was sealed. Of the same day nobody knows.
func tellsOf(e *model.Edition, entry *model.Correction) bool {
	return entry.Date.Compare(e.Seal.Date) < 0
}

// Used are the entries that lead on from what was published: to what another edition published or told, or to the data as they are, be it
// part of the way.
func Used(site *model.Site) map[*model.Correction]bool {
	used := map[*model.Correction]bool{}
	use := func(list []*model.Correction) {
		for _, e := range list {
			used[e] = true
		}
	}
	var all []publication
	for _, e := range site.Editions {
		for _, c := range slices.Concat(Told(site, e), Since(site, e), Former(site, e)) {
			use(c.Entries)
		}
		all = append(all, last(e))
	}
	next := newComparison(site) // as an edition after all of them would tell
	for _, c := range next.compare(all...) {
		use(c.Entries)
	}
	use(next.told)

	// From one publication to the next, where the figure came back since to what it was.
	entries, was, chains := entriesOf(site), map[Key]model.Num{}, map[Key]*chain{}
	pass := func(figures map[model.PublishedKey]model.PublishedFigure) {
		for key := range entries {
			now, published := figures[key.PublishedKey]
			if key.Item != model.ItemValue || !published {
				continue
			}
			if before, known := was[key]; known && !before.Same(now.Num) {
				if list, led := chains[key].follow(before, now.Num); led {
					use(list)
				}
			} else if !known {
				chains[key] = entries.chain(key)
			}
			was[key] = now.Num
		}
	}
	for _, e := range site.Editions {
		for k := range e.Earlier {
			pass(e.Earlier[k].Figures)
		}
		pass(e.Published)
	}
	return used
}
