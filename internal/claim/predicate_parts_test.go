package claim

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// What follows holds what is asked of single tokens, and the small arithmetic under readings, by hand: on both sides of each bound, and where a
// text begins and ends.

// block is a text cut into tokens.
func (d *desk) block(about, text string) *block {
	r := &reader{checker: d.checker, lexicon: d.checker.lex, memory: &d.checker.mem, site: d.site, spare: &spare{}, view: d.view, now: d.view, about: d.about(about)}
	b := &block{reader: r}
	b.cut(&Run{Pieces: []Piece{{Text: text}}})
	b.here = b.opening()
	return b
}

// TestTokenQuestions: of which tokens of a text something is so.
func TestTokenQuestions(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	of := map[string]func(b *block, k int) bool{
		"kin": (*block).isKin, "member": (*block).isMember, "count": (*block).isCount, "things": (*block).isThings, "only": (*block).isOnly, "chain": (*block).isChain, "items": (*block).isItems, "item word": (*block).isItemWord, "extent": (*block).isExtent, "parts": (*block).parts, "repeats": (*block).repeats, "multiplied": (*block).isMultiplied,
		"universe":        func(b *block, k int) bool { return b.tokens[k].kind == region && b.universe(k) },
		"opposed":         func(b *block, k int) bool { return b.opposed(k, 0) },
		"measured":        func(b *block, k int) bool { return b.measured(k, 0) },
		"touched":         func(b *block, k int) bool { return b.tokens[k].kind == indicators && b.touched(k, 0, len(b.tokens)) },
		"contributed to":  func(b *block, k int) bool { return b.isContributedTo(k, 0) },
		"few lead":        (*block).fewLead,
		"compares behind": (*block).comparesBehind,
		"base place":      func(b *block, k int) bool { return b.isBasePlace(k, 0) },
		"number near":     (*block).numberNear,
		"counts before":   (*block).countsBefore,
		"parts sets":      func(b *block, k int) bool { return b.partsSets(k, len(b.tokens)) },
		"base period":     func(b *block, k int) bool { return b.tokens[k].kind == period && b.isBasePeriod(k, 0) },
	}
	for _, c := range []struct{ text, what, want string }{
		{"吉首市、全州和八县市", "member", "吉首市"}, {"湘西高新区和州直单位", "member", "湘西高新区 州直单位"}, {"各县市、单位、园区", "kin", "各县市 单位 园区"}, {"吉首市", "kin", ""},
		{"八县市", "count", "八县市"}, {"3个县市", "count", "3个县市"}, {"3个", "count", "3个"}, {"3家企业", "count", ""}, {"3家，", "count", "3家"}, {"3.5个", "count", ""}, {"0个县市", "count", ""}, {"3项", "count", ""}, {"300个，", "count", ""}, {"3~5个县市", "count", ""}, {"3个县", "count", "3个县"}, {"3所学校", "count", "3所"},
		{"技术合同成交额、高企申报数两项", "things", "两项"}, {"技术合同成交额和高企申报数两项", "things", "两项"}, {"技术合同成交额、高企申报数三项", "things", ""}, {"技术合同成交额一项", "things", ""}, {"两项", "things", ""},
		{"仅吉首市下降", "only", "仅"}, {"仅3万元", "only", ""}, {"只3个县市下降", "only", "只"}, {"唯独吉首市", "only", "唯独"}, {"只有吉首市", "only", "只有"}, {"都只有三成", "only", ""}, {"仅，吉首市", "only", ""},
		{"环比下降31.1%", "chain", "环比"}, {"环比31.1%", "chain", ""}, {"环比", "chain", ""}, {"环比增长", "chain", ""}, {"同比下降3%", "chain", ""}, {"环比，下降3%", "chain", ""},
		{"3项落后", "items", "3项"}, {"3.5项", "items", ""}, {"0项", "items", ""}, {"3件", "items", ""}, {"9999项", "items", ""}, {"技术合同成交额3项", "items", ""}, {"有3项", "items", "3项"}, {"3~5项", "items", ""}, {"3项次", "items", "3项次"},
		{"完成9.4亿元、增长6.1%", "parts", "、"}, {"分别为9.4亿元、8.1亿元", "parts", ""}, {"吉首市、泸溪县", "parts", ""}, {"完成9.4亿元、", "parts", ""}, {"、增长3%", "parts", ""}, {"分别增长3.2%、增长4.1%", "parts", ""},
		{"分别增长3.2%、增长4.1%", "repeats", "、"}, {"分别增长3.2%、增长4.1%、增长5.0%", "repeats", "、 、"}, {"增长3.2%、增长4.1%", "repeats", ""}, {"分别增长3.2%、下降4.1%", "repeats", ""}, {"分别增长3.2%、增长", "repeats", ""}, {"分别3.2%、4.1%", "repeats", ""},
		{"吉首市的8.0倍", "multiplied", "吉首市"}, {"吉首市8.0倍", "multiplied", ""}, {"吉首市的8.0%", "multiplied", ""}, {"吉首市的", "multiplied", ""},
		{"全省第2位", "universe", "全省"}, {"全州最高", "universe", "全州"}, {"吉首市最高", "universe", ""}, {"全州2亿元", "universe", ""}, {"全州的位次", "universe", "全州"}, {"全州的吉首市", "universe", ""}, {"在全省14个市州中居第3位", "universe", "全省"}, {"各县市最高", "universe", "各县市"}, {"全州", "universe", ""},
		{"与全省持平", "opposed", "全省"}, {"与全省平均水平相差", "opposed", "全省"}, {"与全省", "opposed", ""}, {"与全省3%持平", "opposed", ""}, {"与全省，持平", "opposed", ""}, {"全省持平", "opposed", ""},
		{"新型技术合同成交额", "touched", "技术合同成交额"}, {"技术合同成交额", "touched", ""}, {"技术合同成交额，新", "touched", ""},
		{"对全州增长的贡献率", "contributed to", "全州"}, {"全州增长的贡献率", "contributed to", ""}, {"对全州；贡献率", "contributed to", ""}, {"对全州增长3%的贡献率", "contributed to", ""}, {"对全州", "contributed to", ""},
		{"八县市均下降", "few lead", "八县市"}, {"八县市下降", "few lead", ""}, {"八县市的县市都下降", "few lead", "八县市 的 县市"}, {"八县市", "few lead", ""},
		{"近九成", "number near", "近 九成"}, {"近期", "number near", ""}, {"约", "number near", ""}, {"超过3%", "number near", "超过 3%"},
		{"3个县市下降", "counts before", "下降"}, {"3个县市，下降", "counts before", "，"}, {"3个县市；下降", "counts before", "；"}, {"3个县市。下降", "counts before", "。"}, {"下降", "counts before", ""},
	} {
		b := d.block("", c.text)
		var got []string
		for k := range b.tokens {
			if of[c.what](b, k) {
				got = append(got, b.spelled(k))
			}
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s: %s %q, want %q", c.text, c.what, joined, c.want)
		}
	}
}

