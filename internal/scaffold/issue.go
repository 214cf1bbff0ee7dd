package scaffold

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// Issue is an edition as its id, its label and its period.
type Issue struct {
	ID     string // 2022-q3
	Label  string // 2022年前三季度
	Period model.Period
}

// spans are the periods that an edition may be about: how they are written behind the year, in the form of ids and in
// Chinese, and what the edition is called. Figures cumulate from January.
var spans = []struct {
	id, said, called string
	month            int
}{
	{"-q1", "一季度", "一季度", 3}, {"-q1", "第一季度", "一季度", 3}, {"-q1", "1季度", "一季度", 3},
	{"-q2", "二季度", "二季度", 6}, {"-q2", "第二季度", "二季度", 6}, {"-q2", "2季度", "二季度", 6},
	{"-q3", "三季度", "前三季度", 9}, {"-q3", "前三季度", "前三季度", 9}, {"-q3", "第三季度", "前三季度", 9}, {"-q3", "3季度", "前三季度", 9},
	{"-q4", "四季度", "四季度", 12}, {"-q4", "第四季度", "四季度", 12},
	{"-h1", "上半年", "上半年", 6}, {"-h2", "下半年", "下半年", 12},
	{"", "", "", 12}, {"", "全年", "", 12}, {"", "年度", "", 12},
}

var (
	isoMonth = regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})(?:-[0-9]{2}.*)?$`) // a sheet makes 2022-07 a date
	saidTime = regexp.MustCompile(`^([0-9]{4})年?(.*)$`)
	inMonths = regexp.MustCompile(`^(?:1[-—–~～至])?([0-9]{1,2})月(?:份)?$`)
)

// NewIssue reads an id, or the words for a period: 2022-07, 2022-q3, 2022-h1, 2022, 2022年三季度.
func NewIssue(text string) (Issue, bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	if m := isoMonth.FindStringSubmatch(text); m != nil {
		return monthIssue(m[1], m[2])
	}
	m := saidTime.FindStringSubmatch(text)
	if m == nil {
		return Issue{}, false
	}
	year, _ := strconv.Atoi(m[1])
	if in := inMonths.FindStringSubmatch(m[2]); in != nil {
		return monthIssue(m[1], in[1])
	}
	for _, s := range spans {
		if m[2] != s.id && m[2] != s.said {
			continue
		}
		p := model.Period{Year: year, Month: s.month}
		return Issue{ID: m[1] + s.id, Label: fmt.Sprintf("%d年%s", year, s.called), Period: p}, load.IsPeriod(p)
	}
	return Issue{}, false
}

// monthIssue is the edition of a month.
func monthIssue(year, month string) (Issue, bool) {
	var p model.Period
	p.Year, _ = strconv.Atoi(year)
	p.Month, _ = strconv.Atoi(month)
	if !load.IsPeriod(p) {
		return Issue{}, false
	}
	return Issue{ID: p.String(), Label: load.Span(p), Period: p}, true
}

// after is the edition after this one of a site: a quarter later where something is reported by quarters and nothing by months, and so on. Where
// the kind of edition says less often than figures come, it is that of the next figures.
func (i Issue) after(s *model.Site) Issue {
	step := model.Yearly.Step()
	for _, one := range s.Indicators {
		step = min(step, one.Every.Step())
	}
	if step == model.Monthly.Step() {
		return i.next()
	}
	p := i.Period
	for p.Month += step - p.Month%step; p.Month > 12; p.Year++ {
		p.Month -= 12
	}
	id := map[int]string{3: "-q1", 6: "-h1", 9: "-q3", 12: ""}[p.Month]
	if next, ok := NewIssue(fmt.Sprint(p.Year) + id); ok {
		return next
	}
	return i.next()
}

// next is the edition after this one in a row of its kind: of months, quarters, half years or years.
func (i Issue) next() Issue {
	year, month := i.Period.Year, i.Period.Month
	id := fmt.Sprint(year + 1)
	switch kind := strings.TrimPrefix(i.ID, fmt.Sprint(year)); {
	case kind == "-h1":
		id = fmt.Sprint(year)
	case kind == "-h2":
		id += "-h1"
	case strings.HasPrefix(kind, "-q") && month < 12:
		id = fmt.Sprintf("%d-q%d", year, month/3+1)
	case strings.HasPrefix(kind, "-q"):
		id += "-q1"
	case kind != "" && month < 12:
		id = fmt.Sprintf("%d-%02d", year, month+1)
	case kind != "":
		id += "-01"
	}
	if next, ok := NewIssue(id); ok {
		return next
	}
	return i // there is no year after the last
}
