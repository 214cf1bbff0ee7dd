package check

import (
	"fmt"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// BenchmarkSite checks a large site without mistakes: 2,800 regions, 30 indicators of all measures, 4 reports.
func BenchmarkSite(b *testing.B) {
	site := large(2800, 30, []model.Period{{Year: 2021, Month: 6}, {Year: 2022, Month: 3}, {Year: 2022, Month: 5}, {Year: 2022, Month: 6}})
	b.ReportAllocs()
	for b.Loop() {
		diags := &diag.List{}
		Site(site, diags)
		if list := diags.Sorted(); len(list) > 0 {
			b.Fatalf("%d diagnostics, the first: %s", len(list), list[0])
		}
	}
}

// large makes a site in which everything adds up and nothing falls.
func large(counties, indicators int, periods []model.Period) *model.Site {
	site := &model.Site{Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{}}
	for k := range counties + 1 {
		r := &model.Region{Index: k, ID: fmt.Sprintf("r%d", k), Name: fmt.Sprintf("地区%d", k), Short: fmt.Sprintf("区%d", k), Kind: model.County}
		if k == 0 {
			r.Kind = model.Prefecture
		}
		site.Regions = append(site.Regions, r)
	}
	for k := range indicators {
		i := &model.Indicator{Index: k, ID: fmt.Sprintf("i%d", k), Name: fmt.Sprintf("指标%d", k), Short: fmt.Sprintf("标%d", k), Targeted: true, Unit: "亿元", Decimals: 2, AddsUp: true}
		switch k % 5 {
		case 1:
			i.Unit, i.Decimals = "家", 0
		case 2:
			i.Unit, i.Decimals, i.Measure, i.AddsUp = "%", 1, model.Rate, false
		case 3:
			i.Unit, i.Decimals, i.Measure = "人", 0, model.Stock
			i.AtMost = site.Indicators[1]
		}
		site.Indicators = append(site.Indicators, i)
	}
	for _, p := range periods {
		if site.Targets[p.Year] == nil {
			site.Targets[p.Year] = largeTargets(site, p.Year)
		}
		site.Reports[p] = largeReport(site, p)
	}
	last := periods[len(periods)-1]
	site.Editions = []*model.Edition{{
		ID: "2022-h1", Label: "2022年上半年", Period: last, Report: site.Reports[last], Date: model.Date{Year: 2022, Month: 7, Day: 20},
		Body: &model.Document{Source: []byte("正文")},
	}}
	return site
}

func largeTargets(site *model.Site, year int) *model.Targets {
	t := model.NewTargets(year, "targets", len(site.Indicators), len(site.Regions))
	t.SignedOn = model.Date{Year: year, Month: 1, Day: 20}
	for _, i := range site.Indicators {
		for k, r := range site.Regions {
			n := 40
			if k == 0 && i.AddsUp {
				n *= len(site.Regions) - 1
			}
			t.Set(i, r, model.Target{Num: model.Number(model.Int(n))})
		}
	}
	return t
}

func largeReport(site *model.Site, p model.Period) *model.Report {
	report := model.NewReport(p, "report", len(site.Indicators), len(site.Regions))
	for _, i := range site.Indicators {
		var sum model.Decimal
		for k, r := range site.Regions {
			n := model.Int(3*p.Month + k%20)
			if i.Measure == model.Stock {
				n = model.Int(3)
			} else if i.Decimals > 0 {
				n, _ = model.Ratio(n.Mul(model.Int(107)), model.Int(100))
			}
			if k > 0 {
				sum = sum.Add(n)
				report.Set(i, r, model.Figure{Num: model.Number(n)})
			}
		}
		if i.Measure == model.Rate {
			sum = model.MustDecimal("30.0")
		}
		report.Set(i, site.Whole(), model.Figure{Num: model.Number(sum)})
	}
	return report
}
