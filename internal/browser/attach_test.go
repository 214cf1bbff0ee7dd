package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/build"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// attachments are made of a site and opened alone.
var attachments = []struct {
	name, site string
	options    build.AttachOptions
	swept      bool // in TestSweep alone
}{
	{"package", "sample", build.AttachOptions{Names: []string{"泸溪县"}}, false},
	{"one sheet, static", "sample", build.AttachOptions{Names: []string{"sheets/baojing"}, Static: true}, false},
	{"some pages, static", "sample", build.AttachOptions{Names: []string{"作战图", "督办台账", "一县一单"}, Static: true}, true},
	{"pack, static", "sample", build.AttachOptions{Static: true}, false},
	{"whole", "sample", build.AttachOptions{Whole: true}, true},
	{"province", "province", build.AttachOptions{Whole: true}, true},
	{"school", "school", build.AttachOptions{Whole: true}, true},
	{"single", "single", build.AttachOptions{Whole: true}, true},
}

// attached makes the one file of an attachment.
func attached(t *testing.T, site string, o build.AttachOptions) []byte {
	t.Helper()
	files, err := sites[site]()
	if err != nil {
		t.Fatal(err)
	}
	o.Site = files
	result, err := build.Attach(o)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Files) != 1 {
		t.Fatalf("%d files: %v", len(result.Files), result.Diags)
	}
	return result.Files[0].Forms[0].Content
}

// alone writes a document into an empty folder, and returns its address.
func alone(t *testing.T, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "会议 材料#.html")
	if err := os.WriteFile(file, content, 0o666); err != nil {
		t.Fatal(err)
	}
	return address(t, file)
}

// TestAttachments opens attachments alone.
func TestAttachments(t *testing.T) {
	t.Parallel()
	openAttachments(t, false)
}

// openAttachments opens attachments alone, with script and without: every chart is there, every link leads somewhere inside,
// and nothing is asked for.
func openAttachments(t *testing.T, swept bool) {
	for _, a := range attachments {
		if a.swept != swept {
			continue
		}
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			content := attached(t, a.site, a.options)
			url := alone(t, content)
			tab := open(t)
			tab.Open(url)
			if !a.options.Static {
				tab.WaitFor(`document.getElementById("chart-keys") !== null`) // the block of options is unpacked
				for _, never := range tab.LiveOnce() {
					t.Errorf("never live: %s", never)
				}
			} else {
				checkPictures(t, tab, a.name)
			}
			checkFit(t, tab, a.name, "1366")
			for _, fault := range Eval[[]string](tab, documentFaults) {
				t.Error(fault)
			}
			for _, width := range []int{320, 390} {
				tab.Size(width, 844)
				tab.Settle()
				checkFit(t, tab, a.name, strconv.Itoa(width))
			}
			if a.options.Static { // of a whole edition axe takes minutes; its parts are looked at as pages
				for _, v := range tab.Axe() {
					t.Errorf("at 390: %s", v)
				}
			}
			quiet(t, tab, url)

			plain := open(t)
			plain.Script(false)
			plain.Open(url)
			checkPictures(t, plain, a.name)
			quiet(t, plain, url)
		})
	}
}

// documentFaults are links that lead nowhere, ids that stand twice, and references to ids that do not stand.
const documentFaults = `(() => {
	const faults = [], seen = new Set();
	for (const e of document.querySelectorAll("[id]")) {
		if (seen.has(e.id)) faults.push("the id " + e.id + " stands twice");
		seen.add(e.id);
	}
	for (const a of document.querySelectorAll("a[href], use")) {
		const to = a.getAttribute("href");
		if (to.startsWith("#") ? !seen.has(to.slice(1)) : !/^(https?|mailto):/.test(to)) faults.push("a link leads to " + to + ": " + a.textContent);
	}
	for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
		const ids = (e.getAttribute("aria-labelledby") || "") + " " + (e.getAttribute("aria-describedby") || "");
		for (const id of ids.split(" ")) if (id && !seen.has(id)) faults.push("nothing has the id " + id);
	}
	for (const e of document.querySelectorAll("nav")) if (!e.querySelector("a")) faults.push("navigation without links");
	return faults.slice(0, 10);
})()`

