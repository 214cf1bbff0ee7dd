package browser

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bulletin/internal/longtest"

	"github.com/chromedp/chromedp/kb"
)

// saveStyles are classes as attachments have them in place of attributes.
const saveStyles = `svg.v0 { font-family: "Noto Sans CJK SC", sans-serif; font-size: 16px; fill: #1c1c1c; }
svg .v1 { fill: var(--this-year); }
svg .v2 { fill: #a61b1b; font-weight: 700; }
svg .v3 { fill: #0b5345; }
svg .v4 { stroke: #1c1c1c; stroke-width: 3px; stroke-dasharray: 8px 4px; fill: none; }
`

// savePage makes a folder with the page of testdata/save.html, in which pairs of texts are replaced.
func savePage(t *testing.T, pairs ...string) string {
	t.Helper()
	page := fixture(t, "save.html", strings.NewReplacer(pairs...).Replace(testdata(t, "save.html")))
	at, err := url.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(at.Path), "save.css"), []byte(saveStyles), 0o666); err != nil {
		t.Fatal(err)
	}
	return page
}

// press gives a button the focus and presses it, as a reader without a mouse does.
func press(tab *Tab, button string) {
	tab.t.Helper()
	if !Eval[bool](tab, fmt.Sprintf(`(() => { const b = document.querySelector(%q); if (b && b.closest("details")) b.closest("details").open = true; if (b) b.focus(); return b !== null && document.activeElement === b; })()`, button)) {
		tab.t.Fatalf("no button %s that takes the focus", button)
	}
	tab.Settle() // the browser drops keys that come before the page's first frame
	tab.Press(kb.Enter)
}

// The buttons of what can be saved, in their order.
const (
	saveCSV = 1
	copyIt  = 2
	savePNG = 1
	saveSVG = 2
)

// saves is the selector of a button of a table or a chart.
func saves(of string, button int) string {
	return fmt.Sprintf(`[data-of=%q] button:nth-of-type(%d)`, of, button)
}

