package main

import (
	"flag"
	"os"

	"bulletin/internal/build"
)

var checkCommand = command{
	name:    "check",
	summary: "检查全部数据、文稿和布局，不写网页",
	help:    checkHelp,
	run:     runCheck,
}

const checkHelp = `
用法：bulletin check [-C 站点文件夹] [--fix]

与 build 一样检查全部内容，但不写网页。

  -C     站点文件夹，默认为当前文件夹
  --fix  把文稿里与数据一致的数改写成引用，如“38.6%”改成
         “{{ 吉首市 技术合同成交额 完成率 }}”；其他文字不动

例：bulletin check --fix
`

func runCheck(args []string, out *terminal) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	root := flags.String("C", ".", "")
	fix := flags.Bool("fix", false, "")
	if code, ok := parse(flags, checkHelp, args, out); !ok {
		return code
	}
	if *fix {
		if code := rewrite(*root, out); code != exitClean {
			return code
		}
	}
	return build1(*root, "", out)
}

// rewrite puts references in the place of typed numbers.
func rewrite(root string, out *terminal) int {
	if !isSite(root, out) {
		return exitFailure
	}
	result, err := build.Build(build.Options{Site: os.DirFS(root)})
	if err != nil {
		out.failure("%v", err)
		return exitFailure
	}
	places, files, err := build.Fix(root, result.Diags)
	for _, f := range files {
		out.line("已改写 %s", f)
	}
	if err != nil {
		out.failure("没有全部改写：%v", err)
		return exitFailure
	}
	out.line("共把 %d 处数字改写成引用。", places)
	return exitClean
}
