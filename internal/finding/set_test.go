package finding

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func TestKnown(t *testing.T) {
	s := changed(t, "")
	for id, want := range map[string]bool{
		"over/jishu-hetong/xiangxi":          true,
		"over/jishu-hetong":                  true,
		"at-zero/chengguo-dengji/fenghuang":  true,
		"at-zero":                            true,
		"behind/jishu-hetong/gaoxinqu":       true,
		"behind/jishu-hetong/zhouzhi":        false, // has no page
		"over/yanfa-kaohe":                   false, // of the prefecture alone
		"over/yanfa-kaohe/jishou":            false,
		"masked/jishu-hetong/xiangxi":        false, // about both
		"upper-place/jishu-hetong":           false,
		"over/jishu-hetong/nowhere":          false,
		"over/nothing":                       false,
		"ower/jishu-hetong":                  false,
		"over":                               false,
		"over/jishu-hetong/xiangxi/anything": false,
		"":                                   false,
	} {
		if got := s.Known(id); got != want {
			t.Errorf("Known(%q) = %t, want %t", id, got, want)
		}
	}
	for _, id := range s.IDs() {
		if !s.Known(id) {
			t.Errorf("IDs() has %q, which Known does not know", id)
		}
	}
	for _, f := range s.Findings() {
		if !s.Known(f.ID) {
			t.Errorf("there is a finding %q, which Known does not know", f.ID)
		}
	}
	for _, r := range s.view.Site.Regions {
		if r.Kind == model.Direct {
			continue
		}
		for _, f := range s.Member(r) {
			if !s.Known(f.ID) {
				t.Errorf("there is a finding %q, which Known does not know", f.ID)
			}
		}
	}
}

func TestFindingsComeByWeight(t *testing.T) {
	s := changed(t, "")
	list := s.Findings()
	for k := range list[1:] {
		a, b := list[k], list[k+1]
		if a.Weight < b.Weight || a.Weight == b.Weight && a.Indicator != nil && b.Indicator != nil && a.Indicator.Index > b.Indicator.Index {
			t.Errorf("%s (%d) stands before %s (%d)", a.ID, a.Weight, b.ID, b.Weight)
		}
	}
	for _, f := range list {
		if len(f.Evidence) == 0 || len(f.Text) == 0 {
			t.Errorf("%s has %d pieces of evidence and says %q", f.ID, len(f.Evidence), f.Text)
		}
	}
}

func TestStatementsAnswerTheQuery(t *testing.T) {
	s := changed(t, "")
	site := s.view.Site
	contracts, research := s.indicator("jishu-hetong"), s.indicator("yanfa-jiance")
	for _, st := range s.Statements(Query{Tones: []Tone{Highlight}}) {
		if st.Tone != Highlight || strings.Contains(st.Text.String(), "落后序时") {
			t.Errorf("a highlight is %s", st.Text)
		}
	}
	for _, st := range s.Statements(Query{Indicator: contracts}) {
		if st.Indicator != contracts {
			t.Errorf("a statement about contracts is %s", st.Text)
		}
	}
	if got := len(s.Statements(Query{Limit: 3})); got != 3 {
		t.Errorf("a limit of 3 gives %d statements", got)
	}
	hidden := s.Statements(Query{Indicator: research, Hide: []string{"behind/yanfa-jiance/xiangxi", "double-digit/yanfa-jiance/xiangxi"}})
	for _, st := range hidden {
		if slices.Contains(st.Findings, "behind/yanfa-jiance/xiangxi") || strings.Contains(st.Text.String(), "20.6%") {
			t.Errorf("a hidden finding is told: %s", st.Text)
		}
	}
	zeros := s.Statements(Query{Rules: []string{"at-zero"}, Region: s.region("fenghuang")})
	if len(zeros) != 1 || zeros[0].Text.String() != "成果登记、引进外专人才两项均尚未破零。" || len(zeros[0].Indicators) != 2 || zeros[0].Indicator != nil {
		t.Errorf("what 凤凰县 has at zero = %v", zeros)
	}
	for _, st := range s.Statements(Query{Region: site.Counties()[4]}) {
		if strings.Contains(st.Text.String(), "保靖县") {
			t.Errorf("the page of 保靖县 names it: %s", st.Text)
		}
	}
}

