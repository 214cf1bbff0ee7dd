package page

import (
	"bulletin/internal/chart"
	"bulletin/internal/model"
)

// chartWords are the kinds of charts.
func chartWords() (words, listed []string) {
	for _, k := range chart.Kinds {
		words = append(words, k.Name)
	}
	return words, words
}

// chart is one chart, of the indicator and the region that its kind takes.
func (q *request) chart() []Block {
	name, _ := q.one("kind", true)
	kind := chart.Named(name)
	if kind == nil {
		return nil
	}
	i, r := q.subject(kind)
	if q.failed {
		return nil
	}
	c := kind.Draw(q.ed.view, i, r)
	if c == nil {
		q.diags.Warning(q.Pos, "empty-chart", "改换指标或删去这张图", "这张图没有可画的数据，页面上不出现")
		return nil
	}
	return []Block{{Chart: c}}
}

// subject is the indicator and the region of a chart: those it needs must be named, others may not.
func (q *request) subject(kind *chart.Kind) (*model.Indicator, *model.Region) {
	var i *model.Indicator
	r := q.ed.site.Whole()
	for _, name := range []string{"indicator", "region"} {
		key := kind.Key(name)
		if e := q.Get(name); key == nil && e != nil {
			q.fail(e.KeyPos, "extra-key", "删去这一项", "“%s”图不用写 %s", kind.Name, name)
		}
		if key == nil {
			continue
		}
		word, pos := q.one(name, key.Needed)
		switch {
		case word == "":
		case name == "indicator":
			i = q.indicatorNamed(word, pos)
		default:
			r = q.regionNamed(word, pos)
		}
	}
	return i, r
}
