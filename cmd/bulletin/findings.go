package main

import (
	"errors"
	"flag"
	"strings"

	"bulletin/internal/build"
)

var findingsCommand = command{
	name:    "findings",
	summary: "列出按规则得出的要点、发现和编号",
	help:    findingsHelp,
	names:   1,
	takes:   takes{"": editions},
	bind:    bindFindings,
}

const findingsHelp = `
用法：bulletin findings [-C 站点文件夹] [期次]

列出一期通报按规则得出的要点和全部发现，每条之下是编号。要点还列出
选取的依据：规则得分，加上指标重要程度的分。亮点、短板轮流选取，得分
高的先选，选出后先排亮点、后排短板。在 edition.md 的 findings 中写
编号，可以置顶（pin）、隐去（hide）或者改写（text）。
期次写编号或者名称；不写时取最近一期。

  -C  站点文件夹，默认为当前文件夹

例：bulletin findings 2022-h1
`

func bindFindings(*flag.FlagSet) action { return findings }

// findings prints the main points and the judgement of one edition.
func findings(r *request) int {
	name := ""
	if len(r.names) > 0 {
		name = r.names[0]
	}
	j, diags, err := build.Findings(r.files, name)
	var unknown *build.UnknownEditionError
	switch {
	case errors.As(err, &unknown):
		return r.unknownEdition(unknown)
	case err != nil:
		return r.failed(err, noFile)
	case j == nil:
		return r.refused(diags)
	}
	r.line("%s（%s）", j.Edition.Label, j.Edition.ID)
	for _, s := range j.Sections {
		r.line("\n%s", s.Title)
		for n, statement := range s.Statements {
			r.line("%3d. %s\n     %s", n+1, statement.Text, strings.Join(statement.Findings, "、"))
			if statement.Why != "" {
				r.line("     选取：%s", statement.Why)
			}
		}
	}
	return exitClean
}

// unknownEdition tells that there is no such edition, and which there are.
func (t *terminal) unknownEdition(err *build.UnknownEditionError) int {
	if err.Known == "" {
		t.failure(noEdition)
	} else {
		t.failure("没有编号或名称为“%s”的期次；可写 %s", err.Name, err.Known)
	}
	return exitFailure
}
