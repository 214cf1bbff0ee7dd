package fingerprint

import (
	"strings"

	"bulletin/internal/attach"
)

// beginScript begins a script, and tells those that come from elsewhere by the names of their files.
func (r *reader) beginScript(e *attach.Element) {
	r.script = 1
	r.source.Reset()
	src, has := e.Attr("src")
	if !has {
		src, has = e.Attr("href")
	}
	_, made := e.Attr("data-made")
	r.kind, _ = e.Attr("type")
	switch {
	case has && made:
		r.claims = append(r.claims, file(src))
	case has:
		r.scripts = append(r.scripts, "src "+file(src))
	}
}

func (r *reader) endScript() {
	r.script = 0
	text := r.source.String()
	switch kind := strings.ToLower(r.kind); {
	case strings.Contains(kind, "json"):
		text = dense(text)
	case strings.Contains(kind, "octet-stream"):
		text = strings.Join(strings.FieldsFunc(text, blank), "")
	default:
		text = strings.TrimFunc(text, blank)
	}
	if text != "" {
		r.scripts = append(r.scripts, "text "+hexSum(text))
	}
}

// handlers are scripts in attributes.
func (r *reader) handlers(e *attach.Element) {
	for k, name := range e.Names {
		value := plain(e.Values[k])
		if strings.HasPrefix(name, "on") || strings.HasPrefix(strings.ToLower(value), "javascript:") {
			r.scripts = append(r.scripts, "on "+name+"="+value)
		}
	}
}

// refresh is a page that leads away from itself.
func (r *reader) refresh(e *attach.Element) {
	if kind, _ := e.Attr("http-equiv"); e.Name == "meta" && strings.EqualFold(kind, "refresh") {
		content, _ := e.Attr("content")
		r.scripts = append(r.scripts, "refresh "+plain(content))
	}
}

// dense is JSON without the blanks between its parts.
func dense(json string) string {
	var out strings.Builder
	quoted, escaped := false, false
	for _, c := range json {
		switch {
		case quoted:
			quoted = escaped || c != '"'
			escaped = c == '\\' && !escaped
		case blank(c):
			continue
		case c == '"':
			quoted, escaped = true, false
		}
		out.WriteRune(c)
	}
	return out.String()
}
