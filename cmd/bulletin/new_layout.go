package main

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/scaffold"
	"bulletin/layouts"
)

// newLayout copies a built-in layout, style or script into the site, to be changed there.
func newLayout(r *request, name string) int {
	if name == "" {
		return r.misused("写明哪一个布局，如 county.html、assets/bulletin.css；可以复制的有%s", strings.Join(builtIn(), "、"))
	}
	if !r.isSite() {
		return exitFailure
	}
	file := strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "layouts/")
	if path.Ext(file) == "" {
		file += ".html"
	}
	content, err := layouts.Files.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		if near := diag.Nearest(file, builtIn()); near != "" {
			return r.misused("没有“%s”这个布局；可能想写 %s", name, near)
		}
		return r.misused("没有“%s”这个布局；可以复制的有%s", name, strings.Join(builtIn(), "、"))
	case err != nil:
		return r.failed(err, noFile)
	}
	code := r.create(r.root, []scaffold.File{{Path: "layouts/" + file, Content: content}})
	if code == exitClean {
		r.line("接下来：改这个文件，再 bulletin build；删去它，就回到内置的布局。")
		r.line("程序更新以后，内置的布局变了而这个文件不变；字段名不再有的，生成时指出位置和新的写法。")
	}
	return code
}

// builtIn are the layouts, styles and scripts that a site can replace, in their order.
func builtIn() []string {
	var names []string
	fs.WalkDir(layouts.Files, ".", func(name string, d fs.DirEntry, err error) error { // the embedded files cannot fail
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	return names
}
