package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// limited is a site of eight counties with a limit of each kind beside a task: a county over its limit, at zero, with a
// limit of zero kept and exceeded, with its limit exactly used, faster than time, without a figure, within.
func limited(month int) *fixture {
	f := newFixture(month, "吉首市", "泸溪县", "凤凰县", "花垣县", "保靖县", "古丈县", "永顺县", "龙山县")
	limit := f.indicator("shigu", "生产安全事故起数", "起", 0)
	limit.Better = model.Lower
	task := f.indicator("hetong", "技术合同成交额", "亿元", 2)
	task.AddsUp = true
	energy := f.indicator("nenghao", "单位地区生产总值能耗", "吨标准煤/万元", 3)
	energy.Measure, energy.Better = model.Rate, model.Lower
	stock := f.indicator("yuqi", "逾期未办结件数", "件", 0)
	stock.Measure, stock.Better = model.Stock, model.Lower
	free := f.indicator("qianfen", "人口自然增长率", "‰", 2)
	free.Measure, free.Signed = model.Rate, true
	limits := []string{"2", "4", "0", "0", "3", "5", "4", "12"}
	values := []string{"5", "0", "0", "3", "3", "4", "未报送", "2"}
	tasks := []string{"1", "0.9996", "0", "0.5", "0", "3.02", "0.2", "未报送"}
	for k := range limits {
		r := fmt.Sprintf("r%d", k+1)
		f.row("shigu", r, limits[k], values[k])
		f.row("hetong", r, "1", tasks[k])
		f.row("nenghao", r, "0.450", fmt.Sprintf("0.%d", 440+4*k))
		f.row("yuqi", r, []string{"0", "2"}[k%2], []string{"0", "3", "1", "2"}[k%4])
		f.row("qianfen", r, "4.5", []string{"4.50", "5.02", "-0.31", "3.1"}[k%4])
		f.figure("qianfen", r, 2021, month, []string{"4.46", "5.10", "0.2", "2.1"}[k%4])
		f.figure("shigu", r, 2021, month, fmt.Sprint(k))
	}
	f.row("shigu", "whole", "30", "17")
	f.row("hetong", "whole", "8", "5.62")
	f.row("nenghao", "whole", "0.450", "0.451")
	f.row("yuqi", "whole", "8", "12")
	f.row("qianfen", "whole", "4.5", "3.88")
	f.figure("qianfen", "whole", 2021, month, "3.80")
	f.figure("qianfen", "hunan", 2022, month, "4.10")
	f.figure("qianfen", "hunan", 2021, month, "4.40")
	return tiled(f, 4)
}

// longLimits is a site with long amounts against limits of very different size, and a task whose outliers are cut.
func longLimits(counties int) *fixture {
	f := filled(6, counties, func(k int) string { return []string{"300", "40", "0", "49.9", "未报送"}[k%5] })
	limit := f.indicator("b", "一个名称很长、需要分两行写的约束性指标", "万立方米", 2)
	limit.Better = model.Lower
	rate := f.indicator("c", "单位地区生产总值能耗", "吨标准煤/万元", 3)
	rate.Measure, rate.Better = model.Rate, model.Lower
	f.row("b", "whole", "9999999.99", "123456.78")
	for k := range counties {
		r := fmt.Sprintf("r%d", k+1)
		f.row("b", r, []string{"123456.78", "1000.00", "0", "9999999.99"}[k%4], []string{"98765.43", "398765.43", "0.01", "123.45"}[k%4])
		f.row("c", r, "0.450", []string{"0.449", "1.451"}[k%2])
	}
	return tiled(f, 8)
}

