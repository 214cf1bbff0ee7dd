package main

import (
	"errors"
	"io/fs"
	"syscall"

	"bulletin/internal/output"
	"bulletin/internal/source"
)

// What a failure leaves behind.
const (
	noFile     = "；没有写入任何文件"
	sameFolder = "；输出文件夹保持原样"
)

// failed tells a failure of the machine, and what it leaves behind.
func (t *terminal) failed(err error, left string) int {
	t.failure("%s%s", explain(err), left)
	return exitFailure
}

// explain words the failures that a user can do something about.
func explain(err error) string {
	var busy *output.BusyError
	var fixed *output.FixedError
	var held *output.HeldError
	var large *source.TooLargeError
	switch {
	case errors.As(err, &large):
		return "“" + large.Path + "”超过了 " + source.Size(large.Most) + " 的上限；检查是不是放错了文件"
	case errors.Is(err, source.ErrIrregular):
		return "不是普通文件：" + err.Error()
	case errors.As(err, &busy):
		return "另一个生成正在写“" + busy.Path + "”，等它结束后再试"
	case errors.As(err, &fixed):
		return "“" + fixed.Path + "”是挂载点，或者所在磁盘不允许整体替换，请用 -o 指定其中的一个子文件夹"
	case errors.As(err, &held):
		return "“" + held.Path + "”正被其他程序打开，请关闭浏览器、编辑器或资源管理器窗口后再试"
	case errors.Is(err, syscall.ENOSPC):
		return "磁盘空间不足：" + err.Error()
	case errors.Is(err, fs.ErrPermission):
		return "没有权限：" + err.Error()
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
		return "路径上的文件夹和文件同名：" + err.Error()
	}
	return err.Error()
}
