package analysis

import (
	"cmp"
	"slices"
	"sync"

	"bulletin/internal/model"
)

// View is one edition under analysis. It is read-only after [New] and may be used by several
// goroutines at once.
type View struct {
	Site     *model.Site
	Edition  *model.Edition
	Report   *model.Report
	LastYear *model.Report  // the same period of last year, or nil
	Previous *model.Edition // the year's previous edition by period, or nil
	Targets  *model.Targets // of the edition's year, or nil

	Progress model.Decimal // time progress in percent

	always *model.Site // the site at all times: Site is what it is in the edition's month

	counties []*model.Region
	places   []int32      // of counties among them, by Region.Index
	rankings []ranking    // by Indicator.Index
	earlier  *View        // the year's previous edition, or nil; it has no earlier one itself
	shares   []sharesOnce // by Indicator.Index
	wholes   []wholeOnce  // by Indicator.Index
	made     sync.Map     // of [Once]

	published map[model.PublishedKey]*model.PublishedStanding // of a sealed edition; nil of an open one
	today     bool                                            // sealed editions stand as the data are now
	thens     sync.Map                                        // of [View.then], by *model.Edition
}

// New analyses an edition, with the regions that there are in its month. A sealed edition stands as it was published, whatever the
// data say now, and so it does where a later one is compared with it; [NewToday] is what it would say now. Only what needs all regions at
// once, the ranks, is computed here; the rest on demand.
func New(site *model.Site, edition *model.Edition) *View { return analyse(site, edition, false) }

func analyse(site *model.Site, edition *model.Edition, today bool) *View {
	always := site
	site = site.At(edition.Period)
	v := look(site, edition, today)
	v.always = always
	v.counties, v.places = site.Counties(), make([]int32, site.Width())
	for k, r := range v.counties {
		v.places[r.Index] = int32(k)
	}
	v.rankings = v.rankAll()
	if v.Previous = previous(site, edition); v.Previous != nil {
		v.earlier = look(site, v.Previous, false)
		v.earlier.counties, v.earlier.places = v.counties, v.places
		v.earlier.rankings = v.earlier.rankAll()
	}
	return v
}

func look(site *model.Site, edition *model.Edition, today bool) *View {
	var published map[model.PublishedKey]*model.PublishedStanding
	if !today && edition.Seal != nil {
		site, published = publishedSite(site, edition), edition.Stood
	}
	return &View{
		published: published, today: today,
		Site: site, Edition: edition, Report: cmp.Or(site.Reports[edition.Period], edition.Report),
		LastYear: site.Reports[edition.Period.LastYear()],
		Targets:  site.Targets[edition.Period.Year],
		Progress: edition.Period.Progress(),
		shares:   make([]sharesOnce, site.Depth()),
		wholes:   make([]wholeOnce, site.Depth()),
	}
}

// then is another edition as it was published each time or, where it never was, as it is, with the regions of its own month, to look at
// cells by themselves: nothing in it is ranked.
func (v *View) then(e *model.Edition) []*View {
	made, ok := v.thens.Load(e)
	if !ok {
		var views []*View
		for _, was := range e.Publications() {
			views = append(views, look(v.always.At(e.Period), was, false))
		}
		if views == nil {
			views = []*View{look(v.always.At(e.Period), e, false)}
		}
		made, _ = v.thens.LoadOrStore(e, views)
	}
	return made.([]*View)
}

// previous is the latest edition of the same year with an earlier period.
func previous(site *model.Site, edition *model.Edition) *model.Edition {
	var found *model.Edition
	for _, e := range site.Editions {
		if e.Period.Year == edition.Period.Year && e.Period.Month < edition.Period.Month &&
			(found == nil || e.Period.Month >= found.Period.Month) {
			found = e
		}
	}
	return found
}

// Indicators are those that apply to r, in bulletin order.
func (v *View) Indicators(r *model.Region) []*model.Indicator {
	out := make([]*model.Indicator, 0, len(v.Site.Indicators))
	for _, i := range v.Site.Indicators {
		if i.AppliesTo(r) {
			out = append(out, i)
		}
	}
	return out
}

// Cell computes one indicator in one region.
func (v *View) Cell(i *model.Indicator, r *model.Region) Cell {
	c := v.measure(i, r)
	c.LastYear = v.lastYear(i, r)
	c.Growth = growth(&c)
	c.Place = v.place(i, r, &c)
	c.Arrears, c.Needed, c.Pace = v.arrears(&c), v.needed(&c), v.monthly(&c)
	return c
}

// Before computes the same cell in the year's previous edition; ok is false where there is none, and where the whole of that edition holds
// other members than this one's, so that nothing can be said of how it moved.
func (v *View) Before(i *model.Indicator, r *model.Region) (c Cell, ok bool) {
	if v.earlier == nil || r.Kind == model.Prefecture && !slices.Equal(v.LeftOut(i), v.earlier.LeftOut(i)) {
		return Cell{}, false
	}
	return v.earlier.Cell(i, r), true
}