func checkPictures(t *testing.T, tab *Tab, name string) {
	t.Helper()
	for _, c := range tab.Charts() {
		if c.Live || !c.Picture || c.Height < 40 {
			t.Errorf("%s without script: %s: live %v, picture %v, %d high", name, c.ID, c.Live, c.Picture, c.Height)
		}
	}
}

func TestAttachedDrawings(t *testing.T) {
	swept(t, "attachments")
	t.Parallel()
	attachDrawings(t, "sample", "2022-h1/counties/baojing", "2022-h1/indicators/jishu-hetong")
}

// attachDrawings holds that a drawing looks in an attachment as it looks in its page, though the attachment says it in
// other words. The pages are of one edition.
func attachDrawings(t *testing.T, site string, pages ...string) {
	t.Helper()
	folder, _ := buildSite(t, site)
	names := append([]string{strings.Split(pages[0], "/")[0]}, pages...)
	together := open(t)
	together.Script(false)
	together.Open(alone(t, attached(t, site, build.AttachOptions{Names: names, Static: true})))
	single := open(t)
	single.Script(false)
	for k, page := range pages {
		single.Open(address(t, folder) + "/" + page + ".html")
		compareDrawings(t, page, single.drawings("main"), together.drawings("#p"+strconv.Itoa(k+1)))
	}
}

func compareDrawings(t *testing.T, page string, want, got []image.Image) {
	t.Helper()
	if len(want) == 0 || len(want) != len(got) {
		t.Fatalf("%s: %d drawings in the page, %d in the attachment", page, len(want), len(got))
	}
	for k := range want {
		if where, by := unlike(want[k], got[k]); by > 0 {
			t.Errorf("%s: drawing %d differs at %v by %d", page, k+1, where, by)
		}
	}
}

// drawings are pictures of the charts and of the small curves below an element, a few of each kind of size.
func (tab *Tab) drawings(root string) []image.Image {
	tab.t.Helper()
	type box struct{ X, Y, Width, Height float64 }
	boxes := Eval[[]box](tab, `(() => {
		const seen = {}, boxes = [];
		for (const svg of document.querySelector("`+root+`").querySelectorAll("svg")) {
			const r = svg.getBoundingClientRect(), kind = svg.getAttribute("viewBox").split(/[ ,]/)[2];
			seen[kind] = (seen[kind] || 0) + 1;
			if (r.width > 0 && seen[kind] <= 6) boxes.push({X: r.left + scrollX, Y: r.top + scrollY, Width: r.width, Height: r.height});
		}
		return boxes;
	})()`)
	images := make([]image.Image, len(boxes))
	for k, b := range boxes {
		images[k] = tab.shoot(b.X, b.Y, b.Width, b.Height)
	}
	return images
}

// shoot is a picture of a part of the page. Only what is in the view is drawn: a whole edition is too high to draw at
// once.
func (tab *Tab) shoot(x, y, width, height float64) image.Image {
	tab.t.Helper()
	Eval[bool](tab, fmt.Sprintf("(scrollTo(0, %f), true)", y-20))
	shot, err := chromedp.Call(tab.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatPng, Clip: &page.Viewport{X: x, Y: y, Width: width, Height: height, Scale: 1},
	})
	tab.must("screenshot", err)
	decoded, err := png.Decode(bytes.NewReader(shot.Data))
	tab.must("screenshot", err)
	return decoded
}

// unlike finds the block of two pictures whose lightness differs most, if it differs by more than the edge of a letter
// does that stands half a pixel aside.
func unlike(a, b image.Image) (where image.Point, by int) {
	const block, most = 8, 40
	if w, h := a.Bounds().Dx()-b.Bounds().Dx(), a.Bounds().Dy()-b.Bounds().Dy(); w < -1 || w > 1 || h < -1 || h > 1 {
		return b.Bounds().Size(), 255
	}
	size := a.Bounds().Intersect(b.Bounds())
	for y := size.Min.Y; y+block <= size.Max.Y; y += block {
		for x := size.Min.X; x+block <= size.Max.X; x += block {
			sum := 0
			for i := range block * block {
				at := image.Pt(x+i%block, y+i/block)
				sum += int(gray(a.At(at.X, at.Y))) - int(gray(b.At(at.X, at.Y)))
			}
			if d := max(sum, -sum) / (block * block); d > most && d > by {
				where, by = image.Pt(x, y), d
			}
		}
	}
	return where, by
}

func gray(c color.Color) uint8 { return color.GrayModel.Convert(c).(color.Gray).Y }
