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
				for _, j := range indicators {
					if k > 0 && j != i && beginsOther(variant, i, []*model.Indicator{j}) {
						l.addIndicator(variant, j, true) // 技术合同 may mean 技术合同成交额, too
					}
				}
			}
			for _, ending := range []string{"增速", "增幅", "增长率", "增长速度", "同比增速", "下降率", "降幅"} {
				if base, ok := strings.CutSuffix(name, ending); ok && base != "" && l.entries[base] == nil {
					l.entries[base] = &entry{indicators: []*model.Indicator{i}, rate: true}
				}
			}
		}
		if len(i.ID) > 3 {
			l.addIndicator(i.ID, i, false)
		}
	}
}

// endings are words that end a name and that people leave out.
var endings = []string{"项数", "人数", "家数", "户数", "件数", "起数", "次数", "场次", "数量", "总量", "总额", "金额", "总数", "数", "额", "量"}

// contractions are usual short forms of what names begin with or consist of.
var contractions = []struct{ long, short string }{
	{"全社会", ""}, {"规模以上", "规上"}, {"限额以上", "限上"}, {"社会消费品零售总额", "社零总额"}, {"社会消费品零售总额", "社消零"}, {"社会消费品零售总额", "社零额"}, {"固定资产投资", "固投"},
	{"地区生产总值", "GDP"}, {"国内生产总值", "GDP"}, {"研究与试验发展", "R&D"}, {"高新技术企业", "高企"}, {"农村居民人均可支配收入", "农村居民收入"}, {"城镇居民人均可支配收入", "城镇居民收入"},
	{"居民人均可支配收入", "居民收入"}, {"城镇登记失业率", "登记失业率"}, {"一般公共预算", "公共预算"}, {"地方一般公共预算", "一般公共预算"}, {"地区一般公共预算", "一般公共预算"},
}

// variants are the ways to write a name: 研发投入（监测填报数） is also 研发投入监测填报数, and 成果登记数 成果登记. Each is the whole
// name in other words; a fragment that other things may share is none.
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
		for _, c := range contractions {
			if short := strings.Replace(n, c.long, c.short, 1); short != n {
				out = append(out, short)
			}
		}
		for _, ending := range endings {
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

// addRatios adds how shares are spoken of.
func (l *lexicon) addRatios(indicators []*model.Indicator) {
	for _, i := range indicators {
		for _, name := range []string{i.Name, i.Short} {
			l.addRatio(name, i)
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
