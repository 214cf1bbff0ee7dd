package form

import (
	"slices"
	"testing"

	"bulletin/internal/xlsx"
)

// The row that most traps are set in, and the one of an indicator in percent.
const (
	amount = "jishu-hetong"
	share  = "touzi-bizhong"
	parted = "gaoqi-shenbao"
	first  = "gaoqi-shenbao/shouci"
)

// traps are what clerks and their programs do to forms. What is read names the value of amount; faults are all that are
// told, in the order of the cells.
var traps = []struct {
	name   string
	do     func(r *trial)
	read   string
	faults []string
}{
	{"nothing", func(r *trial) { r.cell(amount, fieldValue).Text = "1.158" }, "1.158", nil},
	{"zero", func(r *trial) { r.cell(amount, fieldValue).Text = "0" }, "0", nil},
	{"a gap", text("未报送"), "未报送", nil},
	{"a gap with spaces", text("\u3000保密\u00a0"), "保密", nil},
	{"the gap of targets", text("未设目标"), "", []string{"必改 bad-figure I24"}},
	{"another word for a gap", text("未上报"), "", []string{"必改 bad-figure I24"}},
	{"a dash", text("—"), "", []string{"必改 bad-figure I24"}},
	{"none", text("无"), "", []string{"必改 bad-figure I24"}},
	{"with a unit", text("12.5亿元"), "", []string{"必改 bad-figure I24"}},
	{"about", text("约12"), "", []string{"必改 bad-figure I24"}},
	{"a range", text("12-13"), "", []string{"必改 bad-figure I24"}},
	{"a full-width comma", text("1，234"), "", []string{"必改 bad-figure I24"}},
	{"a comma for a point", text("1,23"), "", []string{"必改 bad-figure I24"}},
	{"thousands", text("1,234.5"), "1234.5", []string{"提示 typed-number I24"}},
	{"full-width digits", text("１２．３０"), "12.30", []string{"提示 typed-number I24"}},
	{"full-width minus", text("－12.3"), "-12.3", []string{"提示 typed-number I24"}},
	{"mathematical minus", text("−12.3"), "-12.3", []string{"提示 typed-number I24"}},
	{"a prolonged sound", text("ー12.3"), "", []string{"必改 bad-figure I24"}},
	{"a dash for minus", text("—12.3"), "", []string{"必改 bad-figure I24"}},
	{"a Chinese point", text("12。3"), "", []string{"必改 bad-figure I24"}},
	{"no-break spaces", text("\u00a012.3\u00a0"), "12.3", []string{"提示 typed-number I24"}},
	{"number as text", text("12.3"), "12.3", []string{"提示 typed-number I24"}},
	{"a tick mark", func(r *trial) { text("12.3")(r); r.cell(amount, fieldValue).Quoted = true }, "12.3", []string{"提示 typed-number I24"}},
	{"Chinese digits", text("十二"), "", []string{"必改 bad-figure I24"}},
	{"science", text("1.2E+3"), "", []string{"必改 bad-figure I24"}},
	{"a letter for a digit", text("1O2"), "", []string{"必改 bad-figure I24"}},
	{"markup", text("<b>12</b>"), "", []string{"必改 bad-figure I24"}},
	{"a bell", text("12\a"), "", []string{"必改 bad-figure I24"}},
	{"nine places", number("1.123456789"), "", []string{"必改 bad-figure I24"}},
	{"nineteen digits", number("1234567890123450000"), "", []string{"必改 bad-figure I24"}},
	{"nothing filled", func(r *trial) { r.empty(r.row(amount), r.place(fieldValue)) }, "", []string{"必改 empty-cell I24"}},
	{"spaces alone", text(" \u3000"), "", []string{"必改 empty-cell I24"}},
	{"percent of another unit", func(r *trial) { number("0.386")(r); r.cell(amount, fieldValue).Percent = true }, "", []string{"必改 percent-cell I24"}},
	{"a percent sign", text("38.6%"), "", []string{"必改 bad-figure I24"}},
	{"a date", kind(xlsx.Date, "2022-06-30"), "", []string{"必改 date-value I24"}},
	{"a truth", kind(xlsx.Boolean, "TRUE"), "", []string{"必改 boolean I24"}},
	{"an error", kind(xlsx.Error, "#REF!"), "", []string{"必改 error-value I24"}},
	{"a newer error", kind(xlsx.Error, "#SPILL!"), "", []string{"必改 error-value I24"}},
	{"a formula", func(r *trial) { number("12.3")(r); r.cell(amount, fieldValue).Formula = true }, "12.3", []string{"提示 formula I24"}},
	{"a formula never calculated", kind(xlsx.Nothing, ""), "", []string{"必改 no-cached-value I24"}},

	{"merged down", func(r *trial) { r.merge(amount, fieldValue, 2, 1) }, "", []string{"必改 merged-cells I24"}},
	{"merged across", func(r *trial) { r.merge(amount, fieldValue, 1, 2) }, "", []string{"必改 merged-cells I24"}},
	{"merged with a column before", func(r *trial) { r.merge(amount, fieldLast, 1, 2) }, "", []string{"必改 merged-cells " + lastCell}},

	{"a hidden row", func(r *trial) { r.grid.HiddenRows = map[int]bool{r.row(amount): true} }, "*", []string{"提示 hidden-row I24"}},
	{"a hidden column", func(r *trial) { r.grid.HiddenColumns[r.place(fieldYoY)] = true }, "*", []string{"提示 hidden-column " + firstGrowth}},
	{"a hidden sheet", func(r *trial) { r.grid.Visible = xlsx.Hidden }, "", []string{"必改 hidden-sheet"}},
	{"a very hidden sheet", func(r *trial) { r.grid.Visible = xlsx.VeryHidden }, "", []string{"必改 hidden-sheet"}},
	{"another name of the sheet", func(r *trial) { r.grid.Name = "Sheet1 (2)" }, "*", nil},

	{"a row inserted", func(r *trial) { r.insertRow(r.row(amount)) }, "*", nil},
	{"rows inserted on top", func(r *trial) { r.insertRow(1); r.insertRow(1) }, "*", nil},
	{"a column inserted", func(r *trial) { r.insertColumn(r.column(fieldValue)) }, "*", nil},
	{"a column inserted in front", func(r *trial) { r.insertColumn(1) }, "*", nil},
	{"rows moved", func(r *trial) { r.swapRows(r.row(amount), r.row(share)) }, "*", nil},
	{"a row deleted", func(r *trial) { r.deleteRow(r.row(share)) }, "*", []string{"必改 missing-row"}},
	{"a row copied", func(r *trial) { r.copyRow(r.row(amount), 200) }, "", []string{"必改 row-twice C200"}},
	{"a column deleted", func(r *trial) { r.empty(hiddenRow, r.place(fieldReason)) }, "*", nil},
	{"the column of figures deleted", func(r *trial) { r.empty(hiddenRow, r.place(fieldValue)) }, "", []string{"必改 missing-column"}},
	{"a column copied", func(r *trial) {
		r.add(xlsx.Value{Row: hiddenRow, Column: 40, Text: string(fieldValue)})
	}, "", []string{"必改 column-twice AN1"}},
	{"figures in a row of one's own", func(r *trial) {
		row := r.row(amount)
		r.insertRow(row)
		r.add(xlsx.Value{Row: row, Column: r.place(fieldValue), Kind: xlsx.Number, Text: "5"})
	}, "*", []string{"必改 stray-row I24"}},
	{"figures under the table", func(r *trial) {
		r.add(xlsx.Value{Row: 300, Column: r.place(fieldValue), Kind: xlsx.Number, Text: "5"})
	}, "*", []string{"必改 stray-row I300"}},
	{"a remark under the table", func(r *trial) { r.add(xlsx.Value{Row: 300, Column: 3, Text: "见附件"}) }, "*", nil},
	{"figures beside the table", func(r *trial) {
		r.add(xlsx.Value{Row: r.row(amount), Column: 30, Kind: xlsx.Number, Text: "5"})
	}, "*", []string{"提示 stray-column AD24"}},
	{"a note on a part", func(r *trial) {
		r.add(xlsx.Value{Row: r.row(first), Column: r.place(fieldNote), Text: "首次"})
	}, "*", []string{"提示 not-asked " + partNote}},

	{"another region's name", func(r *trial) { r.set(rowUnit, fieldNumber, "填报单位：泸溪县") }, "*", []string{"必改 unit-differs B3"}},
	{"two names", func(r *trial) { r.set(rowUnit, fieldNumber, "填报单位：吉首市、泸溪县") }, "*", []string{"必改 unit-differs B3"}},
	{"no name", func(r *trial) { r.empty(r.row(rowUnit), 2) }, "*", []string{"必改 unit-differs"}},
	{"more of its name", func(r *trial) { r.set(rowUnit, fieldNumber, "填报单位: 吉首市科技局") }, "*", nil},
	{"another month", func(r *trial) { r.set(rowUnit, fieldYoY, "所属期：2022年8月（1—8月累计）") }, "*", []string{"必改 period-differs K3"}},
	{"another indicator's name", func(r *trial) { r.set(amount, fieldName, "技术成果登记数") }, "*", []string{"必改 name-differs " + nameCell}},
	{"another unit", func(r *trial) { r.set(amount, fieldUnit, "万元") }, "*", []string{"必改 unit-of-measure-differs " + unitCell}},

	{"another region's identity", func(r *trial) { r.grid.At(1, 1).Text = "bulletin-form/1 period=2022-07 region=luxi version=0" }, "*",
		[]string{"必改 unit-differs B3"}},
	{"an unknown region", func(r *trial) { r.grid.At(1, 1).Text = "bulletin-form/1 period=2022-07 region=mars version=0" }, "",
		[]string{"必改 unknown-region A1"}},
	{"no month", func(r *trial) { r.grid.At(1, 1).Text = "bulletin-form/1 period=2022-13 region=jishou version=0" }, "",
		[]string{"必改 unknown-form A1"}},
	{"a later version of forms", func(r *trial) { r.grid.At(1, 1).Text = "bulletin-form/2 period=2022-07" }, "", []string{"必改 unknown-form A1"}},
	{"two identities", func(r *trial) { r.add(xlsx.Value{Row: 1, Column: 60, Text: r.grid.At(1, 1).Text}) }, "", []string{"必改 two-forms BH1"}},
	{"an id changed", func(r *trial) { r.grid.At(r.row(share), 1).Text = "touzi" }, "*", []string{"必改 missing-row", "必改 unknown-row A19"}},

	{"a wrong status", func(r *trial) { r.set(amount, fieldStatus, "初核") }, "*", []string{"必改 bad-choice " + statusCell}},
	{"a growth in words", func(r *trial) { r.set(amount, fieldYoY, "增长3成") }, "*", []string{"必改 bad-figure " + growthCell}},
	{"a growth with a sign", func(r *trial) { r.set(amount, fieldYoY, "+15.2%") }, "*", []string{"提示 typed-number " + growthCell}},
	{"a long note", func(r *trial) { r.set(amount, fieldNote, string(make([]rune, 10001))) }, "*", []string{"必改 bad-character " + noteCell}},
	{"no filler", func(r *trial) { r.empty(r.row(rowSign), r.place(fieldUnit)) }, "*", []string{"提示 unsigned D34"}},
	{"a filler in the label", func(r *trial) {
		r.empty(r.row(rowSign), r.place(fieldUnit))
		r.set(rowSign, fieldName, "填表人：张某")
	}, "*", nil},
	{"no day", func(r *trial) { r.set(rowSign, fieldStatus, "8月") }, "*", []string{"提示 bad-date J34"}},
	{"macros", func(r *trial) { r.file.Macros = true }, "*", []string{"提示 macros"}},
	{"another sheet", func(r *trial) {
		r.file.Sheets = append(r.file.Sheets, &xlsx.Grid{Name: "Sheet2", Values: []xlsx.Value{{Row: 1, Column: 1, Text: "5"}}})
	}, "*", []string{"提示 other-sheet"}},
}

