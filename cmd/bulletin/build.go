package main

import (
	"errors"
	"flag"
	"path/filepath"
	"strings"

	"bulletin/internal/build"
	"bulletin/internal/output"
)

var buildCommand = command{
	name:    "build",
	summary: "生成网页，写入 public 文件夹",
	help:    buildHelp,
	long:    true,
	takes:   takes{"o": folders},
	bind:    bindBuild,
}

const buildHelp = `
用法：bulletin build [-C 站点文件夹] [-o 输出文件夹] [--all] [--force] [-q]

读取站点的 data、content 和 layouts，检查全部内容，生成网页。
有错误时列出全部错误的位置和改法，不写任何文件。
上次生成后数据、文字、布局和程序都没有变的期次不再重做，沿用原有文件，
其警告照样列出。
输出文件夹里自己放的文件不动；要更新的网页有人改动过的，不写，列出是哪些。

  -C       站点文件夹，默认为当前文件夹
  -o       输出文件夹，默认为站点文件夹下的 public
  --all    全部期次重新生成
  --force  有人改动过的网页也覆盖，改动会丢失
  -q       不显示进度

例：bulletin build -C 通报 -o D:\发布
`

func bindBuild(flags *flag.FlagSet) action {
	target := flags.String("o", "", "")
	all := flags.Bool("all", false, "")
	force := flags.Bool("force", false, "")
	return func(r *request) int {
		if *target == "" {
			*target = filepath.Join(r.root, "public")
		}
		return build1(r, *target, build.Options{All: *all, Overwrite: *force})
	}
}

// build1 builds one site and tells what came of it.
func build1(r *request, target string, o build.Options) int {
	if !r.apartWhole(r.root, target) {
		return exitFailure
	}
	o.Site, o.Out, o.Program, o.Progress = r.files, target, program(), r.progress("生成网页", "页")
	o.Sealed = filepath.Join(r.root, "public")
	result, err := build.Build(o)
	if err != nil {
		return r.failed(err, leftBy(err))
	}
	if r.mistakes(result.Mistakes) {
		return exitMistakes
	}
	r.line("共 %d 期、%d 页、%d 幅图，%d 个警告。", result.Editions, result.Pages, result.Charts, result.Warnings)
	if result.Sealed > 0 {
		r.line("其中 %d 期已经封存，网页核对无误，沿用；图只计没有封存的期次。", result.Sealed)
	}
	s := result.Output
	r.line("写入 %d 个文件，%d 个未变，删除 %d 个。", s.Written, s.Unchanged, s.Removed)
	for _, path := range s.Kept {
		if strings.HasPrefix(path, ".bulletin/") {
			r.line("另存 %s：生成期间有人放进或者改动了这个文件，内容留在这里。", path)
			continue
		}
		r.line("保留 %s：上次生成后有人改动过，未删除。", path)
	}
	r.line("请打开 %s", filepath.Join(target, "index.html"))
	return exitClean
}

// leftBy is what a failed build leaves behind. What another build leaves is not known; the others say it themselves.
func leftBy(err error) string {
	if errors.As(err, new(*output.BusyError)) || errors.As(err, new(*output.AwayError)) || errors.As(err, new(*output.UnlockError)) {
		return ""
	}
	return sameFolder
}