func TestLimitRanking(t *testing.T) {
	v := limited(6).view()
	c := Ranking(v, v.Site.Indicators[0])
	if want := "生产安全事故起数：8个县市中4个超出序时进度；1个未报送；泸溪、凤凰并列首位，花垣居末位"; c.Title != want {
		t.Errorf("title %q, want %q", c.Title, want)
	}
	b := c.spec.(*bars)
	want := []string{
		"泸溪县|0起，比年度控制数少4起|◐ 控制内|0 of 4", "凤凰县|0起，与年度控制数持平|◐ 控制内|0 of 0", "龙山县|2起，比年度控制数少10起|◐ 控制内|2 of 12",
		"古丈县|4起，比年度控制数少1起|▼ 远超序时|4 of 5", "保靖县|3起，与年度控制数持平|▼ 远超序时|3 of 3",
		"吉首市|5起，超年度控制数3起|▼ 超控制数|5 of 2", "花垣县|3起，超年度控制数3起|▼ 超控制数|3 of 0", "永顺县|未报送||none",
	}
	for k, w := range want {
		bar := "none"
		if b.bars[k].limited {
			bar = fmt.Sprintf("%v of %v", b.bars[k].value, b.bars[k].limit)
		}
		got := strings.Join([]string{b.rows[k].lines[0], b.bars[k].label, strings.Join(b.rows[k].aside, ""), bar}, "|")
		if got != w {
			t.Errorf("row %d: %s, want %s", k, got, w)
		}
	}
	if !strings.HasPrefix(c.Subtitle, "累计数（起），竖线为各县市的年度控制数") || len(b.marks) > 0 {
		t.Errorf("subtitle %q, marks %v", c.Subtitle, b.marks)
	}
}

// TestLimitsHaveNoPercentage: no chart of a limit tells a part of it, and none of the others draws a bar or a dot for it.
func TestLimitsHaveNoPercentage(t *testing.T) {
	for _, month := range []int{6, 12} {
		v := limited(month).view()
		limit := v.Site.Indicators[0]
		for name, c := range map[string]*Chart{
			"ranking": Ranking(v, limit), "months": Months(v, limit, v.Site.Regions[1]), "tiles": Tiles(v, limit), "map": Map(v, limit, groundOf(v)),
			"ranking of a rate": Ranking(v, v.Site.Indicators[2]), "ranking of a stock": Ranking(v, v.Site.Indicators[3]),
		} {
			option, err := c.Option()
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{c.Title, c.Subtitle, c.Desc} {
				if strings.ContainsAny(text, "%") || strings.Contains(text, "完成") {
					t.Errorf("month %d, %s: %q tells of a part", month, name, text)
				}
			}
			if s := strings.NewReplacer(`"50%"`, "", `"barGap":"-100%"`, "").Replace(string(option)); strings.Contains(s, "%") || strings.Contains(s, "百分点") || strings.Contains(s, "目标为零") {
				t.Errorf("month %d, %s: the option tells of a part", month, name)
			}
		}
		for name, c := range map[string]*Chart{
			"shares": Shares(v, limit), "tasks": Tasks(v, limit), "schedule": Schedule(v, limit, v.Site.Regions[1]),
		} {
			if c != nil {
				t.Errorf("month %d: %s of a limit: %q", month, name, c.Title)
			}
		}
	}
}

func TestLimitsOnACountysPage(t *testing.T) {
	v := limited(6).view()
	row := func(r int) (inCompletion, inPlace string) {
		c, p := Completion(v, v.Site.Regions[r]).spec.(*bars), Place(v, v.Site.Regions[r]).spec.(*place)
		if b := c.bars[0]; b.kind == wordBar {
			inCompletion = b.label + "|" + c.rows[0].aside[0]
		}
		if p.own[0].missing && len(p.others[0]) == 0 {
			inPlace = strings.Join(p.rows[0].aside, "")
		}
		return inCompletion, inPlace
	}
	for r, want := range map[int][2]string{
		1: {"5起，超年度控制数3起|▼ 超控制数", "5起，超3 第6位/7"},
		2: {"0起，比年度控制数少4起|◐ 控制内", "0起，余4 并列第1位/7"},
		3: {"0起，与年度控制数持平|◐ 控制内", "0起，持平 并列第1位/7"},
		4: {"3起，超年度控制数3起|▼ 超控制数", "3起，超3 第7位/7"},
		5: {"3起，与年度控制数持平|▼ 远超序时", "3起，持平 第5位/7"},
	} {
		if c, p := row(r); c != want[0] || p != want[1] {
			t.Errorf("county %d: %q and %q, want %q", r, c, p, want)
		}
	}
	if p := Place(v, v.Site.Regions[3]).spec.(*place); p.rows[1].aside[0] != "0.0% 并列末位" {
		t.Errorf("a shared last place: %q", p.rows[1].aside)
	}
	if c := Completion(v, v.Site.Regions[7]).spec.(*bars); c.bars[0].kind != gapBar || c.bars[0].label != "未报送" {
		t.Errorf("a limit without a figure: %+v", c.bars[0])
	}
}

