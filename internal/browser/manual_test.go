package browser

import (
	"bytes"
	"cmp"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "make the pictures of the manual anew")

// manualPictures are the pictures of the manual: what a page of it made, walked through by TestManual of cmd/bulletin, in a view
// of so many pixels below a place of the page.
var manualPictures = []struct {
	name          string
	page, file    string // of the manual; of what it made
	below         string // a selector; empty: from the top
	width, height int
}{
	{"first-hour", "start/first-hour", "通报/public/2022-q3/index.html", "", 1000, 620},
	{"learned", "tasks/tables", "导入/附表-7月.html", "h2", 900, 330},
	{"proof", "tasks/proof", "校核单-2022-h1.html", "", 900, 560},
	{"board", "start/first-hour", "通报/public/2022-q3/board.html", ".chart", 1000, 330},
}

// colours is how many colours a picture of the manual has at most: text needs few.
const colours = 48

// TestManualPictures: each picture of the table is in the manual, and no other. With -update they are made anew, from what the pages
// of the manual make when they are walked through:
//
//	go test ./internal/browser -run TestManualPictures -update
func TestManualPictures(t *testing.T) {
	folder, err := filepath.Abs("../../docs/pictures")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		makePictures(t, folder)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	unknown := map[string]bool{}
	for _, e := range entries {
		unknown[e.Name()] = true
	}
	for _, p := range manualPictures {
		name := p.name + ".png"
		delete(unknown, name)
		file, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			t.Error(err)
			continue
		}
		made, err := png.DecodeConfig(file)
		file.Close()
		if err != nil || made.Width != p.width || made.Height != p.height {
			t.Errorf("%s is %d × %d, %v, want %d × %d; make it with -update", name, made.Width, made.Height, err, p.width, p.height)
		}
	}
	for name := range unknown {
		t.Errorf("%s is made by no line of manualPictures", name)
	}
}

func makePictures(t *testing.T, folder string) {
	t.Helper()
	tab := open(t)
	made := t.TempDir()
	var pages []string
	for _, p := range manualPictures {
		pages = append(pages, p.page)
	}
	slices.Sort(pages)
	walker := filepath.Join(made, "walk.exe")
	if out, err := exec.Command("go", "test", "-c", "-o", walker, "../../cmd/bulletin").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, page := range slices.Compact(pages) {
		walk := exec.Command(walker, "-test.run", "^TestManual$/^"+strings.ReplaceAll(page, "/", "$/^")+"$", "-walked", made)
		walk.Dir = "../../cmd/bulletin"
		if out, err := walk.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", page, err, out)
		}
	}
	for _, p := range manualPictures {
		tab.Size(p.width, p.height)
		tab.Open(address(t, filepath.Join(made, filepath.FromSlash(p.page), filepath.FromSlash(p.file))))
		tab.Settle()
		Eval[bool](tab, "(document.documentElement.style.overflow = `hidden`, true)") // no scroll bar
		if p.below != "" {
			Eval[bool](tab, "(document.querySelector(`"+p.below+"`).scrollIntoView(), true)")
		}
		whole, err := png.Decode(bytes.NewReader(tab.Screenshot(false)))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few(whole)); err != nil {
			t.Fatal(err)
		}
		tab.Save(filepath.Join(folder, p.name+".png"), b.Bytes())
	}
}

// few is a picture in its most frequent colours.
func few(m image.Image) image.Image {
	count := map[color.RGBA]int{}
	bounds := m.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(m.At(x, y)).(color.RGBA) }
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	var all []color.RGBA
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range all[:min(len(all), colours)] {
		palette = append(palette, c)
	}
	out := image.NewPaletted(bounds, palette)
	near := map[color.RGBA]uint8{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			c := at(x, y)
			k, known := near[c]
			if !known {
				k = uint8(palette.Index(c))
				near[c] = k
			}
			out.SetColorIndex(x, y, k)
		}
	}
	return out
}
