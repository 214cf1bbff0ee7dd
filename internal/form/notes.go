package form

import (
	"strconv"

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
		"审核人核对后，填写填表人、审核人和填报日期，把本文件发回" + l.site.Issuer + "。",
	}
	out := []note{{"填表说明", true}}
	for k, text := range list {
		out = append(out, note{strconv.Itoa(k+1) + ". " + text, false})
	}
	return out
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

// relations are the audit relations that the form is held against.
func (l *layout) relations() []note { return nil }
