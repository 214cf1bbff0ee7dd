package xlsx

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/xlsx/xlsxtest"
)

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// handMade are the parts of a workbook of one sheet, whose worksheet has these elements.
func handMade(inside string) map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels":         `<Relationships><Relationship Id="rId1" Type="` + office + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook ` + mainSpace + " " + relSpace + `><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="` + office + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + mainSpace + `>` + inside + `</worksheet>`,
		"xl/sharedStrings.xml": `<sst><si><t>吉首市</t></si><si><r><t>凤</t></r><r><rPr><b/></rPr><t xml:space="preserve">凰 </t></r><rPh sb="0" eb="1"><t>feng</t></rPh></si>` +
			`<si><t> 泸溪 </t></si><si><t xml:space="preserve"> 花垣</t></si><si/><si><t>a_x000D_
b_x005F_x000D_c_xD83D__xDE00_ &amp;&#x4E00;&#19968;</t></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="4" formatCode="0!.0,"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49" quotePrefix="1"/><xf numFmtId="31"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
	}
}

// row puts cells into the first row of a workbook.
func row(cells string) []byte {
	return xlsxtest.Parts(handMade(`<sheetData><row r="1">` + cells + `</row></sheetData>`))
}

// show writes a value as kind:text, and what is peculiar to it.
func show(v *Value) string {
	if v == nil {
		return "–"
	}
	kind := [...]string{"text", "number", "boolean", "error", "date", "nothing"}[v.Kind]
	s := kind + ":" + v.Text
	if v.Raw != v.Text {
		s += " raw:" + v.Raw
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{" formula", v.Formula}, {" percent", v.Percent}, {" scaled", v.Scaled}, {" quoted", v.Quoted}, {" note:" + v.Comment, v.Comment != ""}} {
		if flag.set {
			s += flag.name
		}
	}
	return s
}

// showAll writes all values of a sheet.
func showAll(g *Grid) string {
	var out []string
	for i := range g.Values {
		v := &g.Values[i]
		out = append(out, Address(v.Row, v.Column)+" "+show(v))
	}
	return strings.Join(out, "; ")
}

func mustRead(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestReadCells(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"number":                {`<c r="A1"><v>1.50</v></c>`, "number:1.5 raw:1.50"},
		"float":                 {`<c r="A1" t="n"><v>1.1579999999999999</v></c>`, "number:1.158 raw:1.1579999999999999"},
		"exponent":              {`<c r="A1"><v>1E-3</v></c>`, "number:0.001 raw:1E-3"},
		"space around":          {"<c r=\"A1\"><v> 7\n</v></c>", "number:7"},
		"no number":             {`<c r="A1"><v>1,234</v></c>`, "text:1,234"},
		"infinity":              {`<c r="A1"><v>INF</v></c>`, "text:INF"},
		"beyond a float":        {`<c r="A1"><v>1E999999999999</v></c>`, "text:1E999999999999"},
		"shared":                {`<c r="A1" t="s"><v>0</v></c>`, "text:吉首市"},
		"runs, phonetic":        {`<c r="A1" t="s"><v>1</v></c>`, "text:凤凰 "},
		"spaces that count not": {`<c r="A1" t="s"><v>2</v></c>`, "text:泸溪"},
		"spaces that count":     {`<c r="A1" t="s"><v>3</v></c>`, "text: 花垣"},
		"shared, empty":         {`<c r="A1" t="s"><v>4</v></c>`, "–"},
		"control characters":    {`<c r="A1" t="str"><v>a_x0000_b&#1;c_xFFFF_</v></c>`, "text:a\uFFFDb\uFFFDc\uFFFD"},
		"lone half":             {`<c r="A1" t="str"><v>_xD83D_a_xDE00__xD83D_</v></c>`, "text:\uFFFDa\uFFFD\uFFFD"},
		"escapes":               {`<c r="A1" t="s"><v>5</v></c>`, "text:a\nb_x000D_c😀 &一一"},
		"inline":                {`<c r="A1" t="inlineStr"><is><t>&lt;b&gt;=1</t></is></c>`, "text:<b>=1"},
		"inline, runs":          {`<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>`, "text:ab"},
		"inline, in v":          {`<c r="A1" t="inlineStr"><v>a</v></c>`, "text:a"},
		"CDATA":                 {`<c r="A1" t="inlineStr"><is><t><![CDATA[<&amp;]]></t></is></c>`, "text:<&amp;"},
		"text of a formula":     {`<c r="A1" t="str"><f>A2</f><v>甲</v></c>`, "text:甲 formula"},
		"empty text of a formula": {
			`<c r="A1" t="str"><f>A2</f><v></v></c>`, "text: formula"},
		"boolean":                 {`<c r="A1" t="b"><v>1</v></c>`, "boolean:TRUE raw:1"},
		"boolean in words":        {`<c r="A1" t="b"><v>true</v></c>`, "boolean:TRUE raw:true"},
		"false in words":          {`<c r="A1" t="b"><v>false</v></c>`, "boolean:FALSE raw:false"},
		"neither true nor false":  {`<c r="A1" t="b"><v>maybe</v></c>`, "boolean:MAYBE raw:maybe"},
		"shared, of a formula":    {`<c r="A1" t="s"><f>A2</f><v>0</v></c>`, "text:吉首市 formula"},
		"shared, never computed":  {`<c r="A1" t="s"><f>A2</f><v></v></c>`, "nothing: formula"},
		"boolean never computed":  {`<c r="A1" t="b"><f>A2</f></c>`, "nothing: formula"},
		"shared, without one":     {`<c r="A1" t="s"><v></v></c>`, "–"},
		"returns":                 {`<c r="A1" t="str"><v>a&#13;&#10;b&#13;c&#10;d</v></c>`, "text:a\nb\nc\nd"},
		"error":                   {`<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "error:#DIV/0! formula"},
		"newer error":             {`<c r="A1" t="e"><v>#SPILL!</v></c>`, "error:#SPILL!"},
		"formula":                 {`<c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>`, "number:3 formula"},
		"formula, never computed": {`<c r="A1"><f>SUM(B1:C1)</f></c>`, "nothing: formula"},
		"formula, empty value":    {`<c r="A1"><f>SUM(B1:C1)</f><v/></c>`, "nothing: formula"},
		"shared formula":          {`<c r="A1"><f t="shared" si="0"/><v>3</v></c>`, "number:3 formula"},
		"date by style":           {`<c r="A1" s="1"><v>44742</v></c>`, "date:2022-06-30 raw:44742"},
		"date by custom style":    {`<c r="A1" s="2"><v>44742.5</v></c>`, "date:2022-06-30 12:00:00 raw:44742.5"},
		"date by Chinese style":   {`<c r="A1" s="5"><v>44742</v></c>`, "date:2022-06-30 raw:44742"},
		"date beyond calendars":   {`<c r="A1" s="1"><v>-5</v></c>`, "date:-5"},
		"date by itself":          {`<c r="A1" t="d"><v>2022-06-30T00:00:00</v></c>`, "date:2022-06-30 raw:2022-06-30T00:00:00"},
		"no date":                 {`<c r="A1" t="d"><v>六月</v></c>`, "text:六月"},
		"percent":                 {`<c r="A1" s="3"><v>0.38600000000000001</v></c>`, "number:0.386 raw:0.38600000000000001 percent"},
		"shown divided":           {`<c r="A1" s="6"><v>12000</v></c>`, "number:12000 scaled"},
		"tick mark":               {`<c r="A1" s="4" t="s"><v>0</v></c>`, "text:吉首市 quoted"},
		"empty":                   {`<c r="A1" s="4"/>`, "–"},
		"unknown type":            {`<c r="A1" t="x"><v>1</v></c>`, "text:1"},
		"no address":              {`<c><v>1</v></c>`, "number:1"},
		"prefixes":                {`<x:c xmlns:x="y" r="A1" x:t="s" t="b"><x:v>0</x:v></x:c>`, "boolean:FALSE raw:0"},
		"what is of others":       {`<c r="A1"><extLst><ext><v>9</v></ext></extLst><v>1</v></c>`, "number:1"},
		"comments":                {`<!-- <c> --><c r="A1"><?x <v>?><v>1<!-- 2 -->3</v></c>`, "number:13"},
		"hyphens in a comment":    {`<!-- a-b--c > - --><c r="A1"><v>1</v></c>`, "number:1"},
		"brackets in CDATA":       {`<c r="A1" t="inlineStr"><is><t><![CDATA[a]b]]c]>d]]></t></is></c>`, "text:a]b]]c]>d"},
		"marks in an instruction": {`<?x a?b ?><c r="A1"><v>1</v></c>`, "number:1"},
		"invalid UTF-8":           {"<c r=\"A1\" t=\"str\"><v>a\xFFb</v></c>", "text:a\uFFFDb"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := show(mustRead(t, row(c.in)).Sheets[0].At(1, 1)); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestReadSheets(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"no cells": {`<sheetData/>`, ""},
		"rows and cells without addresses": {
			`<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>`,
			"A1 number:1; B1 number:2; C5 number:3; D5 number:4; A6 number:5"},
		"out of order": {
			`<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row></sheetData>`,
			"A1 number:3; A2 number:2; B2 number:1"},
		"twice, once empty": {
			`<sheetData><row r="1"><c r="A1"/><c r="A1"><v>2</v></c></row></sheetData>`, "A1 number:2"},
		"last cell": {
			`<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`, "XFD1048576 number:1"},
		"merged": {
			`<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>` +
				`<row r="3"><c r="A3"><v>6</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1"/><mergeCell ref="B9:C9"/></mergeCells>`,
			"A1 number:1; C1 number:3; A3 number:6"},
		"array formula": {
			`<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:B2">x</f><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row></sheetData>`,
			"A1 number:1 formula; B1 number:2 formula; C1 number:3; B2 number:4 formula"},
		"table of data": {
			`<sheetData><row r="1"><c r="A1"><f t="dataTable" ref="A1:A2"/><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>`,
			"A1 number:1 formula; A2 number:2 formula; A3 number:3"},
		"array formula of no range": {
			`<sheetData><row r="1"><c r="A1"><f t="array" ref="B1:A"/><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>`, "A1 number:1 formula; B1 number:2"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := showAll(mustRead(t, xlsxtest.Parts(handMade(c.in))).Sheets[0]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestReadHidden(t *testing.T) {
	g := mustRead(t, xlsxtest.Parts(handMade(`<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/><col min="9" max="3" hidden="1"/><col min="1" max="1"/></cols>`+
		`<sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c><c r="XFD2"><v>1</v></c></row><row r="3" hidden="1"/></sheetData>`))).Sheets[0]
	if got := fmt.Sprint(g.HiddenRows, g.HiddenColumns); got != "map[1:true] map[2:true 16384:true]" {
		t.Errorf("hidden %s", got)
	}
}

// edited is a workbook of hand with some parts in place of its own; an empty text takes a part away.
func edited(parts map[string]string) []byte {
	all := handMade(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`)
	maps.Copy(all, parts)
	maps.DeleteFunc(all, func(_, text string) bool { return text == "" })
	return xlsxtest.Parts(all)
}

func TestReadWorkbooks(t *testing.T) {
	sheets := func(list string) string {
		return `<workbook ` + mainSpace + " " + relSpace + `>` + list + `</workbook>`
	}
	relation := func(kind, target string) string {
		return `<Relationships><Relationship Id="rId1" Type="` + office + kind + `" Target="` + target + `"/></Relationships>`
	}
	for name, c := range map[string]struct {
		parts map[string]string
		want  string
	}{
		"as it is":             {nil, "表 0 A1 number:1"},
		"no texts, no styles":  {map[string]string{"xl/sharedStrings.xml": "", "xl/styles.xml": ""}, "表 0 A1 number:1"},
		"no list of the whole": {map[string]string{"_rels/.rels": ""}, "表 0 A1 number:1"},
		"hidden":               {map[string]string{"xl/workbook.xml": sheets(`<sheets><sheet name="a" state="hidden" r:id="rId1"/></sheets>`)}, "a 1 A1 number:1"},
		"very hidden":          {map[string]string{"xl/workbook.xml": sheets(`<sheets><sheet name="a" state="veryHidden" r:id="rId1"/></sheets>`)}, "a 2 A1 number:1"},
		"1904": {map[string]string{"xl/workbook.xml": sheets(`<workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets>`),
			"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c s="1"><v>43280</v></c></row></sheetData></worksheet>`}, "a 0 A1 date:2022-06-30 raw:43280"},
		"absolute, other letters": {map[string]string{"xl/_rels/workbook.xml.rels": relation("worksheet", "/XL/Worksheets/SHEET1.xml")}, "表 0 A1 number:1"},
		"through parents":         {map[string]string{"xl/_rels/workbook.xml.rels": relation("worksheet", "../../../xl/./worksheets/sheet1.xml")}, "表 0 A1 number:1"},
		"backslashes":             {map[string]string{"xl/_rels/workbook.xml.rels": relation("worksheet", `worksheets\sheet1.xml`)}, "表 0 A1 number:1"},
		"escaped": {map[string]string{"xl/_rels/workbook.xml.rels": relation("worksheet", `worksheets/a%20b.xml`), "xl/worksheets/a b.xml": `<worksheet/>`,
			"xl/worksheets/sheet1.xml": ""}, "表 0 "},
		"another folder": {map[string]string{"_rels/.rels": relation("officeDocument", "/book/w.xml"), "book/w.xml": sheets(`<sheets><sheet name="a" r:id="rId1"/></sheets>`),
			"book/_rels/w.xml.rels": relation("worksheet", "s.xml"), "book/s.xml": `<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
			"book/sharedstrings.xml": `<sst><si><t>甲</t></si></sst>`}, "a 0 A1 text:甲"},
		"chart sheet": {map[string]string{"xl/workbook.xml": sheets(`<sheets><sheet name="图" r:id="rId9"/><sheet name="a" r:id="rId1"/></sheets>`),
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId9" Type="x/chartsheet" Target="c.xml"/><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`}, "a 0 A1 number:1"},
		"prefixes": {map[string]string{"xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="a" rel:id="rId1"/></x:sheets></x:workbook>`,
			"xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`}, "a 0 A1 number:1"},
		"byte order mark, instruction": {map[string]string{"xl/worksheets/sheet1.xml": "\xEF\xBB\xBF<?xml version='1.0' encoding = 'UTF-8'?>\n<!-- x --><worksheet/>\n<!-- y -->\n"}, "表 0 "},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, edited(c.parts))
			var got []string
			for _, g := range f.Sheets {
				got = append(got, fmt.Sprint(g.Name, " ", g.Visible, " ", showAll(g)))
			}
			if s := strings.Join(got, " | "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestReadFlags(t *testing.T) {
	strict := strings.ReplaceAll(handMade("")["xl/workbook.xml"], "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
	for name, c := range map[string]struct {
		parts map[string]string
		want  [3]bool // external, macros, strict
	}{
		"nothing":  {nil, [3]bool{}},
		"links":    {map[string]string{"xl/externalLinks/externalLink1.xml": "<x/>"}, [3]bool{true, false, false}},
		"macros":   {map[string]string{"xl/vbaProject.bin": "x"}, [3]bool{false, true, false}},
		"strict":   {map[string]string{"xl/workbook.xml": strict}, [3]bool{false, false, true}},
		"referred": {map[string]string{"xl/workbook.xml": `<workbook><externalReferences><externalReference/></externalReferences></workbook>`}, [3]bool{true, false, false}},
	} {
		f := mustRead(t, edited(c.parts))
		if got := [3]bool{f.External, f.Macros, f.Strict}; got != c.want {
			t.Errorf("%s: external, macros, strict = %v, want %v", name, got, c.want)
		}
	}
}

func TestReadComments(t *testing.T) {
	f := mustRead(t, edited(map[string]string{
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="` + office + `comments" Target="../comments1.xml"/></Relationships>`,
		"xl/comments1.xml":                    `<comments><authors><author>a</author></authors><commentList><comment ref="A1"><text><r><t>口径：</t></r><r><t>累计</t></r></text></comment><comment ref="B9"><text><t>空</t></text></comment></commentList></comments>`,
	}))
	if got, want := showAll(f.Sheets[0]), "A1 number:1 note:口径：累计"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSheetByName(t *testing.T) {
	f := mustRead(t, mustWrite(t, formBook()))
	if g := f.Sheet("填报"); g == nil || show(g.At(4, 3)) != "number:1.158 raw:1.1579999999999999" || g.At(4, 4) != nil {
		t.Error("the sheet 填报 is not as it was written")
	}
	if f.Sheet("没有") != nil {
		t.Error("a sheet that is not there was found")
	}
	if got := slices.Collect(maps.Keys(f.Sheet("填报").HiddenRows)); len(got) != 1 || got[0] != 8 {
		t.Errorf("hidden rows %v, want 8", got)
	}
	if f.Sheet("标识").Visible != VeryHidden {
		t.Error("the sheet 标识 is not very hidden")
	}
}

// problem is why a file cannot be read.
func problem(t *testing.T, data []byte) (Problem, string) {
	t.Helper()
	_, err := Read(data)
	var p *ProblemError
	if !errors.As(err, &p) {
		t.Fatalf("got %v, want a problem", err)
	}
	return p.Problem, p.Detail
}
