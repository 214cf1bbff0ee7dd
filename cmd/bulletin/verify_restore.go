package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"bulletin/internal/output"
	"bulletin/internal/source"
	"bulletin/internal/verify"
)

// empty is a folder of nothing.
type empty struct{}

func (empty) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// bringBack brings sealed files back into the output folder, all or none.
func (f *verifyFlags) bringBack(r *request, known *verify.Known) int {
	if !r.apart(r.root, f.target) || !r.mend(f.target) {
		return exitFailure
	}
	from, err := source.Open(f.restore)
	if err != nil {
		return r.failed(err, noFile)
	}
	defer from.Close()
	var here fs.FS = empty{}
	folder, err := source.Open(f.target)
	switch {
	case err == nil:
		defer folder.Close()
		here = folder
	case !errors.Is(err, os.ErrNotExist):
		return r.failed(err, noFile)
	}
	files, lacking, err := known.Restore(here, from)
	if err != nil {
		return r.failed(err, noFile)
	}
	if len(lacking) > 0 {
		r.list(lacking, "%s")
		r.failure("“%s”里没有与封存记录一致的以上 %d 个文件%s；换一个副本再试", visible(f.restore), len(lacking), noFile)
		return exitMistakes
	}
	if len(files) == 0 {
		r.line("封存的文件都在，都与封存时逐字节相同，不需要找回。")
		return exitClean
	}
	list := make([]output.File, len(files))
	names := make([]string, len(files))
	for k, file := range files {
		list[k] = output.File{Path: filepath.Join(f.target, filepath.FromSlash(file.Path)), Content: file.Content}
		names[k] = file.Path
	}
	if _, err := output.WriteBelow(f.target, list, true); err != nil {
		return r.failed(err, noFile)
	}
	r.list(names, "找回 %s")
	r.line("共找回 %d 个文件，都与封存记录一致。", len(files))
	return exitClean
}
