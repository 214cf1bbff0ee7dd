package finding

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// anySheet is a site of one indicator with figures of every sort: zeros, gaps, negative numbers, ties, targets of zero.
func anySheet(r *rand.Rand) sheet {
	s := sheet{indicator: []model.Indicator{flow, count, stock, rate}[r.IntN(4)], month: 1 + r.IntN(12)}
	if r.IntN(3) == 0 {
		s.indicator.Better = model.Lower
	}
	n := []int{0, 1, 2, 4, 8, 15}[r.IntN(6)]
	var names []string
	for k := range n {
		names = append(names, fmt.Sprintf("%c县", '甲'+rune(k)))
	}
	if n > 0 && r.IntN(2) == 0 {
		names = append(names, "*园区", "+州直")
	}
	s.names = strings.Join(names, " ")
	row := func(top int, odd string) string {
		var out []string
		for range len(names) + 1 {
			switch r.IntN(12) {
			case 0:
				out = append(out, string(odd[r.IntN(len(odd))]))
			case 1:
				out = append(out, "0")
			case 2:
				out = append(out, "-1")
			default:
				out = append(out, fmt.Sprint(1+r.IntN(top)))
			}
		}
		return strings.Join(out, " ")
	}
	s.value = row(20, "nsx")
	if r.IntN(4) > 0 {
		s.target = row(20, "ts")
	}
	if r.IntN(4) > 0 {
		s.last = row(20, "ns")
	}
	if s.month < 12 && r.IntN(2) == 0 {
		s.year = row(40, "n")
	}
	if s.month > 3 && r.IntN(2) == 0 {
		s.before = row(10, "ns")
	}
	if r.IntN(2) == 0 {
		s.upper = []string{"7.5", "=12", "-3", "0"}[r.IntN(4)]
	}
	if r.IntN(4) == 0 {
		s.rank = [2]int{1 + r.IntN(14), []int{14, 12, 0}[r.IntN(3)]}
	}
	if r.IntN(4) == 0 {
		s.status = model.Estimate
	}
	return s
}

// TestAnySite reads the sentences of 1,200 sites with figures of every sort: none fails, none has a slip.
func TestAnySite(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sentences := 0
	for n := range 1200 {
		sheet := anySheet(r)
		s := sheet.set(t)
		list := append(s.Statements(Query{}), s.Points(6, nil, nil)...)
		for _, region := range s.view.Site.Regions {
			list = append(list, s.Statements(Query{Region: region})...)
		}
		for _, rule := range Rules {
			list = append(list, s.Statements(Query{Rules: []string{rule.Name}})...)
		}
		for _, st := range list {
			sentences++
			for _, slip := range slips {
				if slip.pattern.MatchString(st.Text.String()) {
					t.Errorf("site %d: %s in %s", n, slip.name, st.Text)
				}
			}
			if wrong := turn(st.Text.String(), sheet.indicator.Better == model.Lower); wrong != "" {
				t.Errorf("site %d: %s in %s", n, wrong, st.Text)
			}
			if len(st.Findings) == 0 || st.Findings[0] != st.ID || !strings.HasSuffix(st.Text.String(), "。") {
				t.Errorf("site %d: findings %v of %s: %s", n, st.Findings, st.ID, st.Text)
			}
		}
		if t.Failed() {
			t.Fatalf("%+v", sheet)
		}
	}
	if sentences < 12000 {
		t.Errorf("%d sentences were read, want 12,000 or more", sentences)
	}
}

// TestAnyGolden holds what is said of three hundred such sites: bounds of counts and sizes that no site of people reaches. Reviewers read what
// git diff shows of testdata/any.txt.
func TestAnyGolden(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for n := range 300 {
		sheet := anySheet(r)
		s := sheet.set(t)
		fmt.Fprintf(&b, "# %d: %s of %d, month %d, target %s, value %s, last %s, year %s, before %s, upper %s, rank %v, status %d\n", n, sheet.indicator.Unit, sheet.indicator.Better, sheet.month, sheet.target, sheet.value, sheet.last, sheet.year, sheet.before, sheet.upper, sheet.rank, sheet.status)
		some := func(title string, list []Statement) {
			if len(list) > 0 {
				section(&b, title, list)
			}
		}
		some("要点", s.Points(6, nil, nil))
		some("全部", s.Statements(Query{}))
		for _, region := range pages(s.view.Site) {
			some(region.Name, s.Statements(Query{Region: region}))
		}
		for _, f := range s.Findings() {
			fmt.Fprintf(&b, "%s %d %s\n", f.ID, f.Weight, f.Text)
		}
	}
	for line := range strings.Lines(b.String()) {
		if clauses := strings.Split(line, "，"); len(slices.Compact(slices.Clone(clauses))) < len(clauses) {
			t.Errorf("the same twice: %s", line)
		}
	}
	holdFile(t, "testdata/any.txt", b.String())
}

