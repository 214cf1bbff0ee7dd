package format

import (
	"strconv"

	"bulletin/internal/model"
)

// Date is 2022年6月30日.
func Date(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// Period is 2022年1—6月, 2022年1月 or 2021年.
func Period(p model.Period) string {
	y := strconv.Itoa(p.Year) + "年"
	switch p.Month {
	case 12:
		return y
	case 1:
		return y + "1月"
	}
	return y + "1—" + strconv.Itoa(p.Month) + "月"
}

// MonthsFrom names a period that begins with a month of its year and not with January: 2024年6—12月, 2024年11月.
func MonthsFrom(first int, p model.Period) string {
	text := strconv.Itoa(p.Year) + "年" + strconv.Itoa(first)
	if first < p.Month {
		text += "—" + strconv.Itoa(p.Month)
	}
	return text + "月"
}

// Elapsed is how much of its year a period has behind it, as pages are headed: 序时进度 50.0%. All of it is 全年, of which a percentage says nothing.
func Elapsed(p model.Period) string {
	if p.Month == 12 {
		return "全年"
	}
	return "序时进度 " + Percent(p.Progress())
}

// Status is the word for a figure's status, or empty.
func Status(s model.Status) string {
	switch s {
	case model.Estimate:
		return "预计"
	case model.Flash:
		return "快报"
	case model.Preliminary:
		return "初步核算"
	case model.Final:
		return "最终核实"
	case model.Assessed:
		return "考核认定"
	}
	return ""
}
