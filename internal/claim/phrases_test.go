package claim

import (
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// writer makes sentences of what people write in them, in any order: true, false and without sense. What is told of each stands in
// testdata/told, so that none of it changes unseen; of what people wrote, testdata/blind has more.
type writer struct {
	*clerk
	region    *model.Region
	indicator *model.Indicator
}

func (w *writer) member() string {
	list := w.site.Counties()
	return w.regionName(list[w.random.Intn(len(list))])
}

// members are some of them as a text lists them.
func (w *writer) members() string {
	var names []string
	list := w.site.Counties()
	for _, k := range w.random.Perm(len(list))[:min(len(list), 2+w.random.Intn(3))] {
		names = append(names, w.regionName(list[k]))
	}
	last := len(names) - 1
	return strings.Join(names[:last], "、") + pick(w.clerk, "、", "和", "以及") + names[last]
}

func (w *writer) count() string {
	n := 1 + w.random.Intn(len(w.site.Counties()))
	if w.random.Intn(2) == 0 {
		return format.Members(n, w.site.Words)
	}
	return pick(w.clerk, "一", "两", "三", "四", "五", "六", "七", "八") + pick(w.clerk, "个", "") + w.site.Words.Member
}

func (w *writer) subject() string {
	all := w.site.Words.Member
	w.region = w.site.Whole()
	switch w.random.Intn(14) {
	case 0, 1, 2:
		list := w.site.Counties()
		w.region = list[w.random.Intn(len(list))]
		return w.regionName(w.region)
	case 3, 4:
		return w.site.Words.Whole
	case 5:
		return w.members()
	case 6:
		return w.members() + "等" + w.count()
	case 7:
		return w.count()
	case 8:
		return pick(w.clerk, "各", "其余", "其他") + all
	case 9:
		return "除" + w.members() + "外，" + pick(w.clerk, "其余", "其他", "各") + all
	case 10:
		return pick(w.clerk, "只有", "仅") + w.member()
	case 11:
		return format.Members(len(w.site.Counties()), w.site.Words) + "中，" + pick(w.clerk, w.count(), w.member(), "有"+w.count())
	case 12:
		return pick(w.clerk, "该县", "全县", "其中", "其中，"+w.member(), w.site.Words.Upper)
	}
	return ""
}

func (w *writer) topic() string {
	w.indicator = w.site.Indicators[w.random.Intn(len(w.site.Indicators))]
	switch w.random.Intn(8) {
	case 0:
		return ""
	case 1:
		return w.name(w.indicator) + pick(w.clerk, "、", "和") + w.name(w.site.Indicators[w.random.Intn(len(w.site.Indicators))])
	case 2:
		return pick(w.clerk, "主要指标", "各项指标", fmt.Sprintf("%d项指标", 1+w.random.Intn(6)))
	}
	return w.name(w.indicator)
}

// figure is a number of the subject by some measure, as it is or false, perhaps only about so much.
func (w *writer) figure(m *measure.Measure) string {
	cell := w.view.Cell(w.indicator, w.region)
	q := m.Of(w.view, &cell)
	if !q.Ok() {
		q = measure.Quantity{Num: model.Number(model.Int(w.random.Intn(120))), Unit: pick(w.clerk, "%", w.indicator.Unit, "个百分点", "倍")}
	}
	if w.random.Intn(2) == 0 {
		q.Value = q.Value.Abs()
	}
	if w.random.Intn(5) == 0 {
		q.Places = w.random.Intn(3)
	}
	text := q.String()
	switch w.random.Intn(4) {
	case 0:
		if strings.ContainsAny(text, "0123456789") {
			text = w.falsified(text)
		}
	case 1:
		text = pick(w.clerk, "约", "超过", "近", "不到", "突破", "达") + text
	case 2:
		text += pick(w.clerk, "左右", "以上", "以内", "多", "")
	}
	return text
}

func (w *writer) any() string { return w.figure(measure.All[w.random.Intn(len(measure.All))]) }

// judgements are words that need no number.
var judgements = strings.Fields("落后序时进度 达到序时进度 未达到序时进度 尚未破零 已破零 完成年度目标 超额完成年度目标 未完成年度目标 实现正增长 同比下降 同比增长 过半 任务过半 达标 未达标 未报送 为零 超出年度控制数 控制在年度控制数以内 保持两位数增长 负增长 与上年同期持平 明显好于上年同期 严重落后序时 居首位 居末位 并列首位 排名靠前 位居前三 均为零")

func (w *writer) said() string {
	switch w.random.Intn(30) {
	case 0, 1:
		return pick(w.clerk, "完成", "累计", "累计完成", "为", "实现", "达到") + w.figure(measure.Value)
	case 2, 3:
		return pick(w.clerk, "同比增长", "同比下降", "比上年同期增加", "增速为", "降幅", "同比") + pick(w.clerk, w.figure(measure.Growth), w.figure(measure.Increase))
	case 4, 5:
		return pick(w.clerk, "完成年度目标的", "完成率", "完成率为", "占全年任务的", "进度为") + w.figure(measure.Completion)
	case 6:
		return pick(w.clerk, "低于序时进度", "高于序时进度", "落后序时", "超序时", "领先序时") + w.figure(measure.Lead)
	case 7:
		return pick(w.clerk, "距年度目标还差", "离全年任务还差", "还需完成", "超年度目标", "欠账", "月均需完成") + pick(w.clerk, w.figure(measure.Rest), w.figure(measure.Arrears), w.any())
	case 8:
		return pick(w.clerk, "居", "位居", "排", "列") + pick(w.clerk, w.site.Words.Whole, "全省", "") + pick(w.clerk, fmt.Sprintf("第%d位", 1+w.random.Intn(8)), "首位", "末位", "倒数第二", "前三位", "第二")
	case 9:
		return "由" + pick(w.clerk, "上年同期的", "一季度的", "") + w.any() + pick(w.clerk, "提高到", "下降到", "增加至", "降至", "转为", "调整为") + w.any()
	case 10:
		return pick(w.clerk, "占全州的", "占比", "占", "占各"+w.site.Words.Member+"总量的") + w.any()
	case 11:
		return pick(w.clerk, "比", "较", "高于", "低于") + pick(w.clerk, w.member(), w.site.Words.Whole, "全州平均", "上年末", "一季度", "平均水平") + pick(w.clerk, "高", "低", "多", "少", "") + w.any()
	case 12:
		return pick(w.clerk, "是", "相当于", "为") + w.member() + "的" + pick(w.clerk, "1.5倍", "两倍", "三分之一", w.any())
	case 13:
		return pick(w.clerk, "分别为", "分别完成", "分别增长", "依次为") + w.any() + "、" + w.any() + pick(w.clerk, "", "和"+w.any())
	case 14:
		return pick(w.clerk, "合计", "共", "总计", "加起来") + w.any()
	case 15:
		return pick(w.clerk, "平均", "户均", "月均", "均值") + w.any()
	case 16:
		return pick(w.clerk, "最高的是", "最低的是", "最多的是", "增长最快的是", "降幅最大的是", "完成率最高的是", "垫底的是", "居首位的是") + pick(w.clerk, w.member(), w.members()) + pick(w.clerk, "", "（"+w.any()+"）", "，"+w.any())
	case 17:
		return pick(w.clerk, "首末相差", "最高与最低相差", "相差", "差距为") + w.any()
	case 18:
		return pick(w.clerk, "均", "都", "全部", "均未", "无一") + pick(w.clerk, "超过", "低于", "达到", "不足") + w.any()
	case 19:
		return pick(w.clerk, "有", "共有", "仅有", "") + w.count() + pick(w.clerk, "", "的完成率") + pick(w.clerk, "超过", "低于", "不足", "高于") + pick(w.clerk, "50%", "序时进度", "全州平均", w.any())
	case 20:
		return pick(w.clerk, "不", "未", "没有", "均", "都", "已", "仍", "") + judgements[w.random.Intn(len(judgements))]
	case 21:
		return "（" + pick(w.clerk, w.any(), w.member()+w.any(), "其中"+w.member()+w.any()) + "）"
	case 22:
		return pick(w.clerk, "力争全年完成", "预计全年完成", "照此进度全年可达", "若完成") + w.any()
	case 23:
		return pick(w.clerk, "上升", "下降", "前移", "后退", "较上期上升") + fmt.Sprintf("%d位", 1+w.random.Intn(3))
	case 24:
		return pick(w.clerk, "翻一番", "过半", "近一半", "超六成", "不到三成", "四成五", "增长一倍", "下降两成")
	case 25:
		return w.count() + judgements[w.random.Intn(len(judgements))]
	case 26:
		return w.members() + judgements[w.random.Intn(len(judgements))]
	}
	return judgements[w.random.Intn(len(judgements))]
}

// sentence has a period, a subject and one to three statements; the subject may change.
func (w *writer) sentence() string {
	var b strings.Builder
	if w.random.Intn(3) == 0 {
		b.WriteString(pick(w.clerk, "1—6月，", "上半年，", "去年同期，", "截至6月末，", "一季度，", "上月末，", "今年以来，", "2021年，", "6月，", "全年", "二季度，", "上年同期"))
	}
	b.WriteString(w.subject())
	b.WriteString(w.topic())
	for k := range 1 + w.random.Intn(3) {
		if k > 0 {
			b.WriteString(pick(w.clerk, "，", "，", "；", "，"+w.subject(), "；"+w.subject()+w.topic()))
		}
		b.WriteString(w.said())
	}
	return b.String() + "。"
}

// tellAll writes verdicts, and of a contradiction what to do about it.
func tellAll(b *strings.Builder, list []Verdict, runs []Run) {
	for _, v := range list {
		tellOne(b, v, runs)
		if v.Outcome == Contradicts {
			fmt.Fprintf(b, "    → %s\n", v.Fix)
		}
	}
}

// TestToldPhrases holds what is told of sentences that a random writer makes.
func TestToldPhrases(t *testing.T) {
	b := &strings.Builder{}
	for k, desk := range []*desk{openSite(t, ".", "2022-h1"), verdictDesk(t, "2024-h1", ""), verdictDesk(t, "2024", ""), openSite(t, "internal/claim/testdata/blind/sites/anquan", blindEdition(t, "anquan")), openSite(t, "internal/claim/testdata/blind/sites/weisheng", blindEdition(t, "weisheng"))} {
		w := &writer{clerk: &clerk{desk, rand.New(rand.NewSource(int64(500 + k)))}}
		for range 400 {
			about := Subject{}
			if w.random.Intn(4) == 0 {
				about.Region = desk.site.Regions[w.random.Intn(len(desk.site.Regions))]
			} else if w.random.Intn(4) == 0 {
				about.Indicator = desk.site.Indicators[w.random.Intn(len(desk.site.Indicators))]
			}
			text := w.sentence()
			runs := []Run{{Pieces: []Piece{{Text: text}}}}
			fmt.Fprintln(b, text)
			tellAll(b, desk.checker.Check(desk.view, about, runs), runs)
		}
	}
	holdTold(t, "phrases", b.String())
}

// printed is a reference to the subject's figure, to a list of members or to how many they are, with its text.
func (w *writer) printed() Piece {
	f := &Figure{View: w.view, Region: w.region, Indicator: w.indicator, Measure: measure.All[w.random.Intn(len(measure.All))]}
	cell := w.view.Cell(f.Indicator, f.Region)
	q := f.Measure.Of(w.view, &cell)
	switch {
	case w.random.Intn(6) == 0:
		f.List, f.Picked = true, &Picked{Ruled: w.random.Intn(2) == 0, Total: w.random.Intn(4) == 0}
		var names []string
		for _, r := range w.site.Counties() {
			if w.random.Intn(3) == 0 {
				f.Picked.Regions = append(f.Picked.Regions, r)
				names = append(names, r.Name)
			}
		}
		return Piece{Text: pick(w.clerk, strings.Join(names, "、"), format.Members(len(names), w.site.Words)), Figure: f}
	case !q.Ok():
		return Piece{Text: w.any()}
	case w.random.Intn(2) == 0:
		f.Absolute = true
		q.Value = q.Value.Abs()
	}
	return Piece{Text: q.String(), Figure: f}
}

// block is a heading, or a paragraph in pieces, some of which references print and some of which the author settled.
func (w *writer) block() Run {
	if w.random.Intn(3) == 0 {
		return Run{Kind: Heading, Level: 1 + w.random.Intn(3), Pieces: []Piece{{Text: pick(w.clerk, w.topic(), w.subject(), w.subject()+w.topic(), "主要情况", "一、"+w.topic()+"情况")}}}
	}
	if w.random.Intn(3) == 0 {
		return Run{Pieces: []Piece{{Text: w.sentence()}}}
	}
	run := Run{Pieces: []Piece{{Text: w.subject() + w.topic() + pick(w.clerk, "完成", "累计", "同比增长", "同比下降", "低于序时进度", "完成年度目标的", "居", "有", "为", "由上年同期的")}, w.printed()}}
	run.Pieces = append(run.Pieces, Piece{Text: pick(w.clerk, "，", "提高到", "下降到", "，其中"+w.member(), "，"+w.subject()) + w.said() + "，"}, Piece{Text: w.said(), Fixed: w.random.Intn(4) == 0}, Piece{Text: pick(w.clerk, "，同比增长", "，比上年同期少", "和", "，占", "，"+w.subject()+"为")}, w.printed(), Piece{Text: "。"})
	return run
}

// TestToldBlocks holds what is told of blocks under headings, with figures that references print.
func TestToldBlocks(t *testing.T) {
	b := &strings.Builder{}
	for k, desk := range []*desk{openSite(t, ".", "2022-h1"), verdictDesk(t, "2024-h1", ""), openSite(t, "internal/claim/testdata/blind/sites/jiaoyu", blindEdition(t, "jiaoyu"))} {
		w := &writer{clerk: &clerk{desk, rand.New(rand.NewSource(int64(600 + k)))}}
		for range 150 {
			var runs []Run
			for range 2 + w.random.Intn(4) {
				run := w.block()
				runs = append(runs, run)
				b.WriteString(strings.Repeat("#", run.Level))
				for _, p := range run.Pieces {
					switch {
					case p.Figure != nil:
						b.WriteString("{" + p.Text + "}")
					case p.Fixed:
						b.WriteString("[" + p.Text + "]")
					default:
						b.WriteString(p.Text)
					}
				}
				b.WriteString("\n")
			}
			tellAll(b, desk.checker.Check(desk.view, Subject{}, runs), runs)
		}
	}
	holdTold(t, "blocks", b.String())
}

// TestToldWords holds what each word that the checker knows makes of the number behind it, and of the claim that it may be.
func TestToldWords(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	b := &strings.Builder{}
	for _, group := range words {
		for _, word := range strings.Fields(group.list) {
			b.WriteString(word)
			for _, pattern := range []string{"吉首市技术合同成交额W38.6%。", "全州技术合同成交额W9.43亿元，比上年同期W58.0%。", "泸溪县技术合同成交额居县市W首位，保靖县、永顺县W尚未破零。", "8个县市技术成果登记W，3个县市W。"} {
				text := strings.ReplaceAll(pattern, "W", word)
				b.WriteString(" |")
				for _, v := range d.check("", text) {
					b.WriteString(" " + []string{"=", "?", "!"}[v.Outcome] + text[v.Start:v.End])
				}
			}
			b.WriteString("\n")
		}
	}
	holdTold(t, "words", b.String())
}

// TestToldMoreSheets holds what is told of tables of the other sites.
func TestToldMoreSheets(t *testing.T) {
	b := &strings.Builder{}
	for k, site := range []string{"caizheng", "lvyou", "shuili", "renshe", "shangwu", "jiaotong"} {
		c := &clerk{openSite(t, "internal/claim/testdata/blind/sites/"+site, blindEdition(t, site)), rand.New(rand.NewSource(int64(700 + k)))}
		fmt.Fprintf(b, "== %s\n", site)
		for range 3 {
			for _, write := range sheets {
				c.tellSheet(b, write(c))
			}
		}
	}
	holdTold(t, "more-sheets", b.String())
}

// torn is a table whose heads, names and cells somebody changed here and there, or left out.
func (w *writer) torn(s *sheet) {
	for range 1 + w.random.Intn(5) {
		row := w.random.Intn(len(s.rows))
		if len(s.rows[row]) == 0 {
			continue
		}
		at := &s.rows[row][w.random.Intn(len(s.rows[row]))]
		w.region, w.indicator = w.site.Regions[w.random.Intn(len(w.site.Regions))], w.site.Indicators[w.random.Intn(len(w.site.Indicators))]
		switch w.random.Intn(9) {
		case 0:
			*at = pick(w.clerk, "", "—", "未报送", "见附件", "*")
		case 1:
			*at = w.any()
		case 2:
			*at = pick(w.clerk, "约", "超过", "其中：", "*", "（") + *at
		case 3:
			*at += pick(w.clerk, "*", "（预计）", "，同比增长3.1%", "左右", "注1")
		case 4:
			s.rows[0][w.random.Intn(len(s.rows[0]))] = pick(w.clerk, w.name(w.indicator), w.name(w.indicator)+"（"+w.indicator.Unit+"）", "同比（%）", "完成率", "位次", "年度目标", "上年同期", "一季度", "较序时", "占比", "备注", "增减", "")
		case 5:
			s.rows[row][0] = pick(w.clerk, w.regionName(w.region), "合计", "平均", "其他", "小计", w.name(w.indicator), "")
		case 6:
			s.rows = append(s.rows, slices.Clone(s.rows[row]))
		case 7:
			s.rows[row] = s.rows[row][:1+w.random.Intn(len(s.rows[row]))]
		default:
			if strings.ContainsAny(*at, "0123456789") {
				*at = w.falsified(*at)
			}
		}
	}
}

// TestToldTornSheets holds what is told of tables that are not as they should be.
func TestToldTornSheets(t *testing.T) {
	b := &strings.Builder{}
	for k, site := range []string{"anquan", "gongye", "huanjing", "jiaoyu", "nongye", "weisheng"} {
		w := &writer{clerk: &clerk{openSite(t, "internal/claim/testdata/blind/sites/"+site, blindEdition(t, site)), rand.New(rand.NewSource(int64(800 + k)))}}
		for range 2 {
			for _, write := range sheets {
				s := write(w.clerk)
				w.torn(s)
				text := s.markdown()
				fmt.Fprintf(b, "== %s\n%s", site, text)
				tellAll(b, w.checker.Check(w.view, Subject{}, runsOf(text)), runsOf(text))
			}
		}
	}
	holdTold(t, "torn-sheets", b.String())
}

// ofItems says something of many indicators at once, of a region or of all of them.
func (w *writer) ofItems() string {
	one, other := w.name(w.site.Indicators[w.random.Intn(len(w.site.Indicators))]), w.name(w.site.Indicators[w.random.Intn(len(w.site.Indicators))])
	w.region, w.indicator = w.site.Whole(), w.site.Indicators[w.random.Intn(len(w.site.Indicators))]
	n, m := 1+w.random.Intn(9), 1+w.random.Intn(5)
	items := pick(w.clerk, fmt.Sprintf("%d项指标", n), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项有进度要求的指标", n), "各项指标", "主要指标", "指标", fmt.Sprintf("纳入考核的%d项指标", n), pick(w.clerk, "三项指标", "两项指标", "五项"), fmt.Sprintf("%d项次任务", n))
	judged := judgements[w.random.Intn(len(judgements))]
	switch w.random.Intn(16) {
	case 0:
		return w.subject() + items + "中，" + fmt.Sprintf("%d项", m) + judged
	case 1:
		return w.subject() + items + pick(w.clerk, "均", "都", "全部", "未", "") + judged
	case 2:
		return items + "中，" + pick(w.clerk, "完成率最高的是", "完成率最低的是", "进度最快的是", "增长最快的是", "差距最大的是", "落后最多的是") + pick(w.clerk, one, one+"和"+other)
	case 3:
		return judged + pick(w.clerk, "项数最多的是", "项数最少的是", "指标最多的是", "的指标最多的是") + w.member() + fmt.Sprintf("，有%d项", m)
	case 4:
		return "居" + pick(w.clerk, "首位", "末位") + "项数最多的是" + w.member() + fmt.Sprintf("（%d项）", m)
	case 5:
		return pick(w.clerk, "落后面", "涉及面") + pick(w.clerk, "最大的是", "最小的是", "最大的有") + pick(w.clerk, one, one+"、"+other) + "，" + pick(w.clerk, "有", "各有") + w.count() + judged
	case 6:
		return one + "、" + other + pick(w.clerk, fmt.Sprintf("等%d项指标", n), fmt.Sprintf("等%d项", n), "两项指标", "2项") + judged
	case 7:
		return "各" + w.site.Words.Member + pick(w.clerk, "均有", "都有", "均为") + fmt.Sprintf("%d项", m) + judged
	case 8:
		return w.member() + pick(w.clerk, "有", "共有", "仅有", "") + fmt.Sprintf("%d项", m) + judged + pick(w.clerk, "，项数最多", "，居各"+w.site.Words.Member+"首位", "（"+one+"、"+other+"）", "，比"+w.member()+"多1项", "，为各县市最多")
	case 9:
		return w.member() + items + "中，" + one + "、" + other + judged + pick(w.clerk, "，其余指标均", "，其余均", fmt.Sprintf("，其余%d项", m)) + judgements[w.random.Intn(len(judgements))]
	case 10:
		return pick(w.clerk, "除", "除了") + one + pick(w.clerk, "外", "以外") + "，" + w.subject() + pick(w.clerk, "其余指标", "其他指标", "各项指标", "其余各项") + pick(w.clerk, "均", "") + judged
	case 11:
		return pick(w.clerk, "没有一项", "无一项", "没有指标", "每项指标都", "仅有一项", "一项也没有") + judged
	case 12:
		return w.subject() + one + pick(w.clerk, "由增长", "由下降", "由") + w.any() + pick(w.clerk, "转为下降", "转为增长", "转为", "回落到", "扩大到", "收窄至") + w.any()
	case 13:
		return pick(w.clerk, "如图1所示，", "见表2，", "图3：", "地图3幅，") + w.subject() + one + judged
	case 14:
		return w.count() + pick(w.clerk, "有", "各有", "均有") + fmt.Sprintf("%d项", m) + pick(w.clerk, "以上", "及以上", "以下", "") + pick(w.clerk, "指标", "") + judged
	}
	return items + pick(w.clerk, "在", "不在", "未在") + pick(w.clerk, "考核", "监测") + "之列，" + w.member() + fmt.Sprintf("%d项", m) + judged
}

// TestToldItems holds what is told of sentences about many indicators at once.
func TestToldItems(t *testing.T) {
	b := &strings.Builder{}
	for k, desk := range []*desk{openSite(t, ".", "2022-h1"), verdictDesk(t, "2024-h1", ""), openSite(t, "internal/claim/testdata/blind/sites/nongye", blindEdition(t, "nongye"))} {
		w := &writer{clerk: &clerk{desk, rand.New(rand.NewSource(int64(900 + k)))}}
		for range 350 {
			about := Subject{}
			if w.random.Intn(3) == 0 {
				about.Region = desk.site.Regions[w.random.Intn(len(desk.site.Regions))]
			}
			text := w.ofItems()
			for w.random.Intn(2) == 0 {
				text += pick(w.clerk, "，", "；", "。") + w.ofItems()
			}
			runs := []Run{{Pieces: []Piece{{Text: text + "。"}}}}
			fmt.Fprintln(b, text)
			tellAll(b, desk.checker.Check(desk.view, about, runs), runs)
		}
	}
	holdTold(t, "items", b.String())
}

// inOrder are members by an indicator's completion, as they rank.
func (w *writer) inOrder() []string {
	var names []string
	for _, c := range w.view.Ranking(w.indicator) {
		if c.Place.Rank > 0 {
			names = append(names, w.regionName(c.Region))
		}
	}
	if len(names) < 3 {
		for _, r := range w.site.Counties() {
			names = append(names, r.Name)
		}
	}
	if w.random.Intn(4) == 0 {
		k := w.random.Intn(len(names) - 1)
		names[k], names[k+1] = names[k+1], names[k]
	}
	return names
}

// worst are the tasks of members by their completion, the lowest first.
func (w *writer) worst(n int) []string {
	type task struct {
		name string
		done float64
	}
	var list []task
	for _, r := range w.site.Counties() {
		for _, i := range w.view.Indicators(r) {
			if c := w.view.Cell(i, r); c.Completion.Ok() && i.Better == model.Higher {
				list = append(list, task{w.regionName(r) + w.name(i), c.Completion.Plot()})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b task) int { return cmp.Compare(a.done, b.done) })
	var names []string
	for _, t := range list[:min(n, len(list))] {
		names = append(names, t.name+pick(w.clerk, "", fmt.Sprintf("（%.1f%%）", t.done)))
	}
	return names
}

// ofOrders says who comes before whom, how many share a place, who lacks what, and what moved since when.
func (w *writer) ofOrders() string {
	w.region, w.indicator = w.site.Whole(), w.site.Indicators[w.random.Intn(len(w.site.Indicators))]
	topic, order, all := w.name(w.indicator), w.inOrder(), w.site.Words.Member
	last := len(order) - 1
	first := order[:min(2+w.random.Intn(3), len(order))]
	members := format.Members(len(w.site.Counties()), w.site.Words)
	judged := judgements[w.random.Intn(len(judgements))]
	switch w.random.Intn(24) {
	case 0, 1:
		return topic + pick(w.clerk, "完成率", "进度", "总量", "增速", "") + pick(w.clerk, "由高到低依次是", "从高到低依次为", "排在前面的依次是", "由低到高依次是", "居前三位的是", "居前列的是") + strings.Join(first, "、")
	case 2:
		return topic + "完成率" + pick(w.clerk, "最高的是", "居首位的是", "最快的是") + order[0] + "，" + pick(w.clerk, "最低的是", "垫底的是", "居末位的是") + order[last]
	case 3:
		return topic + "完成率" + order[1] + pick(w.clerk, "仅次于", "紧随", "高于", "低于", "落后于") + order[0] + pick(w.clerk, "", "，居第二位", "，高于"+order[last])
	case 4:
		return pick(w.clerk, "完成率最低的依次是", "进度最慢的是", "完成率最低的是") + strings.Join(w.worst(1+w.random.Intn(3)), pick(w.clerk, "、", "和"))
	case 5:
		return pick(w.clerk, "后续月均与目前月均之比最大的是", "同比增长最快的是") + w.member() + topic + pick(w.clerk, "", "、"+w.member()+topic)
	case 6:
		return topic + pick(w.clerk, "任务最重的是", "任务相对最重的是", "任务最轻的是", "目标最高的是") + w.member()
	case 7:
		return w.count() + topic + pick(w.clerk, "并列首位", "并列末位", "并列第2位", "同为100.0%，并列首位", "完成率并列第一")
	case 8:
		return w.subject() + topic + "居" + w.site.Words.Upper + fmt.Sprintf("第%d位", 1+w.random.Intn(14)) + pick(w.clerk, "", "（共14个）", "，在14个市州中")
	case 9:
		return w.member() + topic + pick(w.clerk, "在"+members+"中居", members+"中排", "居各"+all) + fmt.Sprintf("第%d位", 1+w.random.Intn(8)) + pick(w.clerk, "", "（共8个）", fmt.Sprintf("，较上期上升%d位", 1+w.random.Intn(3)))
	case 10:
		return w.subject() + topic + pick(w.clerk, "未设目标", "目标为零", "无完成率", "无数据", "保密", "不适用", "不承担", "没有数据", "不可比")
	case 11:
		return w.count() + topic + pick(w.clerk, "能完成", "难以完成", "可能完成", "能够完成", "照此进度难以完成") + pick(w.clerk, "年度目标", "全年任务", "")
	case 12:
		return w.count() + topic + pick(w.clerk, "比一季度", "比上年末", "比上年同期", "同比", "较年初", "比去年同期") + pick(w.clerk, "增长", "下降", "持平", "改善", "变差", "提高", "回落")
	case 13:
		return topic + pick(w.clerk, "完成率", "增速", "") + pick(w.clerk, "比一季度", "较上年同期", "同比") + pick(w.clerk, "提高", "回落", "增长", "下降") + "的有" + pick(w.clerk, w.count(), w.members(), w.members()+w.count())
	case 14:
		return topic + "不降反升的有" + w.count() + "，" + w.member() + "升了" + w.any() + "，" + w.member() + pick(w.clerk, "升了", "降了") + w.any()
	case 15:
		return w.member() + topic + pick(w.clerk, "完成份额比任务份额", "任务份额比比照份额", "占比比上年同期", "占全州比重同比") + pick(w.clerk, "高", "低", "提高", "下降") + w.any()
	case 16:
		return strings.Join(first, "、") + topic + pick(w.clerk, "合计占全州的", "合计", "共占", "增量占全州增量的", "拉动全州增长") + w.any()
	case 17:
		return topic + pick(w.clerk, "首末位相差", "最高与最低相差", order[0]+"与"+order[last]+"相差", order[0]+"比"+order[last]+"高") + w.any()
	case 18:
		return pick(w.clerk, "除", "除了") + strings.Join(first, "、") + pick(w.clerk, "外", "以外") + "，其余" + pick(w.clerk, w.count(), all) + topic + pick(w.clerk, "均", "都") + judged
	case 19:
		return topic + judged + "的" + pick(w.clerk, "有", "是", "为", "只有", "仅有") + pick(w.clerk, w.count(), w.members(), w.members()+"等"+w.count(), w.count()+"（"+w.members()+"）")
	case 20:
		return topic + pick(w.clerk, "完成率在50%以上的", "完成率超过序时进度的", "增速高于全州平均的", "完成率不足30%的", "完成率在30%至60%之间的", "增长10%以上的") + pick(w.clerk, "有", "是") + pick(w.clerk, w.count(), w.members())
	case 21:
		return pick(w.clerk, "多数", "大多数", "大部分", "绝大多数", "半数", "少数", "三分之二的", "近半数") + all + topic + judged
	case 22:
		return topic + pick(w.clerk, "无一", "没有一个", "没有哪个") + all + judged
	}
	return w.count() + topic + judged + "，" + pick(w.clerk, "比上期多", "较上期减少", "比一季度增加") + w.count()
}

// TestToldOrders holds what is told of orders and of how many there are of whom.
func TestToldOrders(t *testing.T) {
	b := &strings.Builder{}
	for k, desk := range []*desk{openSite(t, ".", "2022-h1"), verdictDesk(t, "2024-h1", ""), verdictDesk(t, "2024", ""), openSite(t, "internal/claim/testdata/blind/sites/weisheng", blindEdition(t, "weisheng")), openSite(t, "internal/claim/testdata/blind/sites/jiaotong", blindEdition(t, "jiaotong"))} {
		w := &writer{clerk: &clerk{desk, rand.New(rand.NewSource(int64(1000 + k)))}}
		for range 300 {
			text := w.ofOrders()
			if w.random.Intn(3) == 0 {
				text += pick(w.clerk, "，", "；", "。") + w.ofOrders()
			}
			runs := []Run{{Pieces: []Piece{{Text: text + "。"}}}}
			fmt.Fprintln(b, text)
			tellAll(b, desk.checker.Check(desk.view, Subject{}, runs), runs)
		}
	}
	holdTold(t, "orders", b.String())
}
