package browser

import (
	"fmt"
	"image"
	"math"
	"testing"

	"bulletin/internal/longtest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// dark opens a tab whose browser turns light pages dark by itself, as it does for readers who prefer dark ones.
// prefers is what the reader has said of pages: "dark", or "light", where the browser darkens them all the same.
func dark(t *testing.T, prefers string) *Tab {
	t.Helper()
	tab := open(t)
	_, err := chromedp.Call(tab.ctx, emulation.SetAutoDarkModeOverride, emulation.SetAutoDarkModeOverrideParams{Enabled: new(true)})
	tab.must("dark", err)
	_, err = chromedp.Call(tab.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: prefers}, {Name: "forced-colors", Value: "none"}},
	})
	tab.must("preference", err)
	return tab
}

// marked are what has a colour of its own on a page: words of states with what they stand on, and marks of strips and bars with theirs.
const marked = `Array.from(document.querySelectorAll("#main [class*=state-], .sample, .strip, .bar"))
	.filter((e) => e.matches(".state-over, .state-on-pace, .state-behind, .state-far-behind, .state-zero, .state-short, .state-gap, .sample, .strip, .bar"))
	.filter((e) => e.checkVisibility() && (e.textContent.trim() || e.matches("svg")) && !e.querySelector("[class*=state-], table, .said"))
	.map((e) => { const b = e.getBoundingClientRect(); return {Name: e.getAttribute("class"), Mark: e.matches("svg"), Left: b.left + scrollX, Top: b.top + scrollY, Width: b.width, Height: b.height}; })
	.filter((b) => b.Width > 4 && b.Height > 4 && b.Left >= 0 && b.Left + b.Width <= innerWidth)`

// TestDark: where a browser turns light pages dark by itself, a state's word is 4.5 : 1 against what it stands on, and the marks of
// strips and bars 3 : 1, measured in what the screen shows. One of each class on a page is measured.
func TestDark(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	for _, prefers := range []string{"dark", "light"} {
		t.Run(prefers, func(t *testing.T) { lookInDark(t, prefers) })
	}
}

func lookInDark(t *testing.T, prefers string) {
	folder, _ := buildSite(t, "scored")
	tab := dark(t, prefers)
	tab.Size(screenWidth, screenHeight)
	for _, page := range []string{"index.html", "2022-h1/index.html", "2022-h1/board.html", "2022-h1/schedule.html", "2022-h1/ledger.html", "2022-h1/counties/baojing.html"} {
		tab.Open(address(t, folder) + "/" + page)
		seen := map[string]bool{}
		for _, e := range Eval[[]struct {
			Name                     string
			Mark                     bool
			Left, Top, Width, Height float64
		}](tab, marked) {
			if seen[e.Name] {
				continue
			}
			seen[e.Name] = true
			least, within := 4.5, 2.0 // without its line
			if e.Mark {
				least, within = 3, -2 // with what it stands on: a bar may be full
			}
			if got := contrast(tab.shoot(e.Left+within, e.Top+within, e.Width-2*within, e.Height-2*within)); got < least {
				t.Errorf("%s: %s is %.2f : 1 in the dark, want %v : 1", page, e.Name, got, least)
			}
		}
		if len(seen) < 3 {
			t.Errorf("%s: %d marks", page, len(seen))
		}
	}
	t.Run("ground", func(t *testing.T) { // else nothing was dark
		tab.Open(address(t, folder) + "/2022-h1/index.html")
		if g := gray(tab.shoot(0, 300, 4, 4).At(1, 1)); g > 60 {
			t.Error(fmt.Sprint("the page is not dark: ", g))
		}
	})
}

// contrast is that of the commonest colour of a picture with the one that differs most from it, as WCAG 2 has it.
func contrast(of image.Image) float64 {
	count, ground, most := map[float64]int{}, 0.0, 0
	for y := of.Bounds().Min.Y; y < of.Bounds().Max.Y; y++ {
		for x := of.Bounds().Min.X; x < of.Bounds().Max.X; x++ {
			r, g, b, _ := of.At(x, y).RGBA()
			light := .2126*linear(r) + .7152*linear(g) + .0722*linear(b)
			if count[light]++; count[light] > most {
				ground, most = light, count[light]
			}
		}
	}
	best := 1.0
	for light := range count {
		best = max(best, (max(light, ground)+.05)/(min(light, ground)+.05))
	}
	return best
}

// linear is the light of a coded part of a colour.
func linear(part uint32) float64 {
	p := float64(part) / 0xffff
	if p <= .04045 {
		return p / 12.92
	}
	return math.Pow((p+.055)/1.055, 2.4)
}
