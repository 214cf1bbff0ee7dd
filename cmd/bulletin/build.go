package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"bulletin/internal/build"
	"bulletin/internal/output"
)

var buildCommand = command{
	name:    "build",
	summary: "生成网页，写入 public 文件夹",
	help:    buildHelp,
	bind:    bindBuild,
}

const buildHelp = `
用法：bulletin build [-C 站点文件夹] [-o 输出文件夹]

读取站点的 data、content 和 layouts，检查全部内容，生成网页。
有错误时列出全部错误的位置和改法，不写任何文件。

  -C  站点文件夹，默认为当前文件夹
  -o  输出文件夹，默认为站点文件夹下的 public

例：bulletin build -C 通报 -o D:\发布
`

func bindBuild(flags *flag.FlagSet) action {
	target := flags.String("o", "", "")
	return func(r *request) int {
		if *target == "" {
			*target = filepath.Join(r.root, "public")
		}
		return build1(r, *target)
	}
}

// build1 builds one site and tells what came of it.
func build1(r *request, target string) int {
	result, err := build.Build(build.Options{Site: r.files, Out: target, Progress: progress(r.terminal)})
	if err != nil {
		left := sameFolder
		if busy := (*output.BusyError)(nil); errors.As(err, &busy) { // what another build leaves is not known
			left = ""
		}
		return r.failed(err, left)
	}
	if r.mistakes(result.Mistakes) {
		return exitMistakes
	}
	r.line("共 %d 期、%d 页、%d 幅图，%d 个警告。", result.Editions, result.Pages, result.Charts, result.Warnings)
	s := result.Output
	r.line("写入 %d 个文件，%d 个未变，删除 %d 个。", s.Written, s.Unchanged, s.Removed)
	for _, path := range s.Kept {
		r.line("保留 %s：上次生成后有人改动过，未删除。", path)
	}
	r.line("请打开 %s", filepath.Join(target, "index.html"))
	return exitClean
}

// progress tells on a terminal how far a long build has come, at most five times a second.
func progress(out *terminal) func(done, total int) {
	file, ok := out.err.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	var mu sync.Mutex
	last := time.Now()
	return func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if now := time.Now(); now.Sub(last) > 200*time.Millisecond {
			last = now
			fmt.Fprintf(file, "\r%d/%d 页\r", done, total)
		}
	}
}
