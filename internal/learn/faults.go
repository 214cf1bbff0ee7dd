package learn

import (
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Faults is what is wrong with a book, or to be looked at: unknown numbers, totals, targets, last year's numbers and 同比
// that do not agree.
func (b *Book) Faults() []form.Fault {
	var list []form.Fault
	list = append(list, b.unknown()...)
	for k, s := range b.sheets {
		list = append(list, b.unseen(k, s)...)
		list = append(list, b.skipped(k, s)...)
		list = append(list, b.wrongTotals(s)...)
		for _, d := range s.verdicts {
			if d.Standing == Ignored && d.Value != "" {
				list = append(list, b.compared(d)...)
			}
		}
		list = append(list, b.apart(s)...)
		list = append(list, b.lost(s)...)
		list = append(list, b.unsaid(s)...)
		list = append(list, b.empty(s)...)
	}
	for k := range list {
		if list[k].Class == form.Verify && b.reason != "" {
			list[k].Class = form.Hint
		}
	}
	if b.count(Taken) > 0 {
		list = append(list, b.otherName()...)
	}
	must := slices.ContainsFunc(list, func(f form.Fault) bool { return f.Class == form.MustMend })
	if b.count(Taken) == 0 && !must && !b.gaps() {
		text, fix := "没有读到"+b.monthText()+"的数", "核对文件和期间，用 --period 说明是哪个月"
		switch {
		case b.contrary != "":
			text, fix = text+"："+b.contrary, "改正标题或表名里的月份再收"
		case b.asked && b.titled.Year != 0 && b.titled != b.Period:
			text, fix = text+"，表里写的是"+monthText(b.titled), "核对文件和 --period"
		}
		list = append(list, form.Fault{At: form.Place{File: b.Name}, Class: form.MustMend, Code: "nothing-taken", Text: text, Fix: fix})
	}
	return list
}

// gaps reports whether words for gaps are to be imported.
func (b *Book) gaps() bool {
	return slices.ContainsFunc(b.sheets, func(s *sheet) bool {
		return slices.ContainsFunc(s.gaps, func(d *Verdict) bool { return d.Value != "" && d.Standing != Ignored })
	})
}

func (b *Book) monthText() string {
	if b.Period.Year == 0 {
		return "任何一个月"
	}
	return monthText(b.Period)
}

// count is how many numbers have a standing.
func (b *Book) count(standing Standing) int {
	n := 0
	for _, d := range b.Verdicts {
		if d.Standing == standing {
			n++
		}
	}
	return n
}

// unknown is a fault for each reason why numbers are not known, at the first of them.
func (b *Book) unknown() []form.Fault {
	type cause struct{ sheet, why, text string }
	count := map[cause]int{}
	first := map[cause]*Verdict{}
	var order []cause
	for _, d := range b.Verdicts {
		if d.Standing != Unknown {
			continue
		}
		c := cause{d.Sheet, d.Why, d.Cause}
		if count[c]++; count[c] == 1 {
			first[c] = d
			order = append(order, c)
		}
	}
	var list []form.Fault
	for _, c := range order {
		d := first[c]
		text := d.Why
		if n := count[c]; n > 1 {
			text += fmt.Sprintf("（这样的数有 %d 个）", n)
		}
		at, value := b.at(d), d.Text
		if d.causeAt != nil { // the number is right where it stands: the text is what somebody has to look at
			at.Address, value = d.causeAt.address(), d.Cause
		}
		list = append(list, form.Fault{At: at, Class: form.MustMend, Code: "unknown-number", Text: text, Fix: b.fix(d), Value: value})
	}
	return list
}

// fix is what to do about an unknown number; where a text is not known, the line that the mapping needs.
func (b *Book) fix(d *Verdict) string {
	fix := d.Fix
	if d.Cause != "" && strings.Contains(d.Fix, "captions") {
		if i := b.sheets[0].lexicon.like(d.Cause); i != nil && d.near == "" && d.Why == unknownText(d.Cause) {
			return fmt.Sprintf("像是“%s”：是的，改成这个名称再收，或者在映射的 captions 里写 %s: {indicator: %s}；不是的写明含义，不要的写 skip", i.Name, quote(d.Cause), i.ID)
		}
		if b.Mapping != nil && b.Mapping.File != "" {
			fix = fmt.Sprintf("在 %s 的 captions 里加一行 %s: 含义；不要的写 skip", b.Mapping.File, quote(d.Cause))
			switch {
			case d.place:
				fix = fmt.Sprintf("是站点里的一个单位的，在 %s 的 captions 里加一行 %s: {region: 编号}；不要的写 skip", b.Mapping.File, quote(d.Cause))
			case d.grouping:
				fix += "，只是分组名称的写 group"
			}
		}
	}
	for _, r := range d.remedies {
		file := ""
		if b.Mapping != nil {
			file = b.Mapping.File
		}
		fix += "；" + r.says(file)
	}
	if d.near != "" {
		fix = "写错了的，改正表里的字再收；没有写错的，" + fix
	}
	return fix
}

// unsaid is a hint for all places of a sheet where a dash or a text stands for a figure.
func (b *Book) unsaid(s *sheet) []form.Fault {
	if len(s.unsaid) == 0 {
		return nil
	}
	return []form.Fault{{At: b.at(s.unsaid[0]), Class: form.Hint, Code: "no-number",
		Text: "这里写的不是数，没有取：" + places(s.unsaid), Fix: "没有报送的写“未报送”，不涉及的写“不适用”", Value: s.unsaid[0].Text}}
}

// apart is a hint for all numbers of a sheet that are left out because the texts about them name different months.
func (b *Book) apart(s *sheet) []form.Fault {
	list := slices.DeleteFunc(slices.Clone(s.verdicts), func(d *Verdict) bool { return !d.apart || d.Standing != Ignored })
	if len(list) == 0 {
		return nil
	}
	return []form.Fault{{At: b.at(list[0]), Class: form.Hint, Code: "months-differ",
		Text: "行名和表头写的不是同一个月，没有取：" + places(list), Fix: "确是" + b.monthText() + "的数的，改正表里写的月份再收", Value: list[0].Text}}
}

// places are the addresses of some cells.
func places(list []*Verdict) string {
	var addresses []string
	more := ""
	for _, d := range list {
		if len(addresses) == maxPlaces {
			more = fmt.Sprintf("等 %d 处", len(list))
			break
		}
		addresses = append(addresses, d.cell.address())
	}
	return strings.Join(addresses, "、") + more
}

// maxPlaces bounds the places that one message lists.
const maxPlaces = 12

// compared holds a number that is not imported against what the site has.
func (b *Book) compared(d *Verdict) []form.Fault {
	site := b.site
	switch d.Measure {
	case "target":
		if t := site.Targets[b.Period.Year]; t != nil && d.Part == nil {
			num, _ := t.InForce(d.Indicator, d.Region, model.Date{})
			return b.differs(d, num, "target-differs", "年度目标")
		}
	case "last_year":
		if r := b.options.yearBefore(site, b.Period); r != nil && d.Part == nil {
			return b.differs(d, r.Figure(d.Indicator, d.Region).Num, "last-year-differs", "上年同期报表的数")
		}
	case "yoy":
		return b.growthDiffers(d)
	}
	return nil
}

// differs is a hint where a number and the site's differ by more than the rounding of what stands in the table.
func (b *Book) differs(d *Verdict, have model.Num, code, what string) []form.Fault {
	stated, err := model.ParseDecimal(d.Value)
	if err != nil || !have.Ok() {
		return nil
	}
	if stated.Sub(have.Value).Abs().Cmp(half(d.Value)) <= 0 {
		return nil
	}
	return []form.Fault{{At: b.at(d), Class: form.Hint, Code: code, Value: d.Text,
		Text: fmt.Sprintf("“%s”%s这里是%s%s，%s是%s", d.Indicator.Name, d.Region.Name, d.Value, d.Indicator.Unit, what, have.Value.String()), Fix: "核对；这个数不导入"}}
}

// half is half of the last digit of a decimal.
func half(s string) model.Decimal {
	_, fraction, _ := strings.Cut(s, ".")
	d, _ := model.ParseDecimal(shift("0.5", -len(fraction)))
	return d
}

var (
	hundred         = model.Int(100)
	growthTolerance = model.MustDecimal("0.2") // as check's own: the base may have been revised a little
)

// growthDiffers doubts a given 同比 that is another than the one that follows from the table's figure and last year's report.
func (b *Book) growthDiffers(d *Verdict) []form.Fault {
	computed, unit, off := b.growthOff(d, b.figures)
	if !off {
		return nil
	}
	stated, _ := model.ParseDecimal(d.Value)
	return []form.Fault{{At: b.at(d), Class: form.Verify, Code: "yoy-differs", Value: d.Text,
		Text: fmt.Sprintf("“%s”%s写的同比是%s%s，按上年同期报表计算是%s%s", d.Indicator.Name, d.Region.Name, format.Signed(stated, len(fractionOf(d.Value))), unit, format.Signed(computed, 1), unit), Fix: "核对本期数、上年同期数和同比" + form.TableResort}}
}

// wrongTotals checks totals against the sum of the members that stand in the same row or column of their table.
func (b *Book) wrongTotals(s *sheet) []form.Fault {
	var list []form.Fault
	for _, t := range s.totals {
		sum, n, places := model.Decimal{}, 0, 0
		indicator, complete := t.context.indicator, t.verdict.Standing == Ignored && t.verdict.meant == "figure"
		for _, d := range s.beside(t) {
			if isWhole(d.Region) || d.Region.Kind == model.Province {
				continue
			}
			value, err := model.ParseDecimal(d.cell.number)
			if err != nil || d.Standing != Taken || d.Measure != "figure" || d.Indicator != indicator || d.Part != t.context.part() {
				complete = false
				break
			}
			sum, n = sum.Add(value), n+1
			places = max(places, len(fractionOf(d.cell.number)))
		}
		stated, err := model.ParseDecimal(t.verdict.cell.number)
		if !complete || n < 2 || err != nil || t.verdict.cell.unit != "" || indicator == nil || indicator.Measure == model.Rate || !indicator.AddsUp {
			continue
		}
		if stated.Sub(sum).Abs().Cmp(rounding(max(places, len(fractionOf(t.verdict.cell.number))), n)) > 0 {
			list = append(list, form.Fault{At: b.at(t.verdict), Class: form.Verify, Code: "total-differs", Value: t.verdict.Text,
				Text: fmt.Sprintf("“%s”合计%s，各单位之和是%s", indicator.Name, t.verdict.cell.number, sum.String()), Fix: "核对合计和各单位的数；合计另有口径的，在映射里写成 skip" + form.TableResort})
		}
	}
	return list
}

func fractionOf(s string) string {
	_, fraction, _ := strings.Cut(s, ".")
	return fraction
}
