package load

import (
	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// term checks from when to when an indicator is counted.
func (k *indicatorReader) term(i *model.Indicator, n *yaml.Node) {
	never := model.Period{}
	if i.Since != never && i.Until != never && i.Until.Compare(i.Since) < 0 {
		k.errorf(k.pos(n), "bad-order", "since 写开始统计的月份，until 写最后一次统计的月份", "“%s”的“until”（%s）早于“since”（%s）", i.ID, i.Until, i.Since)
		i.Since, i.Until = never, never
	}
}

// counted reports whether a figure or target of an indicator may stand where it does, and complains where it may not. from is the month,
// or the first one of the year; was, whether it is counted then. A figure of before is what later ones are compared with.
func (m *matrix) counted(i *model.Indicator, was bool, from model.Period, past string, pos diag.Pos) bool {
	switch {
	case was:
		return true
	case i.Until != model.Period{} && i.Until.Compare(from) < 0:
		m.errorf(pos, "indicator-not-counted", "删去这一行；那时还统计的，改 data/indicators.yaml 里的 until", "指标“%s”（%s）只统计到 %s", i.ID, shown(i.Name), i.Until)
		return false
	case past != "":
		m.errorf(pos, "indicator-not-counted", past, "指标“%s”（%s）自 %s 起才统计", i.ID, shown(i.Name), i.Since)
		return false
	}
	return true
}
