package analysis

import (
	"sync"

	"bulletin/internal/model"
)

// wholeOnce is what the whole of one indicator leaves out, and what it is compared with; made when it is first asked for, since it needs the
// figures of all.
type wholeOnce struct {
	once              sync.Once
	left              []*model.Region
	lastYear, yearEnd model.Num
}

func (v *View) whole(i *model.Indicator) *wholeOnce {
	w := &v.wholes[i.Index]
	w.once.Do(func() {
		w.left = v.Site.LeftOut(v.Report, i)
		w.lastYear, w.yearEnd = model.Missing(model.NoLastYear), model.Missing(model.NoReport)
		if v.LastYear != nil {
			w.lastYear = v.Site.Alike(v.LastYear, i, w.left)
		}
		if end := v.Site.Reports[model.Period{Year: v.Edition.Period.Year - 1, Month: 12}]; end != nil {
			w.yearEnd = v.Site.Alike(end, i, w.left)
		}
	})
	return w
}

// LeftOut are the members whose figures the whole of an indicator does not hold; see [model.Site.LeftOut].
func (v *View) LeftOut(i *model.Indicator) []*model.Region { return v.whole(i).left }

// Narrowed reports whether 上年同期 of the whole is less than was reported then, because those who are left out now are left out there, too.
func (v *View) Narrowed(i *model.Indicator) bool {
	w := v.whole(i)
	return w.lastYear.Ok() && !w.lastYear.Same(v.LastYear.Figure(i, v.Site.Whole()).Num)
}
