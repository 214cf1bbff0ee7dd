package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"bulletin/internal/serve"
)

var serveCommand = command{
	name:    "serve",
	summary: "边写边看：在浏览器里预览，保存后自动更新",
	help:    serveHelp,
	takes:   takes{"port": anything, "host": anything},
	bind:    bindServe,
}

const serveHelp = `
用法：bulletin serve [-C 站点文件夹] [--port 端口] [--open] [--host 地址]

在浏览器里预览整个站点。保存数据、文稿、布局后，打开的网页自动更新，停在原来
的位置；有错误时网页停在上次没有错误的样子，下方列出全部错误的位置和改法，
改好后自动消失。“作者视图”标出文稿里每个数的依据、表中的数写在哪个文件哪一行，
列出还缺什么。只看不写：public 不变。按 Ctrl+C 结束。

  -C       站点文件夹，默认为当前文件夹
  --port   端口，默认 8017；被占用时依次往后找
  --open   打开浏览器
  --host   默认只有本机能打开。写本机在局域网里的地址（如 192.168.1.8），
           其他电脑用程序打印的、带口令的网址也能打开

例：bulletin serve --open
`

const (
	usualPort    = 8017
	morePorts    = 20                     // that are tried where one is taken
	look         = 15 * time.Millisecond  // between two looks at the files, at least
	looking      = 8                      // times as long as a look takes, and no shorter, the next one waits: shares are slow
	saving       = 120 * time.Millisecond // that a file which looks broken is given, as it may be half saved
	mostSettling = 50                     // looks at files that go on changing
	first        = 400 * time.Millisecond // that open pages are served, before all others are checked
	leaving      = 2 * time.Second        // that requests are given when the preview ends
)

func bindServe(flags *flag.FlagSet) action {
	port := flags.Int("port", usualPort, "")
	opens := flags.Bool("open", false, "")
	host := flags.String("host", "127.0.0.1", "")
	return func(r *request) int {
		ip := net.ParseIP(*host)
		if *host == "localhost" {
			ip = net.IPv4(127, 0, 0, 1)
		}
		switch {
		case ip == nil:
			return r.misused("--host 要写成 127.0.0.1、192.168.1.8 这样的地址，这里是“%s”", *host)
		case *port < 1 || *port > 65535:
			return r.misused("--port 应在 1 到 65535 之间，这里是 %d", *port)
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		return (&preview{request: r, ip: ip, port: *port, opens: *opens}).run(ctx)
	}
}

// preview is a site that is being watched and shown.
type preview struct {
	*request
	ip    net.IP
	port  int
	opens bool

	desk   *serve.Desk
	seen   serve.Stamps
	checks *time.Timer // has all pages checked
}

func (p *preview) run(ctx context.Context) int {
	listener, code := p.listen()
	if listener == nil {
		return code
	}
	token := rand.Text()
	root, err := filepath.Abs(p.root)
	if err != nil {
		root = ""
	}
	p.desk = serve.New(serve.Options{Site: p.files, Root: root, Hosts: p.hosts(), Token: token, Keyed: !p.ip.IsLoopback()})
	if p.seen, err = serve.Stamp(p.files); err != nil {
		return p.failed(err, "")
	}
	if _, err := p.desk.Reload(explain, func(bool) bool { return true }); err != nil {
		return p.failed(err, "")
	}
	server := &http.Server{Handler: p.desk.Handler(), ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	address := "http://" + p.hosts()[0] + "/"
	if !p.ip.IsLoopback() {
		address += "?key=" + token
	}
	p.line("预览：%s　按 Ctrl+C 结束。", address)
	p.tell()
	if p.opens {
		if openBrowser(address) != nil {
			p.line("没有打开浏览器；把上面的网址粘贴到浏览器。")
		}
	}
	p.checks = time.AfterFunc(first, p.desk.Check)
	broken := p.watchUntil(ctx, ended)
	p.checks.Stop()
	p.desk.Stop()
	closing, cancel := context.WithTimeout(context.Background(), leaving)
	defer cancel()
	if err := server.Shutdown(closing); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return p.failed(err, "")
	}
	if broken != nil {
		return p.failed(broken, "")
	}
	p.line("预览结束。")
	return exitClean
}

// watchUntil watches until it is told to end, or the server breaks, whose error it returns.
func (p *preview) watchUntil(ctx context.Context, ended chan error) (broken error) {
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.watch(ctx)
	}()
	select {
	case broken = <-ended:
	case <-ctx.Done():
	}
	stop()
	<-done
	return broken
}

