package main

import (
	"errors"
	"os"
	"path/filepath"

	"bulletin/internal/disk"
	"bulletin/internal/git"
	"bulletin/internal/load"
	"bulletin/internal/source"
)

// setUpGit sets an existing site's clone up, or takes away what that wrote.
func (f *newFlags) setUpGit(r *request, name string) int {
	if name != "" {
		return r.misused("多余的参数“%s”", name)
	}
	if !r.isSite() {
		return exitFailure
	}
	setup, code := r.setup(r.root)
	if setup == nil {
		return code
	}
	if setup.Repository == nil {
		return r.noRevision(git.ErrNoRepository, "HEAD")
	}
	if f.undo {
		results, err := setup.Undo()
		r.steps(results, undone)
		if err != nil {
			return r.failed(err, "；列出的已经撤销，其余没有动，再运行一次即可")
		}
		return exitClean
	}
	return r.setUp(setup)
}

// setup is how the clone that a site lies in is set up.
func (r *request) setup(folder string) (*git.Setup, int) {
	program, err := os.Executable()
	if err != nil {
		return nil, r.failed(err, "")
	}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, r.failed(err, "")
	}
	s := &git.Setup{Folder: abs, Program: program}
	s.Repository, err = git.Open(abs)
	switch {
	case errors.Is(err, git.ErrNoRepository), errors.Is(err, git.ErrNoProgram):
		s.Repository = nil
	case err != nil:
		return nil, r.noRevision(err, "HEAD")
	}
	return s, exitClean
}

func (r *request) setUp(s *git.Setup) int {
	results, err := s.Do()
	r.steps(results, done)
	if err != nil {
		return r.failed(err, "；列出的已经设好，其余没有设，运行 bulletin new git 即可")
	}
	return exitClean
}

// What came of a step, by outcome.
var (
	done = map[git.Outcome]string{
		git.Done: "已设好", git.Already: "已经有了", git.Foreign: "已有别的内容，没有改动", git.Completed: "已补全",
	}
	undone = map[git.Outcome]string{
		git.Done: "已撤销", git.Absent: "本来没有", git.Foreign: "有人改过，没有撤销",
	}
)

// stepNames say what each step is for.
var stepNames = map[git.Step]string{
	git.AttributesFile: "换行符和比较方式", git.Hook: "提交前检查", git.Driver: "YAML 按内容比较",
}

func (r *request) steps(results []git.Result, words map[git.Outcome]string) {
	for _, x := range results {
		r.line("git　%s：%s（%s）", stepNames[x.Step], words[x.Outcome], x.Place)
		if x.Outcome == git.Foreign && x.Step == git.AttributesFile && words[git.Done] == done[git.Done] {
			r.line("　　　要用的话，把这几行加进去：")
			was, _ := disk.ReadFile(x.Place) // what cannot be read lacks all
			for _, line := range git.Lacking(was) {
				r.line("　　　%s", line)
			}
		}
	}
}

// textconv prints a YAML file so that git compares what it says; a file that is none as it is.
func textconv(r *request) int {
	raw, err := source.File(r.names[0], load.MaxData)
	if err != nil {
		return r.failed(err, "")
	}
	lines, ok := load.Lines(raw)
	if !ok {
		r.prompt("%s", raw)
		return exitClean
	}
	for _, line := range lines {
		r.line("%s", line)
	}
	return exitClean
}
