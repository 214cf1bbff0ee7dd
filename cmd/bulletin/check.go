package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/output"
	"bulletin/internal/serve"
	"bulletin/internal/tell"
)

var checkCommand = command{
	name:    "check",
	summary: "检查全部数据、文稿和布局，不写网页",
	help:    checkHelp,
	names:   1,
	long:    true,
	takes:   takes{"": editions, "o": files("html"), "format": oneOf("text\t文字", "json\t供程序读", "sarif\t供编辑器和代码托管平台读")},
	bind:    bindCheck,
}

const checkHelp = `
用法：bulletin check [-C 站点文件夹] [--strict] [--fix [--dry-run] | --propose | --watch]
      bulletin check [-C 站点文件夹] [--strict] --proof [期次] [-o 文件]
      bulletin check [-C 站点文件夹] [--strict] [--silenced] [--format text|json|sarif]

与 build 一样检查全部内容，但不写网页。最后列出全部文稿里有多少个数、多少
处说法，其中引用、相符、备案、原样、存疑、矛盾各多少。

  -C          站点文件夹，默认为当前文件夹
  --strict    存疑、没有写完（待写、待补）也算错误：只要还有一处，退出码就是1
  --fix       把只有一种改法的错误都改好：全角的标点和数字、错放和错名的文件、
              与数据一致的数（“38.6%”改成“{{ 吉首市 技术合同成交额 完成率 }}”）
              等；逐处列出改了什么，其他文字不动
  --dry-run   和 --fix 同时用：只列出要改什么，不改文件
  --propose   按最近一期的发现，为还没有督办事项的地区和指标拟出新的
              督办事项，印成 YAML；核对后粘贴到 data/actions/年份.yaml
  --silenced  另外列出不提示的警告：已经说明的，和站点设置关闭的
  --format    text 在每条提示下面印出原文和位置（在命令窗口里本来就是这样）；
              json、sarif 把全部提示印成一份供程序读的文件
  --watch     一直看着：文件一改就重新检查，按 Ctrl+C 结束
  --proof     另外写出一期的校核单：一个网页文件，列出这一期全部文稿，
              标明每个数和说法的依据，供校核签字。有矛盾时也写出。
              期次写编号或者名称，不写时取最近一期
  -o          校核单写到哪里，默认为当前文件夹下的 校核单-期次编号.html；
              已有的文件直接覆盖
  -q          不显示进度

例：bulletin check --fix
    bulletin check --format sarif > 提示.sarif
    bulletin check --strict --proof 2022-h1
    bulletin check --propose
`

func bindCheck(flags *flag.FlagSet) action {
	fix := flags.Bool("fix", false, "")
	proposes := flags.Bool("propose", false, "")
	dry := flags.Bool("dry-run", false, "")
	strict := flags.Bool("strict", false, "")
	watches := flags.Bool("watch", false, "")
	proves := flags.Bool("proof", false, "")
	silenced := flags.Bool("silenced", false, "")
	format := flags.String("format", "", "")
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
		case *dry && !*fix:
			return r.misused("--dry-run 只和 --fix 同时用")
		case *format != "" && *format != "text" && formats[*format] == nil:
			return r.misused("--format 可写 text、json、sarif，不能写“%s”", *format)
		case len(tasks) > 0 && (*silenced || *format != ""):
			return r.misused("%s 不能和 --silenced、--format 同时用", tasks[0])
		case *target != "" && !r.apart(r.root, *target):
			return exitFailure
		case *proposes:
			return propose(r)
		case *watches:
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return keepChecking(ctx, r, *strict)
		case *fix:
			if code := rewrite(r, *dry); code != exitClean || *dry {
				return code
			}
		case *proves:
			return prove(r, *strict, *target)
		}
		if write := formats[*format]; write != nil {
			return checkFor(r, *strict, write)
		}
		r.look.Excerpts = r.look.Excerpts || *format == "text"
		code, result := checked(r, *strict)
		if *silenced && result != nil {
			r.silenced(result.Silenced)
		}
		return code
	}
}

// formats are the forms for programs.
var formats = map[string]func(r *request, t *tell.Told) error{
	"json":  func(r *request, t *tell.Told) error { return tell.JSON(r.out, t) },
	"sarif": writeSARIF,
}

func writeSARIF(r *request, t *tell.Told) error {
	root, err := filepath.Abs(r.root)
	if err != nil {
		return err
	}
	return tell.SARIF(r.out, t, filepath.ToSlash(root))
}

// foremost is the code of the first error or, where there is none, of the first warning.
func foremost(list []diag.Diagnostic) string {
	code := ""
	for k := range list {
		if list[k].Severity == diag.Error {
			return list[k].Code
		}
		if code == "" {
			code = list[k].Code
		}
	}
	return code
}

// checkFor checks the site for a program: standard output holds nothing but the document.
func checkFor(r *request, strict bool, write func(*request, *tell.Told) error) int {
	result, err := build.Build(build.Options{Site: r.files, Progress: r.progress("检查", "页"), Whole: true})
	if err != nil {
		return r.failed(err, unchecked)
	}
	if strict {
		result.Strict()
	}
	told := &tell.Told{Diags: result.Diags, Silenced: result.Silenced, Errors: result.Errors, Warnings: result.Warnings}
	switch err := write(r, told); {
	case err != nil:
		return r.failed(err, unchecked)
	case result.Errors > 0:
		return exitMistakes
	}
	return exitClean
}

// silenced prints the warnings that are not told, with the reasons.
func (r *request) silenced(list []diag.Diagnostic) {
	for k := range list {
		d := &list[k]
		r.line("%s", tell.Safe(d.Pos.String()+": 不提示["+d.Code+"]: "+d.Text+"；"+d.Fix+"。"))
	}
}

// check checks the site. Where strict is set, what in texts nothing supports or nobody has written is a mistake too.
func check(r *request, strict bool) int {
	code, _ := checked(r, strict)
	return code
}

// checked is check with what it found; nil where the machine failed.
func checked(r *request, strict bool) (int, *build.Result) {
	result, err := build.Build(build.Options{Site: r.files, Progress: r.progress("检查", "页")})
	if err != nil {
		return r.failed(err, unchecked), nil
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
	if n := mendable(result.Diags); n > 0 {
		r.line("其中 %d 处只有一种改法，可以用 bulletin check --fix 改好。", n)
	}
	if result.Texts != nil {
		r.line("文稿：%s。", result.Texts)
	}
	if n := len(result.Silenced); n > 0 {
		r.line("另有 %d 处不提示：已经说明，或者站点设置关闭了；用 bulletin check --silenced 列出。", n)
	}
	if code := foremost(result.Diags); code != "" {
		r.line("方括号里是代码，为什么提示、怎么改，用 bulletin explain %s 这样查看。", code)
	}
	return code, result
}

// prove checks the site and writes the proof sheet of an edition, whatever the check finds in texts; nothing where it could not read the site.
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
	code, result := checked(r, strict)
	if result == nil || result.Editions == 0 {
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
		return r.failed(err, unchecked)
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

// keepChecking checks the site whenever its files change, until it is told to end.
func keepChecking(ctx context.Context, r *request, strict bool) int {
	seen, err := serve.Stamp(r.files)
	for {
		if err != nil {
			return r.failed(err, unchecked)
		}
		if code := check(r, strict); code == exitFailure {
			return code
		}
		r.line("正在等待改动，按 Ctrl+C 结束。")
		if seen = awaitChange(ctx, r.files, seen); seen == nil {
			return exitClean
		}
		seen = settle(r.files, seen)
	}
}
