package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// span is a period as a sentence names it.
type span struct {
	year    int  // 0: the edition's
	back    int  // years before that
	first   int  // the month in which it begins; 0 and 1: January
	month   int  // the last one; 0: not said
	unit    int  // months of a span that ends with the edition's month: 当季 3, 当月 1
	prev    int  // months: 1 for the month before the edition's, 3 for the quarter before its quarter
	before  bool // the year's edition before
	unknown bool // no report is made of it
}

// months is a period of reports: up to the month of its analysis, from January or from a later month.
type months struct {
	view  *analysis.View
	first int // 0 and 1: January
}

// spanWords are the periods that have words. Those of last year stand behind 去年 and 上年.
var spanWords = []struct {
	list string
	span span
}{
	{"上半年 半年 前六个月 前6个月", span{month: 6}},
	{"一季度 第一季度 首季 首季度 1季度 前三个月", span{month: 3}},
	{"前三季度 前三个季度 前九个月", span{month: 9}},
	{"全年", span{month: 12}},
	{"二季度 第二季度 2季度", span{first: 4, month: 6}},
	{"三季度 第三季度 3季度", span{first: 7, month: 9}},
	{"四季度 第四季度 4季度", span{first: 10, month: 12}},
	{"下半年", span{first: 7, month: 12}},
	{"当季 本季 本季度 当季度 单季", span{unit: 3}},
	{"当月 本月 单月", span{unit: 1}},
	{"上期 上一期", span{before: true}},
	{"上月 上个月 上月份 上月末 上月底 上个月末 上个月底", span{prev: 1}},
	{"上季度 上季 上个季度 上季度末 上季末", span{prev: 3}},
	{"当月末 本月末 当季末 本季末 一个月后 两个月后 三个月后 半年后 一年后 次月 翌月 一个月以后 近期 近年 近年来 往年 历年 前年 以往 三年 五年 十三五 十四五 当时 原先 去年底前", span{unknown: true}},
}

// addSpans adds the words of periods, by themselves and behind those of last year.
func (l *lexicon) addSpans() {
	add := func(word string, s span) {
		e := l.entries[word]
		if e == nil {
			e = &entry{}
			l.entries[word] = e
		}
		e.span = &s
	}
	for _, w := range spanWords {
		for _, word := range strings.Fields(w.list) {
			add(word, w.span)
			for _, year := range []string{"去年", "上年", "上年度", "上一年"} {
				s := w.span
				s.back = 1
				add(year+word, s)
			}
			for _, year := range []string{"今年", "本年"} {
				add(year+word, w.span)
			}
		}
	}
	for _, word := range []string{"去年", "上年", "上年度", "上一年", "上一年度", "去年度"} {
		add(word, span{back: 1})
	}
	for _, word := range []string{"上年末", "去年末", "上年底", "去年底", "去年年底", "上年年末"} {
		add(word, span{back: 1, month: 12})
	}
	for _, q := range []struct {
		list string
		last int
	}{{"一季度末 一季末 首季末 1季度末 一季度底", 3}, {"二季度末 二季末 上半年末 2季度末 半年末", 6}, {"三季度末 三季末 前三季度末 3季度末", 9}, {"四季度末", 12}} {
		for _, word := range strings.Fields(q.list) {
			add(word, span{month: q.last})
			add("去年"+word, span{back: 1, month: q.last})
			add("上年"+word, span{back: 1, month: q.last})
		}
	}
	for _, word := range []string{"今年", "本年", "今年以来", "本年以来", "今年同期", "年内", "今年来"} {
		add(word, span{})
	}
	for k, digit := range []string{"两", "三", "四", "五", "六", "七", "八", "九", "十", "十一"} {
		add("前"+digit+"个月", span{month: k + 2})
		add("前"+digit+"月", span{month: k + 2})
		add("去年前"+digit+"个月", span{back: 1, month: k + 2})
		add("上年前"+digit+"个月", span{back: 1, month: k + 2})
		add("去年后"+digit+"个月", span{back: 1, first: 11 - k, month: 12})
		add("上年后"+digit+"个月", span{back: 1, first: 11 - k, month: 12})
	}
	for _, word := range []string{"年末", "年底"} {
		add(word, span{month: 12})
	}
}

