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

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/scaffold"
	"bulletin/internal/schema"
	"bulletin/internal/source"
)

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
	if e := sameSpan(s, issue); e != nil {
		r.failure("已经有%s的一期“%s”（content/%s）：数是1月起的累计数，两期一样；就写那一期，确要另出一期的，用 --label 写明有什么不同%s", load.Span(issue.Period), e.Label, e.ID, noFile)
		return exitFailure
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

// sameSpan is an edition of the same period that is called by another word for it: 上半年, where 二季度 is asked for.
func sameSpan(s *model.Site, issue scaffold.Issue) *model.Edition {
	isTime := func(label string) bool { _, is := scaffold.NewIssue(label); return is }
	for _, e := range s.Editions {
		if e.Period == issue.Period && e.ID != issue.ID && e.Label != issue.Label && isTime(e.Label) && isTime(issue.Label) {
			return e
		}
	}
	return nil
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
		r.line("接下来：把“未设目标”改成下达的数，核对 set_by，写上 signed_on；年中调整写在 changes 里。")
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
		if d.Severity == diag.Error && (slices.Contains(foundation, d.File) || d.Code == "unreadable-file") {
			grave = append(grave, d)
		}
	}
	if len(grave) > 0 {
		return nil, r.refused(grave)
	}
	return s, exitClean
}

// foundation are the files without which nothing can be added. Mistakes in others may be just what a new file mends: an
// edition without its report, a year without its targets. What cannot be read is another matter: the new file would lack what stands there.
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
