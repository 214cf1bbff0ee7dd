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

// settled is what holds of the figures of a part that are not known: how many stay so after the lines that the messages offer, and how many
// lines that takes.
type settled struct{ left, lines int }

// blindSettled is what holds of the parts.
var blindSettled = map[string]settled{
	"working": {1, 4}, "sealed": {0, 1}, "third": {0, 0}, "fourth": {0, 0}, "fourth-sealed": {0, 4}, "fifth": {0, 4}, "fifth-sealed": {0, 2}, "sixth": {0, 0}, "sixth-sealed": {0, 3},
}

// TestAnswers: what the proposals do not know is settled by lines of the mapping that they offer, one for a text or a sheet, and none of
// these makes a wrong figure.
func TestAnswers(t *testing.T) {
	for part, held := range blindSettled {
		files, _ := filepath.Glob(filepath.Join("testdata/blind", part, "*", "*.xlsx"))
		var got settled
		for _, file := range files {
			if !strings.Contains(file, *blindOne) {
				continue
			}
			m := mappingOf(t, file)
			left := answered(t, file, m)
			unknown, lines := len(left), 0
			for next := 0; next < len(left) && lines < mostLines; {
				said := lineFor(blindSite(t, file), left[next])
				if said == "" {
					next++
					continue
				}
				lines, next = lines+1, 0
				t.Logf("   %s: %s", filepath.Base(file), said)
				left = answered(t, file, m)
			}
			if unknown > 0 {
				t.Logf("%s: %d unknown, %d after %d lines", filepath.Base(file), unknown, len(left), lines)
			}
			for _, o := range left {
				t.Logf("   left: %s %s %s %s: %s", o.want.sheet, o.want.cell, o.want.indicator, o.want.region, o.got.Why)
			}
			got.left, got.lines = got.left+len(left), got.lines+lines
		}
		if t.Logf("%s: %d left after %d lines", part, got.left, got.lines); *blindOne == "" && (got.left > held.left || got.lines > held.lines) {
			t.Errorf("%s: %d figures are not settled by %d lines; %d by %d were", part, got.left, got.lines, held.left, held.lines)
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
	if s == nil {
		return ""
	}
	for _, r := range o.got.remedies {
		line := strings.NewReplacer("indicator: 编号", "indicator: "+indicator.ID, "region: 编号", "region: "+region.ID).Replace(r.line)
		if at := slices.IndexFunc(s.Captions, func(have load.Caption) bool {
			return have.Text == r.text && have.Indicator == indicator && have.Measure == ""
		}); at >= 0 && line == "{indicator: "+indicator.ID+", measure: figure}" {
			s.Captions[at].Measure = "figure" // in place of the line that is there
			return fmt.Sprintf("%q: %s", r.text, line)
		}
		key, value, _ := strings.Cut(strings.Trim(line, "{}"), ": ")
		c := load.Caption{Text: r.text}
		switch {
		case key == "indicator" && value == indicator.ID:
			c.Indicator = indicator
		case key == "region" && value == region.ID:
			c.Region = region
		case key == "unit" && value != "单位":
			c.Unit = value
		case key == "figure" || key == "group":
			c.Measure = key
		case line == "months: cumulative" && s.Months == "":
			s.Months = value
			return line
		case line == "hidden: take" && s.Hidden == "":
			s.Hidden = value
			return line
		default:
			continue
		}
		switch {
		case r.text != "":
			return add(c)
		case c.Indicator != nil && s.Indicator == nil, c.Region != nil && s.Region == nil:
			s.Indicator, s.Region = c.Indicator, c.Region
			return line
		}
	}
	switch {
	case o.got.Cause == "" || len(o.got.remedies) > 0:
		return ""
	case o.got.grouping:
		return add(load.Caption{Text: o.got.Cause, Measure: "group"})
	case o.got.Indicator == indicator:
		return add(load.Caption{Text: o.got.Cause, Region: region})
	}
	return add(load.Caption{Text: o.got.Cause, Indicator: indicator})
}
