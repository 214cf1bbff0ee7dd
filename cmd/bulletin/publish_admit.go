package main

import (
	"errors"
	"os/exec"
	"strings"

	"bulletin/internal/model"
	"bulletin/internal/publish"
)

// admit refuses what is not sealed or not committed, where that was asked for.
func (f *publishFlags) admit(r *request, files map[string]publish.Sum) int {
	if f.committed {
		if code := r.committed(); code != exitClean {
			return code
		}
	}
	if !f.sealed {
		return exitClean
	}
	site, code := r.opened()
	if site == nil {
		return code
	}
	open, differ := unsealed(site.Model.Editions, files)
	switch {
	case len(open) > 0:
		r.failure("%s 还没有封存，加了 --sealed 时不发布；用 bulletin seal 封存%s", named(open), noFile)
	case len(differ) > 0:
		r.failure("要发布的 %s 与封存的不一样，或者没有了；先用 bulletin build 重新生成%s", named(differ), noFile)
	default:
		return exitClean
	}
	return exitMistakes
}

// unsealed are the editions that are open, and the files that are not what a seal says.
func unsealed(editions []*model.Edition, files map[string]publish.Sum) (open, differ []string) {
	for _, e := range editions {
		if e.Seal == nil {
			open = append(open, e.Label)
			continue
		}
		for _, file := range e.Seal.Files {
			if sum, there := files[file.Path]; !there || sum.String() != file.SHA256 {
				differ = append(differ, file.Path)
			}
		}
	}
	return open, differ
}

// committed refuses sources that differ from the last commit. The git program is asked: a library is slower and sees changes where
// line ends are converted by a setting of its own.
func (r *request) committed() int {
	git := exec.Command("git", "-C", r.root, "status", "--porcelain", "-z", "--untracked-files=all", "--", "data", "content", "layouts")
	out, err := git.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		r.failure("没有找到 git 程序，查不了改动提交了没有；装上 git，或者不用 --committed%s", noFile)
		return exitFailure
	case err != nil:
		r.failure("“%s”不是 git 仓库，或者 git 读不了它；不用 --committed，或者先用 git 保存%s", visible(r.root), noFile)
		return exitFailure
	}
	var changed []string
	entries := strings.Split(string(out), "\x00")
	for k := 0; k < len(entries); k++ {
		if len(entries[k]) < 4 {
			continue
		}
		changed = append(changed, entries[k][3:])
		if entries[k][0] == 'R' || entries[k][0] == 'C' {
			k++ // its former name follows
		}
	}
	if len(changed) == 0 {
		return exitClean
	}
	r.failure("%s 还没有提交到 git，加了 --committed 时不发布；先用 git 提交%s", named(changed), noFile)
	return exitMistakes
}
