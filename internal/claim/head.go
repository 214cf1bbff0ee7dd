package claim

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// head is what a cell that names a row or a column says of the numbers in it, or a caption of those of the table.
type head struct {
	text       string
	said       cue
	unit       string // 亿元, %; empty where it does not say
	level      string // that of the figure itself, where another head says it
	regions    []*model.Region
	bases      []*model.Region
	indicators []*model.Indicator
	rate       bool
	part       *component
	span       *span
	baseSpan   *span
	standing   *standing // 第一位: names stand under it
	other      bool      // among others than the members: 全国位次
	idle       bool      // its numbers are no figures: 序号
	total      bool      // 合计
	carried    bool      // the indicator is that of the head before
	spanned    bool      // and so is the period, which is certain
	lost       string    // why what it goes on with is not understood
	sectioned  bool      // it stands below a line that is not understood
	second     *head     // what the numbers in brackets are: 累计（同比%）
	doubt      string    // what is not understood, or not one thing
	guesses    []*model.Indicator
}

// headWords are what words mean in the heads of tables, where they stand alone.
var headWords = []struct {
	cue  cue
	list string
}{
	{complete, "进度 进度率 完成数 完成额 完成量 完成值 完成情况 实际完成数 完成百分比 达成率 完成程度 完成占比"},
	{up | down, "增减 增减率 增减幅 增减幅度 增减变化 ± +- 变化 变动 升降 增降 涨跌 进退 升降位 进退位 升降位次 增（减）"},
	{up | down | amountNoun, "增减额 增减量 增减数 增长额 增加额 增加量 增量 净增量 增长量"},
	{amountNoun, "额 量 数 绝对额 绝对值 绝对数"},
	{yoy | up | down, "比上年增减 比上年± 同比增减 较上年增减"},
	{rank, "位次 排名 名次 位 排位 排序 座次"},
	{rank | up | down, "位次变化 位次变动 位次升降 排名变化 排名变动 名次变化 名次升降"},
	{lastYear, "同期 同期数 同期值 上年同期值 去年同期值 上年同期数 去年同期数"},
	{monthly | must, "月均需 后续月均需 后续月均 所需倍数 后续每月需完成 月均需完成"},
	{monthly, "当前月均 目前月均 已完成月均"},
	{forecast, "全年预计 预计全年 季节预计 按当前进度 按上年走势 预计全年完成"},
	{forecast | complete, "预计完成率 预计全年完成率"},
	{target | share, "任务占比 目标占比"},
	{spread, "之差 差距 差值"},
	{share, "占比 比重 构成 结构 构成比"},
	{filler, "数值 数额 金额 值 率 情况 本期 本期数 本年 总额 数量 期末 期末数 累计数 累计值 累计 实际 本年累计 本期累计 自年初累计 年初累计 自年初 年初以来 今年以来 报告期"},
}

// idleHeads name columns whose numbers are no figures.
var idleHeads = strings.Fields("序号 编号 代码 序 号 No. NO 电话 联系电话 手机 邮编 文号 日期 时间节点 完成时限 时限 期限 年月 页码 身份证号")

// totals name rows that add up the others.
var totals = strings.Fields("合计 总计 共计 全部合计 合计数 总数")

// forHeads is the lexicon by which heads are read.
func (l *lexicon) forHeads() *lexicon {
	h := *l
	h.entries, h.words = maps.Clone(l.entries), maps.Clone(l.words)
	for key, list := range h.words {
		h.words[key] = slices.Clone(list) // add inserts in place
	}
	for _, w := range headWords {
		for _, word := range strings.Fields(w.list) {
			if e := h.entries[word]; e != nil && e.cue == 0 {
				continue // the name of something
			}
			h.entries[word] = &entry{cue: w.cue}
			h.words.add(word)
		}
	}
	return &h
}

// unitOfHead reports whether a text is a unit, and gives it as numbers have it.
func (l *lexicon) unitOfHead(text string) (unit string, ok bool) {
	switch text {
	case "％", "﹪":
		return "%", true
	case "":
		return "", false
	case "名":
		return "位", true
	}
	return text, l.isUnit[text]
}

// headOf reads a text as a head.
func (g *grid) headOf(text string) *head {
	h := &head{text: strings.TrimSpace(text)}
	const long = 300 // bytes: what says more is no head
	if len(h.text) > long {
		h.unsure("没有读懂“" + shorten(h.text) + "”")
		return h
	}
	rest := unnumbered(fold(h.text, nil).text)
	if slices.Contains(idleHeads, rest) {
		h.idle = true
		return h
	}
	h.total = slices.Contains(totals, rest)
	rest = g.takeUnits(h, rest)
	if rest != "" {
		g.readHead(h, rest)
	}
	if h.total {
		h.said &^= sum
	}
	return h
}

// unnumbered is a text without the number of its item: 一、, （二）, 1.
func unnumbered(text string) string {
	rest := strings.TrimLeft(text, "（")
	open := len(rest) < len(text)
	n := 0
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if !strings.ContainsRune("一二三四五六七八九十0123456789", r) {
			break
		}
		n += size
	}
	if n == 0 {
		return text
	}
	r, size := utf8.DecodeRuneInString(rest[n:])
	next, _ := utf8.DecodeRuneInString(rest[n+size:])
	if open && r == '）' || !open && (r == '、' || (r == '.' || r == '）') && (next < '0' || next > '9')) {
		return strings.TrimLeftFunc(rest[n+size:], isSpace)
	}
	return text
}

