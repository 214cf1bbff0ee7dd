package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"bulletin/internal/output"
	"bulletin/internal/pool"
	"bulletin/internal/source"
)

// What a failure leaves behind.
const (
	noFile     = "；没有写入任何文件"
	sameFolder = "；输出文件夹保持原样"
	unchecked  = "；检查没有做完，检查本身不改动文件"
)

// failed tells a failure of the machine, and what it leaves behind.
func (t *terminal) failed(err error, left string) int {
	t.failure("%s%s", explain(err), left)
	return exitFailure
}

// explain words failures, and says what a user can do about them.
func explain(err error) string {
	var busy *output.BusyError
	var fixed *output.FixedError
	var held *output.HeldError
	var away *output.AwayError
	var locked *output.UnlockError
	var changed *output.ChangedError
	var standing *output.ExistsError
	var broken *pool.BrokenError
	var large *source.TooLargeError
	if said := explainPublish(err); said != "" {
		return said
	}
	switch {
	case errors.As(err, &broken):
		return faulty(broken)
	case errors.As(err, &large):
		return "“" + visible(large.Path) + "”超过了 " + source.Size(large.Most) + " 的上限；检查是不是放错了文件"
	case errors.As(err, &busy):
		return "另一个生成正在写“" + visible(busy.Path) + "”，等它结束后再试"
	case errors.As(err, &fixed):
		return "“" + visible(fixed.Path) + "”是挂载点，或者所在磁盘不允许整体替换，请用 -o 指定其中的一个子文件夹"
	case errors.As(err, &away):
		return fmt.Sprintf("原来的网页移到了“%s”，没能放回“%s”；关闭浏览器、编辑器、资源管理器窗口后再生成一次，会自动放回（%s）",
			visible(away.Aside), visible(away.Path), explainSystem(away.Err))
	case errors.As(err, &held):
		return "“" + visible(held.Path) + "”正被其他程序打开，请关闭浏览器、编辑器或资源管理器窗口后再试" + heldBesides(held.Err)
	case errors.As(err, &locked):
		return fmt.Sprintf("新的网页已经全部写好，只是“%s”的锁没有解开；下次生成时如果说另一个生成正在写，重新打开命令窗口再试（%s）",
			visible(locked.Path), explainSystem(locked.Err))
	case errors.As(err, &changed):
		return "“" + visible(changed.Path) + "”里的文件在生成期间被改动过，请再生成一次"
	case errors.As(err, &standing):
		return "已有内容不同的文件：" + visible(strings.Join(standing.Paths, "、")) + "，移走或改名后再试"
	}
	return explainSystem(err)
}

// cause is why the system refused something, and what to do about it.
type cause struct{ text, fix string }

// The causes that a user can do something about; some are one system's alone. causes of each system tells which of its errors means which.
var (
	missing     = &cause{"没有这个文件或文件夹", "核对名称和位置，可能刚被移走或改名"}
	forbiddenTo = &cause{"没有权限", "请管理员开放权限，或者换一个文件夹"}
	takenName   = &cause{"已有同名的文件或文件夹", "移走或改名后再试"}
	isFolder    = &cause{"应当是文件，却是文件夹", "把这个文件夹改名或移走"}
	loop        = &cause{"符号链接绕成了圈，通不到文件", "删去这个链接"}
	longName    = &cause{"名称或路径太长", "缩短名称，或者把站点移到路径较短的文件夹"}
	badName     = &cause{"系统不接受这个名称", "改名，或者换一个磁盘"}
	noSpace     = &cause{"磁盘空间不足", "删去不用的文件，或者换一个磁盘"}
	overQuota   = &cause{"磁盘限额用完了", "删去不用的文件，或者请管理员增加限额"}
	tooLarge    = &cause{"文件太大，所在磁盘放不下", "换一个磁盘"}
	readOnly    = &cause{"磁盘是只读的", "换一个可以写的磁盘"}
	damaged     = &cause{"磁盘读写出错，可能已经损坏", "把站点复制到别的磁盘，再请管理员检查这个磁盘"}
	manyFiles   = &cause{"同时打开的文件太多", "关闭别的程序后再试"}
	noMemory    = &cause{"内存不足", "关闭别的程序后再试"}
	inUse       = &cause{"正被其他程序打开", "关闭浏览器、编辑器、Excel、WPS 或资源管理器窗口后再试"}
	notEmpty    = &cause{"文件夹不是空的", "可能别的程序正在往里写，稍后再试"}
	otherDisk   = &cause{"不能从一个磁盘移到另一个磁盘", "用 -o 换一个文件夹"}
	noNetwork   = &cause{"网络磁盘连不上", "重新连接后再试，或者把站点复制到本机"}
	noDevice    = &cause{"不是普通文件，或者设备没有接好", "换成普通文件，或者接好设备后再试"}
	unsupported = &cause{"所在磁盘不支持这样做", "换一个磁盘"}
	tryAgain    = &cause{"系统一时没有做成", "再试一次"}
	unknown     = &cause{"系统不让这样做", "换一个文件夹或磁盘再试；还不行，请把括号里的话告诉管理员"}
)

// explainSystem words the errors of the operating system: where, why, and what to do. What is none of them is the program's own
// fault.
func explainSystem(err error) string {
	where := ""
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		where = at.Path
	case errors.As(err, &link):
		where = cmp.Or(link.New, link.Old)
	}
	c := causeOf(err)
	var code syscall.Errno
	switch {
	case errors.Is(err, source.ErrIrregular):
		c = noDevice
	case c == nil && errors.As(err, &code):
		c = &cause{unknown.text, fmt.Sprintf("%s（错误 %d：%v）", unknown.fix, uintptr(code), code)}
	case c == nil:
		return "程序自己出了错，请把这句话告诉维护程序的人：" + visible(err.Error())
	}
	if where == "" {
		return c.text + "；" + c.fix
	}
	return "“" + visible(where) + "”" + c.text + "；" + c.fix
}

// causeOf is the cause that an error tells, or nil.
func causeOf(err error) *cause {
	var code syscall.Errno
	if errors.As(err, &code) {
		if c := causes[code]; c != nil {
			return c
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing
	case errors.Is(err, fs.ErrPermission):
		return forbiddenTo
	case errors.Is(err, fs.ErrExist):
		return takenName
	}
	return nil
}

// faulty tells a fault of the program, and who mends it.
func faulty(err *pool.BrokenError) string {
	doing := err.Doing
	if doing == "" {
		doing = "运行这个命令"
	}
	return fmt.Sprintf("%s时，程序自身出了错，不是文稿或数据写得不对；请把这段话和站点的 data、content、layouts 三个文件夹"+
		"交给维护本程序的人（出错位置：%s；%v）", doing, err.Where, err.Value)
}
