package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// captionOf is what the table says as a whole: a line above it, 表1 …（单位：亿元）, its corner and the heading.
func (g *grid) captionOf(runs []Run, from int) *head {
	all := &head{}
	const lines, long = 2, 60
	for k := from - 1; k >= 0 && k >= from-lines; k-- {
		text, _ := joined(&runs[k])
		unit := strings.Contains(text, "单位：") || strings.Contains(text, "单位:")
		if runs[k].Kind == Cell || runs[k].Kind == Paragraph && len([]rune(text)) > long && !unit || strings.ContainsAny(text, "。；") && !unit {
			break
		}
		h := g.headOf(untitled(text))
		h.said, h.doubt, h.total, h.second = 0, "", false, nil
		all = all.merge(h)
		if runs[k].Kind == Heading {
			break
		}
	}
	for k, what := range g.roles {
		if what != ofNames || g.heads == 0 {
			continue
		}
		h := g.headOf(g.text(0, k))
		if h.doubt == "" && !h.measures() {
			all = all.merge(&head{unit: h.unit, indicators: h.indicators, span: h.span, rate: h.rate})
		}
	}
	return all
}

// untitled is a caption without its number: 表1, 附表二.
func untitled(text string) string {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(text), "附"), "表")
	if !ok {
		return text
	}
	return strings.TrimLeft(strings.TrimLeft(rest, "0123456789０１２３４５６７８９一二三四五六七八九十—-"), " 　：:.、")
}

// merge adds what another head says where the first says nothing.
func (h *head) merge(o *head) *head {
	j := *h
	j.takeUnit(o)
	if len(j.indicators) == 0 {
		j.indicators, j.rate = o.indicators, o.rate
	}
	if len(j.regions) == 0 {
		j.regions = o.regions
	}
	if j.span == nil {
		j.span = o.span
	}
	if j.part == nil {
		j.part = o.part
	}
	return &j
}

// nameColumns reads the heads of the columns. One that says only what is measured goes on with what the one before it is about.
func (g *grid) nameColumns() {
	var before, group *head
	for k, what := range g.roles {
		if what == ofNames {
			g.columns = append(g.columns, &head{})
			continue
		}
		var h *head
		for n := 0; n < min(g.heads, deepestHead); n++ {
			text := g.text(n, k)
			if n == 0 && g.heads > 1 && g.heads < len(g.rows) {
				if text != "" {
					group = g.headOf(text)
				}
				h = group
				continue
			}
			if text != "" || h == nil {
				one := g.headOf(text)
				if h != nil {
					one = one.under(h)
				}
				h = one
			}
		}
		if h == nil {
			h = &head{}
		}
		if what == ofNothing {
			h = &head{idle: true}
		}
		h = h.follow(before)
		if what != ofWords && !h.idle {
			before = h
		}
		g.columns = append(g.columns, h)
	}
}

// follow takes over from the head before what one that only says what is measured is about: 固定资产投资（亿元） | 同比（%）.
func (h *head) follow(before *head) *head {
	if before == nil || h.idle || len(h.indicators) > 0 || h.doubt != "" || h.total {
		return h
	}
	if len(h.regions) > 0 && before.said&^silent == 0 && len(before.indicators) == 0 {
		return h
	}
	j := *h
	j.takeUnit(before)
	j.unit = h.unit
	if len(before.indicators) > 0 || before.doubt != "" || before.lost != "" {
		j.indicators, j.rate, j.carried = before.indicators, before.rate, true
		j.guesses = before.guesses
		if j.part == nil && h.said&part == 0 {
			j.part = before.part
		}
	}
	if len(h.regions) > 0 {
		return &j // another region's
	}
	if h.span != nil || !h.measures() && h.part == nil {
		return &j
	}
	if j.lost = before.lost; before.doubt != "" {
		j.lost = before.doubt
	}
	j.total = before.total
	j.regions = before.regions
	if before.said&lastYear == 0 {
		j.span, j.spanned = before.span, before.span != nil
	} else if before.spanned {
		j.span, j.spanned = before.span, true
	}
	return &j
}

// nameRows reads what the rows say of themselves.
func (g *grid) nameRows() {
	var before, section *head
	g.sections = make([]int, len(g.rows))
	at := 0
	names := map[int]string{} // the last name in each column
	for n := range g.rows {
		if n < g.heads {
			g.lines = append(g.lines, nil)
			continue
		}
		var h *head
		alone := len(g.roles) > 1
		for k, what := range g.roles {
			text := g.text(n, k)
			if what != ofNames {
				alone = alone && text == ""
				continue
			}
			if text == "" && k > 0 {
				continue
			}
			if text == "" {
				text = names[k]
			}
			names[k] = text
			one := g.headOf(text)
			if h != nil {
				one = one.under(h)
			}
			h = one
		}
		if h == nil {
			h = &head{}
		}
		if alone && h.text != "" {
			section, before, at = h, nil, n
			g.lines = append(g.lines, h)
			continue
		}
		g.sections[n] = at
		h = h.follow(before)
		before = h
		if section != nil {
			h = h.within(section)
		}
		g.lines = append(g.lines, h)
	}
}

// within is a row's head below a row that stands by itself and says what those below it are about.
func (h *head) within(section *head) *head {
	j := h.merge(section)
	j.said |= section.said &^ sum
	j.sectioned = section.doubt != ""
	return j
}

// findMembers finds whose numbers the table holds, for its totals.
func (g *grid) findMembers() {
	for _, list := range [][]*head{g.lines, g.columns} {
		for _, h := range list {
			if h == nil || h.doubt != "" || len(h.regions) != 1 {
				continue
			}
			if r := h.regions[0]; (r.Kind == model.County || r.Kind == model.Zone) && !slices.Contains(g.members, r) {
				g.members = append(g.members, r)
			}
		}
	}
}
