package claim

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// verdictDesk opens the site of testdata/verdicts with other thresholds; "" leaves them: behind 5, far_behind 20%.
func verdictDesk(t *testing.T, edition, thresholds string) *desk {
	t.Helper()
	files := fstest.MapFS{}
	from := os.DirFS(filepath.Join("testdata", "verdicts"))
	err := fs.WalkDir(from, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, path)
		if thresholds != "" {
			data = []byte(strings.ReplaceAll(string(data), "{behind: 5, far_behind: 20%}", thresholds))
		}
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var diags diag.List
	site, err := load.Site(files, chart.Usual(), &diags)
	if err != nil {
		t.Fatal(err)
	}
	if diags.HasErrors() {
		t.Fatal(diags.Sorted())
	}
	views := map[string]*analysis.View{}
	of := func(e *model.Edition) *analysis.View {
		key := e.ID + e.Period.String()
		if views[key] == nil {
			views[key] = analysis.New(site, e)
		}
		return views[key]
	}
	d := &desk{site: site, checker: New(site, of)}
	for _, e := range site.Editions {
		if e.ID == edition {
			d.view = of(e)
		}
	}
	return d
}

// wrongOf are the texts of the contradictions in one paragraph.
func (d *desk) wrongOf(about, text string) []string {
	var out []string
	for _, v := range d.check(about, text) {
		if v.Outcome == Contradicts {
			out = append(out, v.Text)
		}
	}
	return out
}

// sentence is a true one or, with what is said about it, a false one.
type sentence struct{ about, text, says string }

func (d *desk) hold(t *testing.T, list []sentence) {
	t.Helper()
	for _, s := range list {
		wrong := d.wrongOf(s.about, s.text)
		switch {
		case s.says == "" && len(wrong) > 0:
			t.Errorf("%s %s: %s, want silence", s.about, s.text, wrong)
		case s.says != "" && (len(wrong) != 1 || !strings.Contains(wrong[0], s.says)):
			t.Errorf("%s %s: %q, want one error with %s", s.about, s.text, wrong, s.says)
		}
	}
}

// TestThresholds: 达到序时进度 and 落后序时 are what pages print, with the site's thresholds; 低于序时 is where a number is.
func TestThresholds(t *testing.T) {
	verdictDesk(t, "2024-h1", "").hold(t, []sentence{
		// 东山县 is 3 points short: as good as on time.
		{"dong", "签约额达到序时进度。", ""},
		{"dong", "签约额达到序时要求。", ""},
		{"dong", "签约额未落后序时进度。", ""},
		{"dong", "签约额低于序时进度3.0个百分点。", ""},
		{"dong", "签约额略低于序时进度。", ""},
		{"dong", "签约额落后序时。", "“落后序时”与数据不符，数据是东山县签约额累计2.35亿元，完成率47.0%，同比+17.5%，2024年1—6月，较序时−3.0个百分点，达序时"},
		{"dong", "签约额未达到序时进度。", "与数据不符"},
		{"dong", "签约额均没有达到序时进度。", "与数据不符"},
		{"xi", "签约额尚未达到序时进度。", ""},
		{"xi", "签约额未达序时要求。", ""},
		{"xi", "签约额达到了序时进度。", "与数据不符"},
		{"dong", "签约额高于序时进度。", "与数据不符"},
		{"", "东山县、白石县签约额达到序时进度。", ""},
		{"", "2个区县签约额达到序时进度。", ""},
		{"", "4个区县签约额落后序时，其中北湖县、青田县尚未破零。", ""},
		{"", "5个区县签约额落后序时。", "是4个"},
		// 西河县 is 7.5 points short, by less than a fifth of its path.
		{"xi", "签约额落后序时7.5个百分点。", ""},
		{"xi", "签约额落后序时进度。", ""},
		{"xi", "签约额没有达到序时进度。", ""},
		{"xi", "签约额达到序时进度。", "与数据不符"},
		{"xi", "签约额严重落后序时。", "与数据不符"},
		{"nan", "签约额严重落后序时。", ""},
		{"nan", "签约额滞后于序时。", ""},
		{"bei", "签约额落后序时，尚未破零。", ""},
		{"bai", "签约额完成年度目标，达到序时进度。", ""},
	})
	verdictDesk(t, "2024-h1", "{behind: 0, far_behind: 12}").hold(t, []sentence{
		{"dong", "签约额落后序时。", ""},
		{"dong", "签约额达到序时进度。", "与数据不符"},
		{"xi", "签约额严重落后序时。", "与数据不符"},
		{"nan", "签约额严重落后序时。", ""},
	})
	verdictDesk(t, "2024-h1", "{behind: 10%, far_behind: 16%}").hold(t, []sentence{
		{"dong", "签约额达到序时进度。", ""},
		{"xi", "签约额落后序时。", ""},
		{"xi", "签约额落后序时进度。", ""},
		{"xi", "签约额严重落后序时。", "与数据不符"},
	})
	verdictDesk(t, "2024-h1", "{behind: 1%, far_behind: 15%}").hold(t, []sentence{
		{"dong", "签约额落后序时。", ""},
		{"xi", "签约额严重落后序时。", ""},
	})
}

