package format

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Dash stands for a number that is missing.
const Dash = "—"

// Customary decimals of percentages and of percentage points.
const (
	PercentDecimals = 1
	PointsDecimals  = 1
)

// Decimal is d with exactly places digits after the point: −3.50. What rounds to zero has no sign.
func Decimal(d model.Decimal, places int) string {
	r := model.Round(d, places)
	s := r.Abs().StringFixed(uint8(places))
	if r.Sign() < 0 {
		return "−" + s
	}
	return s
}

// Signed is Decimal with a plus before a positive number.
func Signed(d model.Decimal, places int) string {
	if model.Round(d, places).Sign() > 0 {
		return "+" + Decimal(d, places)
	}
	return Decimal(d, places)
}

// Percent is a number of percent with its sign: 38.6%.
func Percent(d model.Decimal) string { return Decimal(d, PercentDecimals) + "%" }

// Completion is a completion with its sign: 38.6%, or the word of its gap. It has as many digits as keep it apart from
// the lines that judge it: 99.96% is not 100.0%.
func Completion(c analysis.Completion) string {
	n, digits := c.Print()
	if !n.Ok() {
		return Gap(n.Gap)
	}
	return Decimal(n.Value, digits) + "%"
}

// Lead is a lead for a table, with a sign: −11.4, +0.2, 0.0; or the word of its gap.
func Lead(l analysis.Lead) string {
	n, digits := l.Print()
	if !n.Ok() {
		return Gap(n.Gap)
	}
	return Signed(n.Value, digits)
}

// Value is a figure of i with its unit: 1.16亿元, 43.2%.
func Value(i *model.Indicator, d model.Decimal) string { return Amount(i, d, i.Decimals) + i.Unit }

// Needed is what c needs a month for output, and with how many digits: of what is counted whole, whole ones, rounded up, since
// fewer do not reach the target; else as figures are, and below a hundred with a digit, since half a unit a month is not nothing.
func Needed(c *analysis.Cell) (n model.Num, places int) {
	n = c.Needed
	if !countedWhole(c.Indicator) {
		if c.Indicator.Decimals == 0 && n.Ok() && n.Value.Cmp(model.Int(100)) < 0 {
			return n, 1
		}
		return n, c.Indicator.Decimals
	}
	if n.Ok() {
		n.Value = model.RoundUp(n.Value)
	}
	return n, 0
}

// countedWhole reports whether figures of i are whole things, 户 and not 万元 nor 亩: no part of one can be done.
func countedWhole(i *model.Indicator) bool {
	first, _ := utf8.DecodeRuneInString(i.Unit)
	measured := slices.ContainsFunc(measuredUnits, func(u string) bool { return strings.HasSuffix(i.Unit, u) })
	return i.Decimals == 0 && i.Measure != model.Rate && !strings.ContainsRune("万亿千百", first) && !measured
}

// measuredUnits end the units of what is measured rather than counted.
var measuredUnits = []string{"元", "亩", "顷", "里", "米", "吨", "克", "升", "瓦", "焦", "小时", "学时", "课时", "度", "标准煤"}

// Amount is an amount in the unit of i, which it leaves out: 1234.5, or 1,234.5 where i's style groups digits.
func Amount(i *model.Indicator, d model.Decimal, places int) string {
	if i.Style.Grouped == model.Yes {
		return Grouped(Decimal(d, places))
	}
	return Decimal(d, places)
}

// Grouped is a written number with a comma before each three digits of its whole part (千分撇, GB/T 15835—2011).
func Grouped(number string) string {
	first := strings.IndexFunc(number, isDigit)
	if first < 0 {
		return number
	}
	whole := len(number) - len(strings.TrimLeftFunc(number[first:], isDigit))
	var b strings.Builder
	b.WriteString(number[:first])
	for k := first; k < whole; k++ {
		if k > first && (whole-k)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(number[k])
	}
	b.WriteString(number[whole:])
	return b.String()
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// GrowthPlaces is how many digits after the point a 同比 of i in percent has.
func GrowthPlaces(i *model.Indicator) int { return i.Style.Growth.Or(PercentDecimals) }

// CompletionPlaces is how many digits after the point at least a completion of i has, and what is computed from several.
func CompletionPlaces(i *model.Indicator) int { return i.Style.Completion.Or(PercentDecimals) }

// Gap is the word for a missing number, as a table shows it: the author's four gaps by name, any other
// as a dash.
func Gap(g model.Gap) string {
	switch g {
	case model.NotReported:
		return "未报送"
	case model.NotApplicable:
		return "不适用"
	case model.NoTarget:
		return "未设目标"
	case model.Confidential:
		return "保密"
	}
	return Dash
}

// Reason says in words why a number is missing; it is the note that explains a dash.
func Reason(g model.Gap) string {
	switch g {
	case model.NotReported:
		return "截至编制时未报送"
	case model.NotApplicable:
		return "该单位不承担此项指标"
	case model.NoTarget:
		return "未设年度目标，不计算完成率"
	case model.Confidential:
		return "数据保密，不予公布"
	case model.NoBase:
		return "上年同期为零或负数，不计算同比"
	case model.NoLastYear:
		return "无上年同期数，不计算同比"
	case model.NoPace:
		return "时点数和比率指标不与序时进度比较"
	case model.NoRank:
		return "不参与排名"
	case model.NoPrevious:
		return "本年度无上期位次可比"
	case model.ZeroTarget:
		return "年度目标为零或负数，不计算完成率"
	case model.YearOver:
		return "全年已结束，不计算后续月均需完成数"
	case model.NoReport:
		return "该月没有报表"
	case model.ZeroDivisor:
		return "所比的数为零或负数，无从计算"
	case model.NotComparable:
		return "撤并以前的数，范围不同，不作比较"
	case model.OtherMembers:
		return "没有报送的单位与本期不同，不作比较"
	case model.NotCounted:
		return "那时没有统计这项指标"
	case model.BetweenReports:
		return "不逐月统计的指标，本期不报"
	case model.NotMeasurable:
		return "所依据的数据缺失，无法计算"
	}
	return ""
}

// Num is n with places digits, or the word of its gap.
func Num(n model.Num, places int) string {
	if !n.Ok() {
		return Gap(n.Gap)
	}
	return Decimal(n.Value, places)
}

// List joins words in the Chinese manner: 吉首、泸溪和凤凰 is written 吉首、泸溪、凤凰.
func List(words []string) string { return strings.Join(words, "、") }
