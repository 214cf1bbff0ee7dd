package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"bulletin/internal/xlsx/xlsxtest"
)

func sheetOf(inside string) []byte { return xlsxtest.Parts(handMade(inside)) }

// brokenBooks are workbooks that are none, each by a fault of its own.
func brokenBooks() map[string][]byte {
	return map[string][]byte{
		"text index beyond":                         row(`<c t="s"><v>6</v></c>`),
		"text index negative":                       row(`<c t="s"><v>-1</v></c>`),
		"text index huge":                           row(`<c t="s"><v>99999999999999999999</v></c>`),
		"text index of letters":                     row(`<c t="s"><v>a</v></c>`),
		"style beyond":                              row(`<c s="7"><v>1</v></c>`),
		"style negative":                            row(`<c s="-1"><v>1</v></c>`),
		"style of letters":                          row(`<c s="x"><v>1</v></c>`),
		"style without styles":                      edited(map[string]string{"xl/styles.xml": "", "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c s="1"><v>1</v></c></row></sheetData></worksheet>`}),
		"cell of another row":                       row(`<c r="A2"><v>1</v></c>`),
		"cell without a number":                     row(`<c r="A"><v>1</v></c>`),
		"column beyond":                             row(`<c r="XFE1"><v>1</v></c>`),
		"column overflowing":                        row(`<c r="AAAAAAAAAAAAAAAAAAAAAAAAAA1"><v>1</v></c>`),
		"column beyond, implied":                    row(`<c r="XFD1"/><c><v>1</v></c>`),
		"row zero":                                  sheetOf(`<sheetData><row r="0"><c><v>1</v></c></row></sheetData>`),
		"row beyond":                                sheetOf(`<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>`),
		"row beyond, implied":                       sheetOf(`<sheetData><row r="1048576"/><row/></sheetData>`),
		"row overflowing":                           sheetOf(`<sheetData><row r="9223372036854775808"/></sheetData>`),
		"two values of a cell":                      row(`<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>`),
		"merged over one another":                   sheetOf(`<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>`),
		"merged twice":                              sheetOf(`<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A1:B2"/></mergeCells>`),
		"merged, empty":                             sheetOf(`<mergeCells><mergeCell ref=""/></mergeCells>`),
		"merged, the wrong way":                     sheetOf(`<mergeCells><mergeCell ref="B2:A1"/></mergeCells>`),
		"merged, no range":                          sheetOf(`<mergeCells><mergeCell ref="A1:"/></mergeCells>`),
		"entity":                                    row(`<c t="str"><v>&x;</v></c>`),
		"entity without end":                        row(`<c t="str"><v>&ampampampampampamp;</v></c>`),
		"character zero":                            row(`<c t="str"><v>&#0;</v></c>`),
		"tags that cross":                           row(`<c><v>1</c></v>`),
		"tag without end":                           row(`<c><v`),
		"attribute without value":                   row(`<c r><v>1</v></c>`),
		"attribute without value, in an empty root": edited(map[string]string{"xl/workbook.xml": `<workbook a/>`}),
		"attribute without quotes":                  row(`<c r=A1><v>1</v></c>`),
		"tag inside a tag":                          row(`<c <v>1</v></c>`),
		"instruction of nothing":                    sheetOf(`<?>`),
		"comment without end":                       sheetOf(`<!-- `),
		"elements without end":                      edited(map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData>`}),
		"no element":                                edited(map[string]string{"xl/worksheets/sheet1.xml": `  `}),
		"text after the end":                        edited(map[string]string{"xl/worksheets/sheet1.xml": `<worksheet/>x`}),
		"document type":                             edited(map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`}),
		"another encoding":                          edited(map[string]string{"xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="GBK"?><worksheet/>`}),
		"UTF-16":                                    edited(map[string]string{"xl/worksheets/sheet1.xml": "\xFF\xFE<\x00a\x00/\x00>\x00"}),
		"another root":                              edited(map[string]string{"xl/worksheets/sheet1.xml": `<chartsheet/>`}),
		"sheet without a part":                      edited(map[string]string{"xl/worksheets/sheet1.xml": ""}),
		"sheet without a relation":                  edited(map[string]string{"xl/_rels/workbook.xml.rels": ""}),
		"sheet elsewhere":                           edited(map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://a/b.xml" TargetMode="External"/></Relationships>`}),
		"no workbook":                               edited(map[string]string{"xl/workbook.xml": ""}),
		"a part twice, but for letter":              edited(map[string]string{"XL/worksheets/Sheet1.xml": "<worksheet/>"}),
		"nothing after the mark":                    []byte("PK\x03\x04"),
		"attribute without an end":                  row(`<c r="A1><v>1</v></c>`),
		"attribute without an end, closed":          sheetOf(`<row r='1"/>`),
		"quotes that cross":                         sheetOf(`<row a' b="c' />`),
		"a long name":                               sheetOf("<" + strings.Repeat("a", 257) + "/>"),
		"a tag without a name":                      sheetOf("< a/>"),
		"a tag of a prefix alone":                   sheetOf("<a:/>"),
		"text before the document":                  edited(map[string]string{"xl/worksheets/sheet1.xml": `x<worksheet/>`}),
		"an end without a beginning":                edited(map[string]string{"xl/worksheets/sheet1.xml": `<worksheet/></worksheet>`}),
		"the other UTF-16":                          edited(map[string]string{"xl/worksheets/sheet1.xml": "\xFE\xFF\x00<\x00a"}),
		"an entity in an attribute":                 sheetOf(`<mergeCells><mergeCell ref="&x;"/></mergeCells>`),
	}
}

var update = flag.Bool("update", false, "write testdata/refused.txt anew")

// TestReadRefusesWhatIsBroken: each is refused, and what is wrong with it stands in testdata/refused.txt.
func TestReadRefusesWhatIsBroken(t *testing.T) {
	books := brokenBooks()
	var told strings.Builder
	for _, name := range slices.Sorted(maps.Keys(books)) {
		_, err := Read(books[name])
		var p *ProblemError
		if !errors.As(err, &p) || p.Problem != Broken {
			t.Errorf("%s: %v, want problem %d", name, err, Broken)
			continue
		}
		detail := p.Detail
		if strings.HasPrefix(detail, "archive: ") {
			detail = "archive: …" // in the words of package zip
		}
		fmt.Fprintf(&told, "%s: %s [%s %s]\n", name, detail, p.Sheet, p.Address)
	}
	const file = "testdata/refused.txt"
	if *update {
		if err := os.WriteFile(file, []byte(told.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if told.String() != string(want) {
		t.Errorf("told\n%s\nwant\n%s", told.String(), want)
	}
}

// TestReadTellsCuts: of a part that ends too early it is said so, whatever it ends in.
func TestReadTellsCuts(t *testing.T) {
	for _, end := range []string{"", "<sheetData>", "<sheetData></sheetDat", "<sheetData", "<", "<!-- ", "<![CDATA[", "<?x", "text"} {
		data := edited(map[string]string{"xl/worksheets/sheet1.xml": "<worksheet>" + end})
		if got, detail := problem(t, data); got != Broken || !strings.Contains(detail, "cut off") {
			t.Errorf("%q: problem %d (%s)", end, got, detail)
		}
	}
}

// TestReadSaysOfEachCut cuts a workbook off everywhere: nothing but a problem may come of it.
func TestReadSaysOfEachCut(t *testing.T) {
	data := mustWrite(t, formBook())
	for n := 5; n < len(data); n += 37 {
		if got, detail := problem(t, data[:n]); got != Broken {
			t.Fatalf("cut after %d of %d: problem %d (%s), want %d", n, len(data), got, detail, Broken)
		}
	}
}

// TestReadComparesSums changes bytes of the inflated parts behind the back of the archive's sums.
func TestReadComparesSums(t *testing.T) {
	data := bytes.Clone(row(`<c r="A1"><v>1</v></c>`))
	at := bytes.Index(data, []byte("PK\x01\x02"))
	for ; at >= 0 && !bytes.Contains(data[at:at+100], []byte("sheet1.xml")); at += 4 + bytes.Index(data[at+4:], []byte("PK\x01\x02")) {
	}
	data[at+16] ^= 1
	if got, _ := problem(t, data); got != Broken {
		t.Errorf("problem %d, want %d", got, Broken)
	}
}

// TestReadBelievesNoSize lets the archive's list say other sizes than there are.
func TestReadBelievesNoSize(t *testing.T) {
	for _, size := range []uint32{0, 1, 1 << 30, 1<<32 - 1} {
		data := bytes.Clone(row(`<c r="A1"><v>1</v></c>`))
		for at := 0; ; at++ {
			i := bytes.Index(data[at:], []byte("PK\x01\x02"))
			if i < 0 {
				break
			}
			at += i
			binary.LittleEndian.PutUint32(data[at+24:], size)
		}
		if got, detail := problem(t, data); got != Broken {
			t.Errorf("size %d: problem %d (%s), want %d", size, got, detail, Broken)
		}
	}
}

func TestReadTellsOtherFiles(t *testing.T) {
	var locked bytes.Buffer
	file := excelize.NewFile()
	if err := file.Write(&locked, excelize.Options{Password: "a"}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want Problem
	}{
		"nothing":              {nil, NotWorkbook},
		"text":                 {[]byte("县,数\n"), NotWorkbook},
		"picture":              {[]byte("\x89PNG\r\n\x1a\n"), NotWorkbook},
		"HTML":                 {[]byte("\xEF\xBB\xBF \n<HTML><table>"), Markup},
		"XML of Excel 2003":    {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), Markup},
		"password":             {locked.Bytes(), Encrypted},
		"office's encryption":  {append([]byte("b\x14#e\x12\x01\x01\x01"), "....E-SafeNet...LOCK"...), Encrypted},
		"old workbook":         {compound("Root Entry", "Workbook"), OldExcel},
		"older workbook":       {compound("Root Entry", "Book"), OldExcel},
		"oldest workbook":      {[]byte{0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00}, OldExcel},
		"Word document":        {compound("Root Entry", "WordDocument"), NotWorkbook},
		"password, hand-made":  {compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), Encrypted},
		"compound, cut off":    {compoundMark, NotWorkbook},
		"OpenDocument":         {xlsxtest.Parts(map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), OpenDocument},
		"OpenDocument, text":   {xlsxtest.Parts(map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}), NotWorkbook},
		"binary workbook":      {edited(map[string]string{"_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`}), BinaryXML},
		"binary, without list": {edited(map[string]string{"_rels/.rels": "", "xl/workbook.xml": "", "xl/workbook.bin": "x"}), BinaryXML},
		"new Word document":    {edited(map[string]string{"_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`, "word/document.xml": "<document/>"}), NotWorkbook},
		"another root":         {edited(map[string]string{"xl/workbook.xml": "<document/>"}), NotWorkbook},
		"another archive":      {xlsxtest.Parts(map[string]string{"a.txt": "a"}), NotWorkbook},
		"archive's password":   {flagged(row("")), Encrypted},
	} {
		t.Run(name, func(t *testing.T) {
			if got, detail := problem(t, c.data); got != c.want {
				t.Errorf("problem %d (%s), want %d", got, detail, c.want)
			}
		})
	}
}

// compound is a compound file with streams of these names, as far as its directory goes.
func compound(names ...string) []byte {
	data := append(bytes.Clone(compoundMark), make([]byte, 1024-len(compoundMark))...)
	for _, name := range names {
		entry := make([]byte, 128)
		for i, c := range []byte(name) {
			entry[2*i] = c
		}
		entry[64], entry[66] = byte(2*len(name)+2), 2
		if name == "Root Entry" {
			entry[66] = 5
		}
		data = append(data, entry...)
	}
	return data
}

// flagged says of each entry of an archive that it has a password.
func flagged(data []byte) []byte {
	for at := 0; at+10 < len(data); at++ {
		if bytes.HasPrefix(data[at:], []byte("PK\x01\x02")) {
			data[at+8] |= 1
		}
	}
	return data
}

// hostile are files that would cost far more than they are long.
func hostile() map[string][]byte {
	zeros := strings.Repeat("0", 900_000)
	cells := `<row>` + strings.Repeat("<c><v>1</v></c>", 16_000) + `</row>`
	return map[string][]byte{
		"a thousandfold":     bomb("xl/worksheets/sheet1.xml", "<worksheet>", " "),
		"a thousandfold, in": bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row><c><v></v></c></row>"),
		"empty cells":        bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row><c/><c/><c/><c/></row>"),
		"small cells":        bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row>"+strings.Repeat("<c/>", 16_000)+"</row>"),
		"small elements":     bomb("xl/worksheets/sheet1.xml", "<worksheet>", "<a/>"),
		"empty inside":       bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row><c><a/><a/><a/><a/></c></row>"),
		"numbers":            bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", cells),
		"long numbers":       bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row><c><v>"+zeros+"</v></c></row>"),
		"long texts":         bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", `<row><c t="str"><v>`+zeros+"</v></c></row>"),
		"one long text":      bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>", "0"),
		"one long tag":       bomb("xl/worksheets/sheet1.xml", "<worksheet ", `a="b" `),
		"one long comment":   bomb("xl/worksheets/sheet1.xml", "<worksheet><!--", `-`),
		"runs":               bomb("xl/sharedStrings.xml", "<sst><si>", `<r><t>a</t></r>`),
		"texts":              bomb("xl/sharedStrings.xml", "<sst>", `<si/>`),
		"deep elements":      bomb("xl/worksheets/sheet1.xml", "<worksheet>", "<a>"),
		"deep, long names":   bomb("xl/worksheets/sheet1.xml", "<worksheet>", "<"+strings.Repeat("a", 100_000)+">"),
		"merged ranges":      bomb("xl/worksheets/sheet1.xml", "<worksheet><mergeCells>", `<mergeCell ref="A1:A1048576"/>`),
		"merged in turn":     sheetOf(`<mergeCells>` + inTurn() + `</mergeCells>`),
		"columns":            bomb("xl/worksheets/sheet1.xml", "<worksheet><cols>", `<col min="1" max="16384" hidden="1"/>`),
		"array formulas":     bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", `<row><c><f t="array" ref="A1:XFD1048576"/></c></row>`),
		"white space":        bomb("xl/worksheets/sheet1.xml", "<worksheet>", strings.Repeat(" ", 1000)+"<a/>"),
		"sheets":             bomb("xl/workbook.xml", "<workbook><sheets>", `<sheet name="a" xmlns:r="r" r:id="rId1"/>`),
		"relations":          bomb("xl/_rels/workbook.xml.rels", "<Relationships>", `<Relationship Id="a" Type="b" Target="c"/>`),
		"styles":             bomb("xl/styles.xml", "<styleSheet><cellXfs>", `<xf/>`),
		"formats":            bomb("xl/styles.xml", "<styleSheet><numFmts>", `<numFmt numFmtId="1" formatCode="0"/>`),
		"entries":            manyEntries(12_000),
		"entities":           edited(map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>`}),
		"too long a file":    append([]byte("PK\x03\x04"), make([]byte, MaxFile)...),
	}
}

// bomb is a workbook one part of which is a text and then another, again and again, for a gigabyte: the second is deflated
// once, and stands in the file as often as it is needed.
func bomb(part, begin, again string) []byte {
	var out, once bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, text := range handMade("") {
		if name != part {
			w, _ := archive.Create(name)
			io.WriteString(w, text)
		}
	}
	deflate, _ := flate.NewWriter(&once, flate.BestCompression)
	io.WriteString(deflate, begin)
	deflate.Flush()
	deflated := bytes.Clone(once.Bytes())
	once.Reset()
	deflate.Reset(&once)
	count := max(1, 1<<20/len(again))
	io.WriteString(deflate, strings.Repeat(again, count))
	deflate.Flush()
	deflated = append(deflated, bytes.Repeat(once.Bytes(), 1<<30/(count*len(again)))...)
	w, _ := archive.CreateRaw(&zip.FileHeader{Name: part, Method: zip.Deflate, UncompressedSize64: 1 << 30, CompressedSize64: uint64(len(deflated))})
	w.Write(deflated)
	archive.Close()
	return out.Bytes()
}

// inTurn are as many merged ranges as a sheet has room for, so that each is put between two others.
func inTurn() string {
	var out strings.Builder
	for r := 1; r+3 < 40; r += 4 {
		for c := 1; c <= MaxColumns; c++ {
			fmt.Fprintf(&out, `<mergeCell ref="%s:%s"/>`, Address(r+c%2, c), Address(r+3, c))
		}
	}
	return out.String()
}

func manyEntries(n int) []byte {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for range n {
		archive.CreateRaw(&zip.FileHeader{Name: "a"})
	}
	archive.Close()
	return out.Bytes()
}

// TestReadCostsLittle holds what hostile files cost: by what is in memory at the worst moment and by what is allocated in
// all, since times differ from machine to machine.
func TestReadCostsLittle(t *testing.T) {
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := Read(data)
			runtime.ReadMemStats(&after)
			t.Logf("%d bytes, %d kB allocated: %v", len(data), (after.TotalAlloc-before.TotalAlloc)>>10, err)
			want := TooLarge
			switch name {
			case "entities", "deep, long names", "a thousandfold, in": // the last has rows beyond a sheet's end
				want = Broken
			}
			if p := (*ProblemError)(nil); !errors.As(err, &p) || p.Problem != want {
				t.Errorf("got %v, want problem %d", err, want)
			}
			if spent := after.TotalAlloc - before.TotalAlloc; spent > 64<<20 {
				t.Errorf("%d MB were allocated", spent>>20)
			}
		})
	}
}
