package load

import (
	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// matrix reads indicator → region → cell, the shape of values in reports and targets.
type matrix struct {
	*reader
	l       *loader
	body    body                                          // to be read by lines, where it has a text
	absent  string                                        // the advice for a region without a value
	accept  func(i *model.Indicator, key *yaml.Node) bool // may the indicator have values at all
	blanket func(i *model.Indicator, v value)             // one gap for all regions
	cell    func(i *model.Indicator, g *model.Region, v value)
}

func (m *matrix) values(v value) {
	if m.sketching() {
		m.drawTable(idText.String(), "指标的编号", func() {
			m.drawEither(func() { m.blanket(&model.Indicator{}, blank("")) }, func() {
				m.drawTable(idText.String(), "地区的编号", func() { m.cell(&model.Indicator{}, &model.Region{}, blank("")) })
			})
		})
		return
	}
	if m.body.text != "" {
		if v.Line != m.body.line-1 || !m.lines(m.body) {
			m.failed++
		}
		return
	}
	pairs, _ := m.pairsOr(v.Node, "values ", "各地区缩进写在指标下面；整项没有数的，写明原因的词")
	for _, p := range pairs {
		i, ok := m.indicator(p.key)
		if !ok || !m.accept(i, p.key) {
			continue
		}
		if p.value.Kind == yaml.ScalarNode {
			m.blanket(i, value{p.value, p.key.Value})
			continue
		}
		m.cells(i, p.value)
	}
}

func (m *matrix) cells(i *model.Indicator, n *yaml.Node) {
	pairs, _ := m.pairsOr(n, "指标“"+i.ID+"”", m.absent)
	for _, p := range pairs {
		if g, ok := m.region(p.key); ok {
			m.cell(i, g, value{p.value, p.key.Value})
		}
	}
}

// indicator finds the indicator of a key. Where a region stands in its place the indentation is wrong.
func (m *matrix) indicator(key *yaml.Node) (*model.Indicator, bool) {
	if m.l.regions.has(key.Value) && !m.l.indicators.has(key.Value) {
		m.errorf(m.pos(key), "unknown-indicator", "values 下面先写指标，地区再缩进一级写在指标下面", "“%s”是地区的编号，这里应是指标", key.Value)
		return nil, false
	}
	return m.l.indicators.find(m.reader, value{key, "values"})
}

// region finds the region of a key.
func (m *matrix) region(key *yaml.Node) (*model.Region, bool) {
	if m.l.indicators.has(key.Value) && !m.l.regions.has(key.Value) {
		m.errorf(m.pos(key), "unknown-region", "各指标上下对齐，比地区少缩进一级", "“%s”是指标的编号，这里应是地区", key.Value)
		return nil, false
	}
	return m.l.regions.find(m.reader, value{key, "values"})
}

// gap reads the one word that stands for all regions of an indicator.
func (m *matrix) gap(v value, gaps []word[model.Gap], absent string) (model.Num, bool) {
	num, ok := m.num(v, gaps, absent)
	if m.sketching() {
		m.drawWordOnly()
	}
	if ok && num.Ok() {
		m.errorf(m.pos(v.Node), "wrong-type", "把数写在各地区的编号下面", "指标“%s”下面应是各地区，这里只有一个数", v.key)
		return num, false
	}
	return num, ok
}

// allowed complains about a number for a region to which the indicator does not apply, and about a
// negative one where none can be.
func (m *matrix) allowed(i *model.Indicator, g *model.Region, num model.Num, pos diag.Pos) bool {
	if !i.AppliesTo(g) {
		m.errorf(pos, "not-due", notDueFix(i), "指标“%s”不适用于“%s”", i.ID, g.ID)
		return false
	}
	return m.signed(i, num, pos)
}

func notDueFix(i *model.Indicator) string {
	if i.Scope == model.PrefectureOnly {
		return "删去这一行，或在指标文件里改 scope"
	}
	return "删去这一行，或在指标文件里改 not_for"
}

func (m *matrix) signed(i *model.Indicator, num model.Num, pos diag.Pos) bool {
	if num.Ok() && num.Value.Sign() < 0 && !i.Signed {
		m.errorf(pos, "negative-figure", "核对数字；确实可以为负的，在指标文件里写 signed: true", "指标“%s”不能是负数", i.ID)
		return false
	}
	return true
}
