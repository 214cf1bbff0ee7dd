package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bulletin/internal/model"
	"bulletin/internal/publish"
)

// builtSite is a copy of the small site with its pages.
func builtSite(t *testing.T) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "站点")
	if err := os.CopyFS(root, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	rebuild(t, root)
	return root
}

func rebuild(t *testing.T, root string) {
	t.Helper()
	if code, _, stderr := call("build", "-C", root); code != exitClean {
		t.Fatal(stderr)
	}
}

// edit replaces a text in a file.
func editAt(t *testing.T, name, old, new string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s lacks %q: %v", name, old, err)
	}
	if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(text), old, new)), 0o666); err != nil {
		t.Fatal(err)
	}
}

// publishes runs publish and fails unless it ends so and says so; what it says is Chinese.
func publishes(t *testing.T, want int, says string, args ...string) string {
	t.Helper()
	code, stdout, stderr := call(append([]string{"publish"}, args...)...)
	if code != want || !strings.Contains(stdout+stderr, says) || strings.Contains(stdout+stderr, "程序自己出了错") || inEnglish(stderr) {
		t.Errorf("publish %q = %d\n%s%s, want %d, %q", args, code, stdout, stderr, want, says)
	}
	return stdout + stderr
}

// TestPublish: a site is published, changed, published again, verified and taken back.
func TestPublish(t *testing.T) {
	root := builtSite(t)
	dest := filepath.Join(t.TempDir(), "共享")
	publishes(t, exitClean, "还没有，发布时会新建", "-C", root, dest, "--dry-run")
	publishes(t, exitClean, "第 1 次发布：新增 ", "-C", root, dest)
	publishes(t, exitClean, "没有变化：", "-C", root, dest)
	publishes(t, exitClean, "没有变化：", "-C", root, dest, "--dry-run")
	was, err := os.ReadFile(filepath.Join(dest, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	editAt(t, filepath.Join(root, "data/site.yaml"), "title: ", "title: 新")
	rebuild(t, root)
	publishes(t, exitClean, "更新 index.html\n", "-C", root, dest, "--dry-run")
	publishes(t, exitClean, "第 2 次发布：", "-C", root, dest, "--verify")
	if now, _ := os.ReadFile(filepath.Join(dest, "index.html")); string(now) == string(was) {
		t.Error("nothing changed")
	}
	publishes(t, exitClean, "第 2 次（现在的）", "-C", root, dest, "--history")
	publishes(t, exitFailure, "能退回的是第 1 次到第 2 次", "-C", root, dest, "--rollback", "7")
	publishes(t, exitClean, "退回到第 1 次", "-C", root, dest, "--rollback", "1")
	if now, _ := os.ReadFile(filepath.Join(dest, "index.html")); string(now) != string(was) {
		t.Error("the first site did not come back")
	}
	publishes(t, exitClean, "第 4 次发布：", "-C", root, dest)
	if err := os.Remove(filepath.Join(dest, "index.html")); err != nil {
		t.Fatal(err)
	}
	if said := publishes(t, exitMistakes, "缺少 index.html", "-C", root, dest, "--verify"); !strings.Contains(said, "--force") {
		t.Error(said)
	}
	publishes(t, exitClean, "与清单一致", "-C", root, dest, "--verify", "--force")
}

// TestPublishRefuses: what is refused, and the remedy that is named; nothing is written.
func TestPublishRefuses(t *testing.T) {
	root := builtSite(t)
	public := filepath.Join(root, "public")
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "我的.docx"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitFailure, "要写发布到哪个文件夹", nil},
		{exitFailure, "--rollback 要写第几次发布", []string{full, "--rollback", "0"}},
		{exitFailure, "--history 只列出", []string{full, "--history", "--dry-run"}},
		{exitFailure, "不和 --from", []string{full, "--rollback", "1", "--sealed"}},
		{exitFailure, "要写0或者更大的整数", []string{full, "--keep", "-1"}},
		{exitFailure, "不能发布到这里", []string{root}},
		{exitFailure, "不能发布到这里", []string{filepath.Dir(root)}},
		{exitFailure, "就是要发布的", []string{public}},
		{exitFailure, "就是要发布的", []string{filepath.Join(public, "files")}},
		{exitFailure, "换一个文件夹", []string{filepath.Join(root, "content", "x")}},
		{exitFailure, "看看网络磁盘连上没有", []string{filepath.Join(full, "没有", "这里")}},
		{exitFailure, "--adopt", []string{full}},
		{exitFailure, "先用 bulletin build", []string{full, "--from", filepath.Join(root, "没有")}},
		{exitFailure, "没有完整的 SHA256SUMS", []string{full, "--from", filepath.Join(root, "data")}},
		{exitFailure, "没有发布记录", []string{full, "--rollback", "1", "--adopt"}},
		{exitClean, "还没有用本程序发布过", []string{full, "--history"}},
		{exitMistakes, "还没有封存", []string{full, "--sealed"}},
	} {
		publishes(t, c.code, c.says, append([]string{"-C", root}, c.args...)...)
	}
	if entries, _ := os.ReadDir(full); len(entries) != 1 {
		t.Errorf("there are %v", entries)
	}
	publishes(t, exitClean, "第 1 次发布", "-C", root, full, "--adopt")
	if _, err := os.Stat(filepath.Join(full, "我的.docx")); err != nil {
		t.Error(err)
	}
}

