package main

import (
	"os"
	"syscall"
)

// A console is written to by package os in UTF-16 (WriteConsoleW), whatever its code page is: with 936, too, Chinese text is
// readable, and nothing has to be converted. Only what is redirected is UTF-8.

var (
	kernel     = syscall.NewLazyDLL("kernel32.dll")
	setMode    = kernel.NewProc("SetConsoleMode")
	outputPage = kernel.NewProc("GetConsoleOutputCP")
)

// virtualTerminal (ENABLE_VIRTUAL_TERMINAL_PROCESSING) makes a console know the sequences for colours, from Windows 10 on.
const virtualTerminal = 0x4

// isTerminal reports whether a file is a console.
func isTerminal(file *os.File) bool {
	var mode uint32
	return syscall.GetConsoleMode(syscall.Handle(file.Fd()), &mode) == nil
}

// colours makes a console know the sequences for colours, and reports whether it does.
func colours(file *os.File) bool {
	var mode uint32
	handle := syscall.Handle(file.Fd())
	if syscall.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	if mode&virtualTerminal != 0 {
		return true
	}
	done, _, _ := setMode.Call(uintptr(handle), uintptr(mode|virtualTerminal))
	return done != 0
}

// chinesePages are the code pages whose console fonts give “quotes” and dashes two cells: GBK and GB18030, Big5.
var chinesePages = map[uintptr]bool{936: true, 54936: true, 950: true}

// widens reports whether “quotes” and dashes take two cells: on the old console with a Chinese code page. Windows Terminal, which
// names itself, gives them one.
func widens(env func(string) string) bool {
	page, _, _ := outputPage.Call()
	return env("WT_SESSION") == "" && chinesePages[page]
}