// TestLimits: of a limit the share that is used stands against time progress, with one sign for all indicators.
func TestLimits(t *testing.T) {
	verdictDesk(t, "2024-h1", "").hold(t, []sentence{
		{"dong", "事故起数超出序时进度8.0个百分点。", ""},
		{"dong", "事故起数高于序时进度8.0个百分点。", ""},
		{"dong", "事故起数超出序时进度。", ""},
		{"dong", "事故起数超序时。", ""},
		{"dong", "事故起数低于序时进度8.0个百分点。", "数据是8.0个百分点"},
		{"dong", "事故起数低于序时进度。", "与数据不符"},
		{"dong", "事故起数达到序时进度。", "与数据不符"},
		{"dong", "事故起数控制在序时进度以内。", "与数据不符"},
		{"dong", "事故起数远超序时进度。", "与数据不符"},
		{"nan", "事故起数远超序时进度。", ""},
		{"xi", "事故起数控制在序时进度以内。", ""},
		{"xi", "事故起数高于序时进度3.0个百分点。", ""},
		{"xi", "事故起数控制在年度控制数以内。", ""},
		{"xi", "事故起数比年度控制数少47起。", ""},
		{"bei", "事故起数低于序时进度10.0个百分点。", ""},
		{"bei", "事故起数低于序时进度。", ""},
		{"bei", "事故起数高于序时进度。", "与数据不符"},
		{"bei", "事故起数超出序时进度。", "与数据不符"},
		{"xi", "事故起数超限。", "与数据不符"},
		{"xi", "事故起数未超限。", ""},
		{"qing", "事故起数超限。", ""},
		{"qing", "事故起数没有超限。", "与数据不符"},
		{"bei", "事故起数高于序时进度10.0个百分点。", "数据是−10.0个百分点"},
		{"qing", "事故起数7起，超年度控制数3起。", ""},
		{"qing", "事故起数超出年度控制数。", ""},
		{"qing", "事故起数超序时。", ""},
		{"qing", "事故起数超控制数。", ""},
		{"xi", "事故起数超控制数。", "与数据不符"},
		{"", "3个区县事故起数超出序时进度。", ""},
		{"", "青田县事故起数超出年度控制数，其余区县均控制在年度控制数以内。", ""},
		{"qing", "事故起数超年度控制数5起。", "3起"},
		{"qing", "事故起数超年度控制数2起。", ""}, // in doubt: the sentence's words have a number of two elsewhere
		{"qing", "事故起数控制在年度控制数以内。", "与数据不符"},
		{"dong", "事故起数超出年度控制数。", "累计58起，比年度控制数少42起"},
		{"bai", "事故起数控制在序时进度以内。", ""},
		{"bai", "事故起数为零。", ""},
		{"dong", "未改造数7项，超年度控制数3项。", ""},
		{"xi", "未改造数2项，比年度控制数少2项。", ""},
		{"xi", "未改造数2项，比年度控制数少1项。", "2项"},
		{"nan", "未改造数4项，与年度控制数持平。", ""},
		{"nan", "未改造数控制在年度控制数以内。", ""},
		{"xi", "婴儿死亡率高于年度控制数。", ""},
		{"xi", "婴儿死亡率5.30‰，比年度控制数高0.30个千分点。", ""},
		{"dong", "婴儿死亡率4.20‰，比年度控制数低0.80个千分点。", ""},
	})
}