// anySite is a site of several indicators of every kind, of which members may report none.
func anySite(t *testing.T, r *rand.Rand) *Set {
	t.Helper()
	site := &model.Site{
		Words: model.Words{Whole: "全州", Member: "县市", Upper: "全省"}, Limits: limits, Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
		Regions: []*model.Region{{ID: "zhou", Name: "某州"}},
	}
	for k := range 2 + r.IntN(9) {
		name := fmt.Sprintf("%c县", '甲'+rune(k))
		if r.IntN(5) == 0 {
			name = fmt.Sprintf("%c山土家族自治县", '甲'+rune(k))
		}
		site.Regions = append(site.Regions, &model.Region{Index: k + 1, Kind: model.County, ID: name, Name: name, Short: string([]rune(name)[:2])})
	}
	group := &model.Group{ID: "g"}
	for k := range 2 + r.IntN(5) {
		i := []model.Indicator{flow, count, stock, rate}[r.IntN(4)]
		i.Index, i.ID, i.Name, i.Targeted = k, fmt.Sprintf("i%d", k), fmt.Sprintf("%s%c", i.Name, '甲'+rune(k)), r.IntN(4) > 0
		i.Short, i.Group = i.Name, group
		if r.IntN(4) == 0 {
			i.Better = model.Lower
		}
		group.Indicators = append(group.Indicators, &i)
		site.Indicators = append(site.Indicators, &i)
	}
	mute := r.IntN(len(site.Regions)) // who reports nothing, where it is a member
	month := 1 + r.IntN(12)
	fill := func(year, month, top int) *model.Report {
		p := model.Period{Year: year, Month: month}
		report := model.NewReport(p, "report", len(site.Indicators), len(site.Regions))
		for _, i := range site.Indicators {
			for k, region := range site.Regions {
				n := model.Number(model.Int(r.IntN(top)))
				if k > 0 && (k == mute || mute == 0 && k < 3) && year == 2022 || r.IntN(14) == 0 {
					n = model.Missing(model.NotReported)
				}
				report.Set(i, region, model.Figure{Num: n})
			}
		}
		site.Reports[p] = report
		return report
	}
	targets := model.NewTargets(2022, "targets", len(site.Indicators), len(site.Regions))
	for _, i := range site.Indicators {
		for _, region := range site.Regions {
			if i.Targeted && r.IntN(12) > 0 {
				targets.Set(i, region, model.Target{Num: model.Number(model.Int(r.IntN(16)))})
			}
		}
	}
	site.Targets[2022] = targets
	if month > 3 {
		p := model.Period{Year: 2022, Month: 3}
		site.Editions = append(site.Editions, &model.Edition{ID: "q1", Period: p, Report: fill(2022, 3, 8)})
	}
	e := &model.Edition{ID: "e", Period: model.Period{Year: 2022, Month: month}, Report: fill(2022, month, 20)}
	site.Editions = append(site.Editions, e)
	fill(2021, month, 20)
	return New(analysis.New(site, e))
}

// TestAnySiteGolden holds what is said of forty sites of several indicators.
func TestAnySiteGolden(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var b strings.Builder
	for n := range 40 {
		s := anySite(t, r)
		fmt.Fprintf(&b, "# %d: %d members, %d indicators, month %d\n", n, len(s.view.Site.Regions)-1, len(s.view.Site.Indicators), s.view.Edition.Period.Month)
		write(&b, s)
		for _, f := range s.Findings() { // and what each rests on
			fmt.Fprintf(&b, "%s %d:", f.ID, f.Weight)
			for _, e := range f.Evidence {
				b.WriteString(" " + e.Indicator.ID + "/" + e.Region.Name + "/" + e.Measure.ID)
			}
			b.WriteString("\n")
		}
	}
	holdFile(t, "testdata/any-sites.txt", b.String())
}

// holdFile compares sentences with those of a file, which reviewers read.
func holdFile(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the sentences differ from %s at line %d; go test -update rewrites it, git diff shows them", file, firstDifference(got, string(want)))
	}
}
