package main

import (
	"errors"
	"flag"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/diff"
	"bulletin/internal/git"
	"bulletin/internal/model"
	"bulletin/internal/output"
	sites "bulletin/internal/site"
	"bulletin/internal/source"
)

var diffCommand = command{
	name:    "diff",
	summary: "比较两期，或者站点的两个版本：改了哪些数和文字，影响什么",
	help:    diffHelp,
	names:   2,
	takes:   takes{"": editions, "format": oneOf("text\t终端文字", "markdown\tMarkdown", "html\t可以打印的网页", "json\t供程序读"), "o": files("md", "html", "json", "txt")},
	bind:    bindDiff,

	anywhere: true, // git runs --textconv at the top of the repository, which need not be a site
}

const diffHelp = `
用法：bulletin diff [-C 站点文件夹] [--format text|markdown|html|json] [-o 文件]
                    [--exit-code] [--no-pages] [旧 [新]]

说明改了什么、带来什么：哪个单位哪项指标哪个期间的数、目标、状态、备注，哪篇文稿的
哪一节，以及完成率、位次、状态、发现随之怎样变，影响多少页。YAML 里各行的先后、
注释、缩进和引号不算改动。

  不写名称      当前的文件与最近一次提交比较
  一个版本      当前的文件与这个版本比较，如 HEAD~3、v1.0
  两个版本      如 v1.0 HEAD
  两个期次      如 2022-q1 2022-h1，写编号或者名称；不用 git
  一个期次      与它的上一期比较

版本是 git 的提交、标签或分支，要装有 git。名称既是期次又是分支的，按期次比较；
要按分支比较，写 refs/heads/名称。

  -C            站点文件夹，默认为当前文件夹
  --format      text 终端文字（默认）、markdown、html 可打印的网页、json
  -o            写到文件，不印在屏幕上；已有的文件直接覆盖
  --exit-code   有不同时退出码为1，没有时为0；不写时都为0
  --no-pages    不生成网页，不算影响的页数
  --textconv    把一个 YAML 文件按内容逐行印出，供 git 比较；见 bulletin new git

退出码：0 比较完了；1 用了 --exit-code 而且有不同；2 不能比较。

例：bulletin diff 2022-q1 2022-h1
    bulletin diff v1.0 HEAD --format html -o 改动对照.html
`

// diffOptions are the flags of the command.
type diffOptions struct {
	form     string
	target   string
	exitCode bool
	noPages  bool
	textconv bool
}

func bindDiff(flags *flag.FlagSet) action {
	var o diffOptions
	flags.StringVar(&o.form, "format", "text", "")
	flags.StringVar(&o.target, "o", "", "")
	flags.BoolVar(&o.exitCode, "exit-code", false, "")
	flags.BoolVar(&o.noPages, "no-pages", false, "")
	flags.BoolVar(&o.textconv, "textconv", false, "")
	return func(r *request) int {
		if o.textconv {
			if len(r.names) != 1 {
				return r.misused("--textconv 后面写一个文件")
			}
			return textconv(r)
		}
		var form *diff.Form
		for k := range diff.Forms {
			if diff.Forms[k].Name == o.form {
				form = &diff.Forms[k]
			}
		}
		if form == nil {
			return r.misused("--format 的值“%s”不对；可写 text、markdown、html、json", o.form)
		}
		if o.target != "" && !r.apart(r.root, o.target) {
			return exitFailure
		}
		if !r.isSite() {
			return exitFailure
		}
		var err error
		if r.files, err = source.Open(r.root); err != nil {
			return r.failed(err, "")
		}
		defer r.files.Close()
		report, code := compared(r, o)
		if report == nil {
			return code
		}
		content, err := form.Write(report)
		if err != nil {
			return r.failed(err, "")
		}
		switch {
		case o.target != "":
			if _, err := output.WriteFiles([]output.File{{Path: o.target, Content: content}}, true); err != nil {
				return r.failed(err, noFile)
			}
			r.line("%s", report.Summary())
			r.line("改动对照：%s", o.target)
		default:
			r.prompt("%s", content)
		}
		if o.exitCode && !report.Same() {
			return exitMistakes
		}
		return exitClean
	}
}

