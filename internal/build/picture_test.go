package build

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// photo is an invented picture of one colour.
func photo(t *testing.T, width, height int, c color.Color) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// pictured is the changing site with a picture in two texts.
func pictured(t *testing.T) map[string]string {
	site := maps.Clone(changing)
	site["content/q1/签约.jpg"] = photo(t, 1600, 900, color.RGBA{200, 40, 40, 255})
	site["content/h1/counties/jia.jpg"] = photo(t, 300, 200, color.RGBA{40, 40, 200, 255})
	site["content/q1/edition.md"] += "\n![集中签约现场](签约.jpg)\n"
	site["content/h1/counties/jia.md"] += "\n![甲县合同额{{ 合同额 累计 }}](jia.jpg)\n"
	return site
}

var photoTag = regexp.MustCompile(`<figure class="?photo"?><img src=("[^"]*"|[^ >]*) width="?(\d+)"? height="?(\d+)"? alt="?([^">]*)"?><figcaption>图1　`)

// TestPicturesOnPages: a picture stands where the page says, in its size, with its words; a change of it changes the page, and of
// nothing else.
func TestPicturesOnPages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := pictured(t)
	build := func() *Result {
		t.Helper()
		r := builtAs(t, site, Options{Out: out, Program: "p"})
		if r.Errors+r.Warnings > 0 {
			t.Fatal(r.Diags)
		}
		return r
	}
	shown := func(page string) (file string, size [2]string, alt string) {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(out, page))
		found := photoTag.FindSubmatch(content)
		if err != nil || found == nil {
			t.Fatalf("%s shows no picture: %v", page, err)
		}
		return filepath.Join(filepath.Dir(page), strings.Trim(string(found[1]), `"`)), [2]string{string(found[2]), string(found[3])}, string(found[4])
	}
	build()
	file, size, alt := shown("q1/index.html")
	if size != [2]string{"1200", "675"} || alt != "集中签约现场" {
		t.Errorf("the picture of the bulletin is %v, for those who cannot see it %q", size, alt)
	}
	content, err := os.ReadFile(filepath.Join(out, file))
	if m, failed := jpeg.DecodeConfig(bytes.NewReader(content)); err != nil || failed != nil || m.Width != 1200 || filepath.Dir(file) != filepath.FromSlash("q1/pictures") {
		t.Errorf("%s: %v, %v, %v", file, m, err, failed)
	}
	county, _, alt := shown("h1/counties/jia.html")
	if filepath.Dir(county) != filepath.FromSlash("h1/pictures") || alt != "甲县合同额2家" {
		t.Errorf("the picture of the county is %s, for those who cannot see it %q", county, alt)
	}
	if r := build(); r.Kept != 3 || r.Output.Written != 0 {
		t.Errorf("nothing has changed: kept %d, wrote %d", r.Kept, r.Output.Written)
	}
	site["content/h1/counties/jia.jpg"] = photo(t, 300, 200, color.RGBA{40, 200, 40, 255})
	if r := build(); r.Kept != 2 {
		t.Errorf("another picture: kept %d, want 2", r.Kept)
	}
	if now, _, _ := shown("h1/counties/jia.html"); now == county {
		t.Error("another picture bears the name of the one before")
	} else if _, err := os.Stat(filepath.Join(out, county)); !os.IsNotExist(err) {
		t.Errorf("the picture of before is still there: %v", err)
	}
	if again, _, _ := shown("q1/index.html"); again != file {
		t.Errorf("the same picture is called %s, then %s", file, again)
	}
	delete(site, "content/q1/签约.jpg")
	if r := builtAs(t, site, Options{Out: out, Program: "p"}); r.Errors != 1 || r.Diags[0].Code != "unknown-image" {
		t.Errorf("a picture taken away: %v", r.Diags)
	}
}

