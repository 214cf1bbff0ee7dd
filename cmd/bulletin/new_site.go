package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/form"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/scaffold"
	"bulletin/internal/source"
	"bulletin/internal/xlsx"
)

// templateName is the workbook to be filled in, where no other name is told.
const templateName = "新建站点.xlsx"

// site makes a site, or the workbook that asks what it is to be.
func (f *newFlags) site(r *request, name string) int {
	switch {
	case f.template:
		return writeTemplate(r, name)
	case name == "":
		return r.misused("写明新站点的文件夹，如 bulletin new site 湘西州通报")
	case f.from != "" && f.answers != "":
		return r.misused("--from 和 --answers 不能同时用")
	case f.from+f.answers != "" && f.said != scaffold.Said{}:
		return r.misused("用了 --from 或 --answers，就不再写 --title 等各项")
	}
	folder := filepath.Join(r.root, name)
	if filepath.IsAbs(name) {
		folder = name
	}
	if !r.apart("", folder) {
		return exitFailure
	}
	if !r.mend(folder) {
		return exitFailure
	}
	for _, part := range []string{"data", "content"} {
		if _, err := os.Lstat(filepath.Join(folder, part)); err == nil {
			r.failure("“%s”里已有 %s 文件夹，不能在这里新建站点；换一个文件夹。已有的站点直接改文件："+
				"data/site.yaml 是标题等设置，data/regions.yaml 是单位，data/indicators.yaml 是指标，data/targets 是目标，data/reports 是报表，content 是文稿"+noFile, folder, part)
			return exitMistakes
		}
	}
	diags := &diag.List{}
	answers, code := f.told(r, diags)
	if answers == nil {
		return code
	}
	plan := scaffold.NewPlan(answers, diags)
	if diags.HasErrors() {
		r.diagnostics(scaffold.Cells(diags.Sorted()), true)
		errors, _ := diags.Count()
		r.failure("共 %d 处要改；改正后再试"+noFile, errors)
		return exitMistakes
	}
	if f.tooEarly(r, plan.First.Period) {
		return exitFailure
	}
	if !f.day.IsZero() {
		plan.Issued = f.day
	}
	today := f.today()
	code = r.create(folder, plan.Files(today))
	if code == exitClean {
		r.given(plan.Site, folder, f.from != "")
		r.made(plan, folder)
		if setup, _ := r.setup(folder); setup != nil && setup.Repository != nil {
			r.setUp(setup) // the site is there whatever comes of it, and new git does it again
		}
		if plan.Issued.IsZero() {
			r.sayDate(plan.Day(today), filepath.Join(folder, "content", plan.First.ID, "edition.md"))
		}
	}
	return code
}

// given says which ids names were given, and how to give others: later they are the names of pages, and fixed.
func (r *request) given(s *model.Site, folder string, fromWorkbook bool) {
	r.line("编号对照（编号是网页的文件名，用起来以后不要再改）：")
	regions := s.Regions
	if s.Province != nil {
		regions = append(slices.Clip(regions), s.Province)
	}
	for _, g := range regions {
		r.line("  单位　%s　%s", g.Name, g.ID)
	}
	for _, i := range s.Indicators {
		r.line("  指标　%s　%s", i.Name, i.ID)
	}
	where := "用工作簿或答案文件的“编号”写上"
	if fromWorkbook {
		where = "在工作簿“单位”“指标”表的“编号”栏写上"
	}
	r.line("有不合适的，现在就改：%s，删去新建的 %s，再新建一次。", where, folder)
}

// made says what a new site is and what to do with it.
func (r *request) made(p *scaffold.Plan, folder string) int {
	s := p.Site
	r.line("站点“%s”：%d 个单位，%d 项指标，首期 %s（%s）。", s.Title, len(s.Regions), len(s.Indicators), p.First.ID, p.First.Label)
	r.line("接下来：")
	step := 1
	if p.Missing > 0 {
		r.line("  %d. 补全写着“待补”的 %d 处，在 %s 和 targets 文件夹；不补也能生成网页。", step, p.Missing, filepath.Join(folder, "data", "indicators.yaml"))
		step++
	}
	if names := p.Untargeted(); len(names) > 0 {
		r.line("  %d. %d 项指标没有写目标，在 %s 里填的是“未设目标”，不计完成率、不排位次（%s）：有目标的补上；本来不设目标的，在 indicators.yaml 里写 targeted: false，按数值排位次。",
			step, len(names), filepath.Join(folder, "data", "targets"), someNames(names))
		step++
	}
	r.line("  %d. 在该文件夹里双击 预览.cmd，或运行 bulletin build -C %s，看看空白的网页。", step, folder)
	r.line("  %d. 每期怎么做，写在 %s。", step+1, filepath.Join(folder, "使用说明.txt"))
	return exitClean
}

