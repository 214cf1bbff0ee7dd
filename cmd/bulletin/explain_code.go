package main

import (
	"flag"
	"regexp"
	"strings"

	"bulletin/internal/codes"
	"bulletin/internal/tell"
)

var explainCommand = command{
	name:     "explain",
	summary:  "说明提示里方括号中的代码：为什么提示，怎么写才对，怎么改",
	help:     explainHelp,
	names:    anyNames,
	anywhere: true,
	takes:    takes{"": everyCode},
	bind:     func(*flag.FlagSet) action { return explainCodes },
}

const explainHelp = `
用法：bulletin explain [-C 站点文件夹] [代码 …]

检查时，每条提示的方括号里有一个代码，如“警告[jump]”。这个命令说明它：为什么
提示，错误的和正确的写法各举一例，怎么改。可以一次写几个代码；不写代码时，按
类别列出全部代码。

  -C         各命令都可以写；这个命令不读站点，在哪里运行都一样

例：bulletin explain jump
    bulletin explain unknown-region missing-target
`

func explainCodes(r *request) int {
	if len(r.names) == 0 {
		return listCodes(r)
	}
	code := exitClean
	for k, name := range r.names {
		e := codes.Find(codeIn(name))
		if e == nil {
			r.failure("%s", unknownCode(codeIn(name)))
			code = exitFailure
			continue
		}
		if k > 0 {
			r.line("")
		}
		r.line("%s", e.Terminal())
	}
	return code
}

// inBrackets is a code as messages show it, which may be pasted whole.
var inBrackets = regexp.MustCompile(`\[([^\[\]]+)\]`)

func codeIn(text string) string {
	if m := inBrackets.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	return strings.ToLower(strings.TrimSpace(text))
}

func unknownCode(name string) string {
	text := "没有“" + tell.Safe(name) + "”这个代码"
	if near := codes.Near(name); len(near) > 0 {
		return text + "；相近的有 " + strings.Join(near, "、")
	}
	return text + "；用 bulletin explain 列出全部代码"
}

// listCodes lists all codes with what they are about.
func listCodes(r *request) int {
	widest := 0
	for _, e := range codes.All() {
		widest = max(widest, len(e.Code))
	}
	kind := ""
	for _, e := range codes.All() {
		if e.Kind != kind {
			if kind != "" {
				r.line("")
			}
			kind = e.Kind
			r.line("%s", kind)
		}
		r.line("  %-*s  %s（%s）", widest, e.Code, e.Title, e.Severity())
	}
	r.line("\n共 %d 个。用 bulletin explain 代码 查看一个的说明。", len(codes.All()))
	return exitClean
}

// everyCode offers the codes with their titles.
func everyCode(w *wanted) {
	for _, e := range codes.All() {
		w.offer(e.Code, e.Title)
	}
}
