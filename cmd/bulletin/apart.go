package main

import (
	"errors"
	"os"
	"path/filepath"

	sites "bulletin/internal/site"
)

// apart reports whether what is to be written to target, files or a folder of them, stays apart from the files that sites are made
// of, and says so where it does not.
func (r *request) apart(root, target string) bool {
	return r.placed(sites.CheckTarget(root, target))
}

// apartWhole is apart for a folder that is replaced as a whole: it may not hold the site nor the current folder.
func (r *request) apartWhole(root, target string) bool {
	here, err := os.Getwd()
	if err != nil {
		here = root
	}
	return r.placed(sites.CheckFolder(root, target, here))
}

func (r *request) placed(err error) bool {
	var bad *sites.TargetError
	if !errors.As(err, &bad) {
		return true
	}
	switch at := visible(bad.Target); {
	case bad.Holds && filepath.Clean(bad.Folder) == filepath.Clean(bad.Target):
		r.failure("“%s”是站点文件夹，生成时输出文件夹会整个换掉；用 -o 指定一个专放网页的文件夹"+noFile, at)
	case bad.Holds:
		r.failure("“%s”里有正在使用的文件夹“%s”，生成时输出文件夹会整个换掉；用 -o 指定一个专放网页的文件夹，并且不在其中运行"+noFile, at, visible(bad.Folder))
	default:
		r.failure("“%s”在“%s”里面，那里只放站点自己的文件，混进别的文件后站点就读不了；换一个文件夹"+noFile, at, visible(bad.Folder))
	}
	return false
}
