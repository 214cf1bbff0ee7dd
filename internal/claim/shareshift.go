package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// shareGap is by how much a region's part of what is done is above its part of the targets: 完成份额比任务份额高4.0个百分点.
var shareGap = &measure.Measure{Name: "完成份额与任务份额之差", Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
	return asPoints(minus(measure.Share.Of(v, c), measure.TargetShare.Of(v, c)))
}}

// shareGapSize is the same without its sign, by which 相差最大 ranks.
var shareGapSize = &measure.Measure{Name: shareGap.Name, Of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
	return absolute(shareGap.Of(v, c))
}}

// ofShares reports whether the words compare what a region has done with what it was to do, as parts of the whole.
func ofShares(q *query) bool {
	return noBase(q) && q.said&complete != 0 && q.said&target != 0 && q.region != q.site.Whole()
}

// besideBasis reports whether the words compare a part of the targets with the region's part of the site's basis.
func besideBasis(q *query) bool { return q.ofBasis && q.site.Basis != nil }

// addBasis adds the name of what the site weighs tasks by, as it stands in comparisons: 比2021年地区生产总值份额高8.5个百分点.
func (l *lexicon) addBasis(site *model.Site) {
	if site.Basis == nil {
		return
	}
	for _, ending := range []string{"份额", "的份额", "比重"} {
		l.entries[site.Basis.Name+ending] = &entry{cue: share, basis: true}
	}
	for _, name := range []string{"比照份额", "比照的份额"} {
		l.entries[name] = &entry{cue: share, basis: true}
	}
}

// spansBasis reports whether a frame names the site's basis.
func (b *block) spansBasis(f *frame) bool {
	for k := f.first; k < min(f.at, len(b.tokens)); k++ {
		if e := b.tokens[k].entry; b.tokens[k].kind == word && e.basis {
			return true
		}
	}
	return false
}
