package diff

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// entry is a record that is known by something: an id, a number, a date with a title.
type entry struct {
	id     string
	fields []field
	item   Item // without columns
}

// entries compares two lists of records of a kind, in the order of the new one; what is gone comes behind. The order of a list is what
// pages show it in, so that another order of what both have is told, once.
func (c *comparison) entries(was, now []entry) {
	was, now = numbered(was), numbered(now)
	old := map[string]*entry{}
	for k := range was {
		old[was[k].id] = &was[k]
	}
	var kept, orderNow []string
	for k := range now {
		e := &now[k]
		before := old[e.id]
		if before == nil {
			e.item.Presence = Added
			c.report.add(e.item)
			continue
		}
		orderNow = append(orderNow, e.id)
		e.item.compare(before.fields, e.fields)
		c.report.add(e.item)
	}
	for k := range was {
		if slices.Contains(orderNow, was[k].id) {
			kept = append(kept, was[k].id)
			continue
		}
		was[k].item.Presence = Removed
		c.report.add(was[k].item)
	}
	if !slices.Equal(kept, orderNow) && now[0].item.Kind != TargetChange {
		c.report.add(Item{
			Kind: now[0].item.Kind, Period: now[0].item.Period, File: now[0].item.File, Title: now[0].item.Kind.Name() + "的次序",
			Columns: []Column{{Name: "次序", Old: strings.Join(kept, "、"), New: strings.Join(orderNow, "、")}},
		})
	}
}

// numbered makes ids of equal ones that differ.
func numbered(list []entry) []entry {
	seen := map[string]int{}
	for k := range list {
		seen[list[k].id]++
		if n := seen[list[k].id]; n > 1 {
			list[k].id += "#" + strconv.Itoa(n)
		}
	}
	return list
}

// site compares the settings.
func (c *comparison) settings() {
	item := Item{Kind: Setting, File: "data/site.yaml", Title: "站点设置"}
	item.compare(flat(c.was), flat(c.now))
	c.report.add(item)
}

func (c *comparison) regions() {
	entries := func(s *model.Site) []entry {
		var out []entry
		for _, r := range withProvince(s) {
			out = append(out, entry{r.ID, flat(r), Item{Kind: Region, Region: r.ID, ID: r.ID, File: "data/regions.yaml", Title: r.Name}})
		}
		return out
	}
	c.entries(entries(c.was), entries(c.now))
}

func (c *comparison) indicators() {
	entries := func(s *model.Site) []entry {
		var out []entry
		for _, i := range s.Indicators {
			fields := append(flat(i), field{"不适用的单位", notFor(s, i)})
			out = append(out, entry{i.ID, fields, Item{Kind: Indicator, Indicator: i.ID, ID: i.ID, File: "data/indicators.yaml", Title: i.Name}})
		}
		return out
	}
	c.entries(entries(c.was), entries(c.now))
}

// notFor names the regions that an indicator is not about, where its scope would have them.
func notFor(s *model.Site, i *model.Indicator) string {
	var names []string
	for _, r := range s.Regions {
		if i.Scope == model.AllRegions && !i.AppliesTo(r) {
			names = append(names, r.Name)
		}
	}
	return strings.Join(names, "、")
}

// years compares what is kept in a file a year.
func years[T any](c *comparison, was, now map[int][]T, of func(year int, x T) entry) {
	for _, year := range merged(was, now, func(a, b int) int { return a - b }) {
		entries := func(list []T) []entry {
			var out []entry
			for _, x := range list {
				out = append(out, of(year, x))
			}
			return out
		}
		c.entries(entries(was[year]), entries(now[year]))
	}
}

func (c *comparison) records() {
	years(c, c.was.Actions, c.now.Actions, func(year int, a *model.Action) entry {
		item := Item{Kind: Action, Region: idOf(a.Region), Period: strconv.Itoa(year), ID: a.Number, File: yearFile("actions", year), Title: "督办事项 " + a.Number}
		if a.Indicator != nil {
			item.Indicator = a.Indicator.ID
		}
		return entry{a.Number, flat(a), item}
	})
	years(c, c.was.Milestones, c.now.Milestones, func(year int, m *model.Milestone) entry {
		return entry{m.ID, flat(m), Item{Kind: Milestone, Period: strconv.Itoa(year), ID: m.ID, File: yearFile("milestones", year), Title: "时间节点 " + m.Title}}
	})
	years(c, c.was.Events, c.now.Events, func(year int, e *model.Event) entry {
		return entry{e.Date.String() + " " + e.Title, flat(e), Item{Kind: Event, Period: strconv.Itoa(year), File: yearFile("events", year), Title: "活动 " + format.Date(e.Date) + " " + e.Title}}
	})
	c.corrections()
	for _, p := range merged(c.was.Sources, c.now.Sources, model.Period.Compare) {
		entries := func(s *model.Sources) []entry {
			if s == nil {
				return nil
			}
			var out []entry
			for k := range s.Files {
				out = append(out, entry{s.Files[k].File, flat(&s.Files[k]), Item{Kind: Source, Period: p.String(), ID: s.Files[k].File, File: s.File, Title: format.Period(p) + "的来源文件 " + s.Files[k].File}})
			}
			return out
		}
		c.entries(entries(c.was.Sources[p]), entries(c.now.Sources[p]))
	}
}

// corrections compares the entries that say why published figures are other ones.
func (c *comparison) corrections() {
	entries := func(s *model.Site) []entry {
		var out []entry
		days := map[string]int{} // a number may be corrected more than once a day
		for _, x := range s.Corrections {
			day := x.Indicator.ID + "/" + x.Region.ID + "/" + x.Period.String() + "/" + x.Item + "/" + x.Date.String()
			days[day]++
			id := day + "/" + strconv.Itoa(days[day])
			title := x.Region.Name + " " + format.ItemName(x.Indicator, x.Item) + " " + format.Period(x.Period) + " " +
				format.ItemNum(x.Indicator, x.Item, x.Old) + "改为" + format.ItemNum(x.Indicator, x.Item, x.New) + "（" + x.Reason + "）"
			out = append(out, entry{id, flat(x), Item{
				Kind: Correction, Indicator: x.Indicator.ID, Region: x.Region.ID, Period: x.Period.String(), File: yearFile("corrections", x.Period.Year), Title: title,
			}})
		}
		return out
	}
	c.entries(entries(c.was), entries(c.now))
}

func idOf(r *model.Region) string {
	if r == nil {
		return ""
	}
	return r.ID
}

func yearFile(folder string, year int) string {
	return "data/" + folder + "/" + strconv.Itoa(year) + ".yaml"
}

// editions compares front matter and texts.
func (c *comparison) editions() {
	entries := func(s *model.Site) []entry {
		var out []entry
		for _, e := range s.Editions {
			out = append(out, entry{e.ID, front(e), Item{Kind: Edition, ID: e.ID, Period: e.Period.String(), File: e.Pos.File, Title: e.Label}})
		}
		return out
	}
	c.entries(entries(c.was), entries(c.now))
	for _, e := range c.now.Editions {
		if old := editionOf(c.was, e.ID); old != nil {
			c.texts(old, e)
		}
	}
}

// front is what the head of an edition says.
func front(e *model.Edition) []field {
	return append(flat(e), field{"备案的事实", facts(e.Body)}, field{sealColumn, sealOf(e)})
}

func editionOf(s *model.Site, id string) *model.Edition {
	for _, e := range s.Editions {
		if e.ID == id {
			return e
		}
	}
	return nil
}
