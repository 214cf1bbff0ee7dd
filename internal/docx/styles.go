package docx

// Faces (GB/T 9704-2012, 7). They are the reader's own; fontTable names what stands in for them.
const (
	song     = "宋体"
	fangsong = "仿宋_GB2312"
	kai      = "楷体_GB2312"
	hei      = "黑体"
	xiaobiao = "方正小标宋简体"
	roman    = "Times New Roman"
)

// red is the colour of a red head.
const red = "E60012"

// bodySize is 三号, 16 points.
const bodySize = 32

// faces lists the faces with the one that a system without them takes. Windows has had 仿宋 and 楷体 in place of the
// _GB2312 faces since 7.
var faces = []struct{ name, instead, family string }{
	{song, "SimSun", "auto"},
	{fangsong, "仿宋", "modern"},
	{kai, "楷体", "modern"},
	{hei, "SimHei", "modern"},
	{xiaobiao, "华文中宋", "auto"},
	{roman, "", "roman"},
}

func fontTable() []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("w:fonts", namespaces[:4]...)
	for _, f := range faces {
		x.start("w:font", "w:name", f.name)
		if f.instead != "" {
			x.value("w:altName", f.instead)
			x.value("w:charset", "86")
		} else {
			x.value("w:charset", "00")
		}
		x.value("w:family", f.family)
		x.value("w:pitch", "variable")
		x.end()
	}
	x.end()
	return x.buf
}

// style is a style of paragraphs. Sizes are in half points, spaces and lines in twentieths of a point.
type style struct {
	id, name      string
	face          string
	size          int
	bold          bool
	align         Align
	level         int // of headings, from 1
	line          int // line pitch: exact where positive, single where 0
	before, after int
	indent        int // of the first line, in hundredths of a character
	left          int
	keepNext      bool
	keepLines     bool
	tabs          int // a right tabulator with dots, at the edge of the text
	next          Style
	listed        bool // in the gallery
	dense         bool // no space between Chinese and figures
	color         string
	rule          bool // a red line below
}

// styles of paragraphs but for Body. A picture needs lines as high as it is.
var styles = []style{
	{id: "1", name: "heading 1", face: xiaobiao, size: 44, align: Center, level: 1, line: 700, before: 0, after: 290, keepNext: true, next: Body, listed: true},
	{id: "2", name: "heading 2", face: hei, size: bodySize, level: 2, line: pitch, indent: 200, keepNext: true, next: Body, listed: true},
	{id: "3", name: "heading 3", face: kai, size: bodySize, level: 3, line: pitch, indent: 200, keepNext: true, next: Body, listed: true},
	{id: "4", name: "heading 4", face: fangsong, size: bodySize, bold: true, level: 4, line: pitch, indent: 200, keepNext: true, next: Body, listed: true},
	{id: "RedHead", name: "发文机关标志", face: xiaobiao, size: 88, align: Center, before: 1247, keepNext: true, color: red},
	{id: "RedNumber", name: "发文字号", face: fangsong, size: bodySize, align: Center, line: pitch, before: pitch, after: 2 * pitch, keepNext: true, rule: true},
	{id: "Subtitle", name: "Subtitle", face: kai, size: bodySize, align: Center, line: pitch, after: 145, keepNext: true, next: Body, listed: true},
	{id: "Meta", name: "期号和日期", face: song, size: 24, align: Center, line: 400, after: 145},
	{id: "Item", name: "List Paragraph", face: fangsong, size: bodySize, line: pitch, indent: 200},
	{id: "Small", name: "小字", face: song, size: 21, line: 320, before: 60, after: 60},
	{id: "TableName", name: "表题", face: hei, size: 24, align: Center, before: 200, after: 40, keepNext: true, keepLines: true},
	{id: "TableUnit", name: "计量单位", face: song, size: 18, align: Right, after: 40, keepNext: true},
	{id: "Cell", name: "表内文字", face: song, size: 21, align: Left, dense: true},
	{id: "Note", name: "表注", face: song, size: 18, align: Left, before: 20},
	{id: "Caption", name: "caption", face: hei, size: 24, align: Center, before: 200, keepNext: true, keepLines: true},
	{id: "Source", name: "图注", face: song, size: 18, align: Center, after: 40, keepNext: true, keepLines: true},
	{id: "Figure", name: "图", face: song, size: 21, align: Center, after: 200},
	{id: "Photo", name: "照片", face: song, size: 21, align: Center, before: 200, after: 60, keepNext: true},
	{id: "PhotoName", name: "图题", face: hei, size: 24, align: Center, after: 200, keepLines: true, dense: true},
	{id: "Cover", name: "文件标题", face: xiaobiao, size: 44, align: Center, line: 700, before: 290, after: 290},
	{id: "FootnoteText", name: "footnote text", face: song, size: 18, align: Left, line: 280},
	{id: "TOCHeading", name: "目录标题", face: hei, size: bodySize, align: Center, line: pitch, after: 145},
	{id: "TOC1", name: "toc 1", face: song, size: 28, line: 420, tabs: textShort},
	{id: "TOC2", name: "toc 2", face: song, size: 24, line: 360, left: 420, tabs: textShort},
	{id: "Header", name: "header", face: song, size: 18, align: Center},
	{id: "Footer", name: "footer", face: song, size: 28},
	{id: "SectionEnd", name: "分节", face: song, size: 2, line: 20},
}

// noteMark is the style of the numbers of footnotes.
const noteMark = "FootnoteReference"

func sizeOf(s Style) int {
	for _, t := range styles {
		if t.id == string(s) {
			return t.size
		}
	}
	return bodySize
}

