package reference

import (
	"strings"

	"bulletin/internal/model"
)

// IndicatorsNamed are the indicators of that name, short name or id, and those of which word is the name without the
// 口径 in brackets at its end.
func IndicatorsNamed(site *model.Site, word string) (exact, loose []*model.Indicator) {
	for _, i := range site.Counted() {
		switch {
		case i.ID == word || i.Name == word || i.Short == word:
			exact = append(exact, i)
		case base(i.Name) == word || base(i.Short) == word:
			loose = append(loose, i)
		}
	}
	return exact, loose
}

// base is a name without what stands in brackets at its end.
func base(name string) string {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if strings.HasSuffix(name, pair[1]) {
			if at := strings.LastIndex(name, pair[0]); at > 0 {
				return strings.TrimSpace(name[:at])
			}
		}
	}
	return name
}

// RegionsNamed are the regions of that name, short name or id; the whole and the level above answer to the site's
// own words too.
func RegionsNamed(site *model.Site, word string) []*model.Region {
	var found []*model.Region
	add := func(r *model.Region, alias string) {
		if r.Name == word || r.Short == word || r.ID == word || alias == word {
			found = append(found, r)
		}
	}
	for _, r := range site.Regions {
		alias := r.Name
		if r.Kind == model.Prefecture {
			alias = site.Words.Whole
		}
		add(r, alias)
	}
	if site.Province != nil {
		add(site.Province, site.Words.Upper)
	}
	return found
}

// component is a part (其中) of an indicator.
type component struct {
	of   *model.Indicator
	part *model.Part
}

// partsNamed are the parts of a name or an id, over all indicators.
func partsNamed(site *model.Site, word string) []component {
	var found []component
	for _, i := range site.Counted() {
		for k := range i.Parts {
			if p := &i.Parts[k]; p.Name == word || p.ID == word {
				found = append(found, component{i, p})
			}
		}
	}
	return found
}
