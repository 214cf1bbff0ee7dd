package build

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/load"
)

// sample is this repository's half-year edition under analysis.
func sample(t *testing.T) *analysis.View {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS("../.."), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	for _, e := range site.Editions {
		if e.ID == "2022-h1" {
			return analysis.New(site, e)
		}
	}
	t.Fatal("no edition 2022-h1")
	return nil
}

// cellOf finds a cell by ids.
func cellOf(t *testing.T, v *analysis.View, indicator, region string) analysis.Cell {
	t.Helper()
	for _, i := range v.Site.Indicators {
		for _, r := range v.Site.Regions {
			if i.ID == indicator && r.ID == region {
				return v.Cell(i, r)
			}
		}
	}
	t.Fatalf("no %s in %s", indicator, region)
	return analysis.Cell{}
}

// TestSampleFigures holds the sample to the table from which it was made: targets, completion in percent and
// counts at the end of June 2022.
func TestSampleFigures(t *testing.T) {
	v := sample(t)
	for _, row := range []struct{ region, rdTarget, rd, contractTarget, contract, results, experts string }{
		{"jishou", "25000", "21.4%", "3.00", "38.6%", "9", "3"},
		{"luxi", "17000", "42.6%", "1.80", "118.3%", "6", "2"},
		{"fenghuang", "6000", "31.0%", "0.80", "72.5%", "0", "0"},
		{"huayuan", "11000", "29.7%", "1.20", "44.2%", "0", "1"},
		{"baojing", "6500", "12.8%", "0.80", "15.0%", "0", "1"},
		{"guzhang", "3500", "27.5%", "0.50", "80.2%", "0", "0"},
		{"yongshun", "8000", "41.9%", "1.00", "27.4%", "0", "0"},
		{"longshan", "10000", "33.6%", "1.20", "69.8%", "0", "2"},
	} {
		rd, contract := cellOf(t, v, "yanfa-jiance", row.region), cellOf(t, v, "jishu-hetong", row.region)
		got := strings.Join([]string{
			format.Num(rd.Target, 0), format.Completion(rd.Completion),
			format.Num(contract.Target, 2), format.Completion(contract.Completion),
			format.Num(cellOf(t, v, "chengguo-dengji", row.region).Value, 0),
			format.Num(cellOf(t, v, "waizhuan", row.region).Value, 0),
		}, " ")
		want := strings.Join([]string{row.rdTarget, row.rd, row.contractTarget, row.contract, row.results, row.experts}, " ")
		if got != want {
			t.Errorf("%s: %s, want %s", row.region, got, want)
		}
	}
	whole := cellOf(t, v, "jishu-hetong", "xiangxi")
	if got := format.Num(whole.Value, 2) + " " + format.Num(whole.Target, 2) + " " + format.Completion(whole.Completion); got != "9.43 9.00 104.8%" {
		t.Errorf("contracts of the whole: %s", got)
	}
}

// states lists the counties in a state on an indicator, in the order of their codes.
func states(t *testing.T, v *analysis.View, indicator string, in ...analysis.State) string {
	var names []string
	for _, r := range v.Site.Counties() {
		c := cellOf(t, v, indicator, r.ID)
		for _, s := range in {
			if c.State == s {
				names = append(names, r.Short)
			}
		}
	}
	return strings.Join(names, " ")
}

// TestSampleStatements: the four statements about counties that the bulletin must make come out of the data.
func TestSampleStatements(t *testing.T) {
	v := sample(t)
	ranked := func(indicator string) []analysis.Cell {
		for _, i := range v.Site.Indicators {
			if i.ID == indicator {
				return v.Ranking(i)
			}
		}
		t.Fatalf("no indicator %s", indicator)
		return nil
	}
	rd := ranked("yanfa-jiance")
	order := []string{rd[0].Region.Short, rd[1].Region.Short, rd[6].Region.Short, rd[7].Region.Short}
	if got := strings.Join(order, " "); got != "泸溪 永顺 吉首 保靖" {
		t.Errorf("R&D, first two and last two: %s", got)
	}
	if !analysis.PastHalf.Fails(&rd[0]) {
		t.Errorf("the best county has %s of its R&D target, want under half", format.Completion(rd[0].Completion))
	}
	for _, test := range []struct {
		what, indicator, want string
		in                    []analysis.State
	}{
		{"results at zero", "chengguo-dengji", "凤凰 花垣 保靖 古丈 永顺 龙山", []analysis.State{analysis.AtZero}},
		{"experts at zero", "waizhuan", "凤凰 古丈 永顺", []analysis.State{analysis.AtZero}},
		{"contracts over the target", "jishu-hetong", "泸溪", []analysis.State{analysis.Over}},
		{"contracts on pace", "jishu-hetong", "凤凰 古丈 龙山", []analysis.State{analysis.OnPace}},
		{"contracts behind", "jishu-hetong", "吉首 花垣 保靖 永顺", []analysis.State{analysis.Behind, analysis.FarBehind}},
	} {
		if got := states(t, v, test.indicator, test.in...); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
	if c := cellOf(t, v, "yanfa-kaohe", "xiangxi"); c.State != analysis.Over {
		t.Errorf("the assessed R&D of the whole is in state %d, want over its target", c.State)
	}
}
