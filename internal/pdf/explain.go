package pdf

import (
	"errors"
	"fmt"
	"math"
	"os/exec"
	"strings"
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
	var program *exec.Error
	switch {
	case errors.As(err, &missing):
		return explainMissing(missing)
	case errors.As(err, &late):
		return fmt.Sprintf("浏览器“%s”%s超过%s，已经结束它；请关闭其他程序后再试，或者延长时限，或者用%s指定另一个浏览器",
			late.Browser, wordStep(late.Step), wordDuration(late.Limit), chromium.Variable)
	case errors.As(err, &crash):
		return explainCrash(crash)
	case errors.As(err, &refused):
		return fmt.Sprintf("浏览器“%s”%s时出错：%v；请用%s指定另一个浏览器再试", refused.Browser, wordStep(refused.Step), refused.Err, chromium.Variable)
	case errors.As(err, &broken):
		return fmt.Sprintf("浏览器“%s”写出的PDF不完整（%d 字节：%s）；请用%s指定另一个浏览器再试", broken.Browser, broken.Bytes, broken.Why, chromium.Variable)
	case errors.As(err, &program):
		return fmt.Sprintf("浏览器程序“%s”无法启动：%v", program.Name, program.Err)
	}
	return ""
}

func explainMissing(e *chromium.NotFoundError) string {
	if e.Named != "" {
		return fmt.Sprintf("环境变量%s指定的浏览器“%s”不存在，请改为浏览器程序的完整路径，或者清除这个变量", chromium.Variable, e.Named)
	}
	return fmt.Sprintf("没有找到可以生成PDF的浏览器（找过%s）。请安装其中一种；已经安装在别处的，用环境变量%s指定程序的完整路径。"+
		"也可以不装：用任何浏览器打开网页附件，按 Ctrl+P，选“另存为PDF”", strings.Join(e.Looked, "、"), chromium.Variable)
}

func explainCrash(e *CrashError) string {
	what, ended := "意外退出", e.Ended
	if e.Page {
		what, ended = "页面崩溃", "可能是内存不足"
	}
	if e.Spoken != "" {
		ended += "；它最后的输出：" + strings.ReplaceAll(e.Spoken, "\n", " / ")
	}
	return fmt.Sprintf("浏览器“%s”%s时%s（%s）；请再试一次，或者用%s指定另一个浏览器",
		e.Browser, wordStep(e.Step), what, ended, chromium.Variable)
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

// The first kernels that make bookmarks of headings and a structure for screen readers when they are told to.
const (
	outlines   = 122
	structures = 120
)

// Shortcomings words in Chinese what the browser's kernel could not do for a document.
func Shortcomings(d Document) []string {
	if d.Kernel == 0 {
		return []string{"查不出浏览器内核的版本，请检查PDF中有无页码和书签"}
	}
	var lines []string
	if d.Footer {
		lines = append(lines, fmt.Sprintf("浏览器内核是Chromium %d，版本较旧，页码居中印在页脚；%d及以上版本按公文格式排页码", d.Kernel, marginBoxes))
	}
	if !d.Outline && d.Kernel < outlines {
		lines = append(lines, fmt.Sprintf("浏览器内核是Chromium %d，版本较旧，PDF没有书签；%d及以上版本有书签", d.Kernel, outlines))
	}
	if !d.Tagged && d.Kernel < structures {
		lines = append(lines, fmt.Sprintf("浏览器内核是Chromium %d，版本较旧，PDF没有读屏软件要用的结构标签", d.Kernel))
	}
	return lines
}
