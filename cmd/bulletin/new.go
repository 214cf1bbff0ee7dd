package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/scaffold"
	"bulletin/internal/schema"
	"bulletin/internal/source"
)

var newCommand = command{
	name:     "new",
	summary:  "新建站点、期次、报表、目标、布局、编辑器的提示，设置 git",
	help:     newHelp,
	names:    2,
	anywhere: true,
	takes: takes{
		"": newNames, "from": files("xlsx", "xls", "ods"), "answers": files("yaml", "yml"), "date": anything, "label": anything, "period": anything, "title": anything, "issuer": anything,
		"first": anything, "whole": anything, "all-of": anything, "members": anything, "member-word": anything, "upper": anything, "indicators": anything,
	},
	bind: bindNew,
}

const newHelp = `
用法：bulletin new site 文件夹 [--from 工作簿 | --answers 文件 | 各项]
      bulletin new site --template [工作簿]
      bulletin new edition 期次 [-C 站点] [--date 日期]
      bulletin new report 年-月 [-C 站点]
      bulletin new targets 年份 [-C 站点]
      bulletin new layout 布局 [-C 站点]
      bulletin new git [-C 站点] [--undo]
      bulletin new schema [-C 站点]

新建文件；已有的文件从不改动（new schema 写的除外）。写了哪些文件、接下来做什么，都列出来。

  -C             站点文件夹，默认为当前文件夹

new site 新建一个站点，马上可以生成网页。内容从三处之一来：
  --template     先写出一个空白的工作簿（默认 新建站点.xlsx），用 Excel 或
                 WPS 填好单位、指标、目标，再用 --from 读
  --from         读填好的工作簿；有错时一次说清是哪张表、哪一格，什么都不写
  --answers      读 YAML 写的答案，项目名称与工作簿的相同
都不写时逐项询问；也可以用下面的选项回答：
  --title        标题
  --issuer       发布单位
  --first        首期，如 2022-07、2022-q3
  --whole        整体的名称，如 湘西州
  --all-of       整体的称呼，如 全州；不写时按名称推出
  --members      成员的名称，用顿号隔开
  --member-word  成员的统称，如 县市；不写时按名称推出
  --upper        用来比较的上一级，如 湖南省
  --indicators   指标，写成“名称（计量单位）”，用顿号隔开

new edition 新建一期：正文的框架，缺报表、目标、台账的一并新建。期次写
2022-07、2022-q3、2022-h1、2022；用别的编号时写 --label 和 --period。
  --date         印发日期。不写时，期末过去不到 60 天的取今天，更早的取期末，
                 且不早于前面各期、不晚于后面各期（新建站点时也可以写）
  --label        名称，如 2022年前三季度
  --period       期间，如 2022-09

new report 新建一份空报表，每项指标都是“未报送”。
new targets 新建一年的目标，每项都是“未设目标”，上年的数写在旁边备查。
new layout 把内置的布局、样式或脚本复制到站点的 layouts 下，供修改；写
county.html、assets/bulletin.css 这样的名称，不写时列出全部名称。
new git 给站点所在的 git 仓库设好三样：.gitattributes（换行符、按内容比较）、
提交前自动检查、本机的 YAML 比较方式。已有自己的，一概不动。每台机器克隆
后运行一次；在 git 仓库里新建站点时自动做。
  --undo         撤销上面三样；有人改过的不动
new schema 在 .schema 文件夹里写出各种数据文件的格式，VS Code 等编辑器据此
提示和检查；程序更新以后再运行一次。新建的站点里已经有了。

例：bulletin new site --template
    bulletin new site 湘西州通报 --from 新建站点.xlsx
    bulletin new edition 2022-q3
    bulletin new report 2022-07
    bulletin new layout county.html
    bulletin new git
`

// newFlags are the flags of new.
type newFlags struct {
	flags               *flag.FlagSet
	template            bool
	undo                bool
	from, answers       string
	date, label, period string
	day                 model.Date // as date tells it
	said                scaffold.Said
	today               func() model.Date
}

func bindNew(flags *flag.FlagSet) action {
	f := &newFlags{flags: flags, today: today}
	flags.BoolVar(&f.template, "template", false, "")
	flags.BoolVar(&f.undo, "undo", false, "")
	for name, text := range map[string]*string{
		"from": &f.from, "answers": &f.answers, "date": &f.date, "label": &f.label, "period": &f.period,
		"title": &f.said.Title, "issuer": &f.said.Issuer, "first": &f.said.First, "whole": &f.said.Whole, "members": &f.said.Members,
		"upper": &f.said.Upper, "all-of": &f.said.AllOf, "member-word": &f.said.MemberWord, "indicators": &f.said.Indicators,
	} {
		flags.StringVar(text, name, "", "")
	}
	return f.do
}

