package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/pool"
)

// desk is the folder of the preview's own files, which no site has.
const desk = "/~desk/"

var (
	//go:embed desk.js
	script []byte
	//go:embed desk.css
	style []byte
)

// Handler answers a browser.
func (d *Desk) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !d.ours(r) {
			w.WriteHeader(http.StatusForbidden) // without a byte
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		if d.options.Keyed && !d.admit(w, r) {
			return
		}
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		if err := pool.Guard(nil, func() error { d.answer(w, r); return nil }); err != nil {
			d.refuse(w, http.StatusInternalServerError, "", "程序出错", err.Error())
		}
	})
}

// ours reports whether a request comes from the author: it names this machine as the author was told to, and no page of somebody
// else's has sent it.
func (d *Desk) ours(r *http.Request) bool {
	if !slices.Contains(d.options.Hosts, r.Host) {
		return false
	}
	if origin, sent := r.Header["Origin"]; sent {
		host, plain := strings.CutPrefix(strings.Join(origin, ","), "http://")
		if !plain || !slices.Contains(d.options.Hosts, host) {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin":
		return true
	case "none": // typed, or opened by a program
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" // a link to it, which reads nothing
}

func (d *Desk) answer(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case desk + "desk.js":
		send(w, "text/javascript; charset=utf-8", d.script())
		return
	case desk + "desk.css":
		send(w, "text/css; charset=utf-8", style)
		return
	case desk + "events":
		d.events(w, r)
		return
	case desk + "author":
		d.author(w, r)
		return
	case desk + "state":
		d.poll(w, r)
		return
	}
	d.mu.Lock()
	good, failed, mistakes := d.good, d.failed, d.mistakes
	d.mu.Unlock()
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	if good == nil {
		d.waiting(w, name, failed, mistakes)
		return
	}
	if content, e := good.sealed(name); e != nil {
		switch {
		case content == nil:
			d.refuse(w, http.StatusNotFound, name, "“"+e.Label+"”已经封存，这个文件没有或者和封存时不一样",
				"封存的网页在 public 中，不再重新生成；用 git checkout 或 bulletin verify --restore 找回。")
		case path.Ext(name) == ".html":
			send(w, "text/html; charset=utf-8", prepare(content, name, digest(sum(content))))
		default:
			send(w, typeOf(name), content)
		}
		return
	}
	if p := good.pages[name]; p != nil {
		switch s := good.show(p); {
		case s.err != nil:
			d.refuse(w, http.StatusInternalServerError, name, "程序出错", s.err.Error())
		case len(s.content) == 0:
			d.waiting(w, name, "", mistakesOf(s.diags.Sorted()))
		default:
			send(w, "text/html; charset=utf-8", prepare(s.content, name, s.digest))
		}
		return
	}
	if content, found := good.assets[name]; found {
		if good.lasting[name] {
			w.Header().Set("Cache-Control", "private, max-age=86400, immutable") // the chart library is read once, and not each time that a page is renewed
		}
		send(w, typeOf(name), content)
		return
	}
	if content := good.palette(name); content != nil {
		send(w, typeOf(name), content)
		return
	}
	if content := good.picture(name); content != nil {
		send(w, typeOf(name), content)
		return
	}
	for _, kind := range []struct {
		name  string
		whole bool // it is taken away as a file
		make  func(string) ([]byte, error)
	}{{"查找文件", false, good.search}, {"封存清单", false, good.seals}, {"单个文件", false, good.single}, {"文件清单", false, good.sums}, {"数据文件", true, good.data}} {
		content, err := kind.make(name)
		switch {
		case err != nil:
			d.refuse(w, http.StatusInternalServerError, name, kind.name+"没有做成", err.Error())
			return
		case content != nil:
			if kind.whole {
				w.Header().Set("Content-Disposition", `attachment; filename="`+path.Base(name)+`"`)
			}
			send(w, typeOf(name), content)
			return
		}
	}
	d.refuse(w, http.StatusNotFound, name, "没有这一页", "压缩包和 Word 文档用 bulletin attach 做；其他的，核对地址。")
}

// typeOf is the type of an asset or a file of data.
func typeOf(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

func send(w http.ResponseWriter, kind string, content []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.Write(content)
}

// script is the preview's script with the token of this desk.
func (d *Desk) script() []byte {
	told, err := json.Marshal(struct {
		Token string `json:"token"`
		Root  string `json:"root"`
	}{d.options.Token, d.options.Root})
	if err != nil {
		panic(err) // two texts always marshal
	}
	return bytes.Replace(script, []byte(`"DESK"`), told, 1)
}

// The policy of a page forbids it to ask for anything; the preview lets it ask this desk.
var (
	closed = []byte("form-action 'none'")
	open   = []byte("connect-src 'self'; form-action 'none'")
	end    = []byte("</body>")

	textEnd   = []byte("</main>")
	ownScript = []byte(`<script src="`)
)

// prepare makes a page listen: its policy allows it, and one script element does it. It stands before the page's own, so that it
// knows the page as it was written.
func prepare(content []byte, name, digest string) []byte {
	element := fmt.Appendf(nil, `<script src="%sdesk.js" data-page="%s" data-digest="%s"></script>`, desk, name, digest)
	out := bytes.Replace(content, closed, open, 1)
	at := bytes.LastIndex(out, end)
	if at < 0 {
		at = len(out)
	}
	if text := bytes.LastIndex(out[:at], textEnd); text >= 0 {
		if own := bytes.Index(out[text:at], ownScript); own >= 0 {
			at = text + own
		}
	}
	return slices.Concat(out[:at], element, []byte("\n"), out[at:])
}

// Plain is a page of the preview as a build writes it.
func Plain(content []byte) []byte {
	out := bytes.Replace(content, open, closed, 1)
	from := bytes.LastIndex(out, []byte(`<script src="`+desk))
	if from < 0 {
		return out
	}
	to := bytes.Index(out[from:], []byte("\n"))
	return slices.Concat(out[:from], out[from+to+1:])
}
