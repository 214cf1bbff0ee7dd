package claim

import (
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// number is a number as a text writes it.
type number struct {
	value  model.Decimal
	high   model.Decimal // of a range, 63%~68%
	ranged bool
	places int // digits after the point
	unit   string
	kind   numberKind
	around approximation
	within bool // it is more by less than a step of its last digit that is no zero: 20多, 3万余
	round  bool // in Chinese numerals, 六成: nobody means it to a digit
	fold   bool // 翻一番: so many times what it was, and not so many times more
}

// numberKind is what a number is by its unit.
type numberKind uint8

const (
	bare    numberKind = iota // without a unit
	amount                    // 亿元, 家: perhaps in the unit of an indicator
	percent                   // 38.6%
	points                    // 百分点
	times                     // 倍
	placed                    // 第3位
	moved                     // 3位
	counted                   // a number of members: 6个县市, 六县
	few                       // 前三位, 后两位
	idle                      // a date, an ordinal, a document number: never a figure
)

// approximation is how much a typed number says.
type approximation uint8

const (
	exact   approximation = iota
	roughly               // 约, 左右
	more                  // 超过, 余, 多, 以上
	less                  // 不到, 以内
	nearby                // 近
)

// idleUnits stand behind numbers that are no figures.
const idleUnits = " 年 月 日 号 天 周 小时 分钟 时 分 届 期 批 级 类 条 款 章 页 岁 年度 季度 个月 点 步 轮 期次 字 强 星 线 A 号文 名次 班 "

// number reads the number that text begins with; n is how many bytes it takes, its unit included.
func (l *lexicon) number(text string) (num number, n int) {
	n, ok := digits(text, &num)
	if !ok {
		return num, n
	}
	if n < len(text) && text[n] < utf8.RuneSelf && isLetter(text[n]) {
		num.kind = idle // 5G, 2022Q1
		return num, n
	}
	n += l.unit(text[n:], &num)
	if high, m := l.rangeEnd(text[n:], &num); m > 0 {
		num.high, num.ranged = high, true
		n += m
	}
	l.suffix(text[n:], &num)
	return num, n
}

// suffix reads what stands behind a number and says how much it says.
func (l *lexicon) suffix(text string, num *number) {
	for _, after := range []struct {
		word   string
		around approximation
	}{{"左右", roughly}, {"上下", roughly}, {"以上", more}, {"及以上", more}, {"以下", less}, {"以内", less}, {"多", more}, {"强", more}} {
		if strings.HasPrefix(text, after.word) {
			num.around, num.within = after.around, after.word == "多"
		}
	}
}

// digits reads a plain decimal. ok is false where the characters are a number but none that can be a figure,
// 2022-06 or 1.2.3.
func digits(text string, num *number) (n int, ok bool) {
	start := 0
	if text[0] == '-' || text[0] == '+' {
		start = 1
	} else if strings.HasPrefix(text, "−") {
		start = len("−")
	}
	n = start
	point := -1
	for n < len(text) {
		switch c := text[n]; {
		case c >= '0' && c <= '9':
		case c == '.' && point < 0 && n > start && n+1 < len(text) && text[n+1] >= '0' && text[n+1] <= '9':
			point = n
		default:
			goto end
		}
		n++
	}
end:
	if n == start {
		return n, false
	}
	num.kind = idle
	whole := n - start
	if point >= 0 {
		whole, num.places = point-start, n-point-1
	}
	if whole+num.places > model.MaxDigits || num.places > model.MaxFraction {
		return n, false
	}
	v, err := model.ParseDecimal(text[start:n])
	if err != nil {
		return n, false
	}
	if start > 0 && text[0] != '+' {
		v = v.Neg()
	}
	if n < len(text) && (text[n] == '.' || text[n] == '/' || text[n] == ':') && n+1 < len(text) && text[n+1] >= '0' && text[n+1] <= '9' {
		return n, false
	}
	num.value, num.kind = v, bare
	return n, true
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// unit reads the unit behind a number, with the 余 or 多 before it.
func (l *lexicon) unit(text string, num *number) (n int) {
	for _, over := range []string{"余", "多"} {
		if strings.HasPrefix(text, over) {
			num.around, num.within, n = more, true, len(over)
		}
	}
	if n == 0 {
		for _, ten := range []string{"万余", "亿余", "万多", "亿多"} {
			if strings.HasPrefix(text, ten) { // 3万余人
				const longest = 64 // bytes of a unit
				rest := text[len(ten):]
				m := l.unit(text[:len("万")]+rest[:min(len(rest), longest)], num)
				num.around, num.within = more, true
				return m + len(ten) - len("万")
			}
		}
	}
	for _, of := range []string{"百分点", "千分点", "点"} {
		if strings.HasPrefix(text, "个多"+of) { // 3个多百分点
			num.setUnit("个" + of)
			num.around, num.within = more, true
			return len("个多" + of)
		}
	}
	m := l.memberUnit(text[n:])
	for _, others := range otherRegions {
		if len(others) > m && strings.HasPrefix(text[n:], others) && num.kind == bare {
			num.kind, num.unit = idle, others // 全省14个市州, where the members are no 市州
			return n + len(others)
		}
	}
	if m > 0 {
		num.kind, num.unit = counted, text[n:n+m]
		return n + m
	}
	unit := l.unitAt(text[n:])
	if strings.HasSuffix(unit, "次") && strings.HasPrefix(text[n+len(unit):], "之") {
		unit = strings.TrimSuffix(unit, "次") // 347人次之
	}
	if unit != "" {
		num.setUnit(unit)
		if l.own[unit] && num.kind == idle {
			num.kind = amount
		}
		return n + len(unit)
	}
	if num.around == more {
		num.kind = bare
	}
	return 0
}

// otherRegions are counted where a region of the site is one of them.
var otherRegions = []string{"个市州", "个地市", "个设区市", "个省份", "个省区市", "个省（区、市）", "个盟市", "个地州市", "个市（州）", "个地级市", "个州市", "个省"}

func (l *lexicon) memberUnit(text string) int {
	for _, m := range l.members {
		if strings.HasPrefix(text, m) {
			return len(m)
		}
	}
	return 0
}

func (num *number) setUnit(unit string) {
	num.unit = unit
	switch {
	case unit == "%":
		num.kind, num.unit = percent, "%"
	case strings.HasSuffix(unit, "百分点"), unit == "个点":
		num.kind, num.unit = points, perCentPoints
	case strings.HasSuffix(unit, "千分点"):
		num.kind, num.unit = points, perMillePoints
	case unit == "倍":
		num.kind = times
	case unit == "位":
		num.kind = moved
	case unit == "成":
		num.kind, num.unit, num.round = percent, "%", true
		num.value = num.value.Mul(model.Int(10))
	case strings.Contains(idleUnits, " "+unit+" "):
		num.kind = idle
	default:
		num.kind = amount
	}
}

// rangeEnd reads ~68% behind 63%; the unit may stand only once, behind the second number.
func (l *lexicon) rangeEnd(text string, num *number) (high model.Decimal, n int) {
	for _, mark := range []string{"~", "～", "—", "–", "-", "至", "到"} {
		if !strings.HasPrefix(text, mark) || len(text) == len(mark) || text[len(mark)] < '0' || text[len(mark)] > '9' {
			continue
		}
		var second number
		m, ok := digits(text[len(mark):], &second)
		if !ok {
			return high, 0
		}
		m += len(mark)
		m += l.unit(text[m:], &second)
		if num.kind == bare {
			num.kind, num.unit = second.kind, second.unit
		}
		if second.kind != num.kind || second.unit != num.unit {
			num.kind = idle
		}
		return second.value, m
	}
	return high, 0
}