// spanViews are the editions and months that a span may mean, the likeliest first; none where no report was made.
// 去年 may be the same months or the whole year.
func (r *reader) spanViews(s *span) []*analysis.View {
	if s.unknown {
		return nil
	}
	now := r.view.Edition.Period
	if s.before {
		if p := r.view.Previous; p != nil {
			return []*analysis.View{r.viewOf(p.Period)}
		}
		return nil
	}
	if s.unit > 0 && s.back == 0 {
		return []*analysis.View{r.view}
	}
	if s.prev > 0 {
		if v := r.viewOf(r.before(s.prev)); v != nil {
			return []*analysis.View{v}
		}
		return nil
	}
	year := s.year
	if year == 0 {
		year = now.Year
	}
	year -= s.back
	if r.isToCome(s) {
		return []*analysis.View{r.view}
	}
	if year == now.Year && (s.month == 0 || s.month == now.Month) {
		return []*analysis.View{r.view}
	}
	months := []int{s.month}
	if s.month == 0 {
		months = []int{12, now.Month}
		if s.back > 0 {
			months = []int{now.Month, 12}
		}
	}
	var out []*analysis.View
	for k, month := range months {
		if k > 0 && month == months[0] {
			break
		}
		if v := r.viewOf(model.Period{Year: year, Month: month}); v != nil {
			out = append(out, v)
		}
	}
	return out
}

// before is the last month before the edition's, or before its quarter.
func (r *reader) before(months int) model.Period {
	p := r.view.Edition.Period
	p.Month = (p.Month - 1) / months * months
	if p.Month == 0 {
		p.Year, p.Month = p.Year-1, 12
	}
	return p
}

// isToCome reports whether a span ends after the edition's month: what is said of it is a target, or what is left to do.
func (r *reader) isToCome(s *span) bool {
	now := r.view.Edition.Period
	year := s.year
	if year == 0 {
		year = now.Year
	}
	year -= s.back
	return s.unit == 0 && s.prev == 0 && !s.unknown && (year > now.Year || year == now.Year && s.month > now.Month)
}

// isUnreported reports whether a sentence speaks of the months from January to one that nobody has reported yet, as if they were over: 1—10月 in
// an edition of nine months is another edition's, or wrong.
func (r *reader) isUnreported(s *span) bool {
	return s.first == 1 && s.month < 12 && s.year == 0 && s.back == 0 && r.isToCome(s)
}

// firstMonth is the month in which a span begins.
func (r *reader) firstMonth(s *span) int {
	if r.isToCome(s) {
		return 0
	}
	if s.unit > 0 {
		return r.view.Edition.Period.Month - s.unit + 1
	}
	if s.prev > 0 {
		return r.before(s.prev).Month - s.prev + 1
	}
	return s.first
}

// viewOf is the edition of a period, or its month seen as one, or nil where there is no report.
func (r *reader) viewOf(p model.Period) *analysis.View {
	if p == r.view.Edition.Period {
		return r.view
	}
	if v, ok := r.seen[p]; ok {
		return v
	}
	v := r.analyse(p)
	if r.seen == nil {
		r.seen = map[model.Period]*analysis.View{}
	}
	r.seen[p] = v
	return v
}

func (r *reader) analyse(p model.Period) *analysis.View {
	if r.checker.Asked != nil {
		r.checker.Asked(r.now.Edition, p)
	}
	for _, e := range r.site.Editions {
		if e.Period == p {
			return r.checker.view(e)
		}
	}
	report := r.site.Reports[p]
	if report == nil {
		return nil
	}
	return r.checker.view(&model.Edition{Period: p, Report: report, Date: p.LastDay()})
}
