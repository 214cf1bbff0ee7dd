package form

import (
	"os"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// TestFormsAskWhatIsDue: a form has no row for what is not counted, nor for what is not reported in its month.
func TestFormsAskWhatIsDue(t *testing.T) {
	diags := &diag.List{}
	s, err := load.Site(os.DirFS("../build/testdata/meaning/time-of-indicators"), model.Charts{}, diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags)
	}
	for period, want := range map[model.Period]string{
		{Year: 2024, Month: 11}: "hetong zhanhui ", {Year: 2025, Month: 10}: "hetong xiufu ", {Year: 2025, Month: 12}: "hetong fuwu youliang xiufu ",
	} {
		got := ""
		for _, l := range newLayout(s, period, s.Regions[1]).lines {
			if l.indicator != nil {
				got += l.indicator.ID + " "
			}
		}
		if got != want {
			t.Errorf("%s asks for %q, want %q", period, got, want)
		}
	}
}

// TestFormsTellTheLastQuarter: what is reported each quarter has the figure of the quarter before, and its month; a limit is called one.
func TestFormsTellTheLastQuarter(t *testing.T) {
	quarterly := &model.Indicator{ID: "zhuti", Name: "新增主体", Short: "新增主体", Unit: "家", Every: model.Quarterly, Targeted: true, Better: model.Lower}
	region := &model.Region{ID: "a", Name: "甲县", Kind: model.County}
	june := model.NewReport(model.Period{Year: 2026, Month: 6}, "", 1, 1)
	june.Figure(quarterly, region).Num = model.Number(model.Int(5))
	august := model.NewReport(model.Period{Year: 2026, Month: 8}, "", 1, 1)
	s := &model.Site{Reports: map[model.Period]*model.Report{june.Period: june, august.Period: august}}
	k := knownAt(s, model.Period{Year: 2026, Month: 9})
	if cell := k.cell(&line{indicator: quarterly, region: region}, fieldLast, model.Date{}); cell.Text != "5\n（至6月）" {
		t.Errorf("the last figure is %q, want that of June", cell.Text+cell.Number)
	}
	monthly := *quarterly
	monthly.Every = model.Monthly
	august.Figure(&monthly, region).Num = model.Number(model.Int(7))
	if cell := k.cell(&line{indicator: &monthly, region: region}, fieldLast, model.Date{}); cell.Number != "7" {
		t.Errorf("the last figure is %q, want that of August", cell.Text+cell.Number)
	}
	b := &builder{}
	if cell := b.cell(&line{indicator: quarterly, region: region}, &column{field: fieldMeasure}); cell.Text != "累计数\n设控制数" {
		t.Errorf("a limit is told as %q", cell.Text)
	}
}
