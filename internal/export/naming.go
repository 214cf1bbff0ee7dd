package export

import (
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// naming is what a measure is called and means.
type naming struct{ Name, Definition string }

// variant is what a measure is called of some indicators.
type variant struct {
	id string
	of func(i *model.Indicator) bool
	naming
}

// variants are the measures that have other names of other kinds of indicators; of the rest they have the names of [measures].
var variants = []variant{
	{"value", isStock, naming{format.ValueName(model.Stock), "该月末的数"}},
	{"value", isRate, naming{format.ValueName(model.Rate), "该月报表中的比率"}},
	{"target", isLimit, naming{"控制数", "编印之日有效的年度控制数"}},
	{"completion", isLimit, naming{"占控制数", "本期数除以年度控制数，%"}},
	{"target-share", isLimit, naming{"控制数占比", "占各成员及其他单位年度控制数合计的份额，%"}},
	{"forecast-completion", isLimit, naming{"预计占控制数", "预计全年除以年度控制数，%"}},
	{"path", isLimit, naming{"序时控制数", "年度控制数乘月数除以12"}},
}

func isStock(i *model.Indicator) bool { return i.Measure == model.Stock }
func isRate(i *model.Indicator) bool  { return i.Measure == model.Rate }
func isLimit(i *model.Indicator) bool { return i.Better == model.Lower }

// of is what the measure is called of an indicator, or, i being nil, of several.
func (m *Measure) of(i *model.Indicator) naming {
	for k := range variants {
		if v := &variants[k]; i != nil && v.id == m.ID && v.of(i) {
			return v.naming
		}
	}
	return naming{m.Name, m.Definition}
}

// called is the name of a measure of an indicator in the site's words.
func (d *Data) called(m *Measure, i *model.Indicator) string {
	return worded(m.of(i).Name, d.View.Site.Words)
}

// namings are the names of a measure that occur, in bulletin order and in the site's words.
func (d *Data) namings(m *Measure) []naming {
	var out []naming
	seen := map[string]bool{}
	for _, s := range d.Subjects {
		if n := m.of(s.Indicator); !seen[n.Name] && s.has(m) {
			seen[n.Name] = true
			out = append(out, naming{worded(n.Name, d.View.Site.Words), worded(n.Definition, d.View.Site.Words)})
		}
	}
	return out
}

func (s *Subject) has(m *Measure) bool { return s.used[m] }

// whole is all that a measure is called and means, where it is told once for all indicators.
func (d *Data) whole(m *Measure) naming {
	list := d.namings(m)
	if len(list) == 1 {
		return list[0]
	}
	var names, meanings []string
	for _, n := range list {
		names = append(names, n.Name)
		meanings = append(meanings, n.Name+"："+n.Definition)
	}
	return naming{strings.Join(names, "、"), strings.Join(meanings, "；")}
}