// TestPicturesKeptAsMade: builds that keep editions with pictures leave what builds of everything do, attachments too.
func TestPicturesKeptAsMade(t *testing.T) {
	dir := t.TempDir()
	some, all := filepath.Join(dir, "some", "public"), filepath.Join(dir, "all", "public")
	site := pictured(t)
	site["data/site.yaml"] += "attachments: {whole: static}\n"
	for k, edit := range []func(){
		func() {},
		func() { site["content/q1/签约.jpg"] = photo(t, 900, 900, color.White) },
		func() { site["content/y/edition.md"] += "\n工作仍须加力。\n" },
		func() { site["content/y/签约.jpg"] = photo(t, 30, 30, color.Black) },
		func() { site["content/y/edition.md"] += "\n![现场](签约.jpg)\n" },
	} {
		edit()
		one := builtAs(t, site, Options{Out: some, Program: "p"})
		whole := builtAs(t, site, Options{Out: all, Program: "p", All: true})
		if told(one) != told(whole) || one.Errors > 0 {
			t.Errorf("edit %d: said\n%s\nand\n%s", k, told(one), told(whole))
		}
		if k > 0 && one.Kept != 2 {
			t.Errorf("edit %d: kept %d", k, one.Kept)
		}
		if diff := different(t, some, all); diff != "" {
			t.Errorf("edit %d: %s", k, diff)
		}
	}
}

// TestPicturesInFiles: a single file and a Word document hold the picture itself, with its words.
func TestPicturesInFiles(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range pictured(t) {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, names := range [][]string{{"q1", "通报"}, {"q1"}} { // alone, and among others
		r, err := Attach(AttachOptions{Site: files, Names: names, Static: true, Forms: []string{"docx"}})
		if err != nil || r.Errors > 0 || len(r.Files) != 1 || len(r.Files[0].Forms) != 2 {
			t.Fatal(err, r)
		}
		page := r.Files[0].Forms[0].Content
		found := photoTag.FindSubmatch(page)
		if found == nil {
			t.Fatalf("%v: the single file has no picture", names)
		}
		uri := strings.Trim(string(found[1]), `"`)
		content, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(uri, "data:image/jpeg;base64,"))
		if m, failed := jpeg.DecodeConfig(bytes.NewReader(content)); err != nil || failed != nil || m.Width != 1200 {
			t.Errorf("%v: the picture in the single file: %v, %v, %v", names, m, err, failed)
		}
		if !bytes.Contains(page, []byte("img-src data: blob:")) {
			t.Errorf("%v: the policy of the single file does not let it show pictures", names)
		}
		word := unzipped(t, r.Files[0].Forms[1].Content)
		document := word["word/document.xml"]
		if !slices.Contains(slices.Collect(maps.Values(word)), string(content)) {
			t.Errorf("%v: Word has another picture, or none", names)
		}
		if !strings.Contains(document, `descr="集中签约现场"`) || !strings.Contains(document, "图1　集中签约现场") {
			t.Errorf("%v: Word does not say what the picture shows", names)
		}
		if !strings.Contains(word["[Content_Types].xml"], `Extension="jpeg" ContentType="image/jpeg"`) {
			t.Errorf("%v: Word is not told what the picture is", names)
		}
	}
}

// TestPictureTold: what is wrong with a picture stops the build where its text shows it.
func TestPictureTold(t *testing.T) {
	site := pictured(t)
	site["content/q1/签约.jpg"] = site["content/q1/签约.jpg"][:2000]
	out := filepath.Join(t.TempDir(), "public")
	r := builtAs(t, site, Options{Out: out})
	const want = "content/q1/edition.md:15:1: 错误[image-broken]: “签约.jpg”图片不完整或已损坏，打不开；重新导出或重新传送这个文件；用看图软件打开，另存为 JPEG 或 PNG。"
	if r.Errors != 1 || r.Diags[0].String() != want {
		t.Errorf("said %v, want %s", r.Diags, want)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("something was written: %v", err)
	}
}

func unzipped(t *testing.T, content []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}