// TestPublishCommitted: changes that are not committed keep a site from being published where that was asked for.
func TestPublishCommitted(t *testing.T) {
	needGit(t)
	root, dest := builtSite(t), t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", root, "-c", "user.name=x", "-c", "user.email=x@x"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(root))
	publishes(t, exitFailure, "不是 git 仓库", "-C", root, dest, "--committed")
	git("init", "-q")
	publishes(t, exitMistakes, "data/site.yaml", "-C", root, dest, "--committed")
	git("add", "data", "content")
	git("commit", "-qm", "x")
	publishes(t, exitClean, "第 1 次发布", "-C", root, dest, "--committed")
	editAt(t, filepath.Join(root, "data/site.yaml"), "title: ", "title: 新")
	publishes(t, exitMistakes, "失败: data/site.yaml 还没有提交到 git", "-C", root, dest, "--committed")
	t.Setenv("PATH", "")
	publishes(t, exitFailure, "没有找到 git", "-C", root, dest, "--committed")
}

// TestUnsealed: open editions and files that are not those under a seal are found.
func TestUnsealed(t *testing.T) {
	files := map[string]publish.Sum{"2022-h1/index.html": {1}, "2022-q1/index.html": {2}}
	of := func(e, path string, sum publish.Sum) *model.Edition {
		return &model.Edition{ID: e, Label: e, Seal: &model.Seal{Files: []model.SealedFile{{Path: path, SHA256: sum.String()}}}}
	}
	for _, c := range []struct {
		edition      *model.Edition
		open, differ string
	}{
		{of("甲", "2022-h1/index.html", publish.Sum{1}), "", ""},
		{of("甲", "2022-h1/index.html", publish.Sum{3}), "", "2022-h1/index.html"},
		{of("甲", "2021/index.html", publish.Sum{1}), "", "2021/index.html"},
		{&model.Edition{Label: "乙"}, "乙", ""},
	} {
		open, differ := unsealed([]*model.Edition{c.edition}, files)
		if strings.Join(open, " ") != c.open || strings.Join(differ, " ") != c.differ {
			t.Errorf("%s: %q, %q", c.edition.Label, open, differ)
		}
	}
}

