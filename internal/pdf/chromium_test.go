package pdf

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"bulletin/internal/build"
	"bulletin/internal/chromium"
	"bulletin/internal/longtest"
)

// open starts a real browser, or ends the test where there is none: it fails only under CI=true.
func open(t *testing.T, o Options) *Printer {
	t.Helper()
	b, err := chromium.Find(chromium.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath})
	var none *chromium.NotFoundError
	if errors.As(err, &none) && none.Named == "" && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	o.Created = july
	if o.Timeout == 0 {
		o.Timeout = 8 * time.Minute // on a busy machine: nothing is measured with it
	}
	p, err := Open(context.Background(), b, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

// poppler runs a program of poppler-utils on a PDF, or ends the test where it is not installed.
func poppler(t *testing.T, content []byte, program string, arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skip("poppler-utils is not installed: ", err)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program)
	for _, a := range arguments {
		command.Args = append(command.Args, strings.ReplaceAll(a, "FILE", file))
	}
	var out, wrong bytes.Buffer
	command.Stdout, command.Stderr = &out, &wrong
	if err := command.Run(); err != nil || wrong.Len() > 0 {
		t.Errorf("%s: %v %s", program, err, wrong.String())
	}
	return out.String()
}

const page = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>全州通报（2022年上半年）</title>
<style>@page { size: A4; margin: 30mm; @bottom-center { content: "— " counter(page) " —" } } h2.new { break-before: page }
body { font-family: serif }</style>
<h1>通报</h1><p>吉首市完成率38.6%。</p>
<h2>一、总体情况</h2>
<table><thead><tr><th scope="col">县市</th><th scope="col">完成率</th></tr></thead><tr><th scope="row">泸溪县</th><td>102.5</td></tr></table>
<svg width="200" height="40" role="img" aria-label="图"><text x="0" y="20">图中的字</text></svg>
<h2 class="new">二、存在问题</h2><p><a href="#end">见后</a>；<a href="counties/a.html">另见</a>。</p>
<div style="height: 230mm"></div><h3>附表</h3><p id="end">完。</p>
<script>document.body.append("script ran")</script></html>`

func TestChromium(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	p := open(t, Options{Numbered: true})
	d, err := p.Print(context.Background(), []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if d.Pages != 3 || !d.Tagged || !d.Outline || d.Kernel < 80 || d.Footer != (d.Kernel < marginBoxes) {
		t.Errorf("%d pages, tagged %v, outline %v, kernel %d, footer %v", d.Pages, d.Tagged, d.Outline, d.Kernel, d.Footer)
	}
	if again, err := p.Print(context.Background(), []byte(page)); err != nil || !bytes.Equal(again.Content, d.Content) {
		t.Errorf("printed twice by one browser: %d and %d bytes that differ, error %v", len(d.Content), len(again.Content), err)
	}
	if again, err := open(t, Options{Numbered: true}).Print(context.Background(), []byte(page)); err != nil || !bytes.Equal(again.Content, d.Content) {
		t.Errorf("printed by two browsers: %d and %d bytes that differ, error %v", len(d.Content), len(again.Content), err)
	}
	t.Run("information", func(t *testing.T) {
		info := poppler(t, d.Content, "pdfinfo", "-isodates", "FILE")
		for _, line := range []string{`Title: +全州通报（2022年上半年）`, `Creator: +bulletin`, `CreationDate: +2022-07-20T01:30:00Z|CreationDate: +2022-07-20T09:30:00\+08`,
			`Tagged: +yes`, `Pages: +3`, `Page size: .*A4`} {
			if !regexp.MustCompile(line).MatchString(info) {
				t.Errorf("no %s in\n%s", line, info)
			}
		}
		if !bytes.Contains(d.Content, []byte("/Lang (zh-CN)")) || bytes.Contains(d.Content, []byte("invalid")) {
			t.Error("no language, or places of this machine")
		}
	})
	t.Run("text", func(t *testing.T) {
		text := poppler(t, d.Content, "pdftotext", "FILE", "-")
		for _, want := range []string{"吉首市完成率38.6%。", "图中的字", "102.5", "完。"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q cannot be found in\n%s", want, text)
			}
		}
		for _, number := range []string{"1", "2", "3"} {
			if !regexp.MustCompile(`—\s*` + number + `\s*—`).MatchString(text) {
				t.Errorf("sheet %s has no number in\n%s", number, text)
			}
		}
		if strings.Contains(text, "script ran") {
			t.Error("a script ran")
		}
	})
	t.Run("fonts", func(t *testing.T) {
		for _, line := range strings.Split(strings.TrimSpace(poppler(t, d.Content, "pdffonts", "FILE")), "\n")[2:] {
			if fields := strings.Fields(line); fields[len(fields)-5] != "yes" || fields[len(fields)-3] != "yes" {
				t.Errorf("not embedded, or its text cannot be found: %s", line)
			}
		}
	})
	t.Run("structure", func(t *testing.T) {
		structure := poppler(t, d.Content, "pdfinfo", "-struct", "FILE")
		for _, want := range []string{"H1", "H2", "H3", "Table", "TH", "TD", "Figure", "Link"} {
			if !regexp.MustCompile(`(?m)^\s*` + want + `\b`).MatchString(structure) {
				t.Errorf("no %s in\n%s", want, structure)
			}
		}
	})
	t.Run("outline", func(t *testing.T) {
		outline := poppler(t, d.Content, "pdftohtml", "-xml", "-i", "-stdout", "FILE")
		items := regexp.MustCompile(`<item page="(\d)">(.*)</item>`).FindAllStringSubmatch(outline, -1)
		var got []string
		for _, item := range items {
			got = append(got, item[1]+" "+item[2])
		}
		if want := "1 通报, 1 一、总体情况, 2 二、存在问题, 3 附表"; strings.Join(got, ", ") != want {
			t.Errorf("outline %q, want %s", got, want)
		}
	})
}

// TestNoNetwork prints a page that asks a server on this machine for things.
func TestNoNetwork(t *testing.T) {
	t.Parallel()
	asked := make(chan string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.URL.Path }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	html := `<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="` + server.URL + `/a.css"><h1>A</h1>
		<img src="` + server.URL + `/a.png"><img src="http://localhost:` + port + `/b.png"><img src="http://example.com/c.png">
		<iframe src="` + server.URL + `/d.html"></iframe><object data="` + server.URL + `/e.svg"></object>`
	d, err := open(t, Options{}).Print(context.Background(), []byte(html))
	if err != nil || d.Pages != 1 {
		t.Errorf("%d pages, error %v", d.Pages, err)
	}
	select {
	case path := <-asked:
		t.Errorf("the server was asked for %s", path)
	default:
	}
}

// TestHostilePages prints what no build makes.
func TestHostilePages(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	p := open(t, Options{Timeout: time.Minute})
	for name, html := range map[string]string{
		"empty":             "",
		"not HTML":          "\x00\xff\xfe PDF",
		"long title":        "<title>" + strings.Repeat("长", 1<<16) + "</title><h1>" + strings.Repeat("题", 1<<12) + "</h1>",
		"endless script":    "<script>for (;;);</script><h1>A</h1>",
		"asks":              "<body onload=\"alert(1)\" onbeforeunload=\"return 1\"><h1>A</h1><script>prompt()</script>",
		"leaves in a while": `<meta http-equiv="refresh" content="3600; url=about:blank"><h1>A</h1>`,
		"brackets in PDF":   `<h1>) >> endobj %%EOF (</h1><a href="file:///)(">x</a>`,
		"frame of a file":   `<iframe src="file:///etc/hostname"></iframe>`,
		"cut off":           page[:len(page)/2],
		"hidden by itself":  "<style>* { display: none }</style><p>A",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := p.Print(context.Background(), []byte(html))
			if err != nil || d.Pages < 1 {
				t.Errorf("%d pages, error %v", d.Pages, err)
			}
		})
	}
}

// TestSite prints an attachment of the sample: every link within it stays, and nothing of this machine gets in.
func TestSite(t *testing.T) {
	t.Parallel()
	printSample(t, "凤凰县")
}

// TestSiteBoard does so with a sheet of another size.
func TestSiteBoard(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	printSample(t, "作战图")
}

func printSample(t *testing.T, names ...string) {
	t.Helper()
	made, err := build.Attach(build.AttachOptions{Site: os.DirFS("../.."), Names: names, Forms: []string{"pdf"}})
	if err != nil || made.Errors > 0 || len(made.Files) != 1 {
		t.Fatalf("%v %+v", err, made)
	}
	p := open(t, Options{Numbered: true})
	began := time.Now()
	d, err := p.Print(context.Background(), made.Files[0].Forms[1].Content)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes of HTML to %d pages, %d bytes in %v, tagged %v, outline %v", len(made.Files[0].Forms[1].Content),
		d.Pages, len(d.Content), time.Since(began).Round(100*time.Millisecond), d.Tagged, d.Outline)
	if bytes.Contains(d.Content, []byte("bulletin.invalid")) || d.Pages > 1 && !(d.Outline && d.Tagged) {
		t.Error("links lead beside the attachment, or no bookmarks or structure")
	}
	again, err := p.Print(context.Background(), made.Files[0].Forms[1].Content)
	if err != nil {
		t.Fatal(err)
	}
	if at := differ(d.Content, again.Content); at >= 0 {
		near := func(b []byte) []byte { return b[max(0, min(at, len(b))-200):min(at+100, len(b))] }
		t.Errorf("printed twice, %d and %d bytes that differ at %d:\n%q\n%q", len(d.Content), len(again.Content), at, near(d.Content), near(again.Content))
	}
	if keep := os.Getenv("BULLETIN_KEEP"); keep != "" {
		if err := os.WriteFile(filepath.Join(keep, made.Files[0].Name+".pdf"), d.Content, 0o666); err != nil {
			t.Error(err)
		}
	}
}

// differ is the first place where two files differ, or -1.
func differ(a, b []byte) int {
	for k := range min(len(a), len(b)) {
		if a[k] != b[k] {
			return k
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}