func TestPoints(t *testing.T) {
	s := changed(t, "")
	points := s.Points(6, nil, nil)
	tones := map[Tone]int{}
	told := map[*model.Indicator]bool{}
	for _, st := range points {
		tones[st.Tone]++
		for _, i := range st.Indicators {
			if told[i] {
				t.Errorf("%s is told twice: %s", i.Name, st.Text)
			}
			told[i] = true
		}
	}
	if len(points) != 6 || tones[Highlight] != 3 || tones[Shortfall] != 3 {
		t.Errorf("points = %d with %d highlights and %d shortfalls, want 6, 3, 3", len(points), tones[Highlight], tones[Shortfall])
	}
	pinned := s.Points(6, []string{"masked/jishu-hetong"}, []string{"level/gaoqi-cunliang/xiangxi", "at-zero/waizhuan", "unknown"})
	if len(pinned) != 6 || pinned[0].ID != "double-digit/gaoqi-cunliang/xiangxi" || !slices.Contains(pinned[1].Findings, "at-zero/waizhuan") {
		t.Errorf("pinned points begin with %s and %s", pinned[0].ID, pinned[1].ID)
	}
	for k, st := range pinned {
		if (st.Why == "置顶") != (k < 2) || st.Why == "" {
			t.Errorf("point %d is chosen because of %q", k+1, st.Why)
		}
	}
	for _, st := range pinned {
		if slices.Contains(st.Findings, "masked/jishu-hetong") {
			t.Errorf("a hidden finding is a point: %s", st.Text)
		}
	}
	member := s.Points(6, nil, []string{"at-zero/chengguo-dengji/fenghuang", "growth-extremes/jiaji-qiye"})
	for k, want := range []string{"凤凰县技术成果登记数尚未破零。", "享受研发费用加计扣除企业数，7个县市同比增幅达到两位数；保靖县同比下降8.3%。"} {
		if got := member[k].Text.String(); got != want {
			t.Errorf("pinned point %d = %s, want %s", k+1, got, want)
		}
	}
	if got := s.Points(0, nil, nil); len(got) != 0 {
		t.Errorf("no points asked for, %d given", len(got))
	}
}

// TestPoorSites judges sites that lack what rules look at: nothing may fail, and what can be said is said.
func TestPoorSites(t *testing.T) {
	tests := []struct {
		name  string
		sheet sheet
		want  string // of all statements
	}{
		{"nothing reported at all", sheet{indicator: flow, names: four, target: "4 1 1 1 1", value: "n n n n n"}, "合同额，4个县市均未报送。|合同额本期未报送。"},
		{"no targets, no last year", sheet{indicator: flow, names: four, value: "4 1 1 1 1"}, ""},
		{"one region, one figure", sheet{indicator: flow, target: "4", value: "1"}, "合同额1.00亿元，完成年度目标的25.0%，低于序时进度25.0个百分点，照此进度难以完成年度目标。"},
		{"zones without members", sheet{indicator: flow, names: "*园区 +直属", target: "4 2 2", value: "1 0.5 0.5"}, "合同额1.00亿元，完成年度目标的25.0%，低于序时进度25.0个百分点，照此进度难以完成年度目标。"},
		{"one member", sheet{indicator: flow, names: "甲县", target: "4 4", value: "1 1"}, "合同额1.00亿元，完成年度目标的25.0%，低于序时进度25.0个百分点，照此进度难以完成年度目标。|合同额，甲县完成25.0%，落后序时；照此进度甲县难以完成年度目标。"},
		{"targets of zero", sheet{indicator: flow, names: four, target: "0 0 0 0 0", value: "4 1 1 1 1"}, ""},
		{"everything confidential", sheet{indicator: flow, names: four, target: "s s s s s", value: "s s s s s"}, ""},
		{"nothing applies", sheet{indicator: flow, names: four, target: "t t t t t", value: "x x x x x"}, ""},
		{"names that end in digits", sheet{indicator: count, names: "县1 县2 县3", target: "30 10 10 10", value: "12 12 0 0"}, "登记数除县1为12项外，其余2个县市尚未破零。|登记数12项，完成年度目标的40.0%，低于序时进度10.0个百分点，照此进度难以完成年度目标。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.sheet.set(t)
			var texts []string
			for _, st := range s.Statements(Query{}) {
				texts = append(texts, st.Text.String())
			}
			if got := strings.Join(texts, "|"); got != tt.want {
				t.Errorf("statements = %s, want %s", got, tt.want)
			}
			s.Points(6, nil, nil)
			for _, r := range s.view.Site.Regions {
				s.Statements(Query{Region: r})
			}
		})
	}
}

// TestSameEveryTime judges an edition twice: the same data gives the same sentences.
func TestSameEveryTime(t *testing.T) {
	site := open(t, "../..")
	text := func() string {
		var b strings.Builder
		write(&b, New(analysis.New(site, edition(site, "2022-h1"))))
		return b.String()
	}
	first := text()
	for range 5 {
		if text() != first {
			t.Fatal("the sentences differ from one judgement to the next")
		}
	}
}
