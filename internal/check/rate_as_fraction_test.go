package check

import (
	"runtime"
	"strconv"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestFractionAsksOthersSeldom: whether a share is a fraction is not asked of all other regions once a region.
func TestFractionAsksOthersSeldom(t *testing.T) {
	spent := func(n int) uint64 {
		i := &model.Indicator{ID: "i", Name: "占比", Unit: "%", Decimals: 2, Measure: model.Rate, Scope: model.AllRegions}
		site := &model.Site{Indicators: []*model.Indicator{i}}
		report := model.NewReport(model.Period{Year: 2022, Month: 6}, "r.yaml", 1, n)
		for k := range n {
			r := &model.Region{ID: "r" + strconv.Itoa(k), Name: "县" + strconv.Itoa(k), Kind: model.County, Index: k}
			site.Regions = append(site.Regions, r)
			report.Set(i, r, model.Figure{Num: model.Number(model.MustDecimal("0.5"))})
		}
		row := &row{review: &review{List: &diag.List{}, site: site}, report: report, indicator: i}
		row.fill()
		if len(row.numbers) != n || !isShare(i) {
			t.Fatal("no row of shares")
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		rateAsFraction(row)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if few, many := spent(100), spent(2000); many > 60*few+1<<16 {
		t.Errorf("%d bytes for 100 regions, %d for 2000", few, many)
	}
}
