package xlsxtest

import (
	"testing"

	"bulletin/internal/xlsx"
)

func TestSetFillsCells(t *testing.T) {
	style := xlsx.Style{Format: "0.0%", Open: true}
	data, err := xlsx.Write(&xlsx.Book{Sheets: []xlsx.Sheet{{Name: "别的", Rows: []xlsx.Row{{}}}, {Name: "填报 <1>", Rows: []xlsx.Row{
		{Cells: []xlsx.Cell{{Text: "头"}, {Style: style}, {Text: "尾"}}}, {}, {Height: 20},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	data, err = Set(data, "填报 <1>", map[string]string{
		"B1": "0.386", "C1": "", "A3": "吉首 <&> 市", "D1": "=1", "B2": `t="e"|<v>#REF!</v>`, "AA2": "<f>1+1</f>", "A9": "-1.50", "A2": "未报送",
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := xlsx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	g := f.Sheet("填报 <1>")
	for address, want := range map[string]xlsx.Value{
		"A1": {Kind: xlsx.Text, Text: "头"}, "B1": {Kind: xlsx.Number, Text: "0.386", Percent: true}, "D1": {Kind: xlsx.Text, Text: "=1"},
		"A3": {Kind: xlsx.Text, Text: "吉首 <&> 市"}, "B2": {Kind: xlsx.Error, Text: "#REF!"}, "AA2": {Kind: xlsx.Nothing, Formula: true},
		"A9": {Kind: xlsx.Number, Text: "-1.5"}, "A2": {Kind: xlsx.Text, Text: "未报送"},
	} {
		row, column, _ := xlsx.ParseAddress(address)
		got := g.At(row, column)
		if got == nil || got.Kind != want.Kind || got.Text != want.Text || got.Percent != want.Percent || got.Formula != want.Formula {
			t.Errorf("%s = %+v, want %+v", address, got, want)
		}
	}
	if g.At(1, 3) != nil {
		t.Error("C1 is not empty")
	}
}

func TestSetSaysWhatIsMissing(t *testing.T) {
	data, err := xlsx.Write(&xlsx.Book{Sheets: []xlsx.Sheet{{Name: "表"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Set(data, "别的", map[string]string{"A1": "1"}); err == nil {
		t.Error("no error for a sheet that is not there")
	}
	if _, err := Set(data, "表", map[string]string{"a0": "1"}); err == nil {
		t.Error("no error for an address that is none")
	}
	if _, err := Set(data[:100], "表", nil); err == nil {
		t.Error("no error for a file that is cut off")
	}
}
