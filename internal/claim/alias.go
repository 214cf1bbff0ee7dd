package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// addNames adds the full and short names of indicators, with and without their brackets and with and without
// the 数 that ends them.
func (l *lexicon) addNames(indicators []*model.Indicator) {
	for _, i := range indicators {
		for _, name := range []string{i.Name, i.Short} {
			for k, variant := range variants(name) {
				l.addIndicator(variant, i, k > 0 && beginsOther(variant, i, indicators))
			}
		}
		if len(i.ID) > 3 {
			l.addIndicator(i.ID, i, false)
		}
	}
}

// variants are the ways to write a name: 研发投入（监测填报数） is also 研发投入监测填报数, and 成果登记数 成果登记.
func variants(name string) []string {
	if name == "" {
		return nil
	}
	out := []string{name}
	if head, tail, ok := bracketed(name); ok {
		out = append(out, head, head+tail)
		if strings.HasSuffix(tail, "数") {
			out = append(out, head+strings.TrimSuffix(tail, "数"))
		}
	}
	for _, n := range out {
		for _, ending := range []string{"项数", "数", "额", "金额"} {
			if short := strings.TrimSuffix(n, ending); short != n && utf8.RuneCountInString(short) >= 4 {
				out = append(out, short)
			}
		}
	}
	return out
}

// beginsOther reports whether another indicator's name begins with the word, which then may mean either.
func beginsOther(word string, i *model.Indicator, indicators []*model.Indicator) bool {
	for _, j := range indicators {
		if j != i && (strings.HasPrefix(j.Name, word) || strings.HasPrefix(j.Short, word)) {
			return true
		}
	}
	return false
}

// bracketed cuts a name that ends in brackets: 研发投入（监测数） into 研发投入 and 监测数.
func bracketed(name string) (head, tail string, ok bool) {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if head, tail, ok = strings.Cut(name, pair[0]); ok && strings.HasSuffix(tail, pair[1]) && head != "" {
			return head, strings.TrimSuffix(tail, pair[1]), true
		}
	}
	return "", "", false
}

// addIndicator adds a name; one that several indicators have means any of them. A word of another kind stays
// what it is, and a part of a name never spoils a full one.
func (l *lexicon) addIndicator(name string, i *model.Indicator, weak bool) {
	if name == "" {
		return
	}
	e := l.entries[name]
	switch {
	case e == nil:
		l.entries[name] = &entry{indicators: []*model.Indicator{i}, weak: weak}
	case len(e.indicators) == 0:
		if weak && e.cue == filler {
			e.cue, e.indicators, e.weak = 0, []*model.Indicator{i}, true
		}
	case weak && !e.weak, slices.Contains(e.indicators, i):
	default:
		e.indicators = append(e.indicators, i)
	}
}

// addAliases adds parts of names: beginnings of four characters or more, ends of three, and what is left of a
// name behind a beginning that others share (投资 of 高新技术产业投资).
func (l *lexicon) addAliases(indicators []*model.Indicator) {
	for _, i := range indicators {
		for _, name := range []string{i.Name, i.Short} {
			if name == "" {
				continue
			}
			head, tail, ok := bracketed(name)
			if !ok {
				head = name
			}
			l.addEnds(head, i)
			if ok {
				l.addIndicator(tail, i, true)
				l.addIndicator(strings.TrimSuffix(tail, "数"), i, true)
				l.addEnds(tail, i)
			}
			l.addRatio(head, i)
		}
	}
	for _, i := range indicators {
		for _, j := range indicators {
			if i != j {
				l.addTail(i.Name, j.Name, i, 3)
				l.addTail(i.Short, j.Short, i, 2)
			}
		}
	}
}

func (l *lexicon) addEnds(name string, i *model.Indicator) {
	starts := runeStarts(name)
	for k, at := range starts {
		if k >= 4 {
			l.addIndicator(name[:at], i, true)
		}
		if k > 0 && len(starts)-k >= 3 {
			l.addTailName(name[at:], i)
			if short := strings.TrimSuffix(name[at:], "数"); len(starts)-k >= 4 && short != name[at:] {
				l.addTailName(short, i)
			}
		}
	}
}

// addTailName adds the end of a name.
func (l *lexicon) addTailName(name string, i *model.Indicator) {
	fresh := l.entries[name] == nil
	l.addIndicator(name, i, true)
	if e := l.entries[name]; fresh && e != nil {
		e.tail = true
	}
}

// everyday are words that say too little to stand for an indicator.
const everyday = " 企业 金额 项目 资金 人数 家数 项数 数量 总量 比重 人才 专家 单位 情况 工作 产业 收入 支出 人口 学生 教师 学校 套数 面积 完成 占比 密度 总额 数额 比例 企业数 项目数 人次 增长 登记 "

// addTail adds what name has behind the beginning that it shares with other, and that beginning where it has at
// least so many characters.
func (l *lexicon) addTail(name, other string, i *model.Indicator, least int) {
	n := 0
	for _, at := range append(runeStarts(name), len(name)) {
		if at <= len(other) && name[:at] == other[:at] {
			n = at
		}
	}
	head, tail := name[:n], name[n:]
	if utf8.RuneCountInString(head) < least {
		return
	}
	l.addIndicator(head, i, true)
	for _, t := range []string{tail, strings.TrimSuffix(tail, "数"), strings.TrimSuffix(tail, "额")} {
		if utf8.RuneCountInString(t) >= 2 && !strings.ContainsAny(t, "（(") && !strings.Contains(everyday, " "+t+" ") {
			l.addTailName(t, i)
		}
	}
}

// addRatio adds how a share is spoken of: 占产业投资 for 高新技术产业投资占产业投资比重.
func (l *lexicon) addRatio(name string, i *model.Indicator) {
	_, rest, ok := strings.Cut(name, "占")
	if !ok || i.Measure != model.Rate {
		return
	}
	of := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(rest, "比重"), "比例"), "的")
	if utf8.RuneCountInString(of) < 2 {
		return
	}
	for _, ending := range []string{"", "比重", "的比重", "的比例", "比例"} {
		l.addIndicator("占"+of+ending, i, false)
		if of == "地区生产总值" {
			l.addIndicator("占GDP"+ending, i, false)
		}
	}
}

func (l *lexicon) addParts(indicators []*model.Indicator) {
	for _, i := range indicators {
		for k := range i.Parts {
			c := component{i, &i.Parts[k]}
			e := l.entries[c.part.Name]
			if e == nil {
				e = &entry{}
				l.entries[c.part.Name] = e
			} else if len(e.parts) == 0 {
				continue // the name of something else
			}
			e.parts = append(e.parts, c)
		}
	}
}

// runeStarts are the bytes at which the characters of s begin.
func runeStarts(s string) []int {
	var starts []int
	for at := range s {
		starts = append(starts, at)
	}
	return starts
}