func today() model.Date {
	y, m, d := time.Now().Date()
	return model.Date{Year: y, Month: int(m), Day: d}
}

func (f *newFlags) do(r *request) int {
	if len(r.names) == 0 {
		return r.misused("写明新建什么：site、edition、report、targets、layout、schema 或 git")
	}
	what, name := r.names[0], ""
	if len(r.names) > 1 {
		name = r.names[1]
	}
	if !f.dated(r) {
		return exitFailure
	}
	if other := f.foreign(what); other != "" {
		return r.misused("new %s 没有“%s”这个选项", what, other)
	}
	switch what {
	case "site":
		return f.site(r, name)
	case "edition":
		return f.edition(r, name)
	case "report":
		return newReport(r, name)
	case "targets":
		return newTargets(r, name)
	case "layout":
		return newLayout(r, name)
	case "git":
		return f.setUpGit(r, name)
	case "schema":
		return newSchema(r, name)
	}
	var all []string
	for _, t := range newThings {
		all = append(all, t.name)
	}
	if near := diag.Nearest(what, all); near != "" {
		return r.misused("不能新建“%s”；可能想写 %s", what, near)
	}
	return r.misused("不能新建“%s”；可写 %s", what, strings.Join(all, "、"))
}

// newThings are what can be made, in the order of the help, each with its flags beside -C.
var newThings = []newKind{
	{"site", "一个站点", "template from answers date title issuer first whole members upper all-of member-word indicators"},
	{"edition", "一期通报", "date label period"},
	{"report", "一个月的空报表", ""},
	{"targets", "一年的目标", ""},
	{"layout", "内置的布局、样式或脚本，复制到站点里修改", ""},
	{"schema", "编辑器用的提示文件", ""},
	{"git", "站点的 git 设置", "undo"},
}

type newKind struct{ name, summary, flags string }

// newThing is what a name means, or nil.
func newThing(name string) *newKind {
	for k := range newThings {
		if newThings[k].name == name {
			return &newThings[k]
		}
	}
	return nil
}

// foreign is a flag that was given and is none of what is made, or empty.
func (f *newFlags) foreign(what string) (other string) {
	thing := newThing(what)
	f.flags.Visit(func(g *flag.Flag) {
		if thing != nil && g.Name != "C" && !slices.Contains(strings.Fields(thing.flags), g.Name) {
			other = dashed(g.Name)
		}
	})
	return other
}

// dated reads the date of the edition, if one is told.
func (f *newFlags) dated(r *request) bool {
	if f.date == "" {
		return true
	}
	day, fix := load.Day(f.date)
	if day.IsZero() {
		r.misused("--date 的“%s”不是日期；%s", f.date, fix)
		return false
	}
	f.day = day
	return true
}

// tooEarly complains about a date that is told and comes before a period's end.
func (f *newFlags) tooEarly(r *request, p model.Period) bool {
	early := !f.day.IsZero() && f.day.Compare(p.LastDay()) < 0
	if early {
		r.misused("--date 的 %s 早于期末 %s", f.day, p.LastDay())
	}
	return early
}

// sayDate says which date nobody told.
func (r *request) sayDate(on model.Date, file string) {
	r.line("没有写印发日期，取了 %s；不对的，改 %s 开头的 date。", on, file)
}

// edition makes an edition of the site.
func (f *newFlags) edition(r *request, name string) int {
	if name == "" {
		return r.misused("写明期次，如 2022-q3")
	}
	issue, ok := scaffold.NewIssue(name)
	if f.period != "" {
		p, known := scaffold.NewIssue(f.period)
		if !known {
			return r.misused("--period 要写成 2022-09 的样子，这里是“%s”", f.period)
		}
		issue.Period, ok = p.Period, true
		if issue.Label == "" {
			issue.Label = p.Label
		}
	}
	if !ok {
		return r.misused("不能从“%s”看出期间；写成 2022-07、2022-q3、2022-h1、2022，或加 --period 2022-09", name)
	}
	if issue.ID == "" {
		if what, fix := load.EditionFault(name); what != "" {
			return r.misused("%s：%s", what, fix)
		}
		issue.ID = name
	}
	if f.label != "" {
		issue.Label = f.label
	}
	if what, _ := load.LineFault(issue.Label); what != "" {
		return r.misused("--label %s", what)
	}
	if f.tooEarly(r, issue.Period) {
		return exitFailure
	}
	s, code := r.open()
	if s == nil {
		return code
	}
	on := f.day
	if on.IsZero() {
		on = scaffold.Dated(s, issue.Period, f.today())
	}
	code = r.create(r.root, r.lacking(scaffold.Edition(s, issue, on)))
	if code == exitClean {
		text := "content/" + issue.ID + "/edition.md"
		if f.day.IsZero() {
			r.sayDate(on, text)
		}
		r.line("接下来：")
		r.line("  1. %s", gathering(s, issue.Period))
		r.line("  2. 写 %s；数怎样引用、表和图怎样放，写在文件开头。", text)
		r.line("  3. bulletin check 检查，bulletin build 生成网页。")
		if n := scaffold.Open(s, issue.Period.Year); n > 0 {
			r.line("往年的督办事项还有 %d 项没有办结，仍在往年的台账文件里更新，本期会列出。", n)
		}
	}
	return code
}

