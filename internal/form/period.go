package form

import (
	"strconv"
	"strings"

	"bulletin/internal/model"
)

// ParsePeriod reads a month as files and people name it: 2022-07, 2022-7.
func ParsePeriod(text string) (p model.Period, ok bool) {
	year, month, _ := strings.Cut(text, "-")
	if len(year) != 4 || len(month) > 2 {
		return p, false
	}
	y, err := strconv.ParseUint(year, 10, 16)
	m, failed := strconv.ParseUint(month, 10, 16)
	p = model.Period{Year: int(y), Month: int(m)}
	return p, err == nil && failed == nil && p.Year >= 1949 && p.Year <= 2999 && p.Month >= 1 && p.Month <= 12
}