// TestExplainPublish: every failure of publishing is told in Chinese with something to do.
func TestExplainPublish(t *testing.T) {
	since := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		err  error
		want string
	}{
		{&publish.ForeignError{Names: []string{"甲"}}, "--adopt"},
		{&publish.StandingError{Edited: []string{"甲"}}, "甲 发布后有人改动过"},
		{&publish.StandingError{Foreign: []string{"甲"}}, "--force"},
		{&publish.PlaceError{Paths: []string{"甲"}}, "移走或改名"},
		{&publish.ManyError{Leave: 412, Of: 430, Now: 412}, "将撤下 430 个文件中的 412 个，立即删除；确认请加 --yes"},
		{&publish.ManyError{Leave: 412, Of: 430, Keep: 2}, "2 次发布以后删除"},
		{&publish.LockError{}, "--break-lock"},
		{&publish.LockError{Owner: "张三", Host: "甲", Since: since, Age: 3 * time.Hour}, "张三 在 甲 上正在发布"},
		{&publish.LockError{Owner: "张三", Host: "甲", Since: since, Age: 72 * time.Hour}, "已经 3 天"},
		{&publish.LockError{Owner: "张三", Host: "甲", Since: since, Age: 3 * time.Minute}, "已经 3 分钟"},
		{&publish.LockError{Owner: "张三", Host: "甲", Since: since, Age: -time.Hour}, "时钟不一致"},
		{&publish.LostError{}, "已经停下"},
		{&publish.RecordError{Path: "甲"}, "--adopt"},
		{&publish.RecordError{Path: "甲", Newer: true}, "换用新版本"},
		{&publish.SourceError{Manifest: true}, "bulletin build"},
		{&publish.SourceError{Paths: []string{"甲"}}, "bulletin build"},
		{&publish.NumberError{Number: 9, Known: []int{1, 2}}, "第 1 次到第 2 次"},
		{&publish.NumberError{Number: 9}, "不能退回"},
		{&publish.StoreError{Number: 9, Paths: []string{"甲"}}, "不能退回"},
		{&publish.DamagedError{Path: "甲"}, "请管理员检查"},
		{&publish.HeldError{Paths: []string{"甲"}, Waited: time.Minute}, "等了 60 秒，甲 还被别人打开着"},
		{&publish.HeldError{Paths: []string{"甲"}, ReadOnly: []string{"甲"}}, "取消“只读”"},
		{&publish.StoppedError{Done: 1, Total: 3, Err: &fs.PathError{Op: "write", Path: "甲", Err: syscall.ENOSPC}}, "“甲”磁盘空间不足"},
		{&publish.StoppedError{Done: 1, Total: 3, Err: &publish.LostError{}}, "还有 2 个没有写"},
		{&publish.HeldError{Paths: strings.Fields(strings.Repeat("甲 ", 30))}, "等 30 个"},
	} {
		got := explain(fmt.Errorf("x: %w", c.err))
		for _, want := range []string{c.want} {
			if !strings.Contains(got, want) || inEnglish(got) || strings.Contains(got, "程序自己出了错") {
				t.Errorf("%T is told as %q, want %q", c.err, got, want)
			}
		}
	}
	var told strings.Builder
	out := &terminal{out: &told, err: &told}
	result := &publish.Result{Resumed: true, Broke: "张三@甲"}
	for kind := publish.ManifestChanged; kind <= publish.LockStays; kind++ {
		result.Notes = append(result.Notes, publish.Note{Kind: kind, Path: "甲", Time: "2026-11-29T12:00:00Z"})
	}
	out.publicationNotes(result)
	if got := told.String(); strings.Count(got, "\n") != len(result.Notes)+2 || inEnglish(got) {
		t.Error(got)
	}
	if explainPublish(errors.New("x")) != "" {
		t.Error("an error of others is explained")
	}
}

// TestPublishJSON: what came of a publication and the history are told to programs, each as one JSON value.
func TestPublishJSON(t *testing.T) {
	root := sealable(t)
	to := filepath.Join(t.TempDir(), "share")
	read := func(args ...string) (int, map[string]any) {
		t.Helper()
		code, stdout, stderr := call(append([]string{"publish", "-C", root, "--json"}, args...)...)
		var told map[string]any
		if err := json.Unmarshal([]byte(stdout), &told); err != nil {
			t.Fatalf("%v: %s%s", err, stdout, stderr)
		}
		return code, told
	}
	code, would := read("--dry-run", to)
	if code != exitClean || would["dry_run"] != true || would["new"].(float64) < 5 {
		t.Errorf("%d %v", code, would)
	}
	code, told := read("--verify", to)
	if code != exitClean || told["number"] != 1.0 || told["new"].(float64) < would["new"].(float64) || told["verified"].(float64) < 5 || told["nothing"] != false {
		t.Errorf("%d %v", code, told)
	}
	if err := os.Remove(filepath.Join(to, "index.html")); err != nil {
		t.Fatal(err)
	}
	code, told = read("--verify", to)
	if missing, _ := told["missing"].([]any); code != exitMistakes || len(missing) != 1 || missing[0] != "index.html" || told["nothing"] != true {
		t.Errorf("%d %v", code, told)
	}
	code, stdout, _ := call("publish", "-C", root, "--json", "--history", to)
	var list []map[string]any
	if err := json.Unmarshal([]byte(stdout), &list); err != nil || code != exitClean || len(list) != 1 || list[0]["number"] != 1.0 {
		t.Errorf("%d %v %s", code, err, stdout)
	}
	if code, stdout, stderr := call("publish", "-C", root, "--json", "--rollback", "7", to); code != exitFailure || stdout != "" || !strings.Contains(stderr, "没有第 7 次") {
		t.Errorf("%d %s%s", code, stdout, stderr)
	}
}
