package main

import "flag"

var checkCommand = command{
	name:    "check",
	summary: "检查全部数据、文稿和布局，不写文件",
	help:    checkHelp,
	run:     runCheck,
}

const checkHelp = `
用法：bulletin check [-C 站点文件夹]

与 build 一样检查全部内容，但不写任何文件。

  -C  站点文件夹，默认为当前文件夹

例：bulletin check
`

func runCheck(args []string, out *terminal) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	root := flags.String("C", ".", "")
	if code, ok := parse(flags, checkHelp, args, out); !ok {
		return code
	}
	return build1(*root, "", out)
}
