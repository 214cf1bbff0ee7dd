package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"runtime"
	"runtime/debug"
	"strings"

	"bulletin/layouts"
)

var versionCommand = command{
	name:     "version",
	summary:  "显示程序的版本",
	help:     versionHelp,
	anywhere: true,
	bind:     bindVersion,
}

const versionHelp = `
用法：bulletin version [--json]
      bulletin --version

显示程序的版本、由哪一次提交的源代码生成、提交的日期、Go 和 ECharts 的版本，
以及内置布局的校验值。报告问题时附上这几行；校验值相同，内置的布局、样式和
脚本就一字不差。

  -C      站点文件夹；这个命令不用站点
  --json  写成 JSON，供程序读

例：bulletin version
`

// version is stamped by the linker: go build -ldflags "-X main.version=v1.2.3".
var version string

// versions tell a program from others.
type versions struct {
	Version   string `json:"version"`             // empty: not stamped
	Commit    string `json:"commit"`              // of the sources; empty: not known
	Committed string `json:"committed,omitempty"` // when, as 2006-01-02T15:04:05Z
	Modified  bool   `json:"modified"`            // the sources differ from the commit
	Go        string `json:"go"`
	System    string `json:"system"`
	ECharts   string `json:"echarts"`
	Layouts   string `json:"layouts"` // sha256 of the built-in layouts, styles and scripts
}

// itself is this program. What the linker was told goes before what the Go command found.
func itself(stamped string, info *debug.BuildInfo) versions {
	v := versions{Version: stamped, Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH, ECharts: layouts.ECharts(), Layouts: layouts.Digest()}
	if info == nil {
		return v
	}
	if v.Version == "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Commit = s.Value
		case "vcs.time":
			v.Committed = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}

func bindVersion(flags *flag.FlagSet) action {
	asJSON := flags.Bool("json", false, "")
	return func(r *request) int {
		info, _ := debug.ReadBuildInfo()
		v := itself(version, info)
		if *asJSON {
			text, err := json.MarshalIndent(v, "", "  ")
			if err != nil {
				return r.failed(err, "")
			}
			r.line("%s", text)
			return exitClean
		}
		r.line("%s", v)
		return exitClean
	}
}

func (v versions) String() string {
	commit := otherwise(v.Commit, "没有标注")
	if v.Modified {
		commit += "（源代码另有改动）"
	}
	lines := []string{
		"bulletin " + otherwise(v.Version, "（没有标注版本）"),
		"提交　　　" + commit,
		"提交日期　" + otherwise(strings.Replace(strings.TrimSuffix(v.Committed, "Z"), "T", " ", 1), "没有标注"),
		"Go　　　　" + strings.TrimPrefix(v.Go, "go") + "，" + v.System,
		"ECharts　 " + v.ECharts,
		"内置布局　sha256:" + v.Layouts,
	}
	return strings.Join(lines, "\n")
}

func otherwise(text, missing string) string {
	if text == "" {
		return missing
	}
	return text
}

// versionName is this program in a few words, as seals name it: its version, and the commit where that is known.
func versionName() string {
	info, _ := debug.ReadBuildInfo()
	v := itself(version, info)
	name := cmp.Or(v.Version, "开发版")
	if len(v.Commit) >= 12 {
		name += " " + v.Commit[:12]
	}
	return name
}
