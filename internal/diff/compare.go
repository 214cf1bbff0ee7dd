package diff

import (
	"bulletin/internal/model"
)

// comparison is one comparing of two states.
type comparison struct {
	was, now      *model.Site
	oldIndicators map[string]*model.Indicator
	oldRegions    map[string]*model.Region
	pairs         []pair
	report        *Report
}

// Sites compares two states of a site.
func Sites(was, now *model.Site) *Report {
	c := &comparison{was: was, now: now, oldIndicators: map[string]*model.Indicator{}, oldRegions: map[string]*model.Region{}, report: &Report{}}
	for _, i := range was.Indicators {
		c.oldIndicators[i.ID] = i
	}
	for _, r := range withProvince(was) {
		c.oldRegions[r.ID] = r
	}
	c.pairs = c.allPairs()
	c.figures()
	c.targets()
	c.editions()
	c.records()
	c.indicators()
	c.regions()
	c.settings()
	c.report.sort()
	if len(c.report.Items) > 0 {
		c.consequences()
		c.kept()
	}
	return c.report
}

func byID(list []*model.Indicator, id string) *model.Indicator {
	for _, i := range list {
		if i.ID == id {
			return i
		}
	}
	return nil
}

func regionOf(s *model.Site, id string) *model.Region {
	for _, r := range withProvince(s) {
		if r.ID == id {
			return r
		}
	}
	return nil
}