// TestDifferenceUnits: a rate changes in the unit of its differences.
func TestDifferenceUnits(t *testing.T) {
	verdictDesk(t, "2024-h1", "").hold(t, []sentence{
		{"dong", "婴儿死亡率4.20‰，比上年同期下降1.30个千分点。", ""},
		{"dong", "婴儿死亡率4.20‰，同比下降1.3个千分点。", ""},
		{"dong", "婴儿死亡率4.20‰，同比下降1.30‰。", ""},
		{"dong", "婴儿死亡率4.20‰，同比下降1.3个百分点。", "单位应是“个千分点”"},
		{"dong", "婴儿死亡率4.20‰，同比下降1.5个千分点。", "数据是−1.30个千分点"},
		{"dong", "婴儿死亡率4.20‰，同比上升1.30个千分点。", "数据是−1.30个千分点"},
		{"dong", "人均专利量12.5件/万人，比上年同期增加1.3件/万人。", ""},
		{"dong", "人均专利量12.5件/万人，比上年同期提高1.3个百分点。", "单位应是“件/万人”"},
		{"dong", "优良天数比率92.3%，比上年同期提高1.3个百分点。", ""},
		{"dong", "优良天数比率92.3%，比上年同期提高1.3个千分点。", "单位应是“个百分点”"},
		{"dong", "签约额同比增长17.5%。", ""},
	})
}

// TestPlaces: the last place is shared, and never that of who has met its target or keeps its limit.
func TestPlaces(t *testing.T) {
	verdictDesk(t, "2024-h1", "").hold(t, []sentence{
		{"bei", "签约额完成率并列全市末位。", ""},
		{"bei", "签约额完成率居全市末位。", ""},
		{"qing", "签约额完成率并列末位。", ""},
		{"", "北湖县、青田县签约额完成率并列末位。", ""},
		{"", "南岭县、北湖县签约额完成率并列末位。", "不符"},
		{"nan", "签约额完成率居全市末位。", "第4位"},
		{"bai", "签约额完成率居全市首位。", ""},
		{"bai", "签约额完成率并列全市首位。", "没有并列"},
		{"bai", "事故起数居全市首位。", ""},
	})
	verdictDesk(t, "2024", "").hold(t, []sentence{
		{"bei", "签约额完成率72.5%，居全市末位。", ""},
		{"qing", "事故起数居全市末位。", ""},
	})
}

// TestGrowthCounts: who fell to nothing has fallen, and a multiple is a growth.
func TestGrowthCounts(t *testing.T) {
	verdictDesk(t, "2024-h1", "").hold(t, []sentence{
		{"", "3个区县签约额同比下降。", ""},
		{"", "2个区县签约额同比下降。", "是3个"},
		{"bei", "签约额同比下降100.0%。", ""},
		{"bei", "签约额同比下降。", ""},
		{"bai", "签约额同比增长32.3倍。", ""},
		{"bai", "签约额同比增长31.8倍。", "32.3倍"},
		{"dong", "利润总额由上年同期的3.20亿元转为−1.01亿元。", ""},
		{"dong", "利润总额由上年同期的3.20亿元转为−2.01亿元。", "1.01"},
		{"dong", "利润总额由上年同期的3.00亿元转为−1.01亿元。", ""}, // in doubt: a level of last year
		{"dong", "婴儿死亡率同比下降。", ""},
	})
}

// TestTargets: amounts of targets, and what is done and not done.
func TestTargets(t *testing.T) {
	verdictDesk(t, "2024-h1", "").hold(t, []sentence{
		{"", "各区县引进人才均未完成年度目标。", ""},
		{"", "各区县引进人才均完成年度目标。", "与数据不符"},
		{"", "各区县签约额均达到序时进度。", "与数据不符"},
		{"bei", "签约额尚未破零，年度目标4.00亿元。", ""},
		{"bei", "签约额尚未破零，年度目标5.00亿元。", "4.00亿元"},
		{"dong", "入库企业数6家，至年末还需4家。", ""},
		{"dong", "引进人才年度目标由29人调整为28人。", ""},
		{"dong", "引进人才年度目标由29人调整为27人。", "28人"},
		{"dong", "入库企业数尚未达到年度目标。", ""},
		{"xi", "入库企业数达到年度目标。", ""},
		{"bai", "签约额完成年度目标。", ""},
		{"bai", "签约额超额完成年度目标。", "与数据不符"},
		{"dong", "优良天数比率92.3%，比年度目标高2.3个百分点。", ""},
		{"bai", "优良天数比率88.7%，比年度目标低1.3个百分点。", ""},
		{"xi", "优良天数比率90.0%，与年度目标持平。", ""},
		{"dong", "入库企业数相当于年度目标的60.0%。", ""},
		{"dong", "引进人才过半。", ""},
		{"qing", "引进人才过半。", "与数据不符"},
	})
	verdictDesk(t, "2024", "").hold(t, []sentence{
		{"xi", "签约额未完成年度目标。", ""},
		{"xi", "签约额完成年度目标。", "与数据不符"},
		{"xi", "签约额已完成年度目标。", "与数据不符"},
		{"xi", "签约额已完成全年任务。", "与数据不符"},
		{"xi", "签约额达到序时进度。", "较序时−2.5个百分点，未完成"},
		{"xi", "签约额未完成。", ""},
		{"xi", "签约额已完成。", "与数据不符"},
		{"nan", "签约额已完成。", ""},
		{"nan", "签约额未完成。", "与数据不符"},
		{"xi", "签约额核对工作已完成。", ""},
		{"nan", "签约额已完成年度目标。", ""},
		{"dong", "签约额超额完成年度目标。", ""},
		{"", "3个区县签约额完成年度目标。", ""},
		{"", "3个区县签约额未完成年度目标。", ""},
		{"xi", "事故起数超出年度控制数。", ""},
		{"nan", "事故起数控制在年度控制数以内。", ""},
	})
}

