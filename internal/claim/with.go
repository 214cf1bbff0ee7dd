package claim

import (
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// comparedTo is what a number was compared with, for its name in messages.
type comparedTo struct {
	base   *months
	bases  []*model.Region
	topics []*model.Indicator
	place  *standing
}

// readingName is what evidence is called by its reading, with what it was compared with in place of words for that: 与石门县之差, and not 之差.
func (b *block) readingName(e *evidence) string {
	name, with := e.reading.name, &e.with
	switch {
	case name == "" && e.reading.measure == measure.Value && e.first > 1 && e.indicator.Measure == model.Flow:
		return alone(months{e.view, e.first})
	case name == "":
		return e.reading.measure.Name
	case with.base != nil && strings.Contains(name, "基期"):
		period := periodName(with.base.view)
		if with.base.first > 1 {
			period = format.MonthsFrom(with.base.first, with.base.view.Edition.Period)
		}
		return strings.Replace(name, "基期", period, 1)
	case with.place != nil && name == placeGap:
		from := "第"
		if with.place.bottom {
			from = "倒数第"
		}
		return "与" + from + model.Int(with.place.from).String() + "位之差"
	case len(with.topics) > 0 && strings.Contains(name, "其他指标"):
		return strings.Replace(name, "其他指标", with.topics[0].Name, 1)
	case len(with.bases) == 1 && (name == "之差" || name == "之比"):
		return "与" + b.regionName(with.bases[0]) + name
	}
	return name
}

// alone is what a figure of some months by themselves is called, which is no 累计.
func alone(m months) string {
	switch m.length() {
	case 1:
		return "当月"
	case 3:
		return "当季"
	}
	return "当期"
}

// ownUnit is a unit as the site writes it where people put 次 behind it: 1912场次 of 场.
func (l *lexicon) ownUnit(unit string) string {
	if short := strings.TrimSuffix(unit, "次"); short != unit && !l.own[unit] && l.own[short] && strings.Contains("场 件 起", short) {
		return short
	}
	return unit
}
