package analysis

import (
	"testing"

	"bulletin/internal/model"
)

var outlooks = [...]string{"NoOutlook", "Will", "May", "WillNot"}

func TestForecast(t *testing.T) {
	tests := []struct {
		name           string
		indicator      model.Indicator
		month          int
		target, figure string
		last, year     string // of the same period and of the whole of last year
		pace, seasonal string
		want           string
	}{
		// 29472 ÷ 6 × 12; 29472 × 80000 ÷ 24446
		{"both fall short", flow, 6, "96000", "29472", "24446", "80000", "58944", "96447.6806", "May"},
		{"both fall far short", flow, 6, "100", "30", "40", "100", "60", "75", "WillNot"},
		{"both reach it", flow, 6, "100", "50", "40", "90", "100", "112.5", "Will"},
		{"exactly by pace alone", flow, 6, "100", "50", ".", ".", "100", "NoLastYear", "Will"},
		{"they disagree", flow, 6, "100", "60", "50", "60", "120", "72", "May"},
		// 4 of 100 short: within the 5 points of Limits.Close
		{"nearly", flow, 6, "100", "48", ".", ".", "96", "NoLastYear", "May"},
		{"just near enough", flow, 6, "100", "47.5", ".", ".", "95", "NoLastYear", "May"},
		{"just not near enough", flow, 6, "100", "47.49999999", ".", ".", "95", "NoLastYear", "WillNot"},
		{"one near, one far", flow, 6, "100", "48", "48", "60", "96", "60", "May"},
		{"January", flow, 1, "12", "1", ".", ".", "12", "NoLastYear", "Will"},
		// 1 ÷ 7 × 12
		{"a quotient that is cut", flow, 7, "2", "1", ".", ".", "1.7143", "NoLastYear", "WillNot"},
		{"nothing yet", flow, 6, "8", "0", "4", "9", "0", "0", "WillNot"},
		{"less than nothing", flow, 6, "8", "-2", "4", "9", "-4", "-4.5", "WillNot"},
		{"last year's period was nothing", flow, 6, "8", "4", "0", "9", "8", "NoBase", "Will"},
		{"last year's period was below nothing", flow, 6, "8", "4", "-1", "9", "8", "NoBase", "Will"},
		{"last year's period is missing", flow, 6, "8", "4", "未报送", "9", "8", "NoLastYear", "Will"},
		{"last year's whole is missing", flow, 6, "8", "4", "4", ".", "8", "NoLastYear", "Will"},
		{"no target", flow, 6, "未设目标", "4", "4", "9", "8", "9", "NoOutlook"},
		{"a target of nothing", flow, 6, "0", "4", "4", "9", "8", "9", "NoOutlook"},
		{"not reported", flow, 6, "8", "未报送", "4", "9", "NotReported", "NotReported", "NoOutlook"},
		{"the year is over", flow, 12, "8", "4", "4", "9", "YearOver", "YearOver", "NoOutlook"},
		{"a stock", stock, 6, "8", "4", "4", "9", "NoPace", "NoPace", "NoOutlook"},
		{"a rate", rate, 6, "8", "4", "4", "9", "NoPace", "NoPace", "NoOutlook"},
		{"a limit that holds", lower(flow), 6, "10", "5", ".", ".", "10", "NoLastYear", "Will"},
		{"a limit nearly broken", lower(flow), 6, "10", "5.25", ".", ".", "10.5", "NoLastYear", "May"},
		{"a limit that will be broken", lower(flow), 6, "10", "6", "4", "9", "12", "13.5", "WillNot"},
		{"a limit that nobody touches", lower(flow), 6, "10", "0", ".", ".", "0", "NoLastYear", "Will"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sheet{indicator: tt.indicator, month: tt.month, rows: "吉首 " + tt.target + " " + tt.figure + " " + tt.last}
			v, i := s.view(t)
			v.Site.Limits.Close = model.Int(5)
			if tt.month != 12 {
				report(t, v.Site, model.Period{Year: 2021, Month: 12}, rows("吉首 . . "+tt.year), 3)
			}
			c := v.Cell(i, find(t, v.Site, "吉首"))
			f := v.Forecast(&c)
			if p, q, o := show(f.Pace), show(f.Seasonal), outlooks[f.Outlook]; p != tt.pace || q != tt.seasonal || o != tt.want {
				t.Errorf("forecast(%s of %s, month %d) = %s, %s, %s; want %s, %s, %s",
					tt.figure, tt.target, tt.month, p, q, o, tt.pace, tt.seasonal, tt.want)
			}
		})
	}
}

func TestForecastWithoutAReportOfLastYear(t *testing.T) {
	v, i := sheet{indicator: flow, rows: "吉首 8 4 4"}.view(t)
	c := v.Cell(i, find(t, v.Site, "吉首"))
	if f := v.Forecast(&c); show(f.Seasonal) != "NoLastYear" {
		t.Errorf("seasonal without a report of last December = %s, want NoLastYear", show(f.Seasonal))
	}
}
