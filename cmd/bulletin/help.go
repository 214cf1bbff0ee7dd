package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"

	"bulletin/internal/disk"
	"bulletin/internal/manual"
	"bulletin/internal/output"
)

const helpHelp = `
用法：bulletin help [命令]
      bulletin help --open
      bulletin help -o 文件夹

说明用法：不写命令时列出全部命令，写命令名时说明这个命令。

  --open  打开编写手册：一套网页，从第一小时到每个项目的写法，可以查找，
          可以打印，不需要网络。放在本机的缓存文件夹里，程序说出是哪里
  -o      把手册写到这个文件夹，可以放到共享文件夹里给大家看

例：bulletin help check
    bulletin help --open
    bulletin help -o 手册
`

const helpSummary = "说明用法；--open 打开编写手册"

// helpCommand explains the others, which is why it does not stand among them.
var helpCommand = command{
	name:     "help",
	summary:  helpSummary,
	help:     helpHelp,
	names:    1,
	anywhere: true,
	bind: func(flags *flag.FlagSet) action {
		opens := flags.Bool("open", false, "")
		folder := flags.String("o", "", "")
		return func(r *request) int {
			switch {
			case (*opens || *folder != "") && len(r.names) > 0:
				return r.misused("打开手册时不写命令名")
			case *opens || *folder != "":
				return r.manual(*folder, *opens)
			case len(r.names) > 0:
				c := find(r.names[0])
				switch {
				case r.names[0] == "help":
					r.line("%s", strings.TrimSpace(helpHelp))
					return exitClean
				case c == nil:
					r.failure("%s", noCommand(r.names[0]))
					return exitFailure
				}
				return c.explain(r.terminal)
			}
			return listCommands(r.terminal)
		}
	},
}

// manual writes the manual to a folder, or where the user's programs keep what can be made again, and opens it.
func (r *request) manual(folder string, open bool) int {
	site, err := manual.Site()
	if err != nil {
		return r.failed(err, noFile)
	}
	var name string
	if folder != "" {
		if !r.apart("", folder) {
			return exitFailure
		}
		name, err = placed(site, folder, false)
	} else {
		name, err = cached(site)
	}
	var standing *output.ExistsError
	switch {
	case errors.As(err, &standing):
		r.failure("“%s”里已有内容不同的 %s；换一个文件夹，或者先删去旧的手册"+noFile, folder, filepath.Base(standing.Paths[0]))
		return exitMistakes
	case err != nil:
		return r.failed(err, noFile)
	}
	r.line("手册：%s", name)
	if open && openBrowser(name) != nil {
		r.line("没有打开浏览器；把上面的文件拖到浏览器里。")
	}
	return exitClean
}

// cached puts the manual where a program keeps what it can make again: always the same place, so that it can be marked in a
// browser. Where nothing can be written there, a temporary folder does.
func cached(site []manual.File) (string, error) {
	base, err := os.UserCacheDir()
	if err == nil {
		var name string
		if name, err = placed(site, filepath.Join(base, "bulletin", "manual"), true); err == nil {
			return name, nil
		}
	}
	dir, second := disk.MkdirTemp("", "bulletin-manual-")
	if second != nil {
		return "", errors.Join(err, second)
	}
	return placed(site, dir, true)
}

// placed is the first page of the manual in a folder, where nothing is written that stands there already.
func placed(site []manual.File, folder string, replace bool) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	var files []output.File
	same := true
	for _, f := range site {
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		files = append(files, output.File{Path: name, Content: f.Content})
		standing, err := disk.ReadFile(name)
		same = same && err == nil && bytes.Equal(standing, f.Content)
	}
	if !same {
		if _, err := output.WriteFiles(files, replace); err != nil {
			return "", err
		}
	}
	return filepath.Join(folder, "index.html"), nil
}

// listCommands lists what the program can do.
func listCommands(out *terminal) int {
	out.line("bulletin 由 YAML 数据和 Markdown 文稿生成通报网页。\n\n命令：")
	for _, c := range commands {
		out.line("  %-10s %s", c.name, c.summary)
	}
	out.line("  %-10s %s", "help", helpSummary)
	out.line("\n用 bulletin help 命令名 查看用法，用 bulletin help --open 打开编写手册。")
	return exitClean
}
