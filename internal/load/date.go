package load

import (
	"fmt"
	"regexp"
	"strconv"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Years that a bulletin can be about.
const (
	firstYear = 1949
	lastYear  = 2999
)

var (
	dateText   = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})$`)
	looseDate  = regexp.MustCompile(`^\s*([0-9]{4})\s*[-./年－—]\s*([0-9]{1,2})\s*[-./月－—]\s*([0-9]{1,2})\s*日?\s*$`)
	packedDate = regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})$`)

	periodText  = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})$`)
	loosePeriod = regexp.MustCompile(`^\s*([0-9]{4})\s*[-./年－—]?\s*([0-9]{1,2})\s*月?\s*$`)
)

// date reads a day written 2022-06-30 into dst.
func (r *reader) date(dst *model.Date) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawText(dateText.String(), "写成 2022-06-30 的样子")
			return
		}
		if !r.scalar(v, "日期") {
			return
		}
		d, ok := dateOf(dateText.FindStringSubmatch(v.Value))
		if !ok {
			old, new := exact(v.Node, dateFix(v.Value))
			r.offer(r.pos(v.Node), old, new, "bad-date", dateFix(v.Value), "“%s”%s", shown(v.Value), dateFault(v.Value))
			return
		}
		*dst = d
	}
}

// unwritten is the mark of something that is still to be written; see [model.Unfinished].
var unwritten = regexp.MustCompile(`（待(写|补)：`)

// dateToCome reads a day, or what stands for one that is still to be written.
func (r *reader) dateToCome(dst *model.Date, unsigned *string) func(value) {
	return func(v value) {
		switch {
		case r.sketching():
			r.drawText(dateText.String()+"|"+unwritten.String(), "写成 2022-06-30 的样子；还没有定的写 "+model.Placeholder("…"))
		case model.Unfinished(v.Value) >= 0:
			r.line(unsigned)(v)
		default:
			r.date(dst)(v)
		}
	}
}

func dateOf(parts []string) (d model.Date, ok bool) {
	if parts == nil {
		return d, false
	}
	d.Year, _ = strconv.Atoi(parts[1])
	d.Month, _ = strconv.Atoi(parts[2])
	d.Day, _ = strconv.Atoi(parts[3])
	return d, d.Year >= firstYear && d.Year <= lastYear && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= days(d.Year, d.Month)
}

func days(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func dateFault(text string) string {
	if dateText.MatchString(text) {
		return "不是日历上的日期"
	}
	return "不是“年-月-日”的写法"
}

// dateFix is the date in our form where it can be told.
func dateFix(text string) string {
	for _, loose := range []*regexp.Regexp{looseDate, packedDate} {
		if d, ok := dateOf(loose.FindStringSubmatch(narrow(text))); ok {
			return "写 " + d.String()
		}
	}
	if m := dateText.FindStringSubmatch(text); m != nil {
		if p, ok := monthOf(m); ok && m[3] > "28" && m[3] < "40" {
			return fmt.Sprintf("%d年%d月只有 %d 天，核对后改正", p.Year, p.Month, days(p.Year, p.Month))
		}
		return fmt.Sprintf("年份 %d 到 %d，月份 01 到 12，日期不超过当月天数", firstYear, lastYear)
	}
	return "写成 2022-06-30 的样子"
}

// period reads a month written 2022-06 into dst.
func (r *reader) period(dst *model.Period) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawText(periodText.String(), "写成 2022-06 的样子")
			return
		}
		if !r.scalar(v, "期间") {
			return
		}
		p, ok := periodOf(v.Value)
		if !ok {
			old, new := exact(v.Node, periodFix(v.Value))
			r.offer(r.pos(v.Node), old, new, "bad-period", periodFix(v.Value), "“%s”不是“年-月”的写法", shown(v.Value))
			return
		}
		*dst = p
	}
}

// monthIn reads the month of a file, which its name repeats.
func (r *reader) monthIn(want model.Period) func(value) {
	return func(v value) {
		var p model.Period
		if r.period(&p)(v); p.Year != 0 && p != want {
			r.errorf(r.pos(v.Node), "name-mismatch", "写 "+want.String()+"，或改文件名", "period 是 %s，和文件名中的 %s 不一致", p, want)
		}
	}
}

func periodOf(text string) (model.Period, bool) { return monthOf(periodText.FindStringSubmatch(text)) }

func monthOf(parts []string) (p model.Period, ok bool) {
	if parts == nil {
		return p, false
	}
	p.Year, _ = strconv.Atoi(parts[1])
	p.Month, _ = strconv.Atoi(parts[2])
	return p, p.Year >= firstYear && p.Year <= lastYear && p.Month >= 1 && p.Month <= 12
}

func periodFix(text string) string {
	if p, ok := monthOf(loosePeriod.FindStringSubmatch(narrow(text))); ok {
		return "写 " + p.String()
	}
	if periodText.MatchString(text) {
		return fmt.Sprintf("年份 %d 到 %d，月份 01 到 12", firstYear, lastYear)
	}
	return "写成 2022-06 的样子"
}

// year reads the year of a file, which its name repeats.
func (r *reader) year(want int) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawWhole(firstYear, lastYear)
			return
		}
		if !r.scalar(v, "年份") {
			return
		}
		year, ok := yearOf(v.Value)
		if !ok || v.Style&quoted != 0 {
			r.errorf(r.pos(v.Node), "wrong-type", fmt.Sprintf("写 %d", want), "“year”应是年份，这里是%s", kindOf(v.Node))
		} else if year != want {
			r.errorf(r.pos(v.Node), "name-mismatch", fmt.Sprintf("写 %d，或改文件名", want), "year 是 %d，和文件名中的 %d 不一致", year, want)
		}
	}
}

// within complains about a date outside the year of its file.
func (r *reader) within(d model.Date, year int, pos diag.Pos, what string) {
	if !d.IsZero() && d.Year != year {
		r.errorf(pos, "wrong-year", "检查年份，或移到那一年的文件里", "%s %s 不在 %d 年", what, d, year)
	}
}
