package page

import (
	"slices"
	"sync"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/finding"
	"bulletin/internal/model"
)

// views are the analyses of a site's editions and months, each made once: ranking a large site takes many
// times as long as a page. It may be used by several goroutines at once.
type views struct {
	site    *model.Site
	check   checker
	checks  map[*model.Site]checker // by the site as it is in a month
	mu      sync.Mutex
	made    map[viewKey]*analysis.View
	nows    map[viewKey]*analysis.View // as the data are now, also of sealed editions
	formers map[viewKey]*analysis.View // former revisions of editions that were opened again
	sealed  bool                       // an edition is
	sets    map[*analysis.View]*finding.Set
	counted counter
	named   map[string]model.Period // by the id of an edition: the latest month that its texts name

	data  map[*model.Edition][]DataFile
	codes map[*model.Edition]string // 核验码
}

func newViews(site *model.Site) *views {
	v := &views{site: site, checks: map[*model.Site]checker{}, made: map[viewKey]*analysis.View{}, nows: map[viewKey]*analysis.View{}, formers: map[viewKey]*analysis.View{}, sets: map[*analysis.View]*finding.Set{}}
	v.sealed = slices.ContainsFunc(site.Editions, func(e *model.Edition) bool { return e.Seal != nil })
	v.check = func(then []*analysis.View, now *analysis.View, about claim.Subject, runs []claim.Run) []claim.Verdict {
		return v.checkIn(now.Site)(then, now, about, runs)
	}
	return v
}

// checker holds texts against data.
type checker = func(then []*analysis.View, now *analysis.View, about claim.Subject, runs []claim.Run) []claim.Verdict

// checkIn is that of a site as it is in a month: it knows the regions that there are then.
func (v *views) checkIn(site *model.Site) checker {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.checks[site] == nil {
		c := claim.New(site, v.of)
		c.Asked = v.ask
		today := sync.OnceValue(func() *claim.Checker { return claim.New(site, v.today) })
		v.checks[site] = func(then []*analysis.View, now *analysis.View, about claim.Subject, runs []claim.Run) []claim.Verdict {
			found := c.CheckAsOf(then, now, about, runs)
			if !v.sealed || !slices.ContainsFunc(found, func(f claim.Verdict) bool { return f.Outcome != claim.Agrees }) {
				return found
			}
			return claim.Either(found, today().CheckAsOf(then, now, about, runs)) // a text may name a former figure as it is by now
		}
	}
	return v.checks[site]
}

// era is the site as it is in the month of an edition, whether or not that is sealed.
func (v *views) era(of *analysis.View) *model.Site { return v.site.At(of.Edition.Period) }

// ask notes that a text of an edition names a period, whether or not there is a report of it.
func (v *views) ask(from *model.Edition, p model.Period) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if was, ok := v.named[from.ID]; !ok || was.Compare(p) < 0 {
		if v.named == nil {
			v.named = map[string]model.Period{}
		}
		v.named[from.ID] = p
	}
}

func (v *views) through(e *model.Edition) model.Period {
	latest := e.Period
	for _, other := range v.site.Editions {
		if other.Date.Compare(e.Date) <= 0 && latest.Compare(other.Period) < 0 {
			latest = other.Period
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if named, ok := v.named[e.ID]; ok && latest.Compare(named) < 0 {
		latest = named
	}
	return latest
}

// findings are those of an edition, judged once.
func (v *views) findings(view *analysis.View) *finding.Set {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.sets[view] == nil {
		v.sets[view] = finding.New(view)
	}
	return v.sets[view]
}

// viewKey is an edition, or a month without one, whose id is empty.
type viewKey struct {
	id     string
	period model.Period
}

func (v *views) of(e *model.Edition) *analysis.View {
	v.mu.Lock()
	defer v.mu.Unlock()
	key := viewKey{e.ID, e.Period}
	if v.made[key] == nil {
		v.made[key] = analysis.New(v.site, e)
	}
	return v.made[key]
}

// published is an edition as it was published last: of one that was opened again, its former revision.
func (v *views) published(e *model.Edition) *analysis.View {
	was := e.Last()
	if was == nil || was == e {
		return v.of(e)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	key := viewKey{e.ID, e.Period}
	if v.formers[key] == nil {
		v.formers[key] = analysis.New(v.site, was)
	}
	return v.formers[key]
}

// today is an edition as the data are now.
func (v *views) today(e *model.Edition) *analysis.View {
	if e.Seal == nil {
		return v.of(e)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	key := viewKey{e.ID, e.Period}
	if v.nows[key] == nil {
		v.nows[key] = analysis.NewToday(v.site, e)
	}
	return v.nows[key]
}
