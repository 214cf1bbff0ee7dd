package form

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/check"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// note is a line under the table.
type note struct {
	text string
	head bool
}

// notes say how to fill the form.
func (l *layout) notes() []note {
	list := []string{
		"只填浅黄色的格，其他格有保护。指标解释、报送办法和咨询单位见指标名称上的批注。",
		l.cumulated(),
		"“本期数”每格都要填：没有数的写 " + gapChoice + "，零写 0。数直接写，不带单位、千分位逗号和百分号；38.6% 填 38.6。",
		"“数据性质”与全表相同的不填。“同比”由统计部门另行给出的才填（增减百分之几；比率指标为增减几个百分点），其余由程序计算。",
		"“备注”随通报公布；“说明”只供审核，不公布：审核列为“核实”的数确实无误的，在这一行的“说明”里写明原因。",
		l.ending(),
	}
	if len(l.regions) > 1 {
		list = slices.Insert(list, 3, "“"+l.site.Words.Upper+"”的数用于对比，有的才填；只有同比的，“本期数”写 "+format.Gap(model.NotApplicable)+"。“上级位次”按"+
			l.site.Words.Upper+"公布的填，没有公布的不填。")
	}
	out := []note{{"填表说明", true}}
	for k, text := range list {
		out = append(out, note{strconv.Itoa(k+1) + ". " + text, false})
	}
	return out
}

// ending says what to do with the form when it is filled. The whole's is filled by the issuer itself.
func (l *layout) ending() string {
	if l.region.Kind == model.Prefecture {
		return "审核人核对后，填写填表人、审核人和填报日期，保存后和各单位的表一起收。"
	}
	return "审核人核对后，填写填表人、审核人和填报日期，把本文件发回" + l.site.Issuer + "。"
}

// cumulated says what the figures of each kind are, of the kinds that the form has.
func (l *layout) cumulated() string {
	month := strconv.Itoa(l.period.Month) + "月"
	var has [3]bool
	for k := range l.lines {
		if i := l.lines[k].indicator; i != nil {
			has[i.Measure] = true
		}
	}
	text := ""
	for m, sentence := range [...]string{
		model.Flow:  "累计数填1月到" + month + "末的累计，不填当月数；",
		model.Stock: "期末数填" + month + "末的数；",
		model.Rate:  "本期值填到" + month + "末的比率；",
	} {
		if has[m] {
			text += sentence
		}
	}
	return text + "各项按表上的计量单位填。"
}

// relations are the audit relations that the form is held against, of the table of rules itself, a paragraph for each class.
func (l *layout) relations() []note {
	indicators := l.indicators()
	out := []note{{"审核关系", true}}
	asked := map[check.Class]string{
		check.MustMend: "（不符的不收，退回改正）",
		check.Verify:   "（不符的，核对改正；确实无误的，在“说明”里写明原因）",
		check.Hint:     "（供核对）",
	}
	for _, class := range []check.Class{check.MustMend, check.Verify, check.Hint} {
		var texts []string
		for _, r := range check.RelationsFor(l.regions, indicators) {
			if r.Class == class {
				texts = append(texts, "（"+strconv.Itoa(len(texts)+1)+"）"+r.Text+named(r, indicators))
			}
		}
		if len(texts) > 0 {
			out = append(out, note{class.String() + asked[class] + "：" + strings.Join(texts, "；") + "。", false})
		}
	}
	return out
}

// indicators are those that the form asks for, in its order, each once.
func (l *layout) indicators() []*model.Indicator {
	var list []*model.Indicator
	seen := map[*model.Indicator]bool{}
	for k := range l.lines {
		if i := l.lines[k].indicator; i != nil && !seen[i] {
			seen[i] = true
			list = append(list, i)
		}
	}
	return list
}

// named says whom a relation ties together, where these are particular indicators.
func named(r check.Relation, indicators []*model.Indicator) string {
	var names []string
	for _, i := range indicators {
		switch {
		case r.Code == "at-most" && i.AtMost != nil:
			names = append(names, i.Name+"≤"+i.AtMost.Name)
		case r.Code == "sum-of-parts" && r.Class == check.MustMend && len(i.Parts) > 0:
			var parts []string
			for _, p := range i.Parts {
				parts = append(parts, p.Name)
			}
			names = append(names, i.Name+"≥"+strings.Join(parts, "＋"))
		}
	}
	if len(names) == 0 {
		return ""
	}
	end := ""
	if len(names) > mostNamed {
		end = "等" + strconv.Itoa(len(names)) + "项"
		names = names[:mostNamed]
	}
	return "：" + strings.Join(names, "，") + end
}

// mostNamed bounds a list of indicators under the table, which would fill a page.
const mostNamed = 20
