package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"bulletin/internal/build"
	"bulletin/internal/output"
	"bulletin/internal/serve"
)

var checkCommand = command{
	name:    "check",
	summary: "检查全部数据、文稿和布局，不写网页",
	help:    checkHelp,
	names:   1,
	long:    true,
	takes:   takes{"": editions, "o": files("html")},
	bind:    bindCheck,
}

const checkHelp = `
用法：bulletin check [-C 站点文件夹] [--strict] [--fix | --propose | --watch]
      bulletin check [-C 站点文件夹] [--strict] --proof [期次] [-o 文件]

与 build 一样检查全部内容，但不写网页。最后列出全部文稿里有多少个数、多少
处说法，其中引用、相符、备案、原样、存疑、矛盾各多少。

  -C         站点文件夹，默认为当前文件夹
  --strict   存疑、没有写完（待写、待补）也算错误：只要还有一处，退出码就是1
  --fix      把文稿里与数据一致的数改写成引用，如“38.6%”改成
             “{{ 吉首市 技术合同成交额 完成率 }}”；其他文字不动
  --propose  按最近一期的发现，为还没有督办事项的地区和指标拟出新的
             督办事项，印成 YAML；核对后粘贴到 data/actions/年份.yaml
  --watch    一直看着：文件一改就重新检查，按 Ctrl+C 结束
  --proof    另外写出一期的校核单：一个网页文件，列出这一期全部文稿，
             标明每个数和说法的依据，供校核签字。有矛盾时也写出。
             期次写编号或者名称，不写时取最近一期
  -o         校核单写到哪里，默认为当前文件夹下的 校核单-期次编号.html；
             已有的文件直接覆盖
  -q         不显示进度

例：bulletin check --fix
    bulletin check --strict --proof 2022-h1
    bulletin check --propose
`

func bindCheck(flags *flag.FlagSet) action {
	fix := flags.Bool("fix", false, "")
	proposes := flags.Bool("propose", false, "")
	strict := flags.Bool("strict", false, "")
	watches := flags.Bool("watch", false, "")
	proves := flags.Bool("proof", false, "")
	target := flags.String("o", "", "")
	return func(r *request) int {
		var tasks []string
		for _, t := range []struct {
			name  string
			asked bool
		}{{"--fix", *fix}, {"--propose", *proposes}, {"--proof", *proves}, {"--watch", *watches}} {
			if t.asked {
				tasks = append(tasks, t.name)
			}
		}
		switch {
		case len(tasks) > 1:
			return r.misused("%s 和 %s 不能同时用", tasks[0], tasks[1])
		case *proposes && *strict:
			return r.misused("--strict 和 --propose 不能同时用")
		case !*proves && len(r.names) > 0:
			return r.misused("多余的参数“%s”", r.names[0])
		case !*proves && *target != "":
			return r.misused("-o 只和 --proof 同时用")
		case *target != "" && !r.apart(r.root, *target):
			return exitFailure
		case *proposes:
			return propose(r)
		case *watches:
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return keepChecking(ctx, r, *strict)
		case *fix:
			if code := rewrite(r); code != exitClean {
				return code
			}
		case *proves:
			return prove(r, *strict, *target)
		}
		return check(r, *strict)
	}
}

// check checks the site. Where strict is set, what in texts nothing supports or nobody has written is a mistake too.
func check(r *request, strict bool) int {
	result, err := build.Build(build.Options{Site: r.files, Progress: r.progress("检查", "页")})
	if err != nil {
		return r.failed(err, "")
	}
	if strict {
		result.Strict()
	}
	r.diagnostics(result.Diags, true)
	code := exitClean
	if result.Errors > 0 {
		code = exitMistakes
		r.line("共 %d 个错误、%d 个警告。", result.Errors, result.Warnings)
	} else {
		r.line("共 %d 期、%d 页、%d 幅图，%d 个警告。", result.Editions, result.Pages, result.Charts, result.Warnings)
	}
	if result.Texts != nil {
		r.line("文稿：%s。", result.Texts)
	}
	return code
}

// prove checks the site and writes the proof sheet of an edition, whatever the check finds in texts.
func prove(r *request, strict bool, target string) int {
	name := ""
	if len(r.names) > 0 {
		name = r.names[0]
	}
	sheet, diags, err := build.Proof(r.files, name)
	var unknown *build.UnknownEditionError
	switch {
	case errors.As(err, &unknown):
		return r.unknownEdition(unknown)
	case err != nil:
		return r.failed(err, noFile)
	case sheet == nil:
		return r.refused(diags)
	}
	code := check(r, strict)
	if code == exitFailure {
		return code
	}
	if target == "" {
		target = "校核单-" + sheet.Edition.ID + ".html"
	}
	if _, err := output.WriteFiles([]output.File{{Path: target, Content: sheet.HTML}}, true); err != nil {
		return r.failed(err, noFile)
	}
	r.line("校核单：%s　%s", target, &sheet.Tally)
	return code
}

// propose prints new matters for the ledger. Only what is to be pasted, and comments, goes to standard output.
func propose(r *request) int {
	proposal, diags, err := build.Propose(r.files)
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
	result, err := build.Build(build.Options{Site: r.files, Whole: true})
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

// keepChecking checks the site whenever its files change, until it is told to end.
func keepChecking(ctx context.Context, r *request, strict bool) int {
	seen, err := serve.Stamp(r.files)
	for {
		if err != nil {
			return r.failed(err, "")
		}
		if code := check(r, strict); code == exitFailure {
			return code
		}
		r.line("正在等待改动，按 Ctrl+C 结束。")
		if seen = awaitChange(ctx, r.files, seen); seen == nil {
			return exitClean
		}
	}
}
