package learn

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reach is what part of a year a text speaks of.
type reach uint8

const (
	noReach    reach = iota
	wholeYear        // 2022年, without a month
	aMonth           // 7月: that month alone, or what stands at its end, or cumulative: other words must say
	cumulative       // 1—7月, 截至7月底
	otherSpan        // 3—7月, 二季度
	aDay             // 8月5日: no time of figures
)

// span is a time that a text names. Year and month are 0 where it names none.
type span struct {
	year, month int
	reach       reach
}

func (s span) named() bool { return s != span{} }

// lastDays is the day from which a date may be the end of a month's figures.
const lastDays = 28

const (
	chineseMonth = `(?:十[一二]?|[一二三四五六七八九])`
	chineseDay   = `(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])`
)

// spans are the ways of writing a time, at the beginning of what is left of a text; the first that matches counts.
var spans = []struct {
	match *regexp.Regexp
	read  func(m []string) span
}{
	{anchored(`(?:截至|截止|截至到|截止到|至)(?:([0-9]{4})年)?(?:([0-9]{1,2})|(` + chineseMonth + `))月(?:份|底|末|(?:[0-9]{1,2}|` + chineseDay + `)日|止)?(?:止|底)?`), func(m []string) span { return span{number(m[1]), spelled(m[2], m[3]), cumulative} }},
	{anchored(`[0-9]{4}([-./])[0-9]{1,2}[-./][0-9]{1,2}`), func([]string) span { return span{reach: aDay} }},
	{anchored(`(?:([0-9]{4})年)?(?:([0-9]{1,2})|(` + chineseMonth + `))月(?:([0-9]{1,2})|(` + chineseDay + `))日(止?)`), func(m []string) span {
		if m[6] == "" && spelled(m[4], m[5]) < lastDays { // a day in the month is when something was written
			return span{reach: aDay}
		}
		return span{number(m[1]), spelled(m[2], m[3]), cumulative}
	}},
	{anchored(`(?:([0-9]{4})年(?:度)?)?(?:([0-9]{1,2})|(` + chineseMonth + `))(?:月份?)?[-至到](?:([0-9]{1,2})|(` + chineseMonth + `))月(?:份|底|末|止)?`), func(m []string) span {
		if spelled(m[2], m[3]) != 1 {
			return span{number(m[1]), spelled(m[4], m[5]), otherSpan}
		}
		return span{number(m[1]), spelled(m[4], m[5]), cumulative}
	}},
	{anchored(`(?:([0-9]{4})年(?:度)?)?前(?:([0-9]{1,2})|(` + chineseMonth + `))个?月(?:份|底|末|止)?`), func(m []string) span { return span{number(m[1]), spelled(m[2], m[3]), cumulative} }},
	{anchored(`(?:([0-9]{4})年(?:度)?)?(?:([0-9]{1,2})|(` + chineseMonth + `))月(?:底|末|止|份止|份末|份底)`), func(m []string) span { return span{number(m[1]), spelled(m[2], m[3]), cumulative} }},
	{anchored(`(?:([0-9]{4})年(?:度)?)?(?:([0-9]{1,2})|(` + chineseMonth + `))月份?`), func(m []string) span { return span{number(m[1]), spelled(m[2], m[3]), aMonth} }},
	{anchored(`(?:([0-9]{4})年(?:度)?)?(上半年|前三季度|第?[一二三四1234]季度)(?:末|底)`), func(m []string) span {
		quarter := strings.TrimPrefix(m[2], "第")
		return span{number(m[1]), max(quarters[quarter], ends[quarter]), cumulative}
	}},
	{anchored(`(?:([0-9]{4})年(?:度)?)?(上半年|前三季度|前3季度|第?一季度|第?1季度|1-2季度|1-3季度|1-4季度)`), func(m []string) span { return span{number(m[1]), quarters[m[2]], cumulative} }},
	{anchored(`(?:([0-9]{4})年(?:度)?)?(第?[二三四234]季度|下半年)`), func(m []string) span {
		return span{number(m[1]), ends[strings.TrimPrefix(m[2], "第")], otherSpan}
	}},
	{anchored(`([0-9]{4})[-./]([0-9]{1,2})()`), func(m []string) span { return span{number(m[1]), number(m[2]), aMonth} }},
	{anchored(`(20[0-9]{2})(0[1-9]|1[0-2])()`), func(m []string) span { return span{number(m[1]), number(m[2]), aMonth} }},
	{anchored(`([0-9]{4})年(?:度|份)?全年`), func(m []string) span { return span{number(m[1]), 12, cumulative} }},
	{anchored(`(全年)`), func([]string) span { return span{0, 12, cumulative} }},
	{anchored(`([0-9]{4})年(?:度|份)?`), func(m []string) span { return span{number(m[1]), 0, wholeYear} }},
}