func TestLimitsOnTheBoard(t *testing.T) {
	c := Board(limited(6).view(), BoardOptions{})
	numbers, words, ranks := textsOf(c, "numbers"), textsOf(c, "words"), textsOf(c, "ranks")
	for row, want := range []string{"余13 ▽ 超序时", "超3 ▼ 超控制数", "余4 ◐ 控制内首", "持平 ◐ 控制内首", "超3 ▼ 超控制数末", "持平 ▼ 远超序时", "余1 ▼ 远超序时", " 未报送", "余10 ◐ 控制内"} {
		at := [2]int{0, row}
		if got := numbers[at] + " " + words[at] + ranks[at]; got != want {
			t.Errorf("row %d: %q, want %q", row, got, want)
		}
	}
	for _, h := range c.spec.(*heat).cells {
		if h.col == 0 && h.hatched != (h.row == 7) {
			t.Errorf("row %d: hatched %v", h.row, h.hatched)
		}
	}
	if want := "8个县市14项次有进度要求的任务中，7项次未达序时要求，其中2项次尚未破零；"; !strings.HasPrefix(c.Title, want) {
		t.Errorf("title %q, want %q", c.Title, want)
	}
	if got := textsOf(c, "heads-1"); got[[2]int{5, 0}] != "未达进度项数" && !strings.Contains(fmt.Sprint(got), "项数") {
		t.Errorf("heads %v", got)
	}
}

