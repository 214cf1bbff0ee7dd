package main

import (
	"flag"
	"os"
	"strings"

	"bulletin/internal/build"
)

var checkCommand = command{
	name:    "check",
	summary: "检查全部数据、文稿和布局，不写网页",
	help:    checkHelp,
	bind:    bindCheck,
}

const checkHelp = `
用法：bulletin check [-C 站点文件夹] [--fix | --propose]

与 build 一样检查全部内容，但不写网页。

  -C         站点文件夹，默认为当前文件夹
  --fix      把文稿里与数据一致的数改写成引用，如“38.6%”改成
             “{{ 吉首市 技术合同成交额 完成率 }}”；其他文字不动
  --propose  按最近一期的发现，为还没有督办事项的地区和指标拟出新的
             督办事项，印成 YAML；核对后粘贴到 data/actions/年份.yaml

例：bulletin check --fix
    bulletin check --propose
`

func bindCheck(flags *flag.FlagSet) action {
	fix := flags.Bool("fix", false, "")
	proposes := flags.Bool("propose", false, "")
	return func(r *request) int {
		switch {
		case *fix && *proposes:
			return r.misused("--fix 和 --propose 不能同时用")
		case *proposes:
			return propose(r)
		case *fix:
			if code := rewrite(r); code != exitClean {
				return code
			}
		}
		return build1(r, "")
	}
}

// propose prints new matters for the ledger. Only what is to be pasted, and comments, goes to standard output.
func propose(r *request) int {
	proposal, diags, err := build.Propose(os.DirFS(r.root))
	switch {
	case err != nil:
		return r.failed(err, "")
	case proposal == nil:
		return r.refused(diags)
	}
	if proposal.Matters == 0 {
		r.line("# 没有要新增的督办事项。")
		return exitClean
	}
	where := "另存为 " + proposal.File
	if proposal.Exists {
		where = "粘贴到 " + proposal.File + " 的末尾"
	}
	r.line("# 拟新增督办事项%d项，核对事项、责任单位和时限后%s。", proposal.Matters, where)
	if len(proposal.Covered) > 0 {
		r.line("# 已由整体的督办事项 %s 督办的不再列出。", strings.Join(proposal.Covered, "、"))
	}
	r.line("%s", strings.TrimSuffix(proposal.YAML, "\n\n"))
	return exitClean
}

// rewrite puts references in the place of typed numbers.
func rewrite(r *request) int {
	result, err := build.Build(build.Options{Site: os.DirFS(r.root)})
	if err != nil {
		return r.failed(err, "")
	}
	places, files, err := build.Fix(r.root, result.Diags)
	for _, f := range files {
		r.line("已改写 %s", f)
	}
	if err != nil {
		r.failure("没有全部改写：%s", explain(err))
		return exitFailure
	}
	r.line("共把 %d 处数字改写成引用。", places)
	return exitClean
}