// records reads a file of CSV as Excel gets it: with a mark of its encoding, each line with as many fields.
func records(t *testing.T, file []byte) [][]string {
	t.Helper()
	text, marked := bytes.CutPrefix(file, []byte("\ufeff"))
	if !marked || !utf8.Valid(text) {
		t.Errorf("the file begins with % x and is UTF-8: %v", file[:min(3, len(file))], utf8.Valid(text))
	}
	if n := bytes.Count(text, []byte("\n")); n == 0 || n != bytes.Count(text, []byte("\r\n")) {
		t.Errorf("%d line ends, %d of them CRLF", n, bytes.Count(text, []byte("\r\n")))
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// compare compares records from the first on; the empty fields at the end of a line do not count.
func compare(t *testing.T, got, want [][]string) {
	t.Helper()
	for k, w := range want {
		var g []string
		if k < len(got) {
			g = got[k]
		}
		for len(g) > 0 && g[len(g)-1] == "" {
			g = g[:len(g)-1]
		}
		if !slices.Equal(g, w) {
			t.Errorf("line %d = %q,\nwant     %q", k+1, g, w)
		}
	}
}

func TestSaveCSV(t *testing.T) {
	t.Parallel()
	head := []string{"分组", "序号", "指标", "累计（亿元）", "完成率", "完成率·说明", "位次", "位次·说明", "备注", "附注"}
	first := []string{"科技投入", "1", "研发, 投入", "-8.05", "42.6", "落后，居首位", "1", "并列", "", "备注：注1、2"}
	part := []string{"科技投入", "", "其中：复核", "3", "未报送", "", "", "", "", "完成率：注2"}
	second := []string{"科技产出", "2", `合同 "额"`, "12.50", "未设目标", "", "1", "并列", "滞后", "完成率：注1"}
	tail := [][]string{nil, {`表题：甲/乙: "表"`}, {"计量单位：万元"}, {"注：另有3项未列。"}, {"注1 —：未设年度目标。"}, {"注2 见附件。"},
		{"数据：2022年上半年，数据状态 快报"}, {"来源：某局《某通报》2022年上半年"}, {"标注：内部资料"}, {"示例数据　不得引用"}}
	hostile := [][]string{
		{"编号", "一季度·内容", "说明", "一季度·期限"},
		{"'=1+1", "'+86 12", "'@甲", "\t1月28日"},
		{"'-甲", "'=cmd|' /C calc'!A0", "", "2022年6月30日"},
		{"'＝1+1", "<script>alert(1)</script>", "", "\t2022-05"},
		{"\t0012", "91433100MA4L000000", "", "\t3/4"},
		{"\t433101001001", `"引号",逗号`, "", "\t12:30"},
		{"\t1E5", "一行 又一行", "", "-5.0%"},
		{"跨两列", "跨两列", "", "-5.0%"},
		nil,
		{"表题：难写的格"},
	}
	tab := open(t)
	saved := tab.Downloads()
	page := savePage(t)
	for _, c := range []struct {
		name, sort, table, file string
		want                    [][]string
	}{
		{"as written", "", "figures", "甲／乙： ＂表＂（2022年上半年，示例数据）.csv", slices.Concat([][]string{head, first, part, second}, tail)},
		{"as sorted", "#figures th:nth-child(3) button", "figures", "甲／乙： ＂表＂（2022年上半年，示例数据）.csv", slices.Concat([][]string{head, second, first, part}, tail)},
		{"hostile", "", "hostile", "难写的格（2022年上半年，示例数据）.csv", hostile},
		{"form", "", "form", "表单（2022年上半年，示例数据）.csv", [][]string{{"项目", "内容"}, {"对象", "甲县"}, {"指标", "乙"}, {"进展", "目标 2人；累计 0人"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab.Open(page)
			if c.sort != "" {
				press(tab, c.sort)
			}
			press(tab, saves(c.table, saveCSV))
			name, file := saved.Next()
			if name != c.file {
				t.Errorf("name = %s, want %s", name, c.file)
			}
			compare(t, records(t, file), c.want)
			quiet(t, tab, folderOf(page))
		})
	}
}

// figuresOfRows reads the figures of a table's rows without the help of what is tested.
const figuresOfRows = `(selector) => Array.from(document.querySelectorAll(selector + " tbody tr:not(.group), " + selector + " tfoot tr")).map((row) =>
	Array.from(row.cells).map((cell) => {
		const copy = cell.cloneNode(true);
		copy.querySelectorAll("sup, small, i, b, .said, svg").forEach((e) => e.remove());
		return copy.textContent.trim().replace("\u2212", "-").replace(/^\+/, "");
	}).filter((text) => /^-?[0-9.]+$/.test(text)).join(" "))`

var number = regexp.MustCompile(`^-?[0-9.]+$`)

func TestSaveCSVOfASite(t *testing.T) {
	swept(t, "downloads")
	t.Parallel()
	saveTables(t, "single")
}

// saveTables holds that the figures of real tables are in the files, row by row.
func saveTables(t *testing.T, site string) {
	t.Helper()
	folder, pages := buildSite(t, site)
	tab := open(t)
	saved := tab.Downloads()
	tables := 0
	for _, page := range kinds(t, folder, pages) {
		tab.Open(address(t, folder) + "/" + page)
		ids := Eval[[]string](tab, `Array.from(document.querySelectorAll(".table")).slice(0, 2).map((e) => e.id)`)
		for _, id := range ids {
			tables++
			want := call[[]string](tab, figuresOfRows, fmt.Sprintf("%q", "#"+id))
			press(tab, saves(id, saveCSV))
			name, file := saved.Next()
			lines := records(t, file)
			for k, w := range want {
				got := slices.DeleteFunc(slices.Clone(lines[k+1]), func(field string) bool { return !number.MatchString(field) })
				if strings.Join(got, " ") != w {
					t.Errorf("%s: line %d has the figures %v, the page has %s", name, k+2, got, w)
				}
			}
			if !strings.Contains(string(file), "示例数据") {
				t.Errorf("%s does not say that the data is a sample", name)
			}
		}
	}
	if tables < 3 {
		t.Errorf("%d tables were looked at, want 3 or more", tables)
	}
}

// spreadsheets are what LibreOffice, started once, makes of files: “float:42.6”, “string:0012”.
func spreadsheets(t *testing.T, files ...[]byte) [][][]string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("LibreOffice is not installed (Debian: libreoffice-calc)")
	}
	dir := t.TempDir()
	var names []string
	for k, file := range files {
		names = append(names, filepath.Join(dir, fmt.Sprintf("table%d.csv", k)))
		if err := os.WriteFile(names[k], file, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--infilter=Text - txt - csv (StarCalc):44,34,76,1", // commas, quotes, UTF-8
		"--convert-to", "fods", "--outdir", dir)
	cmd.Args = append(cmd.Args, names...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var read [][][]string
	for _, name := range names {
		text, err := os.ReadFile(strings.TrimSuffix(name, ".csv") + ".fods")
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, cells(t, text))
	}
	return read
}

// cells are the types and values of a flat ODF spreadsheet's cells.
func cells(t *testing.T, text []byte) [][]string {
	t.Helper()
	var doc struct {
		Rows []struct {
			Cells []struct {
				Type    string   `xml:"value-type,attr"`
				Value   string   `xml:"value,attr"`
				Formula string   `xml:"formula,attr"`
				Text    []string `xml:"p"`
			} `xml:"table-cell"`
		} `xml:"body>spreadsheet>table>table-row"`
	}
	if err := xml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, r := range doc.Rows {
		var row []string
		for _, c := range r.Cells {
			switch {
			case c.Formula != "":
				row = append(row, "formula:"+c.Formula)
			case c.Value != "":
				row = append(row, c.Type+":"+c.Value)
			case c.Type != "":
				row = append(row, c.Type+":"+strings.TrimSpace(strings.Join(c.Text, "\n")))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func TestSavedCSVInASpreadsheet(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	saved := tab.Downloads()
	tab.Open(savePage(t))
	press(tab, saves("figures", saveCSV))
	_, figures := saved.Next()
	press(tab, saves("hostile", saveCSV))
	_, hostile := saved.Next()
	read := spreadsheets(t, figures, hostile, []byte("编号\r\n0012\r\n"))
	compare(t, read[0][1:3], [][]string{
		{"string:科技投入", "float:1", "string:研发, 投入", "float:-8.05", "float:42.6", "string:落后，居首位", "float:1", "string:并列", "string:备注：注1、2"},
		{"string:科技投入", "string:其中：复核", "float:3", "string:未报送", "string:完成率：注2"},
	})
	for k, row := range read[1][1:6] {
		for _, cell := range row {
			if !strings.HasPrefix(cell, "string:") && cell != "date:2022-06-30" {
				t.Errorf("line %d: %s, want a text", k+2, cell)
			}
		}
	}
	// What the guards are for: without them LibreOffice drops the zeros of a code.
	if bare := read[2]; bare[1][0] != "float:12" {
		t.Errorf("a bare code is %s, want float:12: the test sees nothing", bare[1][0])
	}
}

func TestCopyTable(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	page := savePage(t)
	for _, c := range []struct {
		name, before string
		silent       bool // the clipboard reads the HTML, and has the page's policy complain of its styles
	}{
		{"by the copy command", `Object.defineProperty(Navigator.prototype, "clipboard", {get: () => undefined});`, true},
		{"by the clipboard", `document.execCommand = () => false;`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t)
			tab.BeforeLoad(c.before)
			tab.Open(page)
			press(tab, saves("figures", copyIt))
			tab.WaitFor(`document.querySelector("[data-of=figures] .save-said").textContent === "已复制，可粘贴到Word或WPS"`)
			if c.silent {
				quiet(t, tab, folderOf(page))
			}
			if n := Eval[int](tab, `getSelection().rangeCount`); n != 0 {
				t.Errorf("%d ranges are selected afterwards, want none", n)
			}
		})
		tab.Open(page)
		text, html := tab.Clipboard()
		lines := strings.Split(text, "\r\n")
		if want := "科技投入\t1\t研发, 投入\t-8.05\t42.6\t落后，居首位\t1\t并列\t\t备注：注1、2"; len(lines) < 2 || lines[1] != want {
			t.Errorf("%s: text = %q, want the second line %q", c.name, text, want)
		}
		for _, part := range []string{
			"<table", "<thead>", `colspan="6"`, ">研发, 投入</td>", ">−8.05</td>",
			">首42.6<br>▽落后</td>", `align="right"`, `border="1"`, "border-collapse:collapse", "padding-left:21pt", "white-space:nowrap", `>—<sup>1</sup></td>`, "示例数据　不得引用", "甲/乙: ",
		} {
			if !strings.Contains(strings.ReplaceAll(html, "&quot;", `"`), part) {
				t.Errorf("%s: the copied HTML has no %s", c.name, part)
			}
		}
		for _, part := range []string{"<svg", "class=", "走势", "并列", "<a ", "<button", "<script"} {
			if strings.Contains(html, part) {
				t.Errorf("%s: the copied HTML has %s", c.name, part)
			}
		}
		Eval[bool](tab, `navigator.clipboard.writeText("").then(() => true)`)
	}
}

// What the browser refuses is told, in words that say what to do.
func TestSaveRefused(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	page := savePage(t)
	for _, c := range []struct{ name, before, button, want string }{
		{"no downloads", `delete HTMLAnchorElement.prototype.download;`, saves("figures", saveCSV), "此浏览器不支持保存文件，请改用360、Edge或Chrome等浏览器打开"},
		{"no copying", `document.execCommand = () => false; Object.defineProperty(Navigator.prototype, "clipboard", {get: () => undefined});`, saves("figures", copyIt), "浏览器不允许自动复制，表格已选中，请按Ctrl+C"},
		{"a picture that cannot be drawn", `HTMLCanvasElement.prototype.toBlob = (done) => done(null);`, saves("f-one", savePNG), "未能保存，请刷新页面后重试"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t)
			tab.BeforeLoad(c.before)
			tab.Open(page)
			press(tab, c.button)
			tab.WaitFor(fmt.Sprintf(`document.activeElement.parentNode.querySelector(".save-said").textContent === %q`, c.want))
			if errors := tab.Seen().Errors; len(errors) > 0 {
				t.Errorf("errors: %v", errors)
			}
			if selected := Eval[string](tab, `getSelection().toString()`); (c.name == "no copying") != strings.Contains(selected, "研发, 投入") {
				t.Errorf("selected is %q", selected)
			}
		})
	}
}

func TestSavedNames(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.BeforeLoad(`HTMLAnchorElement.prototype.click = function () { window.kept = this.download; };`)
	const sample, edition = `<p class="sample" role="note">示例数据　不得引用</p>`, `<span>2022年上半年</span><span>数据状态 快报</span>`
	long := strings.Repeat("长", 100)
	for _, c := range []struct {
		name, want string
		pairs      []string
	}{
		{"signs that Windows refuses", "甲／乙： ＂表＂（2022年上半年，示例数据）.csv", nil},
		{"a page of a region", "保靖县：甲／乙： ＂表＂（2022年上半年，示例数据）.csv", []string{"<h1>某通报", "<h1>保靖县<small>一县一单</small>"}},
		{"a title that names its page", "保靖各项（2022年上半年，示例数据）.csv", []string{"<h1>某通报", "<h1>保靖县", `甲/乙: "表"`, "保靖各项"}},
		{"no sample", "甲／乙： ＂表＂（2022年上半年）.csv", []string{sample, ""}},
		{"long", strings.Repeat("长", 61) + "（2022年上半年，示例数据）.csv", []string{`甲/乙: "表"`, long}},
		{"a name that Windows keeps for itself", "_con.csv", []string{sample, "", edition, "", `甲/乙: "表"`, "con"}},
		{"dots and blanks at the ends", "甲.乙.csv", []string{sample, "", edition, "", `甲/乙: "表"`, " ..甲.乙. . "}},
		{"nothing left", "未命名.csv", []string{sample, "", edition, "", `甲/乙: "表"`, "..."}},
		{"marks that turn the direction", "甲fdp.exe（2022年上半年，示例数据）.csv", []string{`甲/乙: "表"`, "甲\u202efdp.exe"}},
	} {
		tab.Open(savePage(t, c.pairs...))
		press(tab, saves("figures", saveCSV))
		got := Eval[string](tab, `window.kept`)
		if got != c.want || utf8.RuneCountInString(got) > 80 {
			t.Errorf("%s: name = %q of %d characters, want %q", c.name, got, utf8.RuneCountInString(got), c.want)
		}
	}
}

func TestSaveSVG(t *testing.T) {
	t.Parallel()
	tab := open(t)
	saved := tab.Downloads()
	tab.Open(savePage(t))
	press(tab, saves("f-one", saveSVG))
	name, file := saved.Next()
	if want := "甲县2／3完成：“好”？（2022年上半年，示例数据）.svg"; name != want {
		t.Errorf("name = %s, want %s", name, want)
	}
	names := map[string]int{}
	for decoder := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		names[element.Name.Local]++
		for _, a := range element.Attr {
			if slices.Contains([]string{"class", "style", "href", "src"}, a.Name.Local) || strings.Contains(a.Value, "var(") ||
				strings.Contains(a.Value, "url(") && a.Value != "url(#hatch)" {
				t.Errorf("<%s> has %s=%q", element.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	if names["use"] != 0 || names["pattern"] != 1 || names["title"] != 1 || names["desc"] != 1 {
		t.Errorf("elements = %v", names)
	}
	for _, part := range []string{"甲县2/3完成", "累计（万元） · 来源：某处", "乙县 &lt;3&gt;", "某局《某通报》2022年上半年", "内部资料", "示例数据　不得引用", "乙县&amp;3。"} {
		if !bytes.Contains(file, []byte(part)) {
			t.Errorf("the file does not say %s", part)
		}
	}
	Eval[bool](tab, `document.querySelector("#f-one").classList.add("is-live") || true`)
	press(tab, saves("f-one", saveSVG))
	if _, hidden := saved.Next(); !bytes.Equal(hidden, file) {
		t.Errorf("while the live chart hides the picture the file is another:\n%s", hidden)
	}
	if n := Eval[int](tab, `document.querySelectorAll("div.picture > svg").length`); n != 1 {
		t.Errorf("the page has %d pictures afterwards, want 1", n)
	}
	Eval[bool](tab, `document.querySelector("#f-one").classList.remove("is-live") || true`)
	sameDrawing(t, tab, file)
}

// sameDrawing compares the picture in the page with the file opened alone: the same dots, but for the edges of letters.
func sameDrawing(t *testing.T, tab *Tab, file []byte) {
	t.Helper()
	at := Eval[[]int](tab, `(() => {
		document.querySelector("#f-one").scrollIntoView();
		const box = document.querySelector("#f-one .picture svg").getBoundingClientRect();
		return [Math.round(box.left), Math.round(box.top), Math.round(box.width), Math.round(box.height)];
	})()`)
	page := decode(t, tab.Screenshot(false))
	alone := filepath.Join(t.TempDir(), "alone.svg")
	tab.Save(alone, file)
	tab.Open(address(t, alone))
	top := Eval[int](tab, `Number(/translate\(12[ ,]+(\d+)/.exec(document.querySelector("g").getAttribute("transform"))[1])`)
	drawn := decode(t, tab.Screenshot(false))
	differ, inked := 0, 0
	for y := range at[3] {
		for x := range at[2] {
			a, b := luma(page, at[0]+x, at[1]+y), luma(drawn, 12+x, top+y)
			if a < 200 {
				inked++
			}
			if max(a, b)-min(a, b) > 60 {
				differ++
			}
		}
	}
	if inked < 20000 || differ > inked/100 {
		t.Errorf("%d of %d inked dots differ", differ, inked)
	}
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// luma is how bright a dot is, from 0 to 255.
func luma(img image.Image, x, y int) int {
	r, g, b, _ := img.At(img.Bounds().Min.X+x, img.Bounds().Min.Y+y).RGBA()
	return int(r*299+g*587+b*114) / 1000 >> 8
}

func TestSavePNG(t *testing.T) {
	t.Parallel()
	tab := open(t)
	saved := tab.Downloads()
	page := savePage(t)
	tab.Open(page)
	press(tab, saves("f-one", savePNG))
	name, file := saved.Next()
	if want := "甲县2／3完成：“好”？（2022年上半年，示例数据）.png"; name != want {
		t.Errorf("name = %s, want %s", name, want)
	}
	img := decode(t, file)
	size := img.Bounds().Size()
	if size.X != 1600 || size.Y < 500 || size.Y > 900 {
		t.Fatalf("the picture is %v, want 1600 wide", size)
	}
	count := func(y0, y1 int, is func(x, y int) bool) (n int) {
		for y := y0; y < y1; y++ {
			for x := range size.X {
				if is(x, y) {
					n++
				}
			}
		}
		return n
	}
	dark := func(x, y int) bool { return luma(img, x, y) < 90 }
	red := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return r>>8 > 120 && g>>8 < 80 && b>>8 < 80
	}
	if n := count(20, 70, dark); n < 1000 {
		t.Errorf("%d dark dots where the title is", n)
	}
	if n := count(size.Y-60, size.Y, red); n < 200 {
		t.Errorf("%d red dots where the sample is marked", n)
	}
	if n := count(130, size.Y-130, dark); n < 20000 {
		t.Errorf("%d dark dots where the chart is", n)
	}
	for _, corner := range [][2]int{{0, 0}, {size.X - 1, 0}, {0, size.Y - 1}, {size.X - 1, size.Y - 1}} {
		if _, _, _, alpha := img.At(corner[0], corner[1]).RGBA(); alpha != 0xffff || luma(img, corner[0], corner[1]) != 255 {
			t.Errorf("the corner %v is not white", corner)
		}
	}
	quiet(t, tab, folderOf(page))
}

// A live chart hides the picture; what is saved is the picture all the same.
func TestSaveWhileLive(t *testing.T) {
	t.Parallel()
	folder, pages := buildSite(t, "single")
	tab := open(t)
	saved := tab.Downloads()
	root := address(t, folder) + "/"
	page := pages[slices.IndexFunc(pages, func(p string) bool { return strings.Contains(p, "/indicators/") })]
	tab.Size(1366, 768)
	tab.Open(root + page)
	Eval[bool](tab, `(document.querySelector("figure.chart").scrollIntoView(), true)`)
	tab.WaitFor(started + " >= 1")
	press(tab, saves(Eval[string](tab, `document.querySelector("figure.is-live").id`), savePNG))
	_, file := saved.Next()
	img := decode(t, file)
	inked := 0
	for y := 0; y < img.Bounds().Dy(); y += 2 {
		for x := 0; x < img.Bounds().Dx(); x += 2 {
			if luma(img, x, y) < 200 {
				inked++
			}
		}
	}
	if img.Bounds().Dx() != 1600 || inked < 4000 {
		t.Errorf("%v with %d inked dots", img.Bounds(), inked)
	}
	quiet(t, tab, root)
}

func TestSaveControls(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	page := savePage(t)
	const shown = `Array.from(document.querySelectorAll(".save")).filter((e) => e.getClientRects().length > 0).length`
	for _, width := range []int{1366, 390} {
		tab.Size(width, 800)
		tab.Open(page)
		if n := Eval[int](tab, shown); n != 3 {
			t.Errorf("%d: %d menus, want one a section: 3", width, n)
		}
		if n := Eval[int](tab, `document.querySelectorAll(".save-line").length`); n != 4 {
			t.Errorf("%d: %d lines of buttons, want 4", width, n)
		}
		Eval[bool](tab, `document.querySelectorAll("details.save").forEach((d) => { d.open = true; }) || true`)
		if over := tab.Overflow(); len(over) > 0 {
			t.Errorf("%d: %v", width, over)
		}
		small := Eval[[]string](tab, `Array.from(document.querySelectorAll(".save button")).filter((b) => {
			const box = b.getBoundingClientRect();
			return box.width < 24 || box.height < 24 || box.left < 0 || box.right > document.documentElement.clientWidth;
		}).map((b) => b.getAttribute("aria-label"))`)
		if len(small) > 0 {
			t.Errorf("%d: too small or outside: %v", width, small)
		}
		for _, v := range tab.Axe() {
			t.Errorf("%d: axe: %s", width, v)
		}
		tab.Media("print")
		if n := Eval[int](tab, shown); n != 0 {
			t.Errorf("%d: %d lines of buttons are printed", width, n)
		}
		tab.Media("screen")
	}
	tab.Script(false)
	tab.Open(page)
	if n := Eval[int](tab, `document.querySelectorAll(".save, .save-line").length`); n != 0 {
		t.Errorf("%d lines of buttons without script", n)
	}
}
