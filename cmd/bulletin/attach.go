package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"bulletin/internal/attach"
	"bulletin/internal/build"
	"bulletin/internal/model"
	"bulletin/internal/output"
)

var attachCommand = command{
	name:    "attach",
	summary: "把会议材料、整期、一个县市或任意几页做成单个文件",
	help:    attachHelp,
	names:   anyNames,
	long:    true,
	takes:   takes{"": attachable, "o": folders, "reference": files("docx", "dotx"), "wait": anything},
	bind:    bindAttach,
}

// attachHelp has a line for the flag of each form.
var attachHelp = `
用法：bulletin attach [选项] [期次] [名称 …]

把网页做成可以单独打开的一个文件：样式、数据、图表都在里面，不需要网络。
不写名称时是会议材料：通报、作战图、督办台账和每个县市的一县一单。写地区
名称是这个地区的材料（一县一单、本页、交办单和各项指标）；也可以写指标名称、
页面名称（如 作战图、督办台账、一县一单）或者网页的路径（如 sheets/jishou）。
写几个名称，就合成一个文件。
不写期次时取最近一期。文件已经存在而内容不同时不覆盖。

  -C 文件夹      站点文件夹，默认为当前文件夹
  -o 文件夹      放在哪里，默认为站点文件夹下的 attachments
  --whole        不写名称时做成整期：正文、工作图表、各县市和各项指标
  --each         每个名称各成一个文件；不写名称时每个地区各成一个文件
  --static       不带图表程序，只有静态图，文件小
` + formsHelp() + `  --zip          打成一个压缩包，附目录和校验码；不写名称时包括整期和每个地区
  --reference 模板.docx
                 Word文档用本单位模板的样式、页眉页脚和页面设置
  --chinese      用中文文件名
  --force        覆盖已有的文件
  --wait 分钟    印PDF时每个文件最多等多久，默认为3
  -q             不显示进度

例：bulletin attach --pdf --docx
    bulletin attach --whole --pdf
    bulletin attach --static 2022-h1 吉首市
    bulletin attach --each --pdf 一县一单 作战图
    bulletin attach --zip --pdf --docx 2022-h1
`

// formsHelp are the lines of the forms that are made when they are asked for.
func formsHelp() string {
	var lines strings.Builder
	for _, form := range build.Forms[1:] {
		fmt.Fprintf(&lines, "  %-14s %s\n", "--"+form.Name, form.Help)
	}
	return lines.String()
}

// noEdition is said of a site that has no edition yet.
const noEdition = "站点还没有一期通报"

// attachFlags are the flags of attach.
type attachFlags struct {
	target, reference                        string
	whole, each, static, zip, chinese, force bool
	wait                                     int
	asked                                    []bool // by build.Forms
}

func bindAttach(flags *flag.FlagSet) action {
	f := &attachFlags{}
	flags.StringVar(&f.target, "o", "", "")
	flags.StringVar(&f.reference, "reference", "", "")
	flags.BoolVar(&f.whole, "whole", false, "")
	flags.BoolVar(&f.each, "each", false, "")
	flags.BoolVar(&f.static, "static", false, "")
	flags.BoolVar(&f.zip, "zip", false, "")
	flags.BoolVar(&f.chinese, "chinese", false, "")
	flags.BoolVar(&f.force, "force", false, "")
	flags.IntVar(&f.wait, "wait", 3, "")
	f.asked = make([]bool, len(build.Forms))
	for k, form := range build.Forms[1:] {
		flags.BoolVar(&f.asked[1+k], form.Name, false, "")
	}
	return f.attach
}

func (f *attachFlags) attach(r *request) int {
	var forms []string
	for k, form := range build.Forms {
		if f.asked[k] {
			forms = append(forms, form.Name)
		}
	}
	if f.wait < 1 {
		return r.misused("--wait 要写1以上的分钟数")
	}
	if f.whole && f.each {
		return r.misused("--whole 和 --each 不能同时用")
	}
	if f.target == "" {
		f.target = filepath.Join(r.root, "attachments")
	}
	reference, code := f.template(r, forms)
	if code != exitClean {
		return code
	}
	if !r.apart(r.root, f.target) {
		return exitFailure
	}
	o := build.AttachOptions{Site: r.files, Names: r.names, Whole: f.whole, Each: f.each, All: f.zip, Static: f.static, Forms: forms, Reference: reference, Sealed: filepath.Join(r.root, "public")}
	files, err := output.OpenFiles(f.target, f.force)
	if err != nil {
		return r.failed(err, noFile)
	}
	w := &attachWriter{attachFlags: f, files: files, root: r.root, site: r.files, tell: r.progress("做成单个文件", "个")}
	o.Begin, o.Take = w.begin, w.take
	result, err := build.Attach(o)
	refusal, done := f.refused(r, result, err)
	if code = refusal; !done {
		code = w.finish(result, r.terminal)
	}
	if err := files.Abort(); err != nil && code == exitClean {
		return r.failed(err, noFile)
	}
	return code
}

// template reads the template of Word documents, if there is one.
func (f *attachFlags) template(r *request, forms []string) (*attach.Reference, int) {
	if f.reference == "" {
		return nil, exitClean
	}
	if !slices.Contains(forms, "docx") {
		return nil, r.misused("--reference 是Word文档的模板，要和 --docx 同时用")
	}
	content, err := os.ReadFile(f.reference)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	reference, err := attach.ReadReference(content)
	if said := attach.ExplainReference(err); said != "" {
		r.failure("模板“%s”%s%s", f.reference, said, noFile)
		return nil, exitFailure
	} else if err != nil {
		return nil, r.failed(err, noFile)
	}
	return reference, exitClean
}

// editionLike is a name as editions have them: 2026-09, 2022-h1.
var editionLike = regexp.MustCompile(`^(?:19|20)[0-9]{2}(?:-[a-z0-9-]+)?$`)

// refused tells why nothing was made, if so.
func (f *attachFlags) refused(r *request, result *build.AttachResult, err error) (code int, refused bool) {
	var unknown *build.UnknownNameError
	switch {
	case errors.As(err, &unknown):
		if k := slices.IndexFunc(unknown.Names, editionLike.MatchString); k >= 0 && len(unknown.Near) == 0 {
			r.failure("没有期次“%s”；期次有 %s", visible(unknown.Names[k]), unknown.Editions)
			return exitFailure, true
		}
		meant := ""
		if len(unknown.Near) > 0 {
			meant = "是否想写“" + strings.Join(unknown.Near, "”或“") + "”？"
		}
		r.failure("“%s”没有名为“%s”的页面；%s可以写 %s；期次有 %s", unknown.Edition, strings.Join(unknown.Names, "”“"), meant, unknown.Known, unknown.Editions)
		return exitFailure, true
	case errors.Is(err, build.ErrWholeNamed):
		return r.misused("--whole 是整期，后面只写期次，不写名称"), true
	case err != nil:
		return r.failed(err, noFile), true
	}
	if r.mistakes(result.Mistakes) {
		return exitMistakes, true
	}
	if result.Edition == nil {
		r.failure(noEdition)
		return exitFailure, true
	}
	return exitClean, false
}

// dateOf is the day of an edition: what files in a package and a PDF give as their time, so that the same bulletin gives
// the same bytes.
func dateOf(e *model.Edition) time.Time {
	return time.Date(e.Date.Year, time.Month(e.Date.Month), e.Date.Day, 0, 0, 0, 0, time.UTC)
}

// fileName makes a title the name of a file.
func fileName(title string) string { return output.FileName(title, 80, "") }