var quarters = map[string]int{
	"上半年": 6, "前三季度": 9, "前3季度": 9, "第一季度": 3, "一季度": 3, "第1季度": 3, "1季度": 3, "1-2季度": 6, "1-3季度": 9, "1-4季度": 12,
}

// ends are the last months of times that do not begin in January.
var ends = map[string]int{"二季度": 6, "2季度": 6, "三季度": 9, "3季度": 9, "四季度": 12, "4季度": 12, "下半年": 12}

func anchored(s string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + s + `)`) }

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// spelled reads a month or a day in digits or in Chinese.
func spelled(digits, chinese string) int {
	if digits != "" {
		return number(digits)
	}
	const ones = "一二三四五六七八九"
	n := 0
	for _, r := range chinese {
		if r == '十' {
			n = 10 * max(n, 1)
		} else {
			n += strings.Index(ones, string(r))/3 + 1
		}
	}
	return n
}

var allDigits = regexp.MustCompile(`^[0-9]+$`)

// spanAt is the time with which a folded text begins, and the length of its words.
func spanAt(s string) (span, int) {
	for _, way := range spans {
		m := way.match.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		if last := len(m[0]); last < len(s) && allDigits.MatchString(m[0]) && s[last] >= '0' && s[last] <= '9' { // 20220805
			continue
		}
		got := way.read(m)
		if got.month > 12 || got.year != 0 && (got.year < 1990 || got.year > 2999) || got.month == 0 && got.reach < cumulative && got.reach != wholeYear {
			continue
		}
		if got.reach == aDay {
			got = span{}
		}
		return got, len(m[0])
	}
	return span{}, 0
}

// whenWritten are lines that say when a table was made.
var whenWritten = regexp.MustCompile(`^(?:填报|制表|填表|报表|报送|上报|编报|报出|打印|编制|印发|更新)(?:日期|时间):?`)

// timesIn are the times that a title or a file's name speaks of.
func timesIn(s string) []span {
	var list []span
	if s = fold(s); whenWritten.MatchString(s) {
		return nil
	}
	for len(s) > 0 {
		if got, size := spanAt(s); size > 0 {
			list = append(list, got)
			s = s[size:]
			continue
		}
		_, size := utf8.DecodeRuneInString(s)
		if s[0] >= '0' && s[0] <= '9' { // the rest of a number begins no time
			for size < len(s) && s[size] >= '0' && s[size] <= '9' {
				size++
			}
		}
		s = s[size:]
	}
	return list
}

// spanIn is the time that a folded text speaks of, where it speaks of one.
func spanIn(s string) span {
	if list := timesIn(s); len(list) == 1 {
		return list[0]
	}
	return span{}
}

// apart reports whether two times name different months, or different years.
func (s span) apart(t span) bool {
	return s.month != 0 && t.month != 0 && s.month != t.month || s.year != 0 && t.year != 0 && s.year != t.year
}

// over completes a time by what a text further away says.
func (s span) over(t span) span {
	if s.year == 0 {
		s.year = t.year
	}
	if s.month == 0 && s.reach != otherSpan && (t.year == 0 || s.year == t.year) {
		s.month = t.month
	}
	if s.reach == noReach || s.reach == wholeYear && s.month != 0 && t.reach != noReach {
		s.reach = t.reach
	}
	return s
}
