package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"bulletin/internal/source"
)

// safe is a buffer that is read while it is written.
type safe struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safe) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *safe) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// until waits for something that a preview does by itself.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for begun := time.Now(); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > time.Minute {
			t.Fatalf("%s: never", what)
		}
	}
}

var printed = regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+/`)

// TestServe: a busy port is said and the next one taken; a saved file shows in the page, a mistake in the terminal; the preview ends
// clean, and public is never touched.
func TestServe(t *testing.T) {
	root := filepath.Join(t.TempDir(), "站点")
	if code, _, stderr := call(whole(root)...); code != exitClean {
		t.Fatal(stderr)
	}
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	port := busy.Addr().(*net.TCPAddr).Port
	files, err := source.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	var out safe
	p := &preview{request: &request{terminal: &terminal{out: &out, err: &out}, command: "serve", root: root, files: files}, ip: net.IPv4(127, 0, 0, 1), port: port}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ended := make(chan int, 1)
	go func() { ended <- p.run(ctx) }()
	until(t, "the address", func() bool { return printed.MatchString(out.String()) })
	if !strings.Contains(out.String(), "端口 "+strconv.Itoa(port)+" 被占用，改用 ") {
		t.Errorf("printed %q", out.String())
	}
	address := printed.FindString(out.String())
	get := func() string {
		answer, err := http.Get(address)
		if err != nil {
			return ""
		}
		defer answer.Body.Close()
		b, _ := io.ReadAll(answer.Body)
		return string(b)
	}
	if page := get(); !strings.Contains(page, "全县教育通报") || !strings.Contains(page, "/~desk/desk.js") {
		t.Fatalf("the page = %s", page)
	}
	name := filepath.Join(root, "data", "site.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	save := func(old, new string) {
		beside := name + ".tmp" // as editors save
		if err := os.WriteFile(beside, bytes.Replace(text, []byte(old), []byte(new), 1), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(beside, name); err != nil {
			t.Fatal(err)
		}
	}
	save("全县教育通报", "另一个标题")
	until(t, "the new title", func() bool { return strings.Contains(get(), "另一个标题") })
	save("title:", "titel:")
	until(t, "the mistake", func() bool { return strings.Contains(out.String(), "个错误、") })
	if !strings.Contains(get(), "另一个标题") {
		t.Error("the last good page is gone")
	}
	save("", "")
	until(t, "the old title", func() bool { return strings.Contains(get(), "全县教育通报") })
	stop()
	select {
	case code := <-ended:
		if code != exitClean || !strings.HasSuffix(out.String(), "预览结束。\n") {
			t.Errorf("serve = %d, %q", code, out.String())
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not end")
	}
	if _, err := os.Stat(filepath.Join(root, "public")); !os.IsNotExist(err) {
		t.Errorf("public: %v", err)
	}
}

func TestServeUsage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"--port 0", "--port 应在 1 到 65535 之间"}, {"--port x", "选项“--port”的值“x”不对"}, {"--host example.com", "--host 要写成 127.0.0.1"},
		{"--host 203.0.113.1", "本机没有 203.0.113.1 这个地址"}, {"甲", "多余的参数“甲”"},
	} {
		if code, _, stderr := call(append([]string{"serve", "-C", site}, strings.Fields(c.args)...)...); code != exitFailure || !strings.Contains(stderr, c.want) {
			t.Errorf("serve %s = %d, %q", c.args, code, stderr)
		}
	}
}

// TestCheckWatch: a change has the site checked again.
func TestCheckWatch(t *testing.T) {
	root := filepath.Join(t.TempDir(), "site")
	if code, _, stderr := call(whole(root)...); code != exitClean {
		t.Fatal(stderr)
	}
	files, err := source.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	var out safe
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ended := make(chan int, 1)
	go func() {
		ended <- keepChecking(ctx, &request{terminal: &terminal{out: &out, err: &out}, command: "check", root: root, files: files}, false)
	}()
	until(t, "the first check", func() bool { return strings.Contains(out.String(), "正在等待改动") })
	name := filepath.Join(root, "data", "site.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(text, "titel: x\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	until(t, "the second", func() bool { return strings.Contains(out.String(), "unknown-key") })
	stop()
	if code := <-ended; code != exitClean {
		t.Errorf("check --watch = %d", code)
	}
}