// TestTokenCounts: what is counted from a token on, or up to it.
func TestTokenCounts(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	regionsText := func(list []*model.Region) string {
		var out []string
		for _, r := range list {
			out = append(out, r.Name)
		}
		return strings.Join(out, " ")
	}
	of := map[string]func(b *block) string{
		"among": func(b *block) string {
			k := slices.IndexFunc(b.tokens, func(t token) bool { return t.kind == figure })
			return strconv.Itoa(b.among(k, len(b.tokens)))
		},
		"named":       func(b *block) string { return strconv.Itoa(b.namedIn(0, len(b.tokens))) },
		"named later": func(b *block) string { return strconv.Itoa(b.namedIn(1, len(b.tokens)-1)) },
		"names": func(b *block) string {
			list, last, joined := b.namesFrom(0)
			return regionsText(list) + " " + strconv.Itoa(last) + " " + strconv.FormatBool(joined)
		},
		"bracket":     func(b *block) string { return strconv.Itoa(b.afterBracket(0)) },
		"listed in":   func(b *block) string { return regionsText(b.listedIn(len(b.tokens) - 1)) },
		"list before": func(b *block) string { return regionsText(b.listBefore(len(b.tokens))) },
		"row": func(b *block) string {
			e := b.row(0, len(b.tokens))
			return regionsText(regionsOf(e.names)) + " " + strconv.Itoa(e.first) + " " + strconv.Itoa(e.last)
		},
		"row before": func(b *block) string {
			e, whole, ok := b.rowBefore(len(b.tokens)-1, 0)
			return regionsText(regionsOf(e.names)) + " " + strconv.FormatBool(whole) + " " + strconv.FormatBool(ok)
		},
		"count before": func(b *block) string { return strconv.Itoa(b.countBefore(len(b.tokens) - 1)) },
		"turns": func(b *block) string {
			u, ok := b.turnsAt(0, len(b.tokens))
			return strings.Join([]string{strconv.Itoa(u.up), strconv.Itoa(u.down), strconv.Itoa(u.flat), strconv.Itoa(u.last), strconv.FormatBool(ok)}, " ")
		},
		"except": func(b *block) string {
			list, n := b.exception(0, len(b.tokens))
			return regionsText(regionsOf(list)) + " " + strconv.Itoa(n)
		},
		"sentence": func(b *block) string {
			from, to := b.sentenceAround(len(b.tokens) / 2)
			return strconv.Itoa(from) + " " + strconv.Itoa(to) + " " + strconv.Itoa(b.sentenceStart(len(b.tokens)-1))
		},
		"tail":   func(b *block) string { return strconv.Itoa(b.tail(1, len(b.tokens))) },
		"around": func(b *block) string { return strconv.Itoa(int(b.aroundBefore(len(b.tokens) - 1))) },
		"past items": func(b *block) string {
			return strconv.Itoa(b.pastItems(1, len(b.tokens)))
		},
		"left out": func(b *block) string {
			return regionsText(b.leftOutBefore(&frame{first: len(b.tokens) - 1, at: len(b.tokens) - 1}))
		},
		"ending": func(b *block) string {
			return regionsText(b.endingAs(0))
		},
		"small": func(b *block) string { return strconv.Itoa(b.smallNumber(0)) },
	}
	for _, c := range []struct{ text, what, want string }{
		{"八县市中最高", "among", "2"}, {"8个县市区当中，最高", "among", "2"}, {"八县市唯一", "among", "1"}, {"七县市唯一", "among", "0"}, {"3项指标中", "among", "3"}, {"八县市下降", "among", "0"}, {"八县市", "among", "0"}, {"3项任务指标单位中", "among", "0"},
		{"吉首市、泸溪县和吉首市", "named", "2"}, {"吉首市、泸溪县和全州", "named", "2"}, {"全州", "named", "0"}, {"吉首市、泸溪县、凤凰县", "named later", "1"},
		{"吉首市、泸溪县和凤凰县，", "names", "吉首市 泸溪县 凤凰县 4 true"}, {"吉首市、泸溪县，", "names", "吉首市 泸溪县 2 false"}, {"吉首市98.2%、泸溪县97%", "names", "吉首市 泸溪县 3 false"}, {"吉首市（98.2%）、泸溪县", "names", "吉首市 泸溪县 5 false"}, {"吉首市第3位、泸溪县", "names", "吉首市 0 false"}, {"吉首市", "names", "吉首市 0 false"}, {"全州", "names", " 0 false"}, {"吉首市98.2%泸溪县", "names", "吉首市 0 false"}, {"吉首市2022年、泸溪县", "names", "吉首市 0 false"}, {"吉首市、全州", "names", "吉首市 0 false"},
		{"（吉首市）下降", "bracket", "3"}, {"（吉首市", "bracket", "0"}, {"吉首市）", "bracket", "0"}, {"（，，，，，，，，，，）", "bracket", "12"}, {"（，，，，，，，，，，，）", "bracket", "0"},
		{"三县（吉首市、泸溪县和凤凰县）", "listed in", "吉首市 泸溪县 凤凰县"}, {"三县（吉首市、泸溪县）", "listed in", ""}, {"（吉首市）", "listed in", ""}, {"一县（吉首市）", "listed in", "吉首市"}, {"两县（吉首市，泸溪县）", "listed in", ""}, {"两县（吉首市、全州）", "listed in", ""},
		{"吉首市、泸溪县分别", "list before", "吉首市 泸溪县"}, {"吉首市98%、泸溪县97%，均", "list before", "吉首市 泸溪县"}, {"吉首市；泸溪县分别", "list before", "泸溪县"}, {"泸溪县居全州", "list before", "泸溪县"},
		{"吉首市、泸溪县和凤凰县", "row", "吉首市 泸溪县 凤凰县 0 4"}, {"吉首市、泸溪县，凤凰县", "row", "吉首市 泸溪县 0 2"}, {"吉首市、全州", "row", "吉首市 0 0"}, {"吉首市、", "row", "吉首市 0 0"},
		{"吉首市、泸溪县两县", "row before", "吉首市 泸溪县 true true"}, {"吉首市和泸溪县等两县", "row before", "吉首市 泸溪县 true true"}, {"吉首市一县", "row before", "吉首市 true true"}, {"吉首市两县", "row before", "吉首市 true false"}, {"全州、泸溪县、吉首市两县", "row before", "泸溪县 吉首市 false true"}, {"两县", "row before", " false false"}, {"等两县", "row before", " false false"}, {"全州两县", "row before", " false false"},
		{"有3个县市下降，其余", "count before", "3"}, {"有3个县市下降；其余", "count before", "0"}, {"下降，其余", "count before", "0"}, {"3个县市；下降，其余", "count before", "0"}, {"3个县市下降其余", "count before", "0"},
		{"5升3降", "turns", "5 3 0 3 true"}, {"5升2降1平", "turns", "5 2 1 5 true"}, {"五升两降", "turns", "5 2 0 3 true"}, {"5升", "turns", "5 0 0 1 false"}, {"升5", "turns", "0 0 0 -1 false"}, {"5升 3降", "turns", "5 3 0 3 true"}, {"5升3元", "turns", "5 0 0 1 false"},
		{"除吉首市、泸溪县外，全州", "except", "吉首市 泸溪县 5"}, {"除吉首市，全州", "except", " 0"}, {"全州，除吉首市外", "except", "吉首市 5"}, {"全州", "except", " 0"},
		{"甲。吉首市下降3%。乙", "sentence", "2 5 6"}, {"吉首市下降3%", "sentence", "0 3 0"}, {"甲；吉首市下降。", "sentence", "0 4 0"},
		{"23%的目标", "tail", "3"}, {"23%的", "tail", "1"}, {"23%的全州平均", "tail", "4"}, {"23%的吉首市", "tail", "1"}, {"5400吨任务", "tail", "2"}, {"5400吨，任务", "tail", "1"}, {"5%", "tail", "1"},
		{"逾3%的", "around", strconv.Itoa(int(more))}, {"不到3%的", "around", strconv.Itoa(int(less))}, {"近3%的", "around", strconv.Itoa(int(nearby))}, {"3%的", "around", "0"}, {"逾，3%的", "around", "0"}, {"逾3%", "around", "0"}, {"不到3%，的", "around", "0"},
		{"3项指标落后", "past items", "2"}, {"3项重点工作任务落后", "past items", "4"}, {"3项落后", "past items", "1"},
		{"不含吉首市，全州3%", "left out", "吉首市"}, {"扣除了吉首市、泸溪县，全州3%", "left out", "吉首市 泸溪县"}, {"把吉首市剔除，全州3%", "left out", "吉首市"}, {"把吉首市，全州3%", "left out", ""}, {"吉首市剔除，全州3%", "left out", ""}, {"不含吉首市。全州3%", "left out", ""}, {"不含吉首市，不含泸溪县，全州3%", "left out", "吉首市 泸溪县"}, {"含吉首市，全州3%", "left out", ""}, {"泸溪县不含吉首市，全州3%", "left out", "吉首市"},
		{"7个县", "ending", "泸溪县 凤凰县 花垣县 保靖县 古丈县 永顺县 龙山县"}, {"1个市", "ending", "吉首市"}, {"6个县", "ending", ""}, {"8个县", "ending", ""}, {"1个区", "ending", ""},
		{"5升", "small", "5"}, {"五升", "small", "5"}, {"5%", "small", "0"}, {"升", "small", "0"}, {"五六", "small", "0"},
	} {
		if got := of[c.what](d.block("", c.text)); got != c.want {
			t.Errorf("%s: %s %q, want %q", c.text, c.what, got, c.want)
		}
	}
}