// Cells of the trial.
const (
	lastCell    = "H24"
	firstGrowth = "K7"
	partNote    = "L12"
	nameCell    = "C24"
	unitCell    = "D24"
	statusCell  = "J24"
	growthCell  = "K24"
	noteCell    = "L24"
)

func text(s string) func(*trial)   { return kind(xlsx.Text, s) }
func number(s string) func(*trial) { return kind(xlsx.Number, s) }

func kind(k xlsx.Kind, s string) func(*trial) {
	return func(r *trial) {
		v := r.cell(amount, fieldValue)
		v.Kind, v.Text = k, s
	}
}

func (r *trial) column(f field) int { return r.place(f) }

func (r *trial) merge(id string, f field, rows, columns int) {
	row, column := r.row(id), r.place(f)
	m := xlsx.Range{Row: row, Column: column, LastRow: row + rows - 1, LastColumn: column + columns - 1}
	kept := *r.grid.At(row, column)
	r.grid.Values = slices.DeleteFunc(r.grid.Values, func(v xlsx.Value) bool {
		return v.Row >= m.Row && v.Row <= m.LastRow && v.Column >= m.Column && v.Column <= m.LastColumn
	})
	r.grid.Merged = append(r.grid.Merged, m)
	r.add(kept)
}

func (r *trial) insertRow(before int) {
	for k := range r.grid.Values {
		if v := &r.grid.Values[k]; v.Row >= before {
			v.Row++
		}
	}
	for k := range r.grid.Merged {
		if m := &r.grid.Merged[k]; m.Row >= before {
			m.Row++
			m.LastRow++
		}
	}
}

