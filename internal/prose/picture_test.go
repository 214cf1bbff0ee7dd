package prose

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/picture"
)

// pictured is a text of an edition with pictures, and what is said of it.
func pictured(t *testing.T, file, source string, o Options) (html string, said []string) {
	t.Helper()
	var content bytes.Buffer
	if err := png.Encode(&content, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	var names []string
	for _, name := range []string{"a.png", "现场 1.png", "wrong.jpg", "50%.png", "counties/b.png", "cut.png"} {
		name = "content/h1/" + name
		data := content.Bytes()
		if strings.HasSuffix(name, "cut.png") {
			data = data[:40]
		}
		files[name] = &fstest.MapFile{Data: data}
		names = append(names, name)
	}
	p := newParser()
	p.Pictures = picture.NewShelf(files)
	if o.Pictures == nil {
		o.Pictures = &Pictures{Files: names, Href: func(name string) string { return "pictures/" + name }}
	}
	var diags diag.List
	for _, b := range p.Parse(&model.Document{File: file, Line: 1, Source: []byte(source)}, o, &diags).Blocks {
		html += string(b.HTML)
	}
	for _, d := range diags.Sorted() {
		said = append(said, d.String())
	}
	return regexp.MustCompile(`[0-9a-f]{20}`).ReplaceAllString(html, "HASH"), said
}

const img = `<img src="pictures/HASH.png" width="30" height="20" alt="`

// TestPictures: images that stand alone become figures with numbers, and everything else is told.
func TestPictures(t *testing.T) {
	const root, county = "content/h1/edition.md", "content/h1/counties/jia.md"
	figure := func(words []string, _ diag.Pos, _ *diag.List) Figure {
		return Figure{Text: "9亿元", Href: "i.html", Source: "甲"}
	}
	for _, c := range []struct {
		name, file, in, want string
		said                 string // parted by line ends
	}{
		{"one", root, "前\n\n![签约现场](a.png)\n\n后", "<p>前</p>\n<figure class=\"photo\">" + img + "签约现场\"><figcaption>图1　签约现场</figcaption></figure>\n<p>后</p>\n", ""},
		{"two in a paragraph", root, "![甲](a.png)\n![乙](./counties/b.png)", "<figure class=\"photo\">" + img + "甲\"><figcaption>图1　甲</figcaption></figure>\n<figure class=\"photo\">" + img + "乙\"><figcaption>图2　乙</figcaption></figure>\n", ""},
		{"a blank in the name", root, "![甲](<现场 1.png>)\n\n![乙](%E7%8E%B0%E5%9C%BA%201.png)\n\n![丙](50%.png)",
			"<figure class=\"photo\">" + img + "甲\"><figcaption>图1　甲</figcaption></figure>\n<figure class=\"photo\">" + img + "乙\"><figcaption>图2　乙</figcaption></figure>\n<figure class=\"photo\">" + img + "丙\"><figcaption>图3　丙</figcaption></figure>\n", ""},
		{"from a folder", county, "![甲](../a.png)\n\n![乙](b.png)", "<figure class=\"photo\">" + img + "甲\"><figcaption>图1　甲</figcaption></figure>\n<figure class=\"photo\">" + img + "乙\"><figcaption>图2　乙</figcaption></figure>\n", ""},
		{"a caption with marks and a reference", root, "![**成交额**{{ x }}<\"\\*](a.png)",
			"<figure class=\"photo\">" + img + "成交额9亿元&lt;&quot;*\"><figcaption>图1　<strong>成交额</strong><a class=\"ref short\" href=\"i.html\" title=\"甲\">9亿元</a>&lt;&quot;*</figcaption></figure>\n", ""},
		{"in code", root, "`![a](b.png)` 和 \\![a] (b.png)", "<p><code>![a](b.png)</code> 和 ![a] (b.png)</p>\n", ""},
		{"without a caption", root, "一\n\n![ ](a.png)", "", "content/h1/edition.md:3:1: 错误[image-caption]: 图片没有题注；在方括号里写明时间、地点和事项，看不见图片的人靠它知道图上是什么。"},
		{"with a title", root, "![甲](a.png \"乙\")", "", "content/h1/edition.md:1:1: 错误[image-caption]: 图片文件名后面不能再写标题；题注写在方括号里，删去引号和里面的字。"},
		{"in a sentence", root, "见![甲](a.png)。", "", "content/h1/edition.md:1:2: 错误[image-place]: 图片要单独成段；移到列表、表格、引文和段落之外，前后空一行。"},
		{"in a list", root, "- ![甲](a.png)", "", "content/h1/edition.md:1:3: 错误[image-place]: 图片要单独成段；移到列表、表格、引文和段落之外，前后空一行。"},
		{"in a caption", root, "![甲![乙](a.png)](a.png)", "", "content/h1/edition.md:1:4: 错误[image-place]: 图片要单独成段；移到列表、表格、引文和段落之外，前后空一行。"},
		{"misspelt", root, "![甲](a.pmg)", "", "content/h1/edition.md:1:1: 错误[unknown-image]: 找不到图片“a.pmg”；是否想写“a.png”？"},
		{"in the other folder", county, "一\n![甲](<现场 1.png>)", "", "content/h1/counties/jia.md:2:1: 错误[image-place]: 图片要单独成段；移到列表、表格、引文和段落之外，前后空一行。"},
		{"beside the edition's text", county, "![甲](<现场 1.png>)", "", "content/h1/counties/jia.md:1:1: 错误[unknown-image]: 找不到图片“现场 1.png”；写“../现场 1.png”。"},
		{"of nothing like it", root, "![甲](photographs/signing.jpeg)", "", "content/h1/edition.md:1:1: 错误[unknown-image]: 找不到图片“photographs/signing.jpeg”；这一期的文件夹里有 a.png、现场 1.png、wrong.jpg、50%.png、counties/b.png 等。"},
		{"out of the edition", root, "![甲](../q1/a.png)", "", "content/h1/edition.md:1:1: 错误[unknown-image]: 找不到图片“../q1/a.png”；写“a.png”。"},
		{"from the web", root, "![甲](https://example.org/a.png)", "", "content/h1/edition.md:1:1: 错误[unknown-image]: “https://example.org/a.png”不是这一期文件夹里的图片；把图片下载到“content/h1”文件夹，这里只写文件名。"},
		{"from a disk", root, "![甲](C:\\photos\\a.png)", "", "content/h1/edition.md:1:1: 错误[unknown-image]: “C:\\photos\\a.png”不是这一期文件夹里的图片；把图片下载到“content/h1”文件夹，这里只写文件名。"},
		{"as data", root, "![甲](data:image/png;base64,AAAA)", "", "content/h1/edition.md:1:1: 错误[unknown-image]: “data:image/png;base64,AAAA”不是这一期文件夹里的图片；把图片下载到“content/h1”文件夹，这里只写文件名。"},
		{"cut off", root, "![甲](cut.png)", "", "content/h1/edition.md:1:1: 错误[image-broken]: “cut.png”图片不完整或已损坏，打不开；重新导出或重新传送这个文件；用看图软件打开，另存为 JPEG 或 PNG。"},
		{"of another ending", root, "![甲](wrong.jpg)", "", "content/h1/edition.md:1:1: 警告[image-name]: “wrong.jpg”的后缀与内容不符；文件改名为“wrong.png”，这里也照改。"},
		{"with a blank that is not marked", root, "![甲](现场 1.png)", "", "content/h1/edition.md:1:1: 错误[image-syntax]: 图片没有写对；写成 ![题注](文件名)，标点都用半角，单独成段，前后空一行；文件名里有空格的，写成 ![题注](<文件名>)。"},
		{"in wide brackets", root, "![甲]（a.png）", "", "content/h1/edition.md:1:1: 错误[image-syntax]: 图片没有写对；写成 ![题注](文件名)，标点都用半角，单独成段，前后空一行；文件名里有空格的，写成 ![题注](<文件名>)。"},
		{"with a wide mark", root, "！[甲](a.png)", "", "content/h1/edition.md:1:1: 错误[bad-link]: “a.png”是图片，这里写成了链接；写成 ![题注](文件名)，标点都用半角，单独成段，前后空一行。"},
	} {
		html, said := pictured(t, c.file, c.in, Options{Figure: figure})
		if got := strings.Join(said, "\n"); got != c.said {
			t.Errorf("%s: says\n%s\nwant\n%s", c.name, got, c.said)
		}
		if c.want != "" && html != c.want {
			t.Errorf("%s: gives\n%s\nwant\n%s", c.name, html, c.want)
		}
	}
	_, said := pictured(t, root, strings.Repeat("![甲](a.png)\n\n", maxFigures+2), Options{})
	if got, want := strings.Join(said, "\n"), "content/h1/edition.md:121:1: 错误[too-many]: 一篇文稿最多 60 张图片；删去几张。"; got != want {
		t.Errorf("too many: says %s, want %s", got, want)
	}
}

// TestShortPicture: a text without blocks has no room for pictures.
func TestShortPicture(t *testing.T) {
	var diags diag.List
	newParser().Inline(model.Text{Text: "![甲](a.png)", Pos: diag.Pos{File: "a.md", Line: 2, Col: 3}}, Options{}, &diags)
	const want = "a.md:2:3: 错误[image-place]: 这里只能写一段文字，不能放图片；把图片放在正文里。"
	if list := diags.Sorted(); len(list) != 1 || list[0].String() != want {
		t.Errorf("says %v, want %s", list, want)
	}
}