// TestRoundTrip: nothing that the program says of the data by itself is contradicted, whatever the thresholds.
func TestRoundTrip(t *testing.T) {
	for _, thresholds := range []string{"", "{behind: 0, far_behind: 20%}", "{behind: 10%, far_behind: 15}"} {
		for _, edition := range []string{"2024-q1", "2024-h1", "2024"} {
			d := verdictDesk(t, edition, thresholds)
			n := d.roundTrip(t)
			if n < 100 {
				t.Errorf("%s %s: %d sentences", edition, thresholds, n)
			}
		}
	}
	for _, s := range [][2]string{
		{".", "2022-h1"}, {".", "2022-q1"}, {"internal/build/testdata/golden/figures", "2022-h1"}, {"internal/build/testdata/single", "2024-h1"},
	} {
		openSite(t, s[0], s[1]).roundTrip(t)
	}
}

// roundTrip checks what format says about every cell, region and indicator, and returns how many sentences that are.
func (d *desk) roundTrip(t *testing.T) int {
	t.Helper()
	n := 0
	try := func(about Subject, text string) {
		n++
		for _, v := range d.checker.Check(d.view, about, []Run{{Pieces: []Piece{{Text: text}}}}) {
			if v.Outcome == Contradicts {
				t.Errorf("%s: %s\n\t%s", d.view.Edition.ID, v.Text, text)
			}
		}
	}
	yearEnd := d.view.Edition.Period.MonthsLeft() == 0
	words := d.site.Words
	try(Subject{}, format.BulletinSummary(d.view))
	for _, i := range d.site.Indicators {
		try(Subject{Indicator: i}, format.IndicatorSummary(d.view, i))
		cells := d.view.Ranking(i)
		if len(cells) > 0 {
			try(Subject{Indicator: i}, format.NewRoll(cells, yearEnd).Sentence(format.Members(len(cells), words), format.Counter(words))+"。")
		}
	}
	for _, r := range d.site.Regions {
		try(Subject{Region: r}, format.CountySummary(d.view, r))
		for _, i := range d.view.Indicators(r) {
			c := d.view.Cell(i, r)
			try(Subject{Region: r}, format.Alone(i.Name, &c, yearEnd)+"。")
			if !c.Value.Ok() {
				continue
			}
			first := r.Name + i.Name + format.Value(i, c.Value.Value)
			for _, phrase := range []string{format.GrowthPhrase(&c), format.LeadPhrase(&c), format.LimitPhrase(&c), format.PlacePhrase(&c, words)} {
				if phrase != "" {
					try(Subject{}, first+"，"+phrase+"。")
					try(Subject{Indicator: i, Region: r}, phrase+"。")
				}
			}
			for _, p := range analysis.Predicates {
				if word := format.Verdict(p, i, yearEnd); p.Holds(&c) {
					try(Subject{Region: r}, i.Name+word+"。")
					try(Subject{Region: r}, i.Name+word+"，应予注意。")
				}
			}
		}
	}
	return n
}

// TestFindings: what findings say by themselves is not contradicted where an author copies it.
func TestFindings(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "said.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var d *desk
	n := 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch words := strings.Fields(line); {
		case line == "" || line[0] == '#':
		case words[0] == "@site":
			d = openSite(t, words[1], words[2])
		default:
			n++
			for _, wrong := range d.wrongOf("", line) {
				t.Errorf("%s: %s\n\t%s", d.view.Edition.ID, wrong, line)
			}
		}
	}
	if n < 200 {
		t.Errorf("%d sentences, want at least 200", n)
	}
}