// TestAgainstTheTarget: what is done of a target is told by its kind.
func TestAgainstTheTarget(t *testing.T) {
	v := limited(6).view()
	for k, want := range []string{
		"生产安全事故起数5起，超年度控制数3起", "技术合同成交额1.00亿元，完成年度目标的100.0%",
		"单位地区生产总值能耗0.440吨标准煤/万元，比年度控制数低0.010吨标准煤/万元", "逾期未办结件数0件，与年度控制数持平",
		"人口自然增长率4.50‰，与年度目标持平，比上年同期提高0.04个千分点",
	} {
		if got := Months(v, v.Site.Indicators[k], v.Site.Regions[1]).Title; !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestYearEnd: when the year is over, no chart speaks of time progress.
func TestYearEnd(t *testing.T) {
	v := limited(12).view()
	for name, c := range drawn(v) {
		option, err := c.Option()
		if err != nil {
			t.Fatal(err)
		}
		if text := c.Title + c.Subtitle + c.Desc + string(option); strings.Contains(text, "序时") {
			at := strings.Index(text, "序时")
			t.Errorf("%s: …%s…", name, text[max(0, at-60):min(len(text), at+60)])
		}
	}
	task := v.Site.Indicators[1]
	if want := "技术合同成交额：8个县市中5个未完成年度目标，其中2个未破零；1个未报送；古丈居首位，凤凰、保靖并列末位"; Ranking(v, task).Title != want {
		t.Errorf("title %q, want %q", Ranking(v, task).Title, want)
	}
}

// TestNearlyMet: 99.96% does not read as met, and 100% is.
func TestNearlyMet(t *testing.T) {
	v := limited(6).view()
	b := Ranking(v, v.Site.Indicators[1]).spec.(*bars)
	for row, want := range map[int][2]string{0: {"302.0% · 3.02亿元", "● 超额"}, 1: {"100.0% · 1.00亿元", "● 已完成"}, 2: {"99.96% · 1.00亿元", "◐ 达序时"}} {
		if got := [2]string{b.bars[row].label, b.rows[row].aside[0]}; got != want {
			t.Errorf("row %d: %q, want %q", row, got, want)
		}
	}
	if b.bars[1].fill != string(testPalette.Over.Fill) {
		t.Errorf("what is met has the colour %s", b.bars[1].fill)
	}
	narrow := textsOf(Board(manyColumns().view(), BoardOptions{}), "numbers")
	var got []string
	for k := range 8 {
		got = append(got, narrow[[2]int{1, k + 1}])
	}
	if want := []string{"100", "99", "0", "<1", "0", "302", "20", ""}; !slices.Equal(got, want) {
		t.Errorf("a narrow board has %q, want %q", got, want)
	}
}

// manyColumns is the site of limited with so many indicators that figures have no digits after the point.
func manyColumns() *fixture {
	f := limited(6)
	f.row("hetong", "r4", "1", "0.004")
	for n := range 17 {
		id := fmt.Sprintf("b%d", n)
		f.indicator(id, "指标", "家", 0)
		f.row(id, "r1", "100", "50")
	}
	return f
}

func TestGrowthOfAPerMilleRate(t *testing.T) {
	v := limited(6).view()
	c := Growth(v, v.Site.Indicators[4])
	if want := "人口自然增长率：全州比上年同期提高0.08个千分点，变动幅度高于全省0.38个千分点；4个县市比上年同期下降"; c.Title != want {
		t.Errorf("title %q, want %q", c.Title, want)
	}
	if !strings.HasPrefix(c.Subtitle, "比上年同期增减（千分点）") {
		t.Errorf("subtitle %q", c.Subtitle)
	}
	b := c.spec.(*bars)
	if b.bars[0].label != "+0.08" || b.marks[0].label != "全省 −0.30" || strings.Contains(fmt.Sprint(b.axis.ticks), "%") {
		t.Errorf("label %q, mark %q, ticks %v", b.bars[0].label, b.marks[0].label, b.axis.ticks)
	}
}

// TestMeasureWord: schools are counted as schools are.
func TestMeasureWord(t *testing.T) {
	f := filled(6, 40, func(k int) string { return fmt.Sprint(99 - k) })
	f.site.Words.Member, f.site.Words.Counter = "学校", "所"
	v := tiled(f, 8).view()
	for name, c := range map[string]struct{ got, want string }{
		"ranking": {Ranking(v, v.Site.Indicators[0]).Title, "技术合同成交额：40所学校均达到序时进度；第1居首位，第40居末位"},
		"tiles":   {Tiles(v, v.Site.Indicators[0]).Title, "技术合同成交额：40所学校均达到序时进度"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
	behind := filled(6, 40, func(k int) string { return []string{"60", "40", "0"}[k%3] })
	behind.site.Words.Member = "学校"
	w := behind.view()
	if got := Ranking(w, w.Site.Indicators[0]).Title; !strings.HasPrefix(got, "技术合同成交额：40所学校中26所落后序时，其中13所尚未破零；14所学校并列首位，13所学校并列末位") {
		t.Errorf("title %q", got)
	}
}

// TestStatesHaveColoursAndMarks: states that differ in words alone look alike.
func TestStatesHaveColoursAndMarks(t *testing.T) {
	v := limited(6).view()
	for a, b := range map[analysis.State]analysis.State{
		analysis.Met: analysis.Over, analysis.Unmet: analysis.FarBehind, analysis.Exceeded: analysis.FarBehind, analysis.Reached: analysis.OnPace,
	} {
		if colours(v, a) != colours(v, b) || markOf(v, a) != markOf(v, b) {
			t.Errorf("state %d does not look like state %d", a, b)
		}
	}
}
