package finding

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// The measures that findings rest on.
var (
	mValue      = measure.Value
	mIncrease   = measure.Increase
	mTarget     = measure.Target
	mCompletion = measure.Completion
	mLead       = measure.Lead
	mGrowth     = measure.Growth
	mUpper      = measure.VsUpper
	mWhole      = measure.VsWhole
	mPlace      = measure.Rank
	mMoved      = measure.RankChange
	mUpperPlace = measure.UpperRank
	mShare      = measure.Share
	mSpread     = measure.Spread
	mTimes      = measure.SpreadRatio
	mForecast   = measure.Forecast
	mSeasonal   = measure.Seasonal
)

// plain is text without evidence.
func plain(s string) Text { return Text{{Text: s}} }

// join puts texts behind each other; neighbours without evidence become one.
func join(parts ...Text) Text {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	out := make(Text, 0, n)
	for _, p := range parts {
		for _, span := range p {
			if k := len(out) - 1; span.Evidence == nil && k >= 0 && out[k].Evidence == nil {
				out[k].Text += span.Text
			} else if span.Text != "" {
				out = append(out, span)
			}
		}
	}
	return out
}

// chain puts mark between texts that say something.
func chain(parts []Text, mark string) Text {
	var out []Text
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, plain(mark))
		}
		out = append(out, p)
	}
	return join(out...)
}

// width is how long a text is in Chinese characters; a digit or a Latin letter takes half of one.
func (t Text) width() int {
	halves := 0
	for _, span := range t {
		for _, r := range span.Text {
			halves++
			if r >= utf8.RuneSelf {
				halves++
			}
		}
	}
	return (halves + 1) / 2
}

// number is a measure of s as a sentence writes it: 38.6%, 1.16亿元.
func (s *judged) number(m *measure.Measure) Text {
	return s.link(m, m.Of(s.view, &s.Cell).String())
}

// size is number without its sign: 低于序时进度6.8个百分点.
func (s *judged) size(m *measure.Measure) Text {
	q := m.Of(s.view, &s.Cell)
	q.Value = q.Value.Abs()
	return s.link(m, q.String())
}

// points is a number of percentage points that rests on m, without its sign.
func (s *judged) points(m *measure.Measure, d model.Decimal) Text {
	return s.link(m, format.Decimal(d.Abs(), places(s.indicator, m))+"个百分点")
}

// amount is a number in the indicator's unit that rests on m.
func (s *judged) amount(m *measure.Measure, d model.Decimal) Text {
	return s.link(m, format.Value(s.indicator, d))
}

// named is the region's name, which leads to the number that is told of it.
func (s *judged) named(m *measure.Measure) Text {
	name := s.Region.Name
	if utf8.RuneCountInString(name) > longRegion && s.Region.Short != "" {
		name = s.Region.Short
	}
	return s.link(m, name)
}

// longRegion is up to how many characters of a region's name a sentence writes out.
const longRegion = 12

func (s *judged) link(m *measure.Measure, text string) Text {
	return Text{{Text: text, Evidence: &Evidence{Indicator: s.indicator, Region: s.Region, Measure: m}}}
}

// cites are the numbers of s that a finding rests on.
func (s *judged) cites(measures ...*measure.Measure) []Evidence {
	out := make([]Evidence, len(measures))
	for k, m := range measures {
		out[k] = Evidence{Indicator: s.indicator, Region: s.Region, Measure: m}
	}
	return out
}

// citesBefore are numbers of the year's previous edition.
func (s *judged) citesBefore(measures ...*measure.Measure) []Evidence {
	out := s.cites(measures...)
	for k := range out {
		out[k].Before = true
	}
	return out
}

// apart keeps a name that touches the number after it from that.
func apart(name string) string {
	if touches(name) {
		return name + "为"
	}
	return name
}

// touches tells of a name that ends in a digit or a letter: PM2.5 and 35.1 would be one number.
func touches(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	return last < utf8.RuneSelf
}

// longName is from how many characters on an indicator is called by its short name.
const longName = 16

// title is what a sentence calls an indicator.
func title(i *model.Indicator) string {
	if utf8.RuneCountInString(i.Name) >= longName && i.Short != "" {
		return i.Short
	}
	return i.Name
}

// short is what a sentence calls one of several indicators.
func short(i *model.Indicator) string {
	if i.Short == "" {
		return i.Name
	}
	return i.Short
}

// sentence ends a text, of which a phrase may end in a mark already.
func sentence(t Text) Text {
	if s := t.String(); s == "" || strings.HasSuffix(s, "。") {
		return t
	}
	return join(t, plain("。"))
}

// items is how many indicators are listed: 两项, 三项.
func items(n int) string {
	if n >= 2 && n <= 5 {
		return string([]rune("两三四五")[n-2]) + "项"
	}
	return strconv.Itoa(n) + "项"
}
