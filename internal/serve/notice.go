package serve

import (
	"bytes"
	"html/template"
	"net/http"
	"strconv"
)

// notices are the pages that no site has: they listen as others do, and go by themselves once there is a page.
var notices = template.Must(template.New("notice").Parse(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/~desk/desk.css">
</head>
<body class="notice">
<main>
<h1>{{.Title}}</h1>
{{with .Text}}<p>{{.}}</p>{{end}}
{{with .Mistakes}}<ol>
{{range .}}<li><p class="place">{{.Place}}</p><p>{{.Text}}{{with .Fix}}；{{.}}{{end}}</p></li>
{{end}}</ol>{{end}}
<p><a href="/">首页</a></p>
</main>
<script src="/~desk/desk.js" data-page="{{.Page}}" data-digest=""></script>
</body>
</html>
`))

// notice is what such a page says.
type notice struct {
	Title, Text string
	Page        string // that was asked for
	Mistakes    []mistake
}

func (d *Desk) say(w http.ResponseWriter, status int, n notice) {
	var b bytes.Buffer
	if err := notices.Execute(&b, n); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

func (d *Desk) refuse(w http.ResponseWriter, status int, name, title, text string) {
	d.say(w, status, notice{Title: title, Text: text, Page: name})
}

// waiting says why there is no page yet.
func (d *Desk) waiting(w http.ResponseWriter, name, failed string, mistakes []mistake) {
	var errors []mistake
	for _, m := range mistakes {
		if m.Error {
			errors = append(errors, m)
		}
	}
	title := "正在读取站点"
	if len(errors) > 0 || failed != "" {
		title = "改正以后，这里会显示网页"
	}
	d.say(w, http.StatusServiceUnavailable, notice{Title: title, Text: failed, Page: name, Mistakes: errors})
}
