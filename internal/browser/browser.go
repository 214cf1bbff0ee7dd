package browser

import (
	"context"
	"fmt"
	"os"

	"github.com/chromedp/chromedp"
)

// Browser is a running Chromium without a window.
type Browser struct {
	ctx     context.Context
	profile string
	cancel  []context.CancelFunc
}

// Start starts the Chromium that Find finds, with an empty profile.
func Start() (*Browser, error) {
	path, err := Find()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "bulletin-browser-")
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // root in a container has no other way; only the project's own pages are opened
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", false),
		chromedp.Flag("lang", "zh-CN"),
	)
	b := &Browser{profile: profile}
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	b.ctx = ctx
	b.cancel = []context.CancelFunc{cancel, cancelAllocator}
	if err := chromedp.Do(ctx); err != nil {
		b.Close()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return b, nil
}

// Close ends the browser and removes its profile. It may be called on nil.
func (b *Browser) Close() {
	if b == nil {
		return
	}
	for _, cancel := range b.cancel {
		cancel()
	}
	os.RemoveAll(b.profile) // what is left of it lies in the system's folder for temporary files
}
