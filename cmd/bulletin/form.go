package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/pool"
	"bulletin/internal/source"
)

var formCommand = command{
	name:    "form",
	summary: "生成一个月的填报表，发给各单位填写",
	help:    formHelp,
	names:   1,
	takes:   takes{"": months, "o": folders},
	bind:    bindForm,
}

const formHelp = `
用法：bulletin form [选项] 年-月

生成一个月的填报表：每个县市、园区、直属单位一个工作簿，整体和上一级的
对比数据一个。表上有指标、计量单位、年度目标、上年同期和上月的数，留出
要填的格；表下印着填表说明和审核关系，与 bulletin import 审核的一致。
这个月的报表已经有了的，已有的数先填在表里，未报送的除外。
文件已经存在而内容不同时不覆盖。

  -C 文件夹   站点文件夹，默认为当前文件夹
  -o 文件夹   放在哪里，默认为站点文件夹下的 表样/年-月
  --one       只做一个工作簿，每个单位一张工作表
  --replace   覆盖已有的文件

例：bulletin form 2022-07
    bulletin form --one -o D:\填报 2022-07
`

// formFlags are the flags of form.
type formFlags struct {
	target       string
	one, replace bool
}

func bindForm(flags *flag.FlagSet) action {
	f := &formFlags{}
	flags.StringVar(&f.target, "o", "", "")
	flags.BoolVar(&f.one, "one", false, "")
	flags.BoolVar(&f.replace, "replace", false, "")
	return f.run
}

func (f *formFlags) run(r *request) int {
	if len(r.names) == 0 {
		return r.misused("没有写是哪个月的，如 2022-07")
	}
	p, ok := form.ParsePeriod(r.names[0])
	if !ok {
		return r.misused("“%s”不是年-月，写成 2022-07 的样子", r.names[0])
	}
	if f.target == "" {
		f.target = filepath.Join(r.root, "表样", p.String())
	}
	if !r.apart(r.root, f.target) {
		return exitFailure
	}
	s, code := r.opened()
	if s == nil {
		return code
	}
	var made []form.File
	err := pool.Guard(func() string { return "生成" + p.String() + "的表样" }, func() (err error) {
		made, err = form.Make(s.Model, p, f.one)
		return err
	})
	switch {
	case err != nil:
		return r.failed(err, noFile)
	case len(made) == 0:
		r.failure("没有要填报的指标" + noFile)
		return exitFailure
	}
	code = f.write(r, made)
	if code == exitClean && s.Model.Targets[p.Year] == nil && !reported(s.Model, p.Year) && !reported(s.Model, p.Year-1) {
		r.line("提示：站点里没有 %d 年的目标，也没有这一年和上一年的报表，核对年月是否写对。", p.Year)
	}
	return code
}

// reported reports whether a site has a report of a year.
func reported(s *model.Site, year int) bool {
	for p := range s.Reports {
		if p.Year == year {
			return true
		}
	}
	return false
}

func (f *formFlags) write(r *request, made []form.File) int {
	files := make([]output.File, len(made))
	for k, m := range made {
		files[k] = output.File{Path: filepath.Join(f.target, m.Name), Content: m.Content}
	}
	written, err := output.WriteBelow(f.target, files, f.replace)
	var standing *output.ExistsError
	switch {
	case errors.As(err, &standing):
		f.standing(r, made, standing.Paths)
		return exitFailure
	case err != nil:
		return r.failed(err, noFile)
	}
	for k := range files {
		r.line("%s", files[k].Path)
	}
	r.line("共 %d 份填报表：新写 %d 份，覆盖 %d 份，未变 %d 份。", len(files), written.New, written.Replaced, written.Unchanged)
	r.line("发给各单位填写；填好收回后，用 bulletin import 收进报表。")
	return exitClean
}

// mostNamed is how many files a message names.
const mostNamed = 3

// standing tells which files stand in the way, in what they differ, and what can be done.
func (f *formFlags) standing(r *request, made []form.File, paths []string) {
	var names []string
	filled, given := 0, 0
	for _, m := range made {
		path := filepath.Join(f.target, m.Name)
		if !slices.Contains(paths, path) {
			continue
		}
		names = append(names, m.Name)
		switch have, err := source.File(path, mostBytes); {
		case err != nil:
		case form.SameInputs(have, m.Content):
			given++
		default:
			filled++
		}
	}
	more := ""
	if len(names) > mostNamed {
		names, more = names[:mostNamed], "等"
	}
	var differ []string
	if filled > 0 {
		differ = append(differ, fmt.Sprintf("%d 份要填的格里内容不同（填过数，或者报表里后来有了数）", filled))
	}
	if given > 0 {
		differ = append(differ, fmt.Sprintf("%d 份要填的格相同，只是表上印的目标、上年同期、上月的数或说明不同", given))
	}
	r.failure("“%s”里已有 %d 份内容不同的填报表（%s%s）：%s；要换成新的加 --replace，填过的数会丢失；要都留着，用 -o 换一个文件夹"+noFile,
		f.target, len(paths), strings.Join(names, "、"), more, strings.Join(differ, "，"))
}
