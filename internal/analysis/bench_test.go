package analysis

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// large is one indicator of many counties with an earlier edition, so that ranks are computed twice.
func large(counties int) sheet {
	var now, march strings.Builder
	now.WriteString("全州 99999 5000 4000\n")
	for k := range counties {
		fmt.Fprintf(&now, "县%d %d.5 %d.25 %d\n", k, k%97+3, k*7%41, k%13)
		fmt.Fprintf(&march, "县%d . %d\n", k, k*5%23)
	}
	return sheet{indicator: flow, rows: now.String(), before: map[int]string{3: march.String()}, date: model.Date{Year: 2022, Month: 7, Day: 20}}
}

// BenchmarkNew ranks 2,800 counties on one indicator in two editions.
func BenchmarkNew(b *testing.B) {
	v, _ := large(2800).view(b)
	b.ReportAllocs()
	for b.Loop() {
		New(v.Site, v.Edition)
	}
}

func BenchmarkCell(b *testing.B) {
	v, i := large(2800).view(b)
	b.ReportAllocs()
	for k := 0; b.Loop(); k++ {
		v.Cell(i, v.Site.Regions[1+k%2800])
	}
}

// BenchmarkRanking is the table of an indicator's page before it is cut.
func BenchmarkRanking(b *testing.B) {
	v, i := large(2800).view(b)
	b.ReportAllocs()
	for b.Loop() {
		v.Ranking(i)
	}
}
