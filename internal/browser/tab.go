package browser

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long one step of a tab may take before it is a failure. Nothing is measured with it.
const patience = 8 * time.Minute

// Tab is one page of the browser. Its methods end the test where the browser fails; it belongs to one
// goroutine.
type Tab struct {
	t      testing.TB
	ctx    context.Context
	record *recorder

	address string // of the page, for messages
}

// Tab opens an empty tab, which closes with the test. It has a window, cookies and downloads of its own: tabs of several
// tests work side by side.
func (b *Browser) Tab(t testing.TB) *Tab {
	t.Helper()
	tab := &Tab{t: t, record: &recorder{}}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithListener(tab.record.event), chromedp.WithNewBrowserContext())
	tab.ctx = ctx
	t.Cleanup(cancel)
	tab.must("open a tab", chromedp.Do(ctx))
	tab.focus()
	tab.Size(1366, 768)
	return tab
}

// focus lets the page believe that it is in front: Chromium may stop the frames of one that another tab covers.
func (tab *Tab) focus() {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	tab.must("focus", err)
}

func (tab *Tab) must(what string, err error) {
	tab.t.Helper()
	if err != nil {
		tab.t.Fatalf("browser: %s: %v", what, err)
	}
}

func (tab *Tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	tab.must(what, chromedp.Do(ctx, steps...))
}

// Open goes to an address and waits until it has loaded. What was seen before is forgotten.
func (tab *Tab) Open(address string) {
	tab.t.Helper()
	tab.record.reset()
	tab.address = address
	tab.do("open "+address, chromedp.Navigate(address))
}

// Seen is what happened since the last Open.
func (tab *Tab) Seen() Seen { return tab.record.get() }

// Size sets the size of the view in CSS pixels.
func (tab *Tab) Size(width, height int) {
	tab.t.Helper()
	tab.metrics(width, height, 1)
}

// Zoom sets the size of the view and how many dots a CSS pixel has, as a reader's zoom does.
func (tab *Tab) Zoom(width, height int, ratio float64) {
	tab.t.Helper()
	tab.metrics(width, height, ratio)
}

func (tab *Tab) metrics(width, height int, ratio float64) {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: int64(height), DeviceScaleFactor: ratio,
	})
	tab.must("size", err)
}

// Script switches the scripts of pages that are opened from now on.
func (tab *Tab) Script(on bool) {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	tab.must("script", err)
}

// Media shows the page as "print" or "screen" has it. Paper has no scrollbars, which would take of the width.
func (tab *Tab) Media(media string) {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: media == "print"})
	tab.must("scrollbars", err)
	_, err = chromedp.Call(tab.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
	tab.must("media", err)
}

// BeforeLoad runs a script in each page opened from now on, before the page's own.
func (tab *Tab) BeforeLoad(source string) {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
	tab.must("script before load", err)
}

// Press sends keys to the element that has the focus; see package kb of chromedp for the names.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	tab.do("press", chromedp.KeyEvent(keys))
}

// Eval runs an expression in the tab's page, waits where it is a promise, and returns its value.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	tab.must("evaluate "+firstLine(expression)+" in "+tab.address, err)
	return value
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// WaitFor waits until an expression about the document is true; a change of the document has it looked at again.
func (tab *Tab) WaitFor(expression string) {
	tab.t.Helper()
	tab.wait(expression, chromedp.WithPollingMutation())
}

// WaitDrawn waits until an expression is true that no change of the document tells of, such as what a canvas shows; each
// frame has it looked at again.
func (tab *Tab) WaitDrawn(expression string) {
	tab.t.Helper()
	tab.wait(expression)
}

func (tab *Tab) wait(expression string, how ...chromedp.PollOption) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression, append(how, chromedp.WithPollingTimeout(0))...))
	tab.must("wait for "+firstLine(expression)+" in "+tab.address, err)
}

// Screenshot returns a PNG of the whole page, or of the view alone.
func (tab *Tab) Screenshot(whole bool) []byte {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	shot := chromedp.CaptureScreenshot()
	if whole {
		shot = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(ctx, shot)
	tab.must("screenshot", err)
	return png
}

// PDF prints the page on the paper that its style sheet names.
func (tab *Tab) PDF() []byte {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	tab.must("print", err)
	return pdf
}

// Sheets prints the page as PDF does, with nothing drawn: as many sheets of the same sizes, all empty. Drawing Chinese text takes seconds
// a page, most of it for fonts, and who counts and measures sheets reads none of it.
func (tab *Tab) Sheets() []byte {
	tab.t.Helper()
	Eval[bool](tab, `(() => {
		const hidden = new CSSStyleSheet();
		hidden.replaceSync("*, *::before, *::after { visibility: hidden !important; }"); // what is hidden keeps its room
		window.bulletinShown = document.adoptedStyleSheets;
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];
		return true;
	})()`)
	pdf := tab.PDF()
	Eval[bool](tab, `(() => { document.adoptedStyleSheets = window.bulletinShown; return delete window.bulletinShown; })()`)
	return pdf
}

// Save writes what Screenshot or PDF returned, and makes the folder.
func (tab *Tab) Save(file string, content []byte) {
	tab.t.Helper()
	tab.must("save", os.MkdirAll(filepath.Dir(file), 0o777))
	tab.must("save", os.WriteFile(file, content, 0o666))
}

// FileURL is the address of a file or folder of this machine.
func FileURL(file string) (string, error) {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return "", fmt.Errorf("address of %s: %w", file, err)
	}
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String(), nil
}
