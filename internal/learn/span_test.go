package learn

import "testing"

// TestTimes: what texts say of time.
func TestTimes(t *testing.T) {
	for text, want := range map[string]span{
		"2022年1—7月":    {2022, 7, cumulative},
		"１－７月":         {0, 7, cumulative},
		"一至七月":         {0, 7, cumulative},
		"2022年前7个月":    {2022, 7, cumulative},
		"截至2022年7月底":   {2022, 7, cumulative},
		"截至7月31日":      {0, 7, cumulative},
		"2022年7月31日":   {2022, 7, cumulative},
		"7月末":          {0, 7, cumulative},
		"7月":           {0, 7, aMonth},
		"十二月份":         {0, 12, aMonth},
		"2022年度":       {2022, 0, wholeYear},
		"2022年上半年":     {2022, 6, cumulative},
		"前三季度":         {0, 9, cumulative},
		"二季度":          {0, 6, otherSpan},
		"三季度末":         {0, 9, cumulative},
		"2025年第1季度末":   {2025, 3, cumulative},
		"上半年末":         {0, 6, cumulative},
		"3—7月":         {0, 7, otherSpan},
		"2022.07":      {2022, 7, aMonth},
		"附表-2022年7月":   {2022, 7, aMonth},
		"附表202207":     {2022, 7, aMonth},
		"附表20220805":   {},
		"附表1202207":    {},
		"附表202213":     {},
		"填报日期：2022年8月": {},
		"印发时间:2022-08": {},
		"2022年8月5日":    {},
		"2022-08-05":   {},
		"13月":          {},
		"1234567890月":  {},
		"州科发〔2022〕7号":  {},
		"完成情况":         {},
		"二〇二五年上半年":     {2025, 6, cumulative},
		"二○二五年七月":      {2025, 7, aMonth},
		"二〇二五年七月十日":    {},
		"截至二〇二五年七月三十一日": {2025, 7, cumulative},
		"十月二十八日":        {0, 10, cumulative},
		"十月二十七日":        {},
	} {
		var got span
		for _, one := range timesIn(text) {
			got = got.over(one)
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

// TestMonthsOfDates: a date beside 监测期 stands for its month by its first or its last days.
func TestMonthsOfDates(t *testing.T) {
	for date, want := range map[string]int{"2023-10-01": 10, "2023-10-31": 10, "2023-11-08": 0, "45200": 0} {
		month := 0
		for _, one := range monthOf(date) {
			month = one.month
		}
		if month != want {
			t.Errorf("%s: month %d, want %d", date, month, want)
		}
	}
	for label, want := range map[string]bool{"监测期:": true, "所属期": true, "填报日期:": false, "报送时间": false} {
		if whenOf.MatchString(label) != want {
			t.Errorf("%s: %t", label, !want)
		}
	}
}

// TestShift: conversions move the point and nothing else.
func TestShift(t *testing.T) {
	for _, test := range []struct {
		in     string
		places int
		want   string
	}{
		{"32500", -4, "3.25"}, {"3.25", 4, "32500"}, {"0.5", 0, "0.5"}, {"-12.30", 0, "-12.3"}, {"7", -8, "0.00000007"}, {"0", 4, "0"},
		{"-0.001", 2, "-0.1"}, {"100", -2, "1"}, {"1234567.891", 3, "1234567891"},
	} {
		if got := shift(test.in, test.places); got != test.want {
			t.Errorf("shift(%s, %d) = %s, want %s", test.in, test.places, got, test.want)
		}
	}
}

// TestUnits: what units are, and how far they are apart.
func TestUnits(t *testing.T) {
	l := newLexicon(siteOf(t, "school"))
	for text, want := range map[string]unit{
		"万元": {"元", 4}, "亿元": {"元", 8}, "万美元": {"美元", 4}, "家": {"家", 0}, "%": {"%", 0}, "‰": {"%", -1}, "百分点": {"百分点", 0}, "个百分点": {"百分点", 0},
		"万人次": {"人次", 4}, "千瓦时": {"千瓦时", 0}, "亿千瓦时": {"千瓦时", 8}, "千瓦时/人": {"千瓦时/人", 0}, "册次": {"册次", 0}, "万册次": {"册次", 4}, "元/人": {"元/人", 0}, "吨标准煤/万元": {"吨标准煤/万元", 0},
	} {
		if got, ok := l.unit(text); !ok || got != want {
			t.Errorf("unit(%s) = %v, %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "万", "个体", "单位", "百%", "元元"} {
		if got, ok := l.unit(text); ok {
			t.Errorf("unit(%s) = %v", text, got)
		}
	}
}
