package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"bulletin/internal/build"
	"bulletin/internal/diag"
)

var findingsCommand = command{
	name:    "findings",
	summary: "列出按规则得出的发现和编号",
	help:    findingsHelp,
	run:     runFindings,
}

const findingsHelp = `
用法：bulletin findings [-C 站点文件夹] [期次编号]

列出一期通报按规则得出的全部发现，每条之下是编号。在 edition.md 的
findings 中写编号，可以置顶（pin）、隐去（hide）或者改写（text）。
不写期次编号时取最近一期。

  -C  站点文件夹，默认为当前文件夹

例：bulletin findings 2022-h1
`

func runFindings(args []string, out *terminal) int {
	flags := flag.NewFlagSet("findings", flag.ContinueOnError)
	root := flags.String("C", ".", "")
	id := ""
	if n := len(args); n > 0 && !strings.HasPrefix(args[n-1], "-") && (n == 1 || args[n-2] != "-C") {
		id, args = args[n-1], args[:n-1]
	}
	if code, ok := parse(flags, findingsHelp, args, out); !ok {
		return code
	}
	if !isSite(*root, out) {
		return exitFailure
	}
	judgements, diags, err := build.Findings(os.DirFS(*root))
	if err != nil {
		out.failure("%v", err)
		return exitFailure
	}
	for _, d := range diags {
		if d.Severity == diag.Error {
			fmt.Fprintln(out.err, d)
		}
	}
	if judgements == nil && len(diags) > 0 {
		out.failure("改正以上错误后再试")
		return exitMistakes
	}
	return list(judgements, id, out)
}

// list prints the judgement of one edition; an empty id means the newest.
func list(judgements []build.Judgement, id string, out *terminal) int {
	var ids []string
	for k := len(judgements) - 1; k >= 0; k-- {
		j := &judgements[k]
		ids = append(ids, j.Edition.ID)
		if id != "" && id != j.Edition.ID {
			continue
		}
		out.line("%s（%s）", j.Edition.Label, j.Edition.ID)
		for _, s := range j.Sections {
			out.line("\n%s", s.Title)
			for n, statement := range s.Statements {
				out.line("%3d. %s\n     %s", n+1, statement.Text, strings.Join(statement.Findings, "、"))
			}
		}
		return exitClean
	}
	out.failure("没有编号为“%s”的期次；可写 %s", id, strings.Join(ids, "、"))
	return exitFailure
}
