package form

import (
	"strconv"

	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// aboutRegion are rules whose diagnostics stand at one figure of a region and speak of all.
var aboutRegion = map[string]bool{"unchanged": true}

// changer is the imported cell that makes a rule doubt a figure of a later report, of which no file speaks; or nil. Figures are
// held against those before them, so a correction of an earlier month has to bear what it does to the later ones.
func (run *importing) changer(t *attempt, d diag.Diagnostic) *cell {
	f := t.figure(d)
	if f == nil || f.cell != nil || run.known[nameless(d)] {
		return nil
	}
	var last *cell
	for _, m := range t.months {
		if m.period.Compare(f.period) >= 0 {
			break
		}
		for _, c := range m.cells {
			if c.Region.ID == f.region.ID && (c.Indicator.ID == f.indicator.ID || aboutRegion[d.Code]) && c.revalued && !c.out {
				last = c
				break
			}
		}
	}
	return last
}

// carry takes the reason of a cell over to the later figure that it answers for, and returns the months with that figure's.
func (run *importing) carry(t *attempt, d diag.Diagnostic, by *cell) error {
	f := t.figure(d)
	m := t.month(d.File)
	if m == nil {
		var err error
		if m, err = run.month(f.period); err != nil {
			return err
		}
		t.months = append(t.months, m)
		sortMonths(t.months)
	}
	c := m.cell(f.indicator, f.region)
	if c == nil {
		e := Entry{Indicator: f.indicator, Region: f.region, Reason: by.Reason}
		c = &cell{Entry: e, file: by.file, old: run.figure(m, f.indicator, f.region), reasons: map[string]string{}}
		c.edit.Indicator, c.edit.Region = f.indicator.ID, f.region.ID
		m.add(c)
	}
	c.reasons[d.Code] = by.Reason.Text
	by.lent = true
	return nil
}

// later is a diagnostic of a later report as the fault of the cell that brought it about.
func (run *importing) later(t *attempt, d diag.Diagnostic, by *cell) Fault {
	class := Class(check.ClassOf(&d))
	f := t.figure(d)
	month := monthText(f.period)
	in := by.Value
	if !in.Said() || by.edit.Value == "" {
		in = Input{At: by.changes[0].At, Text: by.changes[0].New}
	}
	fault := Fault{At: in.At, Class: class, Code: d.Code, Value: in.Text, Text: "收下这里的数以后，" + month + "的要核对：" + d.Text,
		Fix: "核对这两个月的数；后面月份的数也要更正的，连同那个月的表一起收"}
	now := t.site.Reports[f.period].Figure(f.indicator, f.region)
	if here, ok := num(by.Value.Text); ok && here.Ok() && now.Ok() && f.indicator.Measure == model.Flow && now.Value.Cmp(here.Value) < 0 {
		fault.Text = month + "的累计数是" + inFull(now.Value, f.indicator) + "，小于这里的" + inFull(here.Value, f.indicator)
	}
	if class == Verify {
		fault.Fix += lastResort
	}
	return fault
}

// monthText is 2024年5月.
func monthText(p model.Period) string {
	return strconv.Itoa(p.Year) + "年" + strconv.Itoa(p.Month) + "月"
}

// inFull is a figure with all its digits and its unit.
func inFull(d model.Decimal, i *model.Indicator) string {
	return format.Decimal(d, max(i.Decimals, d.Prec())) + i.Unit
}
