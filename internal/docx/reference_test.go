package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

const (
	testSpaces = `xmlns:w="` + wordSpace + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relations  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	officeRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// letterhead are the parts of a template as an office has it: other ids, a number on its headings, a letterhead with a picture.
func letterhead() map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/styles.xml": "\xef\xbb\xbf" + `<?xml version="1.0" encoding="UTF-8"?><w:styles ` + testSpaces + `>` +
			`<w:style w:type="paragraph" w:default="1" w:styleId="Zhengwen"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Biaoti"><w:name w:val="Heading 1"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="公文正文"/></w:style>` +
			`</w:styles>`,
		"word/theme/theme1.xml": `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="本局"/>`,
		"word/settings.xml":     `<w:settings ` + testSpaces + `><w:evenAndOddHeaders/></w:settings>`,
		"word/document.xml": `<w:document ` + testSpaces + `><w:body><w:p><w:pPr><w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr></w:pPr></w:p><w:p><w:r><w:t>模板里的文字</w:t></w:r></w:p><w:sectPr>` +
			`<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="first" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>` +
			`<w:pgMar w:top="-3000" w:right="1000" w:bottom="1200" w:left="1800" w:header="500" w:footer="600" w:gutter="200"/><w:titlePg/></w:sectPr></w:body></w:document>`,
		"word/_rels/document.xml.rels": fmt.Sprintf(relations, `<Relationship Id="rId1" Type="`+officeRel+`header" Target="header7.xml"/><Relationship Id="rId2" Type="`+officeRel+`footer" Target="footer7.xml"/>`),
		"word/header7.xml":             `<w:hdr ` + testSpaces + `><w:p><w:r><w:t>某市统计局</w:t><w:pict r:id="rId9"/></w:r></w:p></w:hdr>`,
		"word/footer7.xml":             `<w:ftr ` + testSpaces + `><w:p/></w:ftr>`,
		"word/_rels/header7.xml.rels":  fmt.Sprintf(relations, `<Relationship Id="rId9" Type="`+officeRel+`image" Target="media/logo.PNG"/>`),
		"word/media/logo.PNG":          "picture of the letterhead",
	}
}

