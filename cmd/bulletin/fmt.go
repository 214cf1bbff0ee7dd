package main

import (
	"bytes"
	"flag"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/output"
	"bulletin/internal/source"
)

var fmtCommand = command{
	name:    "fmt",
	summary: "把 YAML 文件整理成统一的写法，内容不变",
	help:    fmtHelp,
	names:   anyNames,
	takes:   takes{"": files("yaml", "md")},
	bind:    bindFmt,
}

const fmtHelp = `
用法：bulletin fmt [-C 站点文件夹] [--check] [文件…]

整理 data 里的 YAML 和文稿开头的 YAML：缩进、空格、引号的种类、行末空格、换行符。
内容、注释、空行、先后次序、花括号和方括号的写法都不动；再整理一次不会再变。
不写文件时整理全部。写法有错误的文件不动，列出错误。

  -C       站点文件夹，默认为当前文件夹
  --check  只列出写法不统一的文件，不改；有这样的文件时退出码为1

例：bulletin fmt
    bulletin fmt --check data/reports/2022-06.yaml
`

func bindFmt(flags *flag.FlagSet) action {
	check := flags.Bool("check", false, "")
	return func(r *request) int {
		var diags diag.List
		names, code := r.formatFiles(&diags)
		if code != exitClean {
			return code
		}
		var files []output.File
		var changed []string
		for _, name := range names {
			raw, err := source.Read(r.files, name, load.MaxData)
			if err != nil && source.Tell(err, name, &diags) {
				continue
			}
			if err != nil {
				return r.failed(err, noFile)
			}
			out, ok := load.Format(name, raw, &diags)
			if ok && !bytes.Equal(out, raw) {
				changed = append(changed, name)
				files = append(files, output.File{Path: filepath.Join(r.root, filepath.FromSlash(name)), Content: out})
			}
		}
		r.diagnostics(diags.Sorted(), false)
		if !*check && len(files) > 0 {
			if _, err := output.WriteBelow(r.root, files, true); err != nil {
				return r.failed(err, noFile)
			}
		}
		return r.formatted(changed, len(names), *check, diags.HasErrors())
	}
}

// formatted tells what came of it.
func (r *request) formatted(changed []string, all int, check, faulty bool) int {
	word := "已整理"
	if check {
		word = "写法不统一"
	}
	for _, name := range changed {
		r.line("%s：%s", word, name)
	}
	r.line("共 %d 个文件，%s %d 个。", all, word, len(changed))
	if faulty || check && len(changed) > 0 {
		return exitMistakes
	}
	return exitClean
}

// formatFiles are the files that were named, from the site's root, or all.
func (r *request) formatFiles(diags *diag.List) ([]string, int) {
	all, err := load.FormatFiles(r.files, diags)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	if len(r.names) == 0 {
		return all, exitClean
	}
	var out []string
	for _, name := range r.names {
		found := r.within(name)
		if !slices.Contains(all, found) {
			return nil, r.misused("“%s”不是站点里的 YAML 文件或文稿", name)
		}
		if !slices.Contains(out, found) {
			out = append(out, found)
		}
	}
	return out, exitClean
}

// within is a file as the site knows it: named from the site's root, or from where the command runs.
func (r *request) within(name string) string {
	clean := path.Clean(filepath.ToSlash(name))
	if fs.ValidPath(clean) {
		if _, err := fs.Stat(r.files, clean); err == nil {
			return clean
		}
	}
	root, err1 := filepath.Abs(r.root)
	file, err2 := filepath.Abs(name)
	if err1 != nil || err2 != nil {
		return clean
	}
	rel, err := filepath.Rel(root, file)
	if err != nil {
		return clean
	}
	return strings.TrimPrefix(filepath.ToSlash(rel), "./")
}
