package main

import (
	"encoding/json"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"bulletin/layouts"
)

// TestVersion: what the linker and the Go command stamp is told, and what they did not stamp is said to be missing.
func TestVersion(t *testing.T) {
	stamped := &debug.BuildInfo{Main: debug.Module{Version: "v1.4.0"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "96b4aaef00"}, {Key: "vcs.time", Value: "2026-11-29T08:30:00Z"}, {Key: "vcs.modified", Value: "true"}}}
	for _, test := range []struct {
		name string
		v    versions
		want []string
	}{
		{"by the linker", itself("v2.0.0", stamped), []string{"bulletin v2.0.0\n", "96b4aaef00（源代码另有改动）", "提交日期　2026-11-29 08:30:00\n"}},
		{"by the Go command", itself("", stamped), []string{"bulletin v1.4.0\n"}},
		{"by nobody", itself("", &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}), []string{"bulletin （没有标注版本）\n", "提交　　　没有标注\n", "提交日期　没有标注\n"}},
		{"without any", itself("", nil), []string{"没有标注版本"}},
	} {
		text := test.v.String()
		for _, want := range append(test.want, "ECharts　 "+layouts.ECharts(), "内置布局　sha256:"+layouts.Digest()) {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", test.name, want, text)
			}
		}
	}
	record, err := os.ReadFile("../../layouts/echarts/package.json")
	if err != nil || !strings.Contains(string(record), layouts.ECharts()) || !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(layouts.ECharts()) {
		t.Errorf("ECharts %q is not that of the package, %v", layouts.ECharts(), err)
	}
	_, plain, _ := call("version")
	if _, again, _ := call("--version"); again != plain || !strings.HasPrefix(plain, "bulletin ") {
		t.Errorf("--version says %q, version says %q", again, plain)
	}
	code, out, _ := call("version", "--json")
	var read versions
	if err := json.Unmarshal([]byte(out), &read); code != exitClean || err != nil || read.Layouts != layouts.Digest() || read.Go == "" {
		t.Errorf("version --json = %d, %q, %v", code, out, err)
	}
}
