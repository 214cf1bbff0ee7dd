package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"path/filepath"
	"testing"
	"testing/fstest"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
)

// photoSite is the full site with three pictures in its text: one that lies, one that stands, one that is small.
func photoSite(t *testing.T) fstest.MapFS {
	files := fstest.MapFS{}
	for name, file := range fullSite().(fstest.MapFS) {
		files[name] = file
	}
	text := "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n情况见图1。\n"
	for k, size := range []image.Point{{1600, 900}, {700, 1400}, {200, 100}} {
		m := image.NewRGBA(image.Rectangle{Max: size})
		draw.Draw(m, m.Bounds(), image.NewUniform(color.RGBA{uint8(80 * k), 90, 160, 255}), image.Point{}, draw.Src)
		var out bytes.Buffer
		if err := jpeg.Encode(&out, m, nil); err != nil {
			t.Fatal(err)
		}
		files[fmt.Sprintf("content/2022-h1/现场 %d.jpg", k)] = &fstest.MapFile{Data: out.Bytes()}
		text += fmt.Sprintf("\n![县里召开现场会，各单位负责人到会，会后分头检查工作进展情况](<现场 %d.jpg>)\n", k)
	}
	files["content/2022-h1/edition.md"] = &fstest.MapFile{Data: []byte(text)}
	return files
}

// photos lists what is wrong with the pictures of a page, none of which may be higher than most: each is as wide as its column and its
// height allow, or as it is, and keeps its shape.
const photos = `((most) => {
	const all = Array.from(document.querySelectorAll(".photo img"));
	const wrong = all.length === 3 ? [] : [all.length + " pictures"];
	all.forEach((e, k) => {
		const box = e.getBoundingClientRect(), column = e.parentNode.getBoundingClientRect(), shape = e.naturalWidth / e.naturalHeight;
		const width = Math.min(e.naturalWidth, column.width, most * shape);
		if (!e.complete || !(shape > 0)) wrong.push(k + " was not read");
		else if (Math.abs(box.width - width) > 1 || Math.abs(box.height - width / shape) > 1 || box.left < column.left - 1 || box.right > column.right + 1)
			wrong.push(k + " is " + box.width + " × " + box.height + " in " + column.width);
	});
	return wrong.join("; ");
})`

// TestPhotos: pictures of texts show from a folder and in a single file, within their column, and are not torn out of their shape.
func TestPhotos(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	site := photoSite(t)
	folder := filepath.Join(t.TempDir(), "public")
	if r, err := build.Build(build.Options{Site: site, Out: folder}); err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	checkLinks(t, folder)
	made, err := build.Attach(build.AttachOptions{Site: site, Names: []string{"通报"}, Static: true})
	if err != nil || len(made.Files) != 1 {
		t.Fatal(err, made)
	}
	tab := open(t)
	single := alone(t, made.Files[0].Forms[0].Content)
	for _, c := range []struct{ name, url, root string }{
		{"page", address(t, filepath.Join(folder, "2022-h1", "index.html")), address(t, folder) + "/"}, {"single file", single, folderOf(single)},
	} {
		name, url, root := c.name, c.url, c.root
		for _, size := range []image.Point{{1366, 768}, {390, 844}, {320, 568}} {
			tab.Size(size.X, size.Y)
			tab.Open(url)
			if wrong := Eval[string](tab, photos+"(512)"); wrong != "" {
				t.Errorf("%s at %d: %s", name, size.X, wrong)
			}
			if wide := tab.Overflow(); len(wide) > 0 {
				t.Errorf("%s at %d: %v", name, size.X, wide)
			}
		}
		for _, v := range tab.Axe() {
			t.Errorf("%s: %s", name, v)
		}
		quiet(t, tab, root)
		tab.Media("print")
		tab.Size(typeAreas["text"], 850)
		if wrong := Eval[string](tab, photos+"(110 / 25.4 * 96)"); wrong != "" {
			t.Errorf("%s on paper: %s", name, wrong)
		}
		tab.Media("")
	}
}
