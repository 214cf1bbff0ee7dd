package format

import (
	"strconv"

	"bulletin/internal/model"
)

// Month is 2022年6月, the month itself.
func Month(p model.Period) string {
	return strconv.Itoa(p.Year) + "年" + strconv.Itoa(p.Month) + "月"
}

// Whose is the name of what a matter of the ledger is about: what it was called when the matter was opened, and what that is part of by now.
func Whose(site *model.Site, a *model.Action) string {
	was := site.Being(a.Region, a.Opened.Period)
	switch {
	case a.Was == nil && was != nil && was.Name != a.Region.Name && a.Region.Kind != model.Prefecture:
		return a.Region.Name + "（原" + was.Name + "）"
	case a.Was == nil:
		return site.Called(a.Region)
	case a.Was.MergedInto == nil || a.Region.Kind == model.Prefecture:
		return a.Was.Name
	}
	return a.Was.Name + "（现并入" + a.Region.Name + "）"
}

// RegionHistory tells what readers of a month must know of a region's past, a sentence without its stop each: its former names, and
// what became part of it by then and whether figures of earlier months contain that.
func RegionHistory(site *model.Site, r *model.Region, at model.Period) []string {
	var out []string
	for k, f := range r.Formerly {
		switch {
		case f.Until.Compare(at) >= 0:
		case k > 0 && r.Formerly[k-1].Until.Next() != f.Until:
			out = append(out, Month(r.Formerly[k-1].Until.Next())+"至"+Month(f.Until)+"称"+f.Name)
		case k > 0:
			out = append(out, Month(f.Until)+"称"+f.Name)
		default:
			out = append(out, Month(f.Until)+"及以前称"+f.Name)
		}
	}
	for _, gone := range site.Everyone() {
		if gone.MergedInto == nil || gone.MergedInto.Index != r.Index || at.Compare(gone.Until) <= 0 {
			continue
		}
		text := Month(gone.Until.Next()) + "起含原" + gone.Name
		if gone.Joined {
			text += "，此前能相加的数已经加上"
		} else {
			text += "，此前的数不含，不作比较"
		}
		out = append(out, text)
	}
	return out
}
