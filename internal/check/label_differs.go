package check

import (
	"regexp"
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

var (
	labelYear  = regexp.MustCompile(`([0-9]{4})年`)
	labelMonth = regexp.MustCompile(`([0-9]{1,2})月`)
)

// labelSpans are the words of a label that tell the last month of its period. The longer ones come first.
var labelSpans = []struct {
	word  string
	month int
}{
	{"前三季度", 9}, {"一季度", 3}, {"二季度", 6}, {"三季度", 9}, {"四季度", 12},
	{"1季度", 3}, {"2季度", 6}, {"3季度", 9}, {"4季度", 12}, {"上半年", 6}, {"下半年", 12}, {"全年", 12},
}

// labelDiffers: a label that tells another period than the edition's, as when a folder was copied.
func labelDiffers(r *review) {
	for _, e := range r.site.Editions {
		if year, month := told(e.Label); year != 0 && year != e.Period.Year || month != 0 && month != e.Period.Month {
			r.Warning(e.At("label"), "label-differs", "核对 label 和 period", "名称“%s”和期间%s对不上", e.Label, periodName(e.Period))
		}
	}
}

// told is the year and the last month that a label tells, or zeros.
func told(label string) (year, month int) {
	if m := labelYear.FindStringSubmatch(label); m != nil {
		year, _ = strconv.Atoi(m[1])
	}
	for _, span := range labelSpans {
		if strings.Contains(label, span.word) {
			return year, span.month
		}
	}
	if all := labelMonth.FindAllStringSubmatch(label, -1); all != nil {
		month, _ = strconv.Atoi(all[len(all)-1][1])
	}
	return year, month
}

// periodName tells a whole year by its months too: 2022年1—12月.
func periodName(p model.Period) string {
	if p.Month == 12 {
		return format.Period(p) + "1—12月"
	}
	return format.Period(p)
}
