package build

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// figures is the report of a month of the changing site with these figures of 合同额.
func figures(period, status string, jia, yi, bing string) string {
	return fmt.Sprintf("period: %s\nstatus: %s\nvalues:\n  hetong: {zhou: 6, jia: %s, yi: %s, bing: %s}\n  yinhuan: {zhou: 1, jia: 1, yi: 1, bing: 1}\n  lv: {zhou: 91, jia: 90, yi: 89, bing: 93}\n", period, status, jia, yi, bing)
}

// TestAgainstPublished: places won and lost, states and figures of a former edition that is sealed are those that it published, and pages
// tell that the data have other figures now; a former edition that is open follows the data.
func TestAgainstPublished(t *testing.T) {
	for _, sealed := range []bool{true, false} {
		s := newSealing(t)
		// In the first quarter 甲县 is published as the last of three, and behind.
		s.site["data/reports/2024-03.yaml"] = figures("2024-03", "快报", "1", "2", "3")
		s.site["data/reports/2024-06.yaml"] = figures("2024-06", "快报", "7", "6", "5")
		s.site["content/h1/edition.md"] += "\n甲县合同额比一季度上升2位。\n"
		s.mustBuild()
		if sealed {
			s.seal("q1")
		}
		before := of(t, s.out, "h1")
		// By what was found since, it was the first and kept its path.
		s.site["data/reports/2024-03.yaml"] = figures("2024-03", "最终核实", "9", "2", "3")
		s.site["content/h1/edition.md"] = strings.Replace(s.site["content/h1/edition.md"], "上升2位", map[bool]string{true: "上升2位", false: "位次不变"}[sealed], 1) + "\n一季度甲县合同额为9家。\n"
		s.mustBuild()
		after := of(t, s.out, "h1")
		county, bulletin, indicator := after["h1/counties/jia.html"], after["h1/index.html"], after["h1/indicators/hetong.html"]
		note := "以2024年一季度当时公布的数为准"
		if got := strings.Contains(county, note) && strings.Contains(indicator, note) && strings.Contains(bulletin, note+"，那以后修订1个数，见<a href="); got != sealed {
			t.Errorf("sealed %t: told that the edition before published other figures: %t", sealed, got)
		}
		if got := strings.Contains(county, "位次上升</dt><dd>合同额（2位）"); got != sealed {
			t.Errorf("sealed %t: two places are won: %t", sealed, got)
		}
		turns := func(page string) string {
			_, rest, _ := strings.Cut(page, "<h2 id=\"turns\">")
			rest, _, _ = strings.Cut(rest, "</dl>")
			return rest
		}
		if turns(before["h1/counties/jia.html"]) == "" || (turns(before["h1/counties/jia.html"]) == turns(county)) != sealed {
			t.Errorf("sealed %t: since the edition before: %s, was %s", sealed, turns(county), turns(before["h1/counties/jia.html"]))
		}
		if want := map[bool]string{true: "1家", false: "9家"}[sealed]; !strings.Contains(bulletin, "上期甲县合同额为") || !strings.Contains(bulletin, want) {
			t.Errorf("sealed %t: the figure of the edition before is not %s", sealed, want)
		}
		if sealed && (!strings.Contains(bulletin, ">1家<") || !strings.Contains(bulletin, ">9家<") || !strings.Contains(bulletin, "位次由第3位变为第1位")) {
			t.Error("the revision is not listed with what it changes")
		}
	}
}

// TestAgainstPublishedRules: a threshold and a target that change after sealing change nothing of how the former edition stood.
func TestAgainstPublishedRules(t *testing.T) {
	s := newSealing(t)
	s.site["data/reports/2024-03.yaml"] = figures("2024-03", "快报", "2", "2", "3")
	s.mustBuild()
	s.seal("q1")
	s.mustBuild()
	turns := func() string {
		_, rest, _ := strings.Cut(of(t, s.out, "h1")["h1/counties/jia.html"], "<h2 id=\"turns\">")
		rest, _, _ = strings.Cut(rest, "</section>")
		return rest
	}
	was := turns()
	if !strings.Contains(was, "好转") {
		t.Fatalf("甲县 did not catch up: %s", was)
	}
	s.site["data/site.yaml"] += "thresholds: {behind: 20, far_behind: 30}\n"
	s.mustBuild()
	if now := turns(); now != was {
		t.Errorf("a threshold changed: %s, was %s", now, was)
	}
}