// gathering says what is to be done for the figures of a period.
func gathering(s *model.Site, p model.Period) string {
	switch open, due := scaffold.Unreported(s, p); {
	case open == 0:
		return fmt.Sprintf("%s的报表已经齐全，不用再填。", load.Span(p))
	case open == due:
		return fmt.Sprintf("bulletin form %s 发表，收到后 bulletin import 收到的表。", p)
	default:
		return fmt.Sprintf("%s的报表还有 %d 个数未报送；收到后 bulletin import 收到的表。", load.Span(p), open)
	}
}

func newReport(r *request, name string) int {
	issue, ok := scaffold.NewIssue(name)
	if !ok {
		return r.misused("报表的期间要写成 2022-07 的样子，这里是“%s”", name)
	}
	s, code := r.open()
	if s == nil {
		return code
	}
	code = r.create(r.root, []scaffold.File{scaffold.Report(s, issue.Period)})
	if code == exitClean {
		r.line("接下来：%s", gathering(s, issue.Period))
	}
	return code
}

func newTargets(r *request, name string) int {
	issue, ok := scaffold.NewIssue(name)
	if !ok || issue.ID != name || len(name) != len("2022") {
		return r.misused("目标的年份要写成 2023 的样子，这里是“%s”", name)
	}
	s, code := r.open()
	if s == nil {
		return code
	}
	code = r.create(r.root, []scaffold.File{scaffold.Targets(s, issue.Period.Year)})
	if code == exitClean {
		r.line("接下来：把“未设目标”改成下达的数，核对 set_by 和 signed_on；年中调整写在 changes 里。")
	}
	return code
}

// open reads the site that something is to be added to. Where its foundation has errors they are told, and there is none.
func (r *request) open() (*model.Site, int) {
	if !r.isSite() {
		return nil, exitFailure
	}
	diags := &diag.List{}
	files, err := source.Open(r.root)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	defer files.Close()
	s, err := load.Site(files, model.Charts{}, diags)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	var grave []diag.Diagnostic
	for _, d := range diags.Sorted() {
		if d.Severity == diag.Error && slices.Contains(foundation, d.File) {
			grave = append(grave, d)
		}
	}
	if len(grave) > 0 {
		return nil, r.refused(grave)
	}
	return s, exitClean
}

// foundation are the files without which nothing can be added. Mistakes in others may be just what a new file mends: an
// edition without its report, a year without its targets.
var foundation = []string{"data/regions.yaml", "data/indicators.yaml"}

// lacking is the first of files, which was asked for, and of the others those that are not there.
func (r *request) lacking(files []scaffold.File) []scaffold.File {
	out := files[:1:1]
	for _, f := range files[1:] {
		if _, err := os.Lstat(filepath.Join(r.root, filepath.FromSlash(f.Path))); errors.Is(err, fs.ErrNotExist) {
			out = append(out, f)
		}
	}
	return out
}

// create writes files that are not there, and says which are. Where all are there nothing happens, and the exit code
// says so.
func (r *request) create(folder string, files []scaffold.File) int {
	var fresh []output.File
	var standing []string
	described := false // a file names its schema
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		switch _, err := os.Lstat(name); {
		case errors.Is(err, fs.ErrNotExist):
			content := schema.Named(f.Path, f.Content)
			described = described || len(content) > len(f.Content)
			fresh = append(fresh, output.File{Path: name, Content: content})
		case err != nil:
			return r.failed(err, noFile)
		default:
			standing = append(standing, name)
		}
	}
	for _, name := range standing {
		r.line("已有，没有改动：%s", name)
	}
	if len(fresh) == 0 {
		r.failure("要新建的文件都已经有了，没有写入任何文件")
		return exitMistakes
	}
	var beside []output.File
	if described {
		beside = schemas(folder)
	}
	write := output.WriteFiles // of a workbook, wherever it is to go
	if folder != "" {
		write = func(files []output.File, replace bool) (output.Written, error) {
			return output.WriteBelow(folder, files, replace)
		}
	}
	if _, err := write(append(slices.Clip(fresh), beside...), false); err != nil {
		return r.failed(err, noFile)
	}
	for _, f := range fresh {
		r.line("新建：%s", f.Path)
	}
	if len(beside) > 0 {
		r.line("新建：%s 等 %d 个文件，编辑器据此提示", filepath.Join(folder, schema.Folder), len(beside))
	}
	return exitClean
}