// takeUnits takes the units, and what else stands in brackets, from the end of a head: 累计（亿元）, 完成率/%, 比上年±%.
func (g *grid) takeUnits(h *head, text string) string {
	if at := strings.Index(text, "单位："); at >= 0 {
		from := at + len("单位：")
		end := strings.Index(text[from:], "）")
		behind := ""
		if end < 0 {
			end = len(text) - from
		} else {
			behind = text[from+end+len("）"):]
		}
		for _, u := range strings.FieldsFunc(text[from:from+end], func(r rune) bool { return strings.ContainsRune("、，,； /", r) }) {
			if unit, ok := g.unitOfHead(u); ok && (h.unit == "" || h.unit == "%") {
				h.unit = unit
			}
		}
		text = strings.TrimSuffix(text[:at], "（") + behind
	}
	for again := true; again; {
		again = false
		text = strings.TrimRight(text, "，：/*※ ")
		if unit, ok := g.unitOfHead(text); ok && h.unit == "" {
			h.unit = unit
			return ""
		}
		if inner, before, ok := lastBracket(text); ok {
			if unit, ok := g.bareUnit(h, inner); ok {
				h.unit, text, again = unit, before, true
				continue
			}
			if g.entries[text] != nil {
				return text
			}
			if two := g.headOf(inner); two.doubt == "" && two.said&^silent != 0 && len(two.indicators) == 0 && len(two.regions) == 0 {
				h.second, text, again = two, before, true
				continue
			}
		}
		if at := strings.LastIndexAny(text, "/，"); at > 0 && g.entries[text] == nil {
			_, size := utf8.DecodeRuneInString(text[at:])
			if unit, ok := g.bareUnit(h, text[at+size:]); ok {
				h.unit, text, again = unit, text[:at], true
				continue
			}
		}
		for _, unit := range []string{"个百分点", "百分点", "%", "‰"} {
			if before, ok := strings.CutSuffix(text, unit); ok && h.unit == "" && g.entries[text] == nil {
				h.unit, text, again = unit, before, true
				break
			}
		}
	}
	return text
}

// lastBracket is what the brackets that end a text hold, and what stands before them.
func lastBracket(text string) (inner, before string, ok bool) {
	if !strings.HasSuffix(text, "）") {
		return "", "", false
	}
	at := strings.LastIndex(text, "（")
	if at < 0 {
		return "", "", false
	}
	return text[at+len("（") : len(text)-len("）")], text[:at], true
}

// bareUnit reads a unit that may have a sign of change before it: ±%.
func (g *grid) bareUnit(h *head, text string) (string, bool) {
	if h.unit != "" {
		return "", false
	}
	rest := strings.Trim(text, "±+-−—、， ")
	if rest == "" && text != "" {
		h.said |= up | down
		return "", true
	}
	unit, ok := g.unitOfHead(rest)
	if ok && rest != text {
		h.said |= up | down
	}
	return unit, ok
}

// readHead reads the words of a head.
func (g *grid) readHead(h *head, text string) {
	b := &block{reader: g.heading}
	b.spare = &spare{} // heads and cells are read beside each other
	b.cut(&Run{Pieces: []Piece{{Text: text}}})
	if len(b.tokens) == 0 {
		return
	}
	for k := range b.tokens {
		if t := &b.tokens[k]; t.kind == figure && t.printed == nil && t.num.kind == idle {
			h.unsure("没有读懂“" + shorten(h.text) + "”") // 截至6月20日
		}
	}
	c := b.parse(0, len(b.tokens), stop)
	for k := range c.frames {
		g.readFrame(h, b, &c.frames[k])
	}
	if h.said&part != 0 && h.part == nil {
		h.unsure("“其中”讲的是一部分")
	}
	if h.said&(future|others|except|outside|alien|must) != 0 && h.said&(rest|monthly|target) == 0 || h.said&not != 0 {
		h.unsure("没有读懂“" + shorten(h.text) + "”")
	}
}

// readFrame takes what a frame of a head's words says.
func (g *grid) readFrame(h *head, b *block, f *frame) {
	h.said |= f.cues | f.behind
	if f.at < f.end {
		if t := &b.tokens[f.at]; t.printed == nil && t.num.kind == placed {
			n := placeNumber(t)
			h.standing = &standing{from: n, to: n, bottom: t.lastPlace}
		} else {
			h.unsure("没有读懂“" + shorten(h.text) + "”")
		}
	}
	if f.counted >= 0 {
		h.unsure("没有读懂“" + shorten(h.text) + "”")
	}
	g.headPlaces(h, b, f)
	for k, t := range f.topics {
		switch {
		case t.unclean:
			h.unsure("“" + b.around(t.token) + "”不是指标的名称")
			h.guesses = append(h.guesses, t.indicators...)
			continue
		case k > 0 && (t.joined || intersect(f.topics[0].indicators, t.indicators) == nil):
			h.unsure("“" + shorten(h.text) + "”不止一项指标")
		}
		h.indicators, h.rate = t.indicators, t.rate
	}
	if len(f.baseTopics) > 0 {
		h.unsure("没有读懂“" + shorten(h.text) + "”")
	}
	if f.part != nil {
		h.part = f.part
	}
	if f.span != nil {
		h.span = f.span
	}
	if f.baseSpan != nil {
		h.baseSpan = f.baseSpan
	}
	for _, k := range f.unknown {
		if !strings.ContainsFunc(b.spelled(k), isWordRune) {
			continue
		}
		h.unsure("没有读懂“" + shorten(h.text) + "”")
		h.guesses = append(h.guesses, b.guesses(f, nil)...)
		h.guesses = append(h.guesses, b.resembling(f)...)
		break
	}
	if len(f.unknown) > 0 && h.doubt != "" && len(h.indicators) > 0 && len(h.guesses) == 0 {
		h.guesses = h.indicators
	}
}