func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReference: styles, page, headers and theme come from the template; what the document says on every page stays, and so do its lists.
func TestReference(t *testing.T) {
	r, err := ReadReference(zipped(t, letterhead()))
	if err != nil {
		t.Fatal(err)
	}
	d := sample()
	d.Reference = r
	parts := unpack(t, d)
	document, styles := parts["word/document.xml"], parts["word/styles.xml"]
	for _, want := range []struct{ name, part, text string }{
		{"the id of a heading", document, `<w:pStyle w:val="Biaoti"/>`},
		{"an id that the template has for something else", document, `<w:pStyle w:val="bulletin2"/>`},
		{"the margins", document, `<w:pgMar w:top="3000" w:right="1000" w:bottom="1200" w:left="2000" w:header="500" w:footer="600"`},
		{"the margins of a page across", document, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="2000" w:right="1200" w:bottom="1000" w:left="3000"`},
		{"text that the template does not indent", document, `<w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/>`},
		{"a style that the template lacks", styles, `w:styleId="bulletin2"><w:name w:val="heading 2"/><w:basedOn w:val="Zhengwen"/><w:next w:val="Zhengwen"/>`},
		{"the template's heading without its number", styles, `<w:name w:val="Heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>`},
		{"the letterhead", parts["word/edge1-header.xml"], "某市统计局"},
		{"the lines of the document", parts["word/edge1-header.xml"], "示例数据"},
		{"the picture", parts["word/media/template1.png"], "picture of the letterhead"},
		{"where the picture is", parts["word/_rels/edge1-header.xml.rels"], `Id="rId9"`},
		{"the theme", parts["word/theme/theme1.xml"], "本局"},
		{"even pages", parts["word/settings.xml"], "<w:evenAndOddHeaders/>"},
	} {
		if !strings.Contains(want.part, want.text) {
			t.Errorf("%s: no %s", want.name, want.text)
		}
	}
	if strings.Count(document, "<w:titlePg/>") != 1 {
		t.Error("each section has a first page of its own")
	}
	if strings.Contains(document, "模板里的文字") || strings.Contains(document, "PAGEREF") {
		t.Error("the text of the template is there, or pages that were not reckoned with it")
	}
	if n := strings.Count(styles, `w:default="1"`); n != 2 { // of paragraphs and tables
		t.Errorf("%d styles by default", n)
	}
	for name, s := range parts {
		if strings.HasSuffix(name, ".xml") {
			parse(t, name, s)
		}
	}
	if r.TextWidth(false) != 11906-2000-1000 || r.TextHeight(true) != 11906-2000-1000 {
		t.Errorf("the type area is %d wide and lying %d high", r.TextWidth(false), r.TextHeight(true))
	}
}

// TestReferenceRefused: whatever a template is, it ends in an answer.
func TestReferenceRefused(t *testing.T) {
	with := func(name, content string) []byte {
		parts := letterhead()
		if parts[name] = content; content == "" {
			delete(parts, name)
		}
		return zipped(t, parts)
	}
	deep := `<w:styles ` + testSpaces + `>` + strings.Repeat("<w:p>", 2000) + strings.Repeat("</w:p>", 2000) + `</w:styles>`
	document := letterhead()["word/document.xml"]
	header := letterhead()["word/header7.xml"]
	for _, c := range []struct {
		name    string
		content []byte
		want    ReferenceProblem
	}{
		{"nothing", nil, NotDocx},
		{"text", []byte("正文"), NotDocx},
		{"a cut file", zipped(t, letterhead())[:900], NotDocx},
		{"a file of old", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), OldOrLocked},
		{"an archive of something else", zipped(t, map[string]string{"a.txt": "甲"}), NotDocx},
		{"macros", with("word/vbaProject.bin", "x"), HasMacros},
		{"macros by their type", with("[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"), HasMacros},
		{"no styles", with("word/styles.xml", ""), MissingPart},
		{"styles without that of text", with("word/styles.xml", `<w:styles `+testSpaces+`></w:styles>`), MissingPart},
		{"no document", with("word/document.xml", ""), MissingPart},
		{"no header", with("word/header7.xml", ""), MissingPart},
		{"no relations", with("word/_rels/document.xml.rels", ""), MissingPart},
		{"no picture", with("word/media/logo.PNG", ""), MissingPart},
		{"broken styles", with("word/styles.xml", `<w:styles `+testSpaces+`><w:style></w:styles>`), BadPart},
		{"another root", with("word/styles.xml", `<w:hdr `+testSpaces+`></w:hdr>`), BadPart},
		{"other prefixes", with("word/styles.xml", strings.NewReplacer("w:", "x:", "http:", "http:").Replace(letterhead()["word/styles.xml"])), BadPart},
		{"the strict form", with("word/styles.xml", strings.ReplaceAll(letterhead()["word/styles.xml"], wordSpace, "http://purl.oclc.org/ooxml/wordprocessingml/main")), BadPart},
		{"definitions", with("word/styles.xml", `<!DOCTYPE w [<!ENTITY a "甲">]>`+letterhead()["word/styles.xml"]), BadPart},
		{"elements without end in one another", with("word/styles.xml", deep), BadPart},
		{"another encoding", with("word/styles.xml", `<?xml version="1.0" encoding="GBK"?><w:styles `+testSpaces+`></w:styles>`), BadPart},
		{"a broken theme", with("word/theme/theme1.xml", "<a:theme>"), BadPart},
		{"a part that inflates", with("word/styles.xml", strings.Repeat(" ", maxPart+1)), TooLarge},
		{"a picture from elsewhere", with("word/_rels/header7.xml.rels", fmt.Sprintf(relations, `<Relationship Id="rId9" Type="`+officeRel+`image" Target="file:///c:/a.png" TargetMode="External"/>`)), Embedded},
		{"an object", with("word/_rels/header7.xml.rels", fmt.Sprintf(relations, `<Relationship Id="rId9" Type="`+officeRel+`oleObject" Target="embeddings/a.bin"/>`)), Embedded},
		{"a picture of another kind", with("word/_rels/header7.xml.rels", fmt.Sprintf(relations, `<Relationship Id="rId9" Type="`+officeRel+`image" Target="media/a.svg"/>`)), Embedded},
		{"a relation that is missing", with("word/header7.xml", strings.ReplaceAll(header, "rId9", "rId8")), Embedded},
		{"a header out of the folder", with("word/_rels/document.xml.rels", fmt.Sprintf(relations, `<Relationship Id="rId1" Type="`+officeRel+`header" Target="../../../etc/passwd"/>`)), MissingPart},
		{"a page without room", with("word/document.xml", strings.ReplaceAll(document, `w:left="1800"`, `w:left="9000"`)), BadPage},
		{"a page without end", with("word/document.xml", strings.ReplaceAll(document, `w:h="16838"`, `w:h="99999"`)), BadPage},
	} {
		_, err := ReadReference(c.content)
		var wrong *ReferenceError
		if !errors.As(err, &wrong) || wrong.Problem != c.want {
			t.Errorf("%s: %v, want problem %d", c.name, err, c.want)
		}
	}
}

func FuzzReadReference(f *testing.F) {
	for name, content := range letterhead() {
		f.Add(name, content)
	}
	f.Fuzz(func(t *testing.T, name, content string) {
		parts := letterhead()
		if len(name) > 1000 || len(content) > 1<<20 {
			return
		}
		parts[name] = content
		r, err := ReadReference(zipped(t, parts))
		if err != nil {
			return
		}
		d := sample()
		d.Reference = r
		for name, s := range unpack(t, d) {
			if strings.HasSuffix(name, ".xml") {
				parse(t, name, s)
			}
		}
	})
}
