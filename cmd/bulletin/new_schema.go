package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bulletin/internal/output"
	"bulletin/internal/schema"
)

// newSchema writes what editors complete and explain the site's files by. The schemas are the program's and are written anew; what
// may be the author's is left.
func newSchema(r *request, name string) int {
	if name != "" {
		return r.misused("多余的参数“%s”", name)
	}
	if !r.isSite() {
		return exitFailure
	}
	var own, others []output.File
	for _, f := range schema.Files() {
		file := output.File{Path: filepath.Join(r.root, filepath.FromSlash(f.Path)), Content: f.Content}
		if strings.HasPrefix(f.Path, schema.Folder+"/") {
			own = append(own, file)
		} else if isAbsent(file.Path) {
			others = append(others, file)
		}
	}
	written, err := output.WriteBelow(r.root, append(own, others...), true)
	if err != nil {
		return r.failed(err, noFile)
	}
	r.line("%s：新写 %d 个，覆盖 %d 个，未变 %d 个。", filepath.Join(r.root, schema.Folder), written.New-len(others), written.Replaced, written.Unchanged)
	for _, f := range others {
		r.line("新建：%s", f.Path)
	}
	r.line("接下来：在 VS Code 里安装“YAML”扩展（redhat.vscode-yaml），打开站点文件夹；写 data 里的文件时就有提示。")
	return exitClean
}

func isAbsent(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// schemas are what is lacking of the site's schemas, for files that name theirs.
func schemas(folder string) []output.File {
	var lacking []output.File
	for _, f := range schema.Files() {
		if name := filepath.Join(folder, filepath.FromSlash(f.Path)); isAbsent(name) {
			lacking = append(lacking, output.File{Path: name, Content: f.Content})
		}
	}
	return lacking
}
