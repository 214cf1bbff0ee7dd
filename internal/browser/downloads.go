package browser

import (
	"context"
	"os"
	"path/filepath"

	cdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Downloads takes what a tab's pages save.
type Downloads struct {
	tab    *Tab
	folder string
	done   chan saved
}

// saved is a finished file by the name that a page gave it, and by the one that it has in the folder.
type saved struct{ name, guid string }

// Downloads sends what the tab's pages save from now on to a folder of its own.
func (tab *Tab) Downloads() *Downloads {
	tab.t.Helper()
	d := &Downloads{tab: tab, folder: tab.t.TempDir(), done: make(chan saved, 100)}
	names := map[string]string{} // by GUID; only the listener uses it
	tab.must("listen to downloads", chromedp.Listen(tab.ctx, func(event any) {
		switch e := event.(type) {
		case *cdp.EventDownloadWillBegin:
			names[e.GUID] = e.SuggestedFilename
		case *cdp.EventDownloadProgress:
			if e.State != cdp.DownloadProgressStateInProgress {
				d.done <- saved{names[e.GUID], e.GUID} // one that was cancelled has no file
			}
		}
	}))
	events := true
	_, err := chromedp.Call(tab.ctx, cdp.SetDownloadBehavior, cdp.SetDownloadBehaviorParams{
		BrowserContextID: chromedp.FromContext(tab.ctx).BrowserContextID,
		Behavior:         cdp.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: d.folder, EventsEnabled: &events,
	})
	tab.must("downloads", err)
	return d
}

// Next waits until one more file is complete, and returns the name that the page gave it and its content.
func (d *Downloads) Next() (name string, content []byte) {
	d.tab.t.Helper()
	ctx, cancel := context.WithTimeout(d.tab.ctx, patience)
	defer cancel()
	select {
	case <-ctx.Done():
		d.tab.must("wait for a file", ctx.Err())
		return "", nil
	case file := <-d.done:
		content, err := os.ReadFile(filepath.Join(d.folder, file.guid))
		d.tab.must("read what was saved", err)
		return file.name, content
	}
}

// Clipboard allows pages to read the clipboard, and returns its text and its HTML.
func (tab *Tab) Clipboard() (text, html string) {
	tab.t.Helper()
	_, err := chromedp.CallBrowser(tab.ctx, cdp.SetPermission, cdp.SetPermissionParams{
		Permission: &cdp.PermissionDescriptor{Name: "clipboard-read"}, Setting: cdp.PermissionSettingGranted,
		BrowserContextID: chromedp.FromContext(tab.ctx).BrowserContextID,
	})
	tab.must("allow the clipboard", err)
	_, err = chromedp.Call(tab.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	tab.must("focus", err)
	parts := Eval[[]string](tab, `navigator.clipboard.read().then(async (items) => {
		const of = async (type) => items[0].types.includes(type) ? (await items[0].getType(type)).text() : "";
		return [await of("text/plain"), await of("text/html")];
	})`)
	return parts[0], parts[1]
}