// someNames are the first of a list.
func someNames(names []string) string {
	const most = 3
	if len(names) > most {
		return strings.Join(names[:most], "、") + "等"
	}
	return strings.Join(names, "、")
}

func writeTemplate(r *request, name string) int {
	if name == "" {
		name = filepath.Join(r.root, templateName)
	}
	if !r.apart("", name) {
		return exitFailure
	}
	content, err := xlsx.Write(scaffold.Template())
	if err != nil {
		return r.failed(err, noFile)
	}
	if code := r.create("", []scaffold.File{{Path: name, Content: content}}); code != exitClean {
		return code
	}
	r.line("接下来：用 Excel 或 WPS 填好，再运行 bulletin new site 文件夹 --from %s", name)
	return exitClean
}

// told are the answers of a workbook, a file, flags or a person; nil with the exit code where there are none.
func (f *newFlags) told(r *request, diags *diag.List) (*load.Answers, int) {
	switch {
	case f.from != "":
		return f.fromWorkbook(r, diags)
	case f.answers != "":
		raw, err := source.File(f.answers, mostBytes)
		if err != nil {
			return nil, r.failed(err, noFile)
		}
		a := load.ReadAnswers(filepath.Base(f.answers), raw, diags)
		if diags.HasErrors() {
			return nil, r.refused(diags.Sorted())
		}
		return a, exitClean
	case f.said != scaffold.Said{}:
		return f.said.Answers(flagNames), exitClean
	}
	return f.ask(r)
}

// flagNames are the flags that say what a question would ask.
var flagNames = map[string]string{
	"标题": "--title", "发布单位": "--issuer", "首期": "--first", "整体": "--whole", "成员": "--members", "上级": "--upper",
	"整体称呼": "--all-of", "成员称呼": "--member-word", "指标": "--indicators",
}

func (f *newFlags) fromWorkbook(r *request, diags *diag.List) (*load.Answers, int) {
	raw, err := source.File(f.from, mostBytes)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	name := filepath.Base(f.from)
	book, err := xlsx.Read(raw)
	var problem *xlsx.ProblemError
	switch {
	case errors.As(err, &problem):
		f := form.Unreadable(name, problem)
		r.failure("%s %s；%s"+noFile, f.At, f.Text, f.Fix)
		return nil, exitMistakes
	case err != nil:
		return nil, r.failed(err, noFile)
	}
	return scaffold.Workbook(book, name, diags), exitClean
}

// question is one thing that is asked.
type question struct {
	text string
	due  bool
	dst  *string
}

// ask asks for what a site needs. Without an answer to what is due there is no site.
func (f *newFlags) ask(r *request) (*load.Answers, int) {
	if r.in == nil {
		return nil, r.misused("写明 --title 等各项，或用 --from、--answers")
	}
	s := &f.said
	in := bufio.NewReader(r.in)
	r.line("新建站点。逐项回答，按回车；方括号里的可以不答。单位、指标较多时，请改用 bulletin new site --template。")
	for _, q := range []question{
		{"通报的标题（如 全州科技创新工作分析通报）", true, &s.Title},
		{"发布单位（如 湘西州科学技术局）", true, &s.Issuer},
		{"整体的名称（如 湘西州、实验学区）", true, &s.Whole},
		{"[行文中怎样称呼整体，如 全州]", false, &s.AllOf},
		{"成员单位，用顿号隔开（如 吉首市、泸溪县）", true, &s.Members},
		{"[成员的统称，如 县市、学校]", false, &s.MemberWord},
		{"[用来比较的上一级，如 湖南省]", false, &s.Upper},
		{"首期（如 2022-07、2022-q3、2022-h1、2022）", true, &s.First},
		{"[首期的印发日期，如 2022-10-20；不答的，期末刚过取今天，补编往期取期末]", false, &s.Date},
		{"[指标，写成“名称（计量单位）”，用顿号隔开；不答的以后再补]", false, &s.Indicators},
	} {
		if !r.answer(in, q) {
			return nil, r.misused("没有回答“%s”", q.text)
		}
	}
	return s.Answers(questionNames), exitClean
}

// questionNames name the questions in messages.
var questionNames = map[string]string{
	"标题": "标题", "发布单位": "发布单位", "首期": "首期", "整体": "整体的名称", "成员": "成员单位", "上级": "上一级",
	"整体称呼": "整体的称呼", "成员称呼": "成员的统称", "印发日期": "首期的印发日期", "指标": "指标",
}

// answer asks until there is an answer, where one is due. It reports whether the questions go on.
func (r *request) answer(in *bufio.Reader, q question) bool {
	for {
		r.prompt("%s：", q.text)
		text, err := in.ReadString('\n')
		*q.dst = strings.TrimSpace(text)
		if *q.dst != "" || !q.due && err == nil {
			return true
		}
		if err != nil {
			return !q.due && errors.Is(err, io.EOF)
		}
	}
}