// compared is the comparison that was asked for; nil with the exit code where there is none.
func compared(r *request, o diffOptions) (*diff.Report, int) {
	if len(r.names) > 0 {
		var diags diag.List
		s, err := sites.Load(r.files, &diags)
		if err != nil {
			return nil, r.failed(err, "")
		}
		first := edition(s, r.names[0])
		second := edition(s, r.names[len(r.names)-1])
		switch {
		case first != nil && second != nil && diags.HasErrors():
			return nil, r.unreadable(diags.Sorted(), "")
		case first != nil && second != nil:
			return between(r, s, first, second)
		case first != nil:
			return nil, r.misused("“%s”是期次，“%s”不是；两个都写期次，或者都写版本", r.names[0], r.names[1])
		case second != nil:
			return nil, r.misused("“%s”是期次，“%s”不是；两个都写期次，或者都写版本", r.names[1], r.names[0])
		}
	}
	return revisions(r, o)
}

// edition is the edition with an id or a label, or nil.
func edition(s *model.Site, name string) *model.Edition {
	for _, e := range s.Editions {
		if name == e.ID || name == e.Label {
			return e
		}
	}
	return nil
}

// between compares two editions; one alone with the one before it.
func between(r *request, s *model.Site, old, now *model.Edition) (*diff.Report, int) {
	if len(r.names) == 1 {
		at := slices.Index(s.Editions, now)
		if at == 0 {
			return nil, r.misused("“%s”是第一期，没有上一期可以比较；再写一个期次", now.ID)
		}
		old = s.Editions[at-1]
	}
	r.saidTwice(r.names)
	report := diff.Editions(s, old, now)
	report.Old, report.New = old.Label+"（"+old.ID+"）", now.Label+"（"+now.ID+"）"
	return report, exitClean
}

// revisions compares two commits, or one with the working tree.
func revisions(r *request, o diffOptions) (*diff.Report, int) {
	repository, err := git.Open(r.root)
	if err != nil {
		return nil, r.noRevision(err, "HEAD")
	}
	names := r.names
	if len(names) == 0 {
		names = []string{"HEAD"}
	}
	was, code := revision(r, repository, names[0])
	if was == nil {
		return nil, code
	}
	now := &state{name: "当前的文件", files: r.files}
	if len(names) == 2 {
		if now, code = revision(r, repository, names[1]); now == nil {
			return nil, code
		}
	}
	return states(r, was, now, o)
}

// saidTwice tells of names that git knows too.
func (r *request) saidTwice(names []string) {
	repository, err := git.Open(r.root)
	if err != nil {
		return
	}
	for _, name := range names {
		if _, err := repository.Commit(name); err == nil {
			r.note("“%s”既是期次，也是 git 的分支或标签；这里按期次比较，要按版本比较，写 refs/heads/%s 或 refs/tags/%s", name, name, name)
		}
	}
}

// state is one of the two states that are compared.
type state struct {
	name  string // as it is called in the report
	mark  string // before positions in it: "v1.0:", empty for the working tree
	files fs.FS
	model *model.Site
	site  *sites.Site // nil where pages cannot be made of it
}

// siteFolders are the folders of a site.
var siteFolders = []string{"data", "content", "layouts"}

// revision is a commit of the repository; nil with the exit code where there is none.
func revision(r *request, repository *git.Repository, name string) (*state, int) {
	commit, err := repository.Commit(name)
	if err != nil {
		return nil, r.noRevision(err, name)
	}
	files, err := repository.Files(commit, siteFolders...)
	if err != nil {
		return nil, r.noRevision(err, name)
	}
	return &state{name: name + "（" + commit[:min(len(commit), 8)] + "）", mark: name + ":", files: files}, exitClean
}

// open reads a state. It reports whether there is one; errors of the author are told with the revision in their places.
func (s *state) open(r *request) (bool, int) {
	var diags diag.List
	opened, err := sites.Open(s.files, &diags)
	if err != nil {
		return false, r.failed(err, "")
	}
	if s.site = opened; opened != nil {
		s.model = opened.Model
		return true, exitClean
	}
	var read diag.List // what only checks refuse can be compared all the same
	s.model, err = sites.Load(s.files, &read)
	if err != nil {
		return false, r.failed(err, "")
	}
	if read.HasErrors() {
		return false, r.unreadable(read.Sorted(), s.mark)
	}
	return true, exitClean
}