// TestGivenCompared: 同比 that reports give and figures of parts are held against what was published, and their corrections are entered
// like those of figures.
func TestGivenCompared(t *testing.T) {
	s := newSealing(t)
	s.site["data/indicators.yaml"] = strings.Replace(changing["data/indicators.yaml"], "{id: hetong, name: 合同额, unit: 家,", "{id: hetong, name: 合同额, unit: 家, parts: [{id: xin, name: 新签}, {id: xu, name: 续签}],", 1)
	given := func(yoy, xin string) string {
		return figures("2024-03", "快报", "{value: 3, yoy: "+yoy+", parts: {xin: "+xin+", xu: 1}}", "2", "3")
	}
	s.site["data/reports/2024-03.yaml"] = given("5.1", "2")
	s.mustBuild()
	s.seal("q1")
	s.mustBuild()
	s.site["data/reports/2024-03.yaml"] = given("7.25", "1")
	r := s.build(Options{Program: "p"})
	var said []string
	for _, d := range r.Diags {
		said = append(said, d.String())
	}
	text := strings.Join(said, "\n")
	for _, want := range []string{
		"甲县2024年1—3月合同额的同比已在“2024年一季度”公布为+5.1%，现在是+7.25%",
		"甲县2024年1—3月合同额中的“新签”已在“2024年一季度”公布为2家，现在是1家",
	} {
		if !strings.Contains(text, "[unexplained-change]: "+want) {
			t.Errorf("not told: %s, but\n%s", want, text)
		}
	}
	if r.Errors != 2 {
		t.Errorf("%d errors", r.Errors)
	}
	made, err := Correct(CorrectOptions{Site: s.files(), Reason: "口径错了", Date: model.Date{Year: 2024, Month: 5, Day: 1}})
	if err != nil || len(made.Files) != 1 || len(made.Entries) != 2 || made.Entries[0] != "甲县2024年1—3月合同额同比：+5.1%改为+7.25%" {
		t.Fatal(err, made)
	}
	s.site[made.Files[0].Path] = string(made.Files[0].Content)
	s.mustBuild()
	page := of(t, s.out, "h1")["h1/index.html"]
	for _, want := range []string{"更正2个数", ">合同额同比<", ">&#43;5.1%<", ">&#43;7.25%<", ">&#43;2.15个百分点<", ">合同额（其中：新签）<", "口径错了"} {
		if !strings.Contains(page, want) {
			t.Errorf("the next edition does not tell %s", want)
		}
	}
	s.site[made.Files[0].Path] = strings.Replace(s.site[made.Files[0].Path], "item: xin", "item: jiu", 1)
	if r := s.build(Options{Program: "p"}); r.Errors == 0 || !strings.Contains(s.said(r), "unknown-part") {
		t.Errorf("a part that is none: %v", r.Diags)
	}
}

// TestFormerRevisionCompared: a second revision tells of its figures what they turn, of how the first revision stood: completion, state
// and place; and the statements of the first that it does not make.
func TestFormerRevisionCompared(t *testing.T) {
	s := newSealing(t)
	s.site["data/reports/2024-03.yaml"] = figures("2024-03", "快报", "1", "2", "3")
	s.mustBuild()
	s.seal("q1")
	on := model.Date{Year: 2024, Month: 5, Day: 6}
	record, err := Reopen(ReopenOptions{Site: s.files(), Edition: "q1", Reason: "换用核实后的数", Date: on})
	if err != nil || record.Errors > 0 {
		t.Fatal(err, record)
	}
	s.keep(record)
	s.site["data/reports/2024-03.yaml"] = figures("2024-03", "最终核实", "9", "2", "3")
	s.site["data/targets/2024.yaml"] = strings.Replace(s.site["data/targets/2024.yaml"], "hetong: {zhou: 30, jia: 10", "hetong: {zhou: 40, jia: 20", 1) // the first revision had 10
	s.mustBuild()
	page := of(t, s.out, "q1")["q1/index.html"]
	_, page, _ = strings.Cut(page, "<h2 id=\"revisions\"")
	for _, want := range []string{"2024年一季度第1版", ">1家<", ">9家<", "完成率由10.0%变为45.0%", "状态由滞后变为达序时", "位次由第3位变为第1位"} {
		if !strings.Contains(page, want) {
			t.Errorf("the second revision does not tell %s", want)
		}
	}
	if strings.Count(page, "2024年一季度第1版") < 2 {
		t.Errorf("no statement of the first revision is told")
	}
}

// TestPlacesCompared: a place that the level above gave is held against what was published like a figure; a note that was published is
// told where it changes and not where it is added, and a sealed edition keeps both.
func TestPlacesCompared(t *testing.T) {
	s := newSealing(t)
	given := func(rank, note string) string {
		return strings.Replace(figures("2024-03", "快报", "1", "2", "3"), "zhou: 6", "zhou: {value: 6, rank: "+rank+", rank_of: 14"+note+"}", 1)
	}
	s.site["data/reports/2024-03.yaml"] = given("3", ", note: 其中2家待核")
	s.mustBuild()
	s.seal("q1")
	if r := s.mustBuild(); r.Warnings > 0 {
		t.Fatal(r.Diags)
	}
	s.site["data/reports/2024-03.yaml"] = given("5", "")
	r := s.build(Options{Program: "p"})
	if got := strings.Join(messages(r), "\n"); r.Errors != 1 || r.Warnings != 1 ||
		!strings.Contains(got, "[unexplained-change]: 全州2024年1—3月合同额的上级位次已在“2024年一季度”公布为3位，现在是5位") ||
		!strings.Contains(got, "[published-otherwise]: 全州2024年1—3月合同额的备注已在“2024年一季度”公布为“其中2家待核”，现在没有备注") {
		t.Errorf("told:\n%s", got)
	}
	s.site["data/reports/2024-03.yaml"] = given("5", ", note: 其中2家待核")
	made, err := Correct(CorrectOptions{Site: s.files(), Reason: "省里更正", Date: model.Date{Year: 2024, Month: 5, Day: 1}})
	if err != nil || len(made.Entries) != 1 || made.Entries[0] != "全州2024年1—3月合同额上级位次：3位改为5位" {
		t.Fatal(err, made)
	}
	s.site[made.Files[0].Path] = string(made.Files[0].Content)
	s.mustBuild()
	page := of(t, s.out, "h1")["h1/index.html"]
	for _, want := range []string{"更正1个数", ">合同额上级位次<", ">3位<", ">5位<", ">&#43;2位<", "省里更正"} {
		if !strings.Contains(page, want) {
			t.Errorf("the next edition does not tell %s", want)
		}
	}
	s.site["data/reports/2024-03.yaml"] = strings.Replace(given("5", ", note: 其中2家待核"), "jia: 1,", "jia: {value: 1, note: 后来补的备注},", 1)
	if r := s.mustBuild(); r.Warnings > 0 {
		t.Errorf("a note that was added: %v", r.Diags)
	}
}

func messages(r *Result) []string {
	var said []string
	for _, d := range r.Diags {
		said = append(said, d.String())
	}
	return said
}
