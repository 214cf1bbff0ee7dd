package learn

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// mostLines bounds the lines that are answered of a workbook.
const mostLines = 40

// TestAnswers: what the proposals do not know is settled by lines of the mapping that a clerk can write, one for a text or a sheet.
func TestAnswers(t *testing.T) {
	for part := range blindLeast {
		files, _ := filepath.Glob(filepath.Join("testdata/blind", part, "*", "*.xlsx"))
		for _, file := range files {
			if !strings.Contains(file, *blindOne) {
				continue
			}
			m := mappingOf(t, file)
			before := answered(t, file, m)
			if len(before) == 0 {
				continue
			}
			lines, last := 0, len(before)
			var left []unsettled
			for left = before; len(left) > 0 && lines < mostLines; left = answered(t, file, m) {
				said := lineFor(blindSite(t, file), left[0])
				if said == "" {
					break
				}
				lines++
				t.Logf("   %s: %s", filepath.Base(file), said)
			}
			t.Logf("%s: %d unknown, %d after %d lines", filepath.Base(file), last, len(left), lines)
			for _, o := range left {
				t.Logf("      left %s %s %s %s: %s", o.want.sheet, o.want.cell, o.want.indicator, o.want.region, o.got.Why)
			}
		}
	}
}

// unsettled is a figure of the month that is not known, with its verdict.
type unsettled struct {
	want  expected
	got   *Verdict
	sheet *load.ImportSheet
}

func answered(t *testing.T, file string, m *load.Import) (list []unsettled) {
	t.Helper()
	site := blindSite(t, file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := expectations(t, file)
	b := Apply(site, []*load.Import{m}, filepath.Base(file), data, Options{Period: lastPeriod(want)})
	if b.Fault != nil {
		t.Fatalf("%s: %+v", file, b.Fault)
	}
	verdicts := map[[2]string]*Verdict{}
	for _, d := range b.Verdicts {
		verdicts[[2]string{d.Sheet, d.cell.address()}] = d
	}
	words := newLexicon(site)
	for _, e := range want {
		d := verdicts[[2]string{e.sheet, e.cell}]
		if e.kind == "figure" && e.period == lastPeriod(want).String() && d != nil && d.Standing == Unknown {
			list = append(list, unsettled{e, d, sheetFor(words, m, e.sheet)})
		}
		if d != nil && d.Standing == Taken && d.Measure == "figure" && !(e.kind == "figure" && isOf(d, e)) {
			t.Errorf("%s %s %s: wrong by answers: %s", file, e.sheet, e.cell, d.Value)
		}
	}
	return list
}

// lineFor writes the line that settles a figure into a mapping, and says it; empty where there is none.
func lineFor(site *model.Site, o unsettled) string {
	at := slices.IndexFunc(site.Indicators, func(i *model.Indicator) bool { return i.ID == strings.Split(o.want.indicator, "/")[0] })
	indicator, region, s := site.Indicators[at], (*model.Region)(nil), o.sheet
	for _, r := range newLexicon(site).everyone() {
		if r.ID == o.want.region {
			region = r
		}
	}
	add := func(c load.Caption) string {
		if slices.ContainsFunc(s.Captions, func(have load.Caption) bool { return have.Text == c.Text }) {
			return ""
		}
		s.Captions = append(s.Captions, c)
		return fmt.Sprintf("%q: %s", c.Text, captionText(c))
	}
	switch {
	case s == nil:
		return ""
	case o.got.Cause != "" && o.got.grouping:
		return add(load.Caption{Text: o.got.Cause, Measure: "group"})
	case strings.HasPrefix(o.got.Why, "分不清") && s.Months == "" && strings.Contains(o.got.Fix, "months: cumulative"):
		s.Months = "cumulative"
		return "months: cumulative"
	case o.got.Cause != "" && o.got.Indicator == indicator:
		return add(load.Caption{Text: o.got.Cause, Region: region})
	case o.got.Cause != "":
		return add(load.Caption{Text: o.got.Cause, Indicator: indicator})
	case strings.Contains(o.got.Fix, "indicator: 编号") && s.Indicator == nil:
		s.Indicator = indicator
		return "indicator: " + indicator.ID
	case strings.Contains(o.got.Fix, "region: 编号") && s.Region == nil:
		s.Region = region
		return "region: " + region.ID
	case strings.Contains(o.got.Fix, "hidden: take") && s.Hidden == "":
		s.Hidden = "take"
		return "hidden: take"
	}
	return ""
}