// TestWordQuestions: what single words and ends of words say.
func TestWordQuestions(t *testing.T) {
	for name, c := range map[string]struct {
		of      func(string) bool
		yes, no string // words; "-" for the empty one
	}{
		"among": {saysAmong, "含 不含 均含吉首市 包括 不包括两县", "- 吉首市 也含"}, "thousands": {thousands, "123 123,4 １２３", "12 1234 - a123 12a３"}, "ends a place": {endsPlace, "- ， 。 的 是 为 和 与 、甲 ）", "高 大 县 3"}, "few ends": {fewEnds, "- 依次为 分别是 ， 的是", "名 均 依 分"}, "next": {isNext, "次之 次 紧随 其次 居次", "再次之后的 首位 其 居"},
		"verdict": {isVerdict, "落后 滞后 落后于", "后 未落后 -"}, "turns sign": {turnsSign, "超支 透支 亏损 减亏 增亏 赤字 负债", "盈利 -"}, "rank head": {isRankHead, "位次 排名 名次 排位 排序 座次", "位次数 -"}, "reaches": {reaches, "达到 达到了 够 达 已达", "下达 传达 表达 转达 送达 发达 到达 直达 通达 不够 - 了"}, "closes": {closes, "- ， 其他 各 均 都 全 还 的", "县 甲"}, "sided": {sided, "第二高 第三低 第2大", "高 第二 第二名 二高 第二位"},
		"harmless": {harmless, "-", "吉首市 落后"}, "ledger": {ofLedger, "督办事项 督办台账 台账共有 年内督办事项共", "台账 督办 -"}, "counts": {countsWord, "人数 办结件数 人数居前 总数在全州 起数 户数 家数 项数 次数", "人 数居 人数多 -"}, "letter": {func(s string) bool { return isLetter(s[0]) }, "a z A Z", "@ [ ` { 0"}, "word's letter": {func(s string) bool { return isWordRune([]rune(s)[0]) }, "㐀 一 \u9fff A Z a z 0 9", "\u33ff \ua000 @ [ ` { / : ，"},
	} {
		for _, list := range []struct {
			words string
			want  bool
		}{{c.yes, true}, {c.no, false}} {
			for _, w := range strings.Fields(list.words) {
				if w == "-" {
					w = ""
				}
				if got := c.of(w); got != list.want {
					t.Errorf("%s of %q: %v", name, w, got)
				}
			}
		}
	}
	for text, want := range map[string]string{"表1 各县市": "各县市", "附表二：各县市": "各县市", " 表3-1.各县市": "各县市", "表面积": "面积", "各县市": "各县市", "附件": "附件", "表": ""} {
		if got := untitled(text); got != want {
			t.Errorf("untitled(%s) = %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{"一、合同额": "合同额", "（一）合同额": "合同额", "1.合同额": "合同额", "1）合同额": "合同额", "1.5倍": "1.5倍", "（1.合同额": "（1.合同额", "一）、": "、", "十二、 甲": "甲", "合同额": "合同额", "一合同额": "一合同额", "（一": "（一", "（甲）": "（甲）", "9.": ""} {
		if got := unnumbered(text); got != want {
			t.Errorf("unnumbered(%s) = %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{"成交额（亿元）": "亿元|成交额", "成交额（全州）（亿元）": "亿元|成交额（全州）", "（亿元）": "亿元|", "成交额（亿元": "|", "成交额亿元）": "|", "": "|", "（）": "|"} {
		inner, before, ok := lastBracket(text)
		if got := inner + "|" + before; got != want || ok != (want != "|" || text == "（）") {
			t.Errorf("lastBracket(%s) = %s, %v", text, got, ok)
		}
	}
	for text, want := range map[string]string{"技术合同（成交额）": "技术合同|成交额", "技术合同(成交额)": "技术合同|成交额", "（成交额）": "|", "技术合同（成交额": "|", "技术合同（成交额）数": "|"} {
		if head, tail, ok := bracketed(text); head+"|"+tail != want || ok != (want != "|") {
			t.Errorf("bracketed(%s) = %s, %s", text, head, tail)
		}
	}
	for text, want := range map[string]int{"、三位": 1, "、第三": 1, "、3名": 1, "、三": 0, "、县": 0, "三位": 0, "、第": 0, "、": 0, "": 0} {
		if got := listsPlaces(text); got != (want == 1) {
			t.Errorf("listsPlaces(%s) = %v", text, got)
		}
	}
	for text, want := range map[string]int{"高": 3, "高，": 3, "高的": 3, "高新": 0, "新": 0, "": 0, "低县": 0, "差": 3} {
		if got := sidedBy(text); got != want {
			t.Errorf("sidedBy(%s) = %d", text, got)
		}
	}
	for text, want := range map[string][3]int{"3位": {3, 1, 1}, "三位": {3, 3, 1}, "0位": {0, 1, 1}, "位": {0, 0, 0}, "": {0, 0, 0}, "1048575": {1048575, 7, 1}, "1048576": {0, 7, 1}, "3.5": {0, 3, 1}} {
		rank, n, ok := rankNumber(text)
		if rank != want[0] || n != want[1] || ok != (want[2] == 1) {
			t.Errorf("rankNumber(%s) = %d, %d, %v", text, rank, n, ok)
		}
	}
	for text, want := range map[string][]int{"a": {0}, "aa": {0, 1}, "bab": {1}, "b": nil, "": nil} {
		if got := occurrences(text, "a"); !slices.Equal(got, want) {
			t.Errorf("a in %s: %v", text, got)
		}
	}
	if occurrences("a", "") != nil {
		t.Error("nothing is found")
	}
	for in, want := range map[rune]string{'％': "%", '﹪': "%", '．': ".", '˙': ".", '･': ".", '－': "-", '＋': "+", '∶': ":", '／': "/", '(': "（", ')': "）", '。': "", 'a': ""} {
		if got := narrowed(in); got != want {
			t.Errorf("%c is %s", in, got)
		}
	}
	for by, want := range map[int]string{1: "上升1位", -1: "下降1位", 0: "位次没有变化", 12: "上升12位", -3: "下降3位"} {
		if got := movedText(by); got != want {
			t.Errorf("%d: %s", by, got)
		}
	}
	for word, want := range map[string]int{"转负": -1, "由升转降": -1, "转正": 1, "": 1, "降幅": 1} {
		if got := turned(word); got != want {
			t.Errorf("%s turns %d", word, got)
		}
	}
	for text, want := range map[string]string{"": "", "一二三四五六七八九十甲乙": "一二三四五六七八九十甲乙", "一二三四五六七八九十甲乙丙": "一二三四五六七八九十甲乙…"} {
		if got := shorten(text); got != want {
			t.Errorf("%s is %s", text, got)
		}
	}
	if impliedUnit("", "") != byColumn || impliedUnit("", "亿元") != 0 || impliedUnit("家") != 0 || impliedUnit() != byColumn {
		t.Error("a unit that is said is implied")
	}
	for words, want := range map[cue]approximation{moreThan: more, lessThan: less, moreThan | lessThan: less, 0: exact, about: exact} {
		if got := approximationOf(words); got != want {
			t.Errorf("%b is %d", words, got)
		}
	}
}

// TestQuantities: differences, parts and quotients of numbers, and of none.
func TestQuantities(t *testing.T) {
	of := func(value, unit string, places int) measure.Quantity {
		if value == "" {
			return measure.Quantity{Num: model.Missing(model.NotReported), Unit: unit, Places: places}
		}
		return measure.Quantity{Num: model.Number(model.MustDecimal(value)), Unit: unit, Places: places}
	}
	show := func(q measure.Quantity) string {
		if !q.Ok() {
			return "-" + q.Unit
		}
		return q.Value.String() + q.Unit + strconv.Itoa(q.Places)
	}
	for _, c := range []struct {
		a, b                                 measure.Quantity
		minus, difference, percent, quotient string
	}{
		{of("3", "家", 0), of("1", "家", 1), "2家1", "2家1 2家1", "300%1", "3倍1"}, {of("38.64", "%", 1), of("38.36", "%", 1), "0.28%1", "0.28个百分点1 0.2个百分点1", "100.7299270072992700729%1", "1.0072992700729927007倍1"}, {of("1", "家", 0), of("3", "家", 0), "-2家0", "-2家0 -2家0", "33.3333333333333333333%1", "0.3333333333333333333倍1"},
		{of("", "家", 0), of("1", "家", 0), "-家", "", "-%", "-倍"}, {of("1", "家", 0), of("", "家", 0), "-家", "", "-%", "-倍"}, {of("1", "家", 0), of("0", "家", 0), "1家0", "1家0 1家0", "-%", "-倍"}, {of("1", "家", 0), of("-2", "家", 0), "3家0", "3家0 3家0", "-%", "-倍"}, {of("0", "家", 0), of("4", "家", 0), "-4家0", "-4家0 -4家0", "0%1", "0倍1"},
		{of("5000", "万元", 0), of("1", "亿元", 2), "4999万元2", "", "50%1", "5000倍1"}, {of("5", "家", 0), of("1", "亿元", 2), "4家2", "", "-%", "5倍1"},
	} {
		var both []string
		for _, q := range difference(c.a, c.b) {
			both = append(both, show(q))
		}
		percent, ratio := show(percentOf(c.a, c.b)), show(quotient(c.a, c.b))
		if show(minus(c.a, c.b)) != c.minus || strings.Join(both, " ") != c.difference || percent != c.percent && !(len(percent) > 12 && strings.HasPrefix(c.percent, percent[:8])) || ratio != c.quotient && !(len(ratio) > 12 && strings.HasPrefix(c.quotient, ratio[:8])) {
			t.Errorf("%s and %s: %s; %s; %s; %s, want %+v", show(c.a), show(c.b), show(minus(c.a, c.b)), both, percent, ratio, c)
		}
	}
	if got := show(absolute(of("-3", "家", 0))); got != "3家0" {
		t.Errorf("-3 is %s", got)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"38.64", "38.6", true}, {"38.65", "38.6", false}, {"38.55", "38.6", true}, {"38.54", "38.6", false}} {
		if got := looksSame(of(c.a, "%", 1), of(c.b, "%", 1)); got != c.want {
			t.Errorf("%s looks like %s: %v", c.a, c.b, got)
		}
	}
	for _, c := range []struct {
		a, b, unit string
		want       bool
	}{{"110", "100", "家", true}, {"110.1", "100", "家", false}, {"90", "100", "家", true}, {"89.9", "100", "家", false}, {"12", "10", "%", true}, {"12.1", "10", "%", false}, {"12", "10", "家", false}, {"-90", "-100", "家", true}, {"0", "0", "家", true}} {
		if got := close(of(c.a, c.unit, 1), of(c.b, c.unit, 1)); got != c.want {
			t.Errorf("%s is close to %s%s: %v", c.a, c.b, c.unit, got)
		}
	}
	for _, c := range []struct {
		value string
		sign  int
		equal bool
		want  truth
	}{{"1", 1, false, right}, {"0", 1, false, wrong}, {"0", 1, true, right}, {"-1", 1, true, wrong}, {"-1", -1, false, right}, {"1", -1, false, wrong}, {"0", -1, true, right}, {"", 1, true, unsure}} {
		if got := sideOfZero(of(c.value, "%", 1), c.sign, c.equal); got != c.want {
			t.Errorf("%q, %d, %v: %d", c.value, c.sign, c.equal, got)
		}
	}
	if opposite(right) != wrong || opposite(wrong) != right || opposite(unsure) != unsure || truthOf(true) != right || truthOf(false) != wrong {
		t.Error("what is right is not the opposite of what is wrong")
	}
	if got := [3]truth{known(model.Number(model.Int(1)), true), known(model.Number(model.Int(1)), false), known(model.Missing(model.NotReported), true)}; got != [3]truth{right, wrong, unsure} {
		t.Errorf("known: %v", got)
	}
	answers := func(list ...truth) (out []answer) {
		for _, a := range list {
			out = append(out, answer{truth: a})
		}
		return out
	}
	for _, c := range []struct {
		list []truth
		want truth
	}{{[]truth{right, right}, right}, {[]truth{right, unsure}, unsure}, {[]truth{unsure, right}, unsure}, {[]truth{unsure, wrong}, wrong}, {[]truth{right, wrong}, wrong}, {[]truth{right}, right}} {
		if got := every(answers(c.list...)).truth; got != c.want {
			t.Errorf("%v together: %d", c.list, got)
		}
	}
}

// TestMost: who has most, alone or with others, and whether names are those.
func TestMost(t *testing.T) {
	r := make([]*model.Region, 4)
	for k := range r {
		r[k] = &model.Region{Index: k, ID: strconv.Itoa(k)}
	}
	counts := func(list ...int) (out []count) {
		for k, n := range list {
			out = append(out, count{region: r[k], n: n})
		}
		return out
	}
	ids := func(list []count) (out string) {
		for _, c := range list {
			out += c.region.ID
		}
		return out
	}
	for _, c := range []struct {
		list         []int
		most, fewest string
	}{{nil, "", ""}, {[]int{3}, "0", "0"}, {[]int{1, 3, 2}, "1", "0"}, {[]int{3, 1, 3}, "02", "1"}, {[]int{2, 2, 2}, "012", "012"}, {[]int{0, 1, 0}, "1", "02"}} {
		if most, fewest := ids(theMost(counts(c.list...), false)), ids(theMost(counts(c.list...), true)); most != c.most || fewest != c.fewest {
			t.Errorf("of %v: %s and %s", c.list, most, fewest)
		}
	}
	for _, c := range []struct {
		list   []int
		names  []*model.Region
		bottom bool
		want   bool
	}{
		{[]int{3, 2, 1}, r[:1], false, true}, {[]int{3, 2, 1}, r[1:2], false, false}, {[]int{3, 2, 1}, r[2:3], true, true}, {[]int{3, 3, 1}, r[:1], false, false}, {[]int{3, 3, 1}, r[:2], false, true}, {[]int{3, 2, 1}, r[:2], false, false}, {[]int{3, 1, 1}, r[2:3], true, false}, {[]int{3, 1, 1}, r[1:3], true, true},
		{[]int{3, 2, 1}, []*model.Region{r[0], r[3]}, false, false}, {[]int{2, 3, 1}, r[:1], false, false}, {[]int{2, 1, 3}, r[:1], true, false},
	} {
		if got := firstOf(counts(c.list...), c.names, c.bottom); got != c.want {
			t.Errorf("%v are first of %v, %v: %v", c.names, c.list, c.bottom, got)
		}
	}
	if got := ids(countsAt(counts(3, 2, 1), []*model.Region{r[2], r[0]})); got != "02" {
		t.Errorf("of two: %s", got)
	}
	if !sameMembers(r[:2], []*model.Region{r[1], r[0]}) || sameMembers(r[:2], r[:3]) || sameMembers(r[:2], r[1:3]) || !sameMembers(nil, nil) {
		t.Error("members are the same in any order, and no others")
	}
	if got := without(r, r[1:3]); len(got) != 2 || got[0] != r[0] || got[1] != r[3] || len(without(r, nil)) != 4 || without(r, r) != nil {
		t.Errorf("without two: %v", got)
	}
	i := make([]*model.Indicator, 8)
	for k := range i {
		i[k] = &model.Indicator{ID: strconv.Itoa(k)}
	}
	if got := remember([]*model.Indicator{i[0], i[1]}, []*model.Indicator{i[1], i[2]}); !slices.Equal(got, []*model.Indicator{i[2], i[1], i[0]}) {
		t.Errorf("the last comes first: %v", got)
	}
	if got := remember(nil, i); len(got) != 6 || got[0] != i[7] || got[5] != i[2] {
		t.Errorf("six are remembered: %v", got)
	}
	if got := distinct([]*model.Indicator{i[0], i[1], i[0]}); !slices.Equal(got, i[:2]) {
		t.Errorf("each once: %v", got)
	}
	if got := grow(make([]int, 99), 1, 2); len(got) != 100 || got[99] != 2 || got[98] != 1 {
		t.Errorf("a hundred are kept, %d are", len(got))
	}
	if got := grow([]int{1}, 2); !slices.Equal(got, []int{1, 2}) || len(grow(make([]int, 99), 1)) != 100 {
		t.Errorf("grown: %v", got)
	}
	figure := func(rank, of int) *analysis.Cell {
		return &analysis.Cell{Figure: &model.Figure{More: &model.FigureMore{Rank: rank, RankOf: of}}}
	}
	for _, c := range []struct{ rank, of, top, bottom int }{{3, 14, 3, 12}, {14, 14, 14, 1}, {1, 14, 1, 14}, {3, 0, 3, 0}, {0, 14, 0, 0}} {
		if top, bottom := upperFrom(figure(c.rank, c.of), false), upperFrom(figure(c.rank, c.of), true); top != c.top || bottom != c.bottom {
			t.Errorf("%d of %d: %d, and from below %d", c.rank, c.of, top, bottom)
		}
	}
	if rank, of := upperRank(&analysis.Cell{Figure: &model.Figure{}}); rank != 0 || of != 0 {
		t.Errorf("no place: %d of %d", rank, of)
	}
	for _, c := range []struct {
		from, to int
		inTurn   bool
		want     string
	}{{1, 1, true, "1-1t 2-2t 3-3t"}, {3, 3, false, "3-5 3-5 3-5"}, {1, 3, false, "1-3 1-3 1-3"}, {2, 4, true, "2-2t 3-3t 4-4t"}} {
		var got []string
		for _, p := range posts(r[:3], standing{from: c.from, to: c.to}, c.inTurn) {
			text := strconv.Itoa(p.from) + "-" + strconv.Itoa(p.to)
			if p.inTurn {
				text += "t"
			}
			got = append(got, text)
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%d to %d, %v: %s, want %s", c.from, c.to, c.inTurn, joined, c.want)
		}
	}
}

// saying is the clause of a text, at one of its frames, ready to be judged.
func (d *desk) saying(text string, frame int) *saying {
	b := d.block("", text)
	cl := b.parse(0, len(b.tokens), stop)
	s := &saying{block: b, clause: &cl, frame: &cl.frames[frame], before: &b.here}
	s.subject = b.resolve(s.frame, s.before)
	return s
}

// token is where a word stands first.
func (b *block) token(word string) int {
	return slices.IndexFunc(b.tokens, func(t token) bool { return b.text.text[t.start:t.end] == word })
}

// TestWordsNear: which words near a token belong to it, and where they end.
func TestWordsNear(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, c := range []struct {
		text, at, what, want string
	}{
		{"低于序时进度", "序时进度", "comparator", "低于"}, {"低于全州序时进度", "序时进度", "comparator", "低于"}, {"低于新序时进度", "序时进度", "comparator", "-"}, {"比序时进度快", "序时进度", "comparator", "快"}, {"序时进度", "序时进度", "comparator", "-"}, {"高于", "高于", "comparator", "高于"}, {"与序时进度持平", "序时进度", "comparator", "持平"}, {"序时进度新低于", "序时进度", "comparator", "-"}, {"序时进度平均低于", "序时进度", "comparator", "低于"}, {"低于新的序时进度", "序时进度", "comparator", "-"},
		{"连续两个月超控制数", "", "months", "2"}, {"连续3个月下降", "", "months", "3"}, {"两个月下降", "", "months", "0"}, {"下降3个月连续", "", "months", "0"}, {"连续3年下降", "", "months", "0"}, {"已连续3个月", "", "months", "3"}, {"连续", "", "months", "0"},
		{"吉首市技术合同成交额、泸溪县高新技术产业产值", "吉首市", "tasks", "吉首市技术合同成交额 泸溪县高新技术产业产值 4"}, {"吉首市技术合同成交额3%、泸溪县高新技术产业产值", "吉首市", "tasks", "吉首市技术合同成交额 泸溪县高新技术产业产值 5"}, {"吉首市技术合同成交额泸溪县高新技术产业产值", "吉首市", "tasks", "吉首市技术合同成交额 1"}, {"吉首市技术合同成交额，泸溪县高新技术产业产值", "吉首市", "tasks", "吉首市技术合同成交额 1"}, {"吉首市", "吉首市", "tasks", " 0"}, {"技术合同成交额", "技术合同成交额", "tasks", " 0"}, {"吉首市技术合同成交额、", "吉首市", "tasks", "吉首市技术合同成交额 1"},
		{"升至第2位", "第2位", "leading", "升至"}, {"上升全州第2位", "第2位", "leading", "上升"}, {"上升吉首市第2位", "第2位", "leading", "-"}, {"第2位", "第2位", "leading", "-"}, {"升3%", "3%", "leading", "-"}, {"，第2位", "第2位", "leading", "-"},
	} {
		s := d.saying(c.text, 0)
		k := s.token(c.at)
		got := "-"
		switch c.what {
		case "comparator":
			if m, ok := s.comparator(k); ok {
				got = s.spelled(m)
			}
		case "months":
			got = strconv.Itoa(s.monthsRunning())
		case "leading":
			if m := s.leading(k); m >= 0 {
				got = s.spelled(m)
			}
		case "tasks":
			list, last := s.tasksFrom(k)
			var names []string
			for _, task := range list {
				names = append(names, task.region.Name+task.indicator.Name)
			}
			got = strings.Join(names, " ") + " " + strconv.Itoa(last)
		}
		if got != c.want {
			t.Errorf("%s: %s %q, want %q", c.text, c.what, got, c.want)
		}
	}
	if s := d.saying("最高3%下降4%", 0); s.wordsBehind(0)&down != 0 {
		t.Error("a word behind the next number is one behind the first word")
	}
	if s := d.saying("增长下降3%", 0); s.wordsBehind(0)&down == 0 {
		t.Error("下降 does not stand behind 增长")
	}
	for text, want := range map[string]string{"增长3%下降至第2位": "false false ", "增幅居第2位": "true false 增幅居", "降幅居第2位": "true true 降幅居", "降幅增长快第2位": "true false 降幅增长快", "八县市增长快第2位": "true false 增长快", "第2位": "false false "} {
		s := d.saying(text, 0)
		said, falls, words := s.wordsBefore(s.token("第2位"))
		if got := strconv.FormatBool(said&(up|growthNoun) != 0) + " " + strconv.FormatBool(falls) + " " + words; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestTimeGone: how much of the year is over, in words; June is its half.
func TestTimeGone(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for text, want := range map[string]string{"时间已过半。": "", "时间已过四成。": "0 四成", "时间过去七成。": "1 七成", "时间过去近六成。": "1 六成", "时间过去四成多。": "1 四成多"} {
		var got []string
		for _, v := range d.check("", text) {
			got = append(got, strconv.Itoa(int(v.Outcome))+" "+text[v.Start:v.End])
		}
		if joined := strings.Join(got, ", "); joined != want {
			t.Errorf("%s: %s, want %s", text, joined, want)
		}
	}
}

// TestBeforeNames: a word that the name behind it cuts is the shorter one; elsewhere the longest is taken.
func TestBeforeNames(t *testing.T) {
	l := &lexicon{words: lengths{}, regionWords: lengths{}, entries: map[string]*entry{"有望": {cue: future}, "有": {cue: filler}, "望川区": {region: &model.Region{ID: "w"}}, "大有望": {cue: future}, "望": {cue: filler}}}
	for word, e := range l.entries {
		l.words.add(word)
		if e.region != nil {
			l.regionWords.add(word)
		}
	}
	s := &scanner{lexicon: l}
	for text, want := range map[string]string{"有望川区": "有", "有望达到": "有望", "有望": "有望", "有望川": "有望", "望川区": "望川区", "大有望川区": "大有望", "有": "有", "川": "", "": ""} {
		if e, n := s.beforeName(text); text[:n] != want || (e == nil) != (want == "") {
			t.Errorf("%s begins with %q, want %q", text, text[:n], want)
		}
	}
}

// TestRungs: who shares a place on a ladder, and which place it is where those who share one count as one.
func TestRungs(t *testing.T) {
	l := &ladder{}
	for _, n := range []string{"5", "4.04", "4.04", "4", "2"} {
		l.rungs = append(l.rungs, rung{&model.Region{ID: strconv.Itoa(len(l.rungs))}, measure.Quantity{Num: model.Number(model.MustDecimal(n)), Places: 1}})
	}
	for k, want := range [][4]int{{0, 0, 0, 0}, {1, 2, 1, 3}, {1, 2, 1, 3}, {3, 3, 1, 3}, {4, 4, 4, 4}} {
		a, b := l.shared(k, exactlySame)
		c, d := l.shared(k, looksSame)
		if got := [4]int{a, b, c, d}; got != want {
			t.Errorf("rung %d shares %v, want %v", k, got, want)
		}
		if got := l.at(l.rungs[k].region); got != k {
			t.Errorf("rung %d is at %d", k, got)
		}
	}
	if l.at(&model.Region{}) != -1 {
		t.Error("who is not on the ladder has a place")
	}
	for k, dense := range []int{0, 1, 1, 2, 3} {
		for place := range 5 {
			if got := l.isDense(k, place); got != (place == dense) {
				t.Errorf("rung %d has the dense place %d: %v", k, place, got)
			}
		}
	}
	for _, c := range []struct{ a, b, want string }{{"123", "321", "0 2"}, {"123", "123", ""}, {"", "", ""}, {"12", "13", "1"}} {
		var got []string
		for _, at := range differing(c.a, c.b) {
			got = append(got, strconv.Itoa(at))
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s and %s differ at %s", c.a, c.b, joined)
		}
	}
}
