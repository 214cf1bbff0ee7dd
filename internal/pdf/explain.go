package pdf

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"bulletin/internal/chromium"
)

// Explain words an error of this package and of chromium for users, in Chinese: what happened and what to do. It is
// empty where the error is none of theirs.
func Explain(err error) string {
	var missing *chromium.NotFoundError
	var late *TimeoutError
	var crash *CrashError
	var refused *RefusedError
	var broken *BrokenError
	var write *WriteError
	var program *exec.Error
	switch {
	case errors.As(err, &missing):
		return explainMissing(missing)
	case errors.As(err, &late):
		return fmt.Sprintf("浏览器“%s”%s超过%s，已经结束它；请关闭其他程序后再试，或者延长时限，或者用 %s 指定另一个浏览器",
			late.Browser, wordStep(late.Step), wordDuration(late.Limit), chromium.Variable)
	case errors.As(err, &crash):
		return explainCrash(crash)
	case errors.As(err, &refused):
		return fmt.Sprintf("浏览器“%s”%s时出错：%v；请用 %s 指定另一个浏览器再试", refused.Browser, wordStep(refused.Step), refused.Err, chromium.Variable)
	case errors.As(err, &broken):
		return fmt.Sprintf("浏览器“%s”写出的 PDF 不完整（%d 字节：%s）；请用 %s 指定另一个浏览器再试", broken.Browser, broken.Bytes, broken.Why, chromium.Variable)
	case errors.As(err, &write):
		return explainWrite(write)
	case errors.As(err, &program):
		return fmt.Sprintf("浏览器程序“%s”无法启动：%v", program.Name, program.Err)
	}
	return ""
}

func explainMissing(e *chromium.NotFoundError) string {
	if e.Named != "" {
		return fmt.Sprintf("环境变量 %s 指定的浏览器“%s”不存在，请改为浏览器程序的完整路径，或者清除这个变量", chromium.Variable, e.Named)
	}
	return fmt.Sprintf("没有找到可以生成 PDF 的浏览器（找过%s）。请安装其中一种；已经安装在别处的，用环境变量 %s 指定程序的完整路径。"+
		"也可以不装：用任何浏览器打开网页附件，按 Ctrl+P，选“另存为 PDF”", strings.Join(e.Looked, "、"), chromium.Variable)
}

func explainCrash(e *CrashError) string {
	what := fmt.Sprintf("浏览器“%s”%s时意外退出（%s）", e.Browser, wordStep(e.Step), e.Ended)
	if e.Page {
		what = fmt.Sprintf("浏览器“%s”%s时页面崩溃，可能是内存不足", e.Browser, wordStep(e.Step))
	}
	what += fmt.Sprintf("；请再试一次，或者用 %s 指定另一个浏览器", chromium.Variable)
	if e.Spoken != "" {
		what += "。浏览器最后的输出：\n" + e.Spoken
	}
	return what
}

func explainWrite(e *WriteError) string {
	const kept = "；原有文件保持原样"
	switch {
	case errors.Is(e.Err, syscall.ENOSPC):
		return fmt.Sprintf("磁盘空间不足，无法写“%s”", e.Path) + kept
	case errors.Is(e.Err, fs.ErrPermission):
		return fmt.Sprintf("无法写“%s”：没有权限，或者它正在被阅读器打开", e.Path) + kept
	case errors.Is(e.Err, fs.ErrNotExist):
		return fmt.Sprintf("无法写“%s”：文件夹不存在", e.Path)
	}
	return fmt.Sprintf("无法写“%s”：%v", e.Path, e.Err) + kept
}

func wordStep(s Step) string {
	return [...]string{"启动", "打开网页", "排版打印"}[s]
}

// wordDuration words a time limit in whole minutes, or in seconds below two.
func wordDuration(d time.Duration) string {
	if d >= 2*time.Minute {
		return fmt.Sprintf("%.0f分钟", math.Round(d.Minutes()))
	}
	return fmt.Sprintf("%.0f秒", math.Ceil(d.Seconds()))
}

// Shortcomings words in Chinese what the browser's kernel could not do for a document. numbered and headings say
// whether the page has page numbers and headings at all.
func Shortcomings(d Document, numbered, headings bool) []string {
	var lines []string
	if numbered && d.Footer {
		lines = append(lines, fmt.Sprintf("浏览器内核为 Chromium %d，版本较旧，页码居中印在页脚；%d 及以上版本按公文格式排页码", d.Kernel, marginBoxes))
	}
	if numbered && d.Kernel == 0 {
		lines = append(lines, "查不出浏览器内核的版本，请检查 PDF 中有无页码")
	}
	if headings && !d.Outline {
		lines = append(lines, fmt.Sprintf("浏览器内核（Chromium %d）不支持书签，PDF 没有目录书签", d.Kernel))
	}
	if !d.Tagged {
		lines = append(lines, "PDF 没有无障碍结构标签，读屏软件只能按文字顺序朗读")
	}
	return lines
}
