package main

import (
	"io/fs"
	"path/filepath"
	"strings"

	"bulletin/internal/output"
	"bulletin/internal/publish"
	"bulletin/internal/source"
)

// folder judges a published folder, or else each file in it.
func (v *verifier) folder(name string) {
	files, err := source.Open(name)
	if err != nil {
		v.unreadable(err)
		return
	}
	defer files.Close()
	remains, err := remainsOf(name)
	if err != nil {
		v.unreadable(err)
		return
	}
	if !v.known.Published(files) {
		v.each(name, files)
		return
	}
	result, err := v.known.Folder(files, v.pages, func(file string, content []byte) bool {
		return publish.Passing(file) || remains.Holds(file, content)
	})
	if err != nil {
		v.unreadable(err)
		return
	}
	v.worst = max(v.worst, result.Worst())
	v.tellFolder(name, result)
}

// remainsOf is what publications left in a folder.
func remainsOf(name string) (*publish.Remains, error) {
	disk, err := publish.OpenFolder(name)
	if err != nil {
		return nil, err
	}
	defer disk.Close()
	return publish.Remain(disk)
}

// each judges every file of a folder that is none of an output, but for what the program and systems put beside files.
func (v *verifier) each(name string, files fs.FS) {
	left := 0
	err := fs.WalkDir(files, ".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && file != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
		case d.Name() == output.SumsName, strings.HasSuffix(d.Name(), signatureEnding), strings.HasSuffix(d.Name(), messageEnding), publish.Passing(file):
			left++
		default:
			v.file(filepath.Join(name, filepath.FromSlash(file)))
		}
		return nil
	})
	if err != nil {
		v.unreadable(err)
	}
	if left > 0 {
		v.line("另有 %d 个签名、校验码清单、系统或者中断的发布留下的文件，没有核对。", left)
	}
}
