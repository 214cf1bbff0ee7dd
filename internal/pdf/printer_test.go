package pdf

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"bulletin/internal/chromium"
	"bulletin/internal/longtest"
)

// printFake prints a page by a browser of the given mode, and fails the test where anything of it stays behind.
func printFake(t *testing.T, mode string, limit time.Duration) (Document, error) {
	t.Helper()
	temp := t.TempDir()
	b := fakeBrowser(t, mode)
	d, err := func() (Document, error) {
		p, err := Open(context.Background(), b, Options{Timeout: limit, Temp: temp})
		if err != nil {
			return Document{}, err
		}
		defer p.Close()
		return p.Print(context.Background(), []byte("<h1>A</h1>"))
	}()
	left, readErr := os.ReadDir(temp)
	if readErr != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, readErr)
	}
	return d, err
}

func TestFailures(t *testing.T) {
	longtest.Skip(t)
	const long, short = time.Minute, 300 * time.Millisecond
	for _, c := range []struct {
		mode  string
		limit time.Duration
		is    func(error) bool
		says  []string // parts of the explanation
	}{
		{"hang", short, is[*TimeoutError], []string{"启动超过1秒", "CHROME_BIN"}},
		{"half an address", short, is[*TimeoutError], []string{"启动超过1秒"}},
		{"hang printing", 3 * time.Second, is[*TimeoutError], []string{"超过3秒"}},
		{"never loads", 3 * time.Second, is[*TimeoutError], []string{"超过3秒"}},
		{"crash", long, is[*CrashError], []string{"启动时意外退出", "7", "No usable sandbox!"}},
		{"crash printing", long, is[*CrashError], []string{"排版打印时意外退出", "9", "bad_alloc"}},
		{"tab crashes", long, is[*CrashError], []string{"排版打印时页面崩溃"}},
		{"no socket", long, is[*RefusedError], []string{"启动时出错", "403"}},
		{"not opened", long, is[*RefusedError], []string{"打开网页时出错", "ERR_FILE_NOT_FOUND"}},
		{"refuse", long, is[*RefusedError], []string{"排版打印时出错", "Printing is not available"}},
		{"nothing", long, is[*BrokenError], []string{"不完整", "0 字节"}},
		{"half", long, is[*BrokenError], []string{"不完整"}},
		{"no pages", long, is[*BrokenError], []string{"不完整"}},
		{"text", long, is[*BrokenError], []string{"不完整"}},
	} {
		t.Run(c.mode, func(t *testing.T) {
			d, err := printFake(t, c.mode, c.limit)
			if !c.is(err) || d.Content != nil {
				t.Fatalf("error %T: %v, document %+v", err, err, d)
			}
			for _, part := range append(c.says, "假浏览器") {
				if !strings.Contains(Explain(err), part) {
					t.Errorf("explained as %q, which lacks %q", Explain(err), part)
				}
			}
			if strings.Contains(Explain(err), "dbus") {
				t.Errorf("noise in %q", Explain(err))
			}
		})
	}
}

func is[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

func TestSuccess(t *testing.T) {
	for _, mode := range []string{"fine", "chatter"} {
		t.Run(mode, func(t *testing.T) {
			d, err := printFake(t, mode, time.Minute)
			if err != nil || d.Pages != 3 || d.Kernel != 102 {
				t.Errorf("%d pages by kernel %d, error %v", d.Pages, d.Kernel, err)
			}
		})
	}
}

// TestTreeEnds has a browser that hangs and has a child: when the caller gives up, the child ends too.
func TestTreeEnds(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	t.Setenv(fakeAddress, listener.Addr().String())
	b := fakeBrowser(t, "child")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	result := make(chan error, 1)
	go func() {
		_, err := Open(ctx, b, Options{Timeout: time.Hour, Temp: t.TempDir()})
		result <- err
	}()
	child, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer child.Close()
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	child.SetReadDeadline(time.Now().Add(time.Minute))
	if _, err := io.ReadAll(child); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("the child lives on")
	}
}

func TestNoProgram(t *testing.T) {
	temp := t.TempDir()
	_, err := Open(context.Background(), chromium.Browser{Path: "no-such-browser"}, Options{Temp: temp})
	if !errors.Is(err, exec.ErrNotFound) || !strings.Contains(Explain(err), "无法启动") {
		t.Errorf("error %v, explained as %q", err, Explain(err))
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := Open(context.Background(), chromium.Browser{}, Options{Temp: temp + "/none"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder for the profile: %v", err)
	}
}

func TestExplain(t *testing.T) {
	none := &chromium.NotFoundError{Looked: []string{"Chrome", "Edge"}}
	for _, c := range []struct {
		err  error
		want string
	}{
		{none, "Chrome、Edge"},
		{none, "Ctrl+P"},
		{&chromium.NotFoundError{Named: "/x/chrome"}, "“/x/chrome”不存在"},
		{&TimeoutError{Browser: "Edge", Limit: 3 * time.Minute}, "3分钟"},
		{errors.New("else"), ""},
		{nil, ""},
	} {
		if got := Explain(c.err); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("Explain(%v) = %q, want %q in it", c.err, got, c.want)
		}
	}
}

func TestShortcomings(t *testing.T) {
	for _, c := range []struct {
		name string
		d    Document
		want int
	}{
		{"all there", Document{Kernel: 156, Tagged: true, Outline: true}, 0},
		{"a page without headings", Document{Kernel: 156, Tagged: true}, 0},
		{"a page that screen readers pass over", Document{Kernel: 156}, 0},
		{"an old kernel", Document{Kernel: 119, Tagged: true, Footer: true}, 2},
		{"an old kernel without numbers", Document{Kernel: 123, Tagged: true, Outline: true}, 0},
		{"a very old one", Document{Kernel: 78, Footer: true}, 3},
		{"not told", Document{Tagged: true, Outline: true}, 1},
	} {
		if got := Shortcomings(c.d); len(got) != c.want {
			t.Errorf("%s: %q, want %d", c.name, got, c.want)
		}
	}
}

func TestKernel(t *testing.T) {
	for agent, want := range map[string]int{
		"Mozilla/5.0 … HeadlessChrome/156.0.0.0 Safari/537.36":         156,
		"Mozilla/5.0 … Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0":   131,
		"Mozilla/5.0 … Chrome/102.0.5005.200 Safari/537.36 Qaxbrowser": 102,
		"": 0, "Firefox/130.0": 0,
	} {
		if got := kernelOf(agent); got != want {
			t.Errorf("kernelOf(%q) = %d, want %d", agent, got, want)
		}
	}
}