// states compares two states of the site.
func states(r *request, was, now *state, o diffOptions) (*diff.Report, int) {
	for _, s := range []*state{was, now} {
		if ok, code := s.open(r); !ok {
			return nil, code
		}
	}
	report := diff.Sites(was.model, now.model)
	report.Old, report.New = was.name, now.name
	if err := report.Files(was.files, now.files); err != nil {
		return nil, r.failed(err, "")
	}
	switch {
	case o.noPages:
	case was.site == nil || now.site == nil:
		name := was.name
		if was.site != nil {
			name = now.name
		}
		report.WhyNot = name + "检查有错误，不能生成网页（用 bulletin check 查看）"
	case len(report.Items) == 0:
		report.PagesKnown = true
	default:
		if err := touch(report, was, now); err != nil {
			return nil, r.failed(err, "")
		}
	}
	return report, exitClean
}

// touch makes the pages of both states, and those that each change makes different by itself.
func touch(report *diff.Report, was, now *state) error {
	old, err := build.Pages(was.site, nil)
	if err != nil {
		return err
	}
	new, err := build.Pages(now.site, nil)
	if err != nil {
		return err
	}
	var third *sites.Site
	if n := len(report.Items); n > 1 && n <= diff.MostAlone {
		if third, err = sites.Open(now.files, &diag.List{}); err != nil {
			return err
		}
	}
	var undone *model.Site
	var again func([]string) (diff.Pages, error)
	if third != nil {
		undone = third.Model
		again = func(paths []string) (diff.Pages, error) {
			made, err := build.Pages(third, paths)
			return made, err
		}
	}
	return report.Touch(old, new, undone, again)
}

// unreadable tells the errors of a state that cannot be compared. They stand in the way of an answer, which is no difference:
// the exit code is that of a failure.
func (r *request) unreadable(list []diag.Diagnostic, mark string) int {
	for k := range list {
		list[k].File = mark + list[k].File
	}
	r.diagnostics(list, false)
	if mark == "" {
		r.failure("当前的文件有以上错误，不能比较；改正后再试")
	} else {
		r.failure("版本 %s 的文件有以上错误，不能比较；换一个版本", strings.TrimSuffix(mark, ":"))
	}
	return exitFailure
}

// noRevision says why there is no state to compare with.
func (r *request) noRevision(err error, name string) int {
	var unknown *git.UnknownError
	var large *git.LargeError
	var failed *git.RunError
	folder := r.root
	if abs, err := filepath.Abs(r.root); err == nil {
		folder = abs
	}
	switch {
	case errors.Is(err, git.ErrNoProgram):
		r.failure("比较版本要用 git，这台机器上没有装；装好 git 再试，或者比较两个期次，如 bulletin diff 2022-q1 2022-h1")
	case errors.Is(err, git.ErrNoRepository):
		r.failure("“%s”不在 git 仓库里，没有版本可以比较；用 git init 建立仓库并提交，或者比较两个期次，如 bulletin diff 2022-q1 2022-h1", folder)
	case errors.As(err, &unknown) && unknown.Empty:
		r.failure("git 仓库里还没有提交，没有版本可以比较；先用 git add 和 git commit 提交一次")
	case errors.As(err, &unknown) && unknown.Shallow:
		r.failure("“%s”既不是期次，也不是 git 的版本；这个仓库只取了最近的历史，更早的版本先用 git fetch --unshallow 取来", name)
	case errors.As(err, &unknown):
		r.failure("“%s”既不是期次，也不是 git 的版本；期次用 content 里的文件夹名，版本用 git log、git tag 查看", name)
	case errors.As(err, &large):
		r.failure("版本 %s 的 data、content、layouts 超过了 %d MB 的上限，不能读", name, large.Most>>20)
	case errors.As(err, &failed) && strings.Contains(failed.Message, "dubious ownership"):
		r.failure("git 不信任“%s”，因为它属于别的用户；确认是自己的站点后，运行 git config --global --add safe.directory 该文件夹", folder)
	case errors.As(err, &failed):
		r.failure("git 没有读出版本 %s：%s", name, visible(failed.Message))
	default:
		return r.failed(err, "")
	}
	return exitFailure
}
