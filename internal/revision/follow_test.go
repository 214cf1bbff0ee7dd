package revision

import (
	"testing"

	"bulletin/internal/model"
)

// TestFollow: the whole is revised, and not to be explained, where it is another one by just what members reported late.
func TestFollow(t *testing.T) {
	n := func(text string) model.Num { return model.Number(model.MustDecimal(text)) }
	gap := model.Missing(model.NotReported)
	sum, rate := &model.Indicator{ID: "a", AddsUp: true}, &model.Indicator{ID: "b", AddsUp: true, Measure: model.Rate}
	whole, one, two := &model.Region{Kind: model.Prefecture}, &model.Region{Kind: model.County, Index: 1}, &model.Region{Kind: model.Zone, Index: 2}
	of := func(i *model.Indicator, r *model.Region, was, is model.Num) Change {
		c := Change{Indicator: i, Region: r, Period: model.Period{Year: 2025, Month: 6}, Item: model.ItemValue, Old: model.PublishedFigure{Num: was}, New: &model.Figure{}, Is: is}
		if !was.Ok() {
			c.Kind = Revision
		}
		return c
	}
	june := of(sum, one, gap, n("0.31"))
	july := june
	july.Period.Month = 7
	for name, test := range map[string]struct {
		whole Change
		rest  []Change
		want  Kind
	}{
		"one gap":            {of(sum, whole, n("5.56"), n("5.87")), []Change{june}, Revision},
		"two":                {of(sum, whole, n("5.56"), n("6.07")), []Change{june, of(sum, two, gap, n("0.20"))}, Revision},
		"by more":            {of(sum, whole, n("5.56"), n("5.88")), []Change{june}, Unexplained},
		"none":               {of(sum, whole, n("5.56"), n("5.56")), nil, Unexplained},
		"a member's mistake": {of(sum, whole, n("5.56"), n("5.87")), []Change{of(sum, one, n("0.10"), n("0.41"))}, Unexplained},
		"of another month":   {of(sum, whole, n("5.56"), n("5.87")), []Change{july}, Unexplained},
		"of another":         {of(sum, whole, n("5.56"), n("5.87")), []Change{of(rate, one, gap, n("0.31"))}, Unexplained},
		"of a rate":          {of(rate, whole, n("5.56"), n("5.87")), []Change{of(rate, one, gap, n("0.31"))}, Unexplained},
		"no whole":           {of(sum, two, n("5.56"), n("5.87")), []Change{june}, Unexplained},
	} {
		all := append([]Change{test.whole}, test.rest...)
		all[0].follow(all)
		if c := all[0]; c.Kind != test.want || c.Follows != (test.want == Revision) {
			t.Errorf("%s: kind %d, follows %v", name, c.Kind, c.Follows)
		}
	}
}