// listen takes the port, or the next one that is free.
func (p *preview) listen() (net.Listener, int) {
	asked := p.port
	for {
		l, err := net.Listen("tcp", net.JoinHostPort(p.ip.String(), strconv.Itoa(p.port)))
		switch {
		case err == nil:
			if p.port != asked {
				p.line("端口 %d 被占用，改用 %d。", asked, p.port)
			}
			return l, exitClean
		case errors.Is(err, syscall.EADDRNOTAVAIL) || strange(err):
			p.failure("本机没有 %s 这个地址；不写 --host 时只有本机能打开", p.ip)
			return nil, exitFailure
		case errors.Is(err, syscall.EACCES) && p.port < 1024:
			p.failure("端口 %d 要管理员才能用；写 1024 以上的，如 --port %d", p.port, usualPort)
			return nil, exitFailure
		case !errors.Is(err, syscall.EADDRINUSE) && !taken(err):
			return nil, p.failed(err, "")
		case p.port >= min(asked+morePorts, 65535):
			p.failure("端口 %d 到 %d 都被占用；用 --port 另指一个", asked, p.port)
			return nil, exitFailure
		}
		p.port++
	}
}

// hosts are the names that a browser may call this preview by, the one that is printed first.
func (p *preview) hosts() []string {
	names := []string{p.ip.String()}
	if p.ip.IsLoopback() {
		names = append(names, "127.0.0.1", "localhost", "::1")
	}
	out := make([]string, len(names))
	for k, n := range names {
		out[k] = net.JoinHostPort(n, strconv.Itoa(p.port))
	}
	return out
}

// watch follows the files until the preview is to end. A file is read as soon as it has changed, and told of when it has stayed so
// while it was read.
func (p *preview) watch(ctx context.Context) {
	restless := 0 // readings of files that went on changing
	for {
		now := awaitChange(ctx, p.files, p.seen)
		if now == nil {
			return
		}
		p.checks.Stop()
		begun := time.Now()
		told, err := p.desk.Reload(explain, func(broken bool) bool {
			if broken {
				time.Sleep(saving - time.Since(begun)) // what reading took is part of it
			}
			again, err := serve.Stamp(p.files)
			return err != nil || again.Same(now) || restless >= mostSettling
		})
		p.seen = now
		if !told {
			p.seen = nil // they have changed meanwhile
			restless++
			continue
		}
		restless = 0
		if err != nil {
			p.failure("%s", explain(err))
		}
		p.tell()
		p.checks.Reset(first)
	}
}

// awaitChange waits until the files of a site are not as they were. It is nil where it is told to end.
func awaitChange(ctx context.Context, files fs.FS, seen serve.Stamps) serve.Stamps {
	wait := look
	if seen == nil {
		wait = 0
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		begun := time.Now()
		now, err := serve.Stamp(files)
		wait = max(look, looking*time.Since(begun))
		if err == nil && !now.Same(seen) { // what cannot be read is told when it is read
			return now
		}
	}
}

// settle waits until files stay as they are, but not for ever.
func settle(files fs.FS, now serve.Stamps) serve.Stamps {
	for range mostSettling {
		time.Sleep(look)
		again, err := serve.Stamp(files)
		if err != nil || again.Same(now) {
			break
		}
		now = again
	}
	return now
}

func (p *preview) tell() {
	errors, warnings := p.desk.Count()
	if errors > 0 {
		p.line("%d 个错误、%d 个警告；位置和改法列在网页上。", errors, warnings)
	} else {
		p.line("已更新。")
	}
}
