package measure

import (
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Quantity is a number with its unit, ready to be worded.
type Quantity struct {
	model.Num
	Unit    string // 亿元, %, 个百分点, 位, 倍
	Places  int    // digits after the point in output
	Grouped bool   // an amount whose digits stand in groups of three
}

// scales are the words before a unit that multiply it.
var scales = []struct {
	word   string
	factor model.Decimal
}{{"万亿", model.Int(1_000_000_000_000)}, {"千万", model.Int(10_000_000)}, {"百万", model.Int(1_000_000)}, {"亿", model.Int(100_000_000)}, {"万", model.Int(10_000)}, {"千", model.Int(1000)}, {"", model.Int(1)}}

// bases are the units that scales stand before, each as so many of another one: what converts into each other has one name.
// Areas, lengths and weights are those of the law on metrology and the 亩 of statistics, a fifteenth of a hectare.
var bases = map[string]struct {
	of    string
	times model.Decimal
}{
	"": {"", one}, "元": {"元", one}, "美元": {"美元", one}, "港元": {"港元", one}, "欧元": {"欧元", one}, "日元": {"日元", one},
	"人": {"人", one}, "人次": {"人次", one}, "人天": {"人天", one}, "人日": {"人日", one}, "家": {"家", one}, "户": {"户", one}, "户次": {"户次", one}, "项": {"项", one}, "件": {"件", one}, "个": {"个", one}, "起": {"起", one},
	"次": {"次", one}, "场": {"场", one}, "场次": {"场次", one}, "条": {"条", one}, "套": {"套", one}, "辆": {"辆", one}, "台": {"台", one}, "台套": {"台套", one}, "张": {"张", one}, "份": {"份", one}, "册": {"册", one}, "本": {"本", one}, "篇": {"篇", one}, "枚": {"枚", one},
	"头": {"头", one}, "只": {"只", one}, "羽": {"羽", one}, "株": {"株", one}, "箱": {"箱", one}, "标箱": {"标箱", one}, "名": {"人", one}, "位": {"位", one}, "笔": {"笔", one}, "宗": {"宗", one}, "例": {"例", one}, "床": {"床", one}, "学时": {"学时", one}, "课时": {"课时", one}, "平": {"平方米", one},
	"吨": {"克", model.Int(1_000_000)}, "公斤": {"克", model.Int(1000)}, "千克": {"克", model.Int(1000)}, "克": {"克", one}, "斤": {"克", model.Int(500)}, "毫克": {"克", model.MustDecimal("0.001")}, "微克": {"克", model.MustDecimal("0.000001")},
	"平方米": {"平方米", one}, "亩": {"亩", one}, "公顷": {"亩", model.Int(15)}, "平方公里": {"亩", model.Int(1500)},
	"立方米": {"立方米", one}, "方": {"立方米", one}, "米": {"米", one}, "公里": {"米", model.Int(1000)}, "千米": {"米", model.Int(1000)}, "里": {"米", model.Int(500)},
	"千瓦时": {"千瓦时", one}, "度": {"千瓦时", one}, "千瓦": {"千瓦", one}, "兆瓦": {"千瓦", model.Int(1000)}, "吨标准煤": {"吨标准煤", one}, "标准煤": {"吨标准煤", one},
	"吨公里": {"吨公里", one}, "人公里": {"人公里", one},
}

var one = model.Int(1)

// scaled is what one of a unit is in the base of its kind.
func scaled(unit string) (factor model.Decimal, base string, ok bool) {
	if b, ok := bases[unit]; ok && unit != "" {
		return b.times, b.of, true
	}
	for _, s := range scales {
		if rest, found := strings.CutPrefix(unit, s.word); found && s.word != "" {
			if b, ok := bases[rest]; ok {
				return s.factor.Mul(b.times), b.of, true
			}
		}
	}
	return factor, "", false
}

// Convertible reports whether unit is one that a quantity may be converted from or to.
func Convertible(unit string) bool {
	_, _, ok := scaled(unit)
	return ok
}

// Convert changes q to another unit; false where the two have nothing in common.
func (q *Quantity) Convert(unit string) bool {
	if q.Unit == unit {
		return true
	}
	from, of, ok := scaled(q.Unit)
	to, other, known := scaled(unit)
	if !ok || !known || of != other {
		return false
	}
	if q.Ok() {
		v, exact := model.Ratio(q.Value.Mul(from), to)
		if !exact {
			return false
		}
		q.Value = v
	}
	switch {
	case from.Cmp(to) > 0:
		r, _ := model.Ratio(from, to)
		q.Places = max(q.Places-digits(r), 0)
	case to.Cmp(from) > 0:
		q.Places += 2 // 5350万元 is 0.54亿元
	}
	q.Unit = unit
	return true
}

// digits is how many zeros a power of ten has, and about how many digits another factor takes.
func digits(d model.Decimal) int { return len(model.Round(d, 0).String()) - 1 }

// String is the number with its unit as a sentence writes it: 38.6%, 1.16亿元; the word of its gap where there is none.
func (q Quantity) String() string {
	if !q.Ok() {
		return format.Gap(q.Gap)
	}
	return q.Digits(q.Places) + q.Unit
}

// Digits is the number without its unit.
func (q Quantity) Digits(places int) string {
	if q.Grouped {
		return format.Grouped(format.Decimal(q.Value, places))
	}
	return format.Decimal(q.Value, places)
}
