package sitegen

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed all:hugo
var hugoFiles embed.FS

// Hugo writes below dir a site for Hugo with the same data and texts, and with layouts that do the same work:
// tables with completion, lead, change and rank, and the options of two charts a page. It draws no
// pictures, knows no gaps beyond their word, and checks nothing.
func Hugo(dir string, s Size) error {
	write := disk(dir)
	err := Files(s, func(path string, content []byte) error {
		return write(hugoPath(path), content)
	})
	if err != nil {
		return err
	}
	return fs.WalkDir(hugoFiles, "hugo", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := hugoFiles.ReadFile(path)
		if err != nil {
			return err
		}
		return write(strings.TrimPrefix(path, "hugo/"), content)
	})
}

// hugoPath is where Hugo wants a file of a site: its one edition is the whole site.
func hugoPath(path string) string {
	if rest, ok := strings.CutPrefix(path, "content/2022-h1/"); ok {
		return "content/" + strings.Replace(rest, "edition.md", "_index.md", 1)
	}
	return path
}
