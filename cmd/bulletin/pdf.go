package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"bulletin/internal/attach"
	"bulletin/internal/chromium"
	"bulletin/internal/pdf"
)

// printAll prints materials that hold HTML: each then holds the PDF. It tells what went wrong, and reports whether all
// came out.
func printAll(materials []*attach.Material, created time.Time, wait time.Duration, out *terminal) bool {
	browser, err := chromium.Find(chromium.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath})
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		err = printEach(ctx, browser, materials, pdf.Options{Timeout: wait, Created: created, Numbered: true}, out)
	}
	if err != nil {
		out.failure("%s%s", explainPDF(err), noFile)
	}
	return err == nil
}

func printEach(ctx context.Context, browser chromium.Browser, materials []*attach.Material, o pdf.Options, out *terminal) error {
	printer, err := pdf.Open(ctx, browser, o)
	if err != nil {
		return err
	}
	defer printer.Close()
	tell := out.progress("印成 PDF", "个文件")
	for k, m := range materials {
		if tell != nil {
			tell(k, len(materials))
		}
		made, err := printer.Print(ctx, m.Content)
		if err != nil {
			return err
		}
		m.Content = made.Content
		m.Title = strings.Replace(m.Title, "（PDF）", fmt.Sprintf("（PDF，%d页）", made.Pages), 1)
		if k == 0 {
			for _, line := range pdf.Shortcomings(made) {
				out.line("提示：%s。", line)
			}
		}
	}
	out.wipe()
	return nil
}

// explainPDF words what can go wrong with a browser.
func explainPDF(err error) string {
	if errors.Is(err, context.Canceled) {
		return "已经中断"
	}
	if said := pdf.Explain(err); said != "" {
		return said
	}
	return explain(err)
}
