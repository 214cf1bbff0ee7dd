package claim

import "strings"

// date reads a period or a date in digits: 2022年, 2022年1—6月, 6月末, 7月31日, 2022-06-30. A nil span with n > 0
// is a date that tells no period.
func (s *scanner) date(text string) (sp *span, n int) {
	year, n := integer(text, 4)
	if n == 4 && year >= 1949 && year < 3000 {
		if strings.HasPrefix(text[n:], "年") {
			n += len("年")
			return s.ofYear(text, n, span{year: year})
		}
		if strings.HasPrefix(text[n:], "-") {
			m := n
			for m < len(text) && (text[m] == '-' || text[m] >= '0' && text[m] <= '9') {
				m++
			}
			return nil, m
		}
	}
	if sp, n := monthSpan(text); n > 0 {
		return sp, n
	}
	return nil, 0
}

// ofYear reads what stands behind 2022年 and belongs to it.
func (s *scanner) ofYear(text string, n int, sp span) (*span, int) {
	if strings.HasPrefix(text[n:], "度") {
		sp.month = 12
		return &sp, n + len("度")
	}
	if strings.HasPrefix(text[n:], "末") || strings.HasPrefix(text[n:], "底") {
		sp.month = 12
		return &sp, n + len("末")
	}
	if n < len(text) {
		if months, m := monthSpan(text[n:]); m > 0 {
			if months != nil {
				months.year = sp.year
			}
			return months, n + m
		}
		if e, m := s.match(text[n:]); e != nil && e.span != nil && e.span.back == 0 {
			of := *e.span
			of.year = sp.year
			return &of, n + m
		}
	}
	return &sp, n
}

// monthSpan reads 1—6月, 6月末, 6月, 6月30日.
func monthSpan(text string) (sp *span, n int) {
	first, n := integer(text, 2)
	if n == 0 || first < 1 || first > 12 {
		return nil, 0
	}
	last := first
	for _, mark := range []string{"—", "－", "–", "-", "~", "～", "至", "到"} {
		if strings.HasPrefix(text[n:], mark) {
			second, m := integer(text[n+len(mark):], 2)
			if m == 0 || second < first || second > 12 {
				return nil, 0
			}
			last, n = second, n+len(mark)+m
			break
		}
	}
	if !strings.HasPrefix(text[n:], "月") {
		return nil, 0
	}
	n += len("月")
	for _, word := range []string{"份", "底", "末"} {
		if strings.HasPrefix(text[n:], word) {
			n += len(word)
			if word != "份" {
				return &span{month: last}, n
			}
		}
	}
	if day, m := integer(text[n:], 2); m > 0 && day > 0 && day <= 31 && strings.HasPrefix(text[n+m:], "日") {
		return nil, n + m + len("日")
	}
	return &span{first: first, month: last}, n
}

// integer reads up to most digits; n is 0 where there are none or more.
func integer(text string, most int) (value, n int) {
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		if n == most {
			return 0, 0
		}
		value = value*10 + int(text[n]-'0')
		n++
	}
	return value, n
}