func (r *trial) insertColumn(before int) {
	for k := range r.grid.Values {
		if v := &r.grid.Values[k]; v.Column >= before {
			v.Column++
		}
	}
	for k := range r.grid.Merged {
		m := &r.grid.Merged[k]
		if m.Column >= before {
			m.Column++
		}
		if m.LastColumn >= before {
			m.LastColumn++
		}
	}
}

func (r *trial) swapRows(a, b int) {
	for k := range r.grid.Values {
		switch v := &r.grid.Values[k]; v.Row {
		case a:
			v.Row = b
		case b:
			v.Row = a
		}
	}
	r.order()
}

func (r *trial) deleteRow(row int) {
	r.grid.Values = slices.DeleteFunc(r.grid.Values, func(v xlsx.Value) bool { return v.Row == row })
}

func (r *trial) copyRow(row, to int) {
	for _, v := range slices.Clone(r.grid.Values) {
		if v.Row == row {
			v.Row = to
			r.grid.Values = append(r.grid.Values, v)
		}
	}
	r.order()
}

func TestTraps(t *testing.T) {
	s := openDir(t, sites[0].root)
	for _, trap := range traps {
		t.Run(trap.name, func(t *testing.T) {
			r := newTrial(t, s)
			r.layout.columns = columnsFor(false)
			before := r.cell(amount, fieldValue).Text
			trap.do(r)
			forms, faults := r.read()
			if !slices.Equal(faults, trap.faults) {
				t.Errorf("faults %q, want %q", faults, trap.faults)
			}
			want := trap.read
			if want == "*" {
				want = before
			}
			if got := valueOf(forms, amount); got != want {
				t.Errorf("read as %q, want %q", got, want)
			}
		})
	}
}

// valueOf is what the first form says of an indicator.
func valueOf(forms []*filledForm, id string) string {
	for _, f := range forms {
		for _, e := range f.filled.Entries {
			if e.Indicator.ID == id {
				return e.Value.Text
			}
		}
	}
	return ""
}