func styleSheet() []byte {
	x := &xmlWriter{buf: []byte(declaration)}
	x.start("w:styles", namespaces[:4]...)
	x.start("w:docDefaults")
	x.start("w:rPrDefault")
	x.start("w:rPr")
	x.face(fangsong)
	x.value("w:sz", itoa(bodySize))
	x.value("w:szCs", itoa(bodySize))
	x.empty("w:lang", "w:val", "en-US", "w:eastAsia", "zh-CN", "w:bidi", "ar-SA")
	x.end()
	x.end()
	x.start("w:pPrDefault")
	x.end()
	x.end()
	x.body()
	for _, s := range styles {
		x.style(s)
	}
	x.noteMarkStyle()
	x.tableStyles()
	x.end()
	return x.buf
}

func (x *xmlWriter) noteMarkStyle() {
	x.start("w:style", "w:type", "character", "w:styleId", x.reference.styleID(noteMark))
	x.value("w:name", "footnote reference")
	x.start("w:rPr")
	x.value("w:vertAlign", "superscript")
	x.end()
	x.end()
}

func (x *xmlWriter) face(name string) {
	x.empty("w:rFonts", "w:ascii", roman, "w:eastAsia", name, "w:hAnsi", roman, "w:cs", roman)
}

// body is the style of all that names no other.
func (x *xmlWriter) body() {
	x.start("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", string(Body))
	x.value("w:name", "Normal")
	x.empty("w:qFormat")
	x.start("w:pPr")
	x.value("w:widowControl", "0")
	x.empty("w:spacing", "w:line", itoa(pitch), "w:lineRule", "exact")
	x.empty("w:ind", "w:firstLineChars", "200", "w:firstLine", "640")
	x.value("w:jc", "both")
	x.end()
	x.start("w:rPr")
	x.value("w:spacing", itoa(tighter))
	x.end()
	x.end()
}

func (x *xmlWriter) style(s style) {
	x.start("w:style", "w:type", "paragraph", "w:styleId", x.reference.styleID(Style(s.id)))
	x.value("w:name", s.name)
	x.value("w:basedOn", x.reference.styleID(Body))
	if s.next != "" {
		x.value("w:next", x.reference.styleID(s.next))
	}
	if s.listed {
		x.empty("w:qFormat")
	}
	x.start("w:pPr")
	if s.keepNext {
		x.empty("w:keepNext")
	}
	if s.keepLines {
		x.empty("w:keepLines")
	}
	if s.rule {
		x.start("w:pBdr")
		x.empty("w:bottom", "w:val", "single", "w:sz", "16", "w:space", "11", "w:color", red)
		x.end()
	}
	if s.tabs > 0 {
		x.start("w:tabs")
		x.empty("w:tab", "w:val", "right", "w:leader", "dot", "w:pos", itoa(s.tabs))
		x.end()
	}
	if s.dense {
		x.value("w:autoSpaceDE", "0")
		x.value("w:autoSpaceDN", "0")
	}
	if s.line != pitch {
		x.value("w:snapToGrid", "0")
	}
	line, rule := itoa(s.line), "exact"
	if s.line == 0 {
		line, rule = "240", "auto"
	}
	x.empty("w:spacing", "w:before", itoa(s.before), "w:after", itoa(s.after), "w:line", line, "w:lineRule", rule)
	x.empty("w:ind", "w:left", itoa(s.left), "w:firstLineChars", itoa(s.indent), "w:firstLine", itoa(s.indent*s.size/10))
	if s.align != "" {
		x.value("w:jc", string(s.align))
	}
	if s.level > 0 {
		x.value("w:outlineLvl", itoa(s.level-1))
	}
	x.end()
	x.start("w:rPr")
	x.face(s.face)
	if s.bold {
		x.empty("w:b")
	}
	if s.color != "" {
		x.value("w:color", s.color)
	}
	if s.size != bodySize {
		x.value("w:spacing", "0")
	}
	x.value("w:sz", itoa(s.size))
	x.value("w:szCs", itoa(s.size))
	x.end()
	x.end()
}

// tableStyles are the tables' lines, in eighths of a point.
func (x *xmlWriter) tableStyles() {
	if !x.reference.has("TableNone") {
		x.start("w:style", "w:type", "table", "w:default", "1", "w:styleId", x.reference.styleID("TableNone"))
		x.value("w:name", "Normal Table")
		x.start("w:tblPr")
		x.empty("w:tblInd", "w:w", "0", "w:type", "dxa")
		x.end()
		x.end()
	}
	x.tableStyle("TableOpen", map[string]string{"top": "12", "bottom": "12", "insideH": "4"}, "999999")
	x.tableStyle("TableBoxed", map[string]string{"top": "8", "left": "8", "bottom": "8", "right": "8", "insideH": "4", "insideV": "4"}, "000000")
}

func (x *xmlWriter) tableStyle(id Style, sides map[string]string, inside string) {
	if x.reference.has(id) {
		return
	}
	x.start("w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", x.reference.styleID(id))
	x.value("w:name", styleName(id))
	x.value("w:basedOn", x.reference.styleID("TableNone"))
	x.start("w:tblPr")
	x.start("w:tblBorders")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		if size := sides[side]; size != "" {
			colour := "000000"
			if side == "insideH" || side == "insideV" {
				colour = inside
			}
			x.empty("w:"+side, "w:val", "single", "w:sz", size, "w:space", "0", "w:color", colour)
		}
	}
	x.end()
	x.end()
	if id == "TableOpen" {
		x.start("w:tblStylePr", "w:type", "firstRow")
		x.start("w:tcPr")
		x.start("w:tcBorders")
		x.empty("w:bottom", "w:val", "single", "w:sz", "6", "w:space", "0", "w:color", "000000")
		x.end()
		x.end()
		x.end()
	}
	x.end()
}
