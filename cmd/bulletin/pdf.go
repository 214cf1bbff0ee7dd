package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
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
func printAll(materials []*attach.Material, date string, wait time.Duration, out *terminal) bool {
	browser, err := chromium.Find(chromium.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath})
	if err != nil {
		out.failure("%s", explainPDF(err))
		return false
	}
	temp, err := os.MkdirTemp("", "bulletin-pdf-")
	if err != nil {
		out.failure("%s", explainFiles(err))
		return false
	}
	defer os.RemoveAll(temp)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := printEach(ctx, browser, materials, date, temp, wait, out); err != nil {
		out.failure("%s", explainPDF(err))
		return false
	}
	return true
}

func printEach(ctx context.Context, browser chromium.Browser, materials []*attach.Material, date, temp string, wait time.Duration, out *terminal) error {
	created, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return fmt.Errorf("date of the edition: %w", err)
	}
	printer, err := pdf.Open(ctx, browser, pdf.Options{Timeout: wait, Created: created, Numbered: true, Temp: temp})
	if err != nil {
		return err
	}
	defer printer.Close()
	for k, m := range materials {
		file := filepath.Join(temp, fmt.Sprintf("%d.html", k))
		if err := os.WriteFile(file, m.Content, 0o600); err != nil {
			return err
		}
		made, err := printer.Print(ctx, file)
		if err != nil {
			return err
		}
		m.Content = made.Content
		m.Title = strings.Replace(m.Title, "（PDF）", fmt.Sprintf("（PDF，%d页）", made.Pages), 1)
		if k == 0 && made.Footer {
			out.line("提示：“%s”的内核较旧（%d），页码印在页脚正中；131以上的内核印在外侧。", browser.Name, made.Kernel)
		}
	}
	return nil
}

// explainPDF words what can go wrong with a browser. Nothing was written whichever it was.
func explainPDF(err error) string {
	const kept = "；没有写入任何文件"
	var missing *chromium.NotFoundError
	var late *pdf.TimeoutError
	var crashed *pdf.CrashError
	var refused *pdf.RefusedError
	var broken *pdf.BrokenError
	switch {
	case errors.As(err, &missing) && missing.Named != "":
		return "环境变量 " + chromium.Variable + " 指定的“" + missing.Named + "”不是可以运行的程序" + kept
	case errors.As(err, &missing):
		return "印PDF需要浏览器，本机没有找到（找过 " + strings.Join(missing.Looked, "、") + "）。安装其中一个，或用环境变量 " + chromium.Variable +
			" 写明浏览器程序的位置；也可以不用 --pdf，打开网页文件自行打印" + kept
	case errors.As(err, &late):
		return fmt.Sprintf("浏览器“%s”在%d分钟内没有完成，已经结束；用 --wait 延长时间再试", late.Browser, int(late.Limit.Minutes())) + kept
	case errors.As(err, &crashed):
		return "浏览器“" + crashed.Browser + "”中途退出（" + crashed.Ended + "）；关闭其他程序后再试\n" + crashed.Spoken + kept
	case errors.As(err, &refused):
		return "浏览器“" + refused.Browser + "”不能打印：" + refused.Err.Error() + kept
	case errors.As(err, &broken):
		return "浏览器“" + broken.Browser + "”写出的PDF不完整（" + broken.Why + "）；检查磁盘空间后再试" + kept
	case errors.Is(err, context.Canceled):
		return "已经中断" + kept
	}
	return explainFiles(err)
}
