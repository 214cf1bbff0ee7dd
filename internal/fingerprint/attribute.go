package fingerprint

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/attach"
)

// attributes of HTML are those that a reader sees, hears or sorts by.
var attributes = []string{
	"title", "alt", "aria-label", "placeholder", "label", "value", "datetime", "colspan", "rowspan", "start", "reversed",
	"data-sort", "data-of", "data-pad", "data-unit", "data-text",
}

// unread attributes of drawings are for keys, for hearing, or say only what the element's name says.
func unread(name string) bool {
	return name == "role" || name == "tabindex" || name == "focusable" || strings.HasPrefix(name, "aria-") || strings.HasPrefix(name, "on") ||
		name == "xmlns" || strings.HasPrefix(name, "xmlns:")
}

// inline elements are those whose text runs on from what stands before it.
var inline = set("a abbr b bdi bdo big button cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small span strike strong sub sup time tt u var wbr")

// marked elements have a line of their own: they say where in a page, or in a table, a text stands.
var marked = set("tr td th caption figcaption h1 h2 h3 h4 h5 h6")

// left are elements of which nothing is read.
var left = set("style link meta base template")

// replaced are elements that show something from elsewhere, and what names it.
var replaced = map[string][]string{
	"iframe": {"src", "srcdoc"}, "frame": {"src"}, "object": {"data"}, "embed": {"src"}, "video": {"src", "poster"}, "audio": {"src"},
	"canvas": nil, "input": {"type"}, "select": nil, "textarea": nil,
}

// raised are elements whose text is not read as what stands beside it.
var raised = map[string]string{"sup": "^{", "sub": "_{", "del": "~{", "s": "~{", "strike": "~{"}

func set(names string) map[string]bool {
	s := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		s[name] = true
	}
	return s
}

// plain is a value with blanks as one, and none at its ends.
func plain(value string) string { return strings.Join(strings.FieldsFunc(value, blank), " ") }

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' }

// target is what is compared of an address: its fragment, or the last part of its path.
func target(address string) string {
	address = strings.TrimFunc(address, blank)
	if scheme, _, found := strings.Cut(address, ":"); found && (strings.EqualFold(scheme, "data") || strings.EqualFold(scheme, "blob")) {
		return strings.ToLower(scheme)
	}
	path, fragment, _ := strings.Cut(address, "#")
	if fragment != "" {
		return "#" + unescaped(fragment)
	}
	path, _, _ = strings.Cut(path, "?")
	return unescaped(path[strings.LastIndexByte(path, '/')+1:])
}

// unescaped is a part of an address in letters; as it stands where it holds none.
func unescaped(part string) string {
	if plain, err := url.PathUnescape(part); err == nil && utf8.ValidString(plain) {
		return plain
	}
	return part
}

// numbered is how a browser tells a second file of the same name.
var numbered = regexp.MustCompile(`\(\d+\)(\.|$)`)

// file is the name of a file as it was before a browser saved it: search.js of search(1).js.download.
func file(address string) string {
	return numbered.ReplaceAllString(strings.TrimSuffix(target(address), ".download"), "$1")
}

// picture is a picture: its name, or the digest of bytes that stand in the page.
func picture(address string) string {
	if rest, found := strings.CutPrefix(strings.TrimFunc(address, blank), "data:"); found {
		return "data:" + hexSum(strings.Join(strings.FieldsFunc(rest, blank), ""))
	}
	return file(address)
}

// drawn is an element of a drawing or formula with its attributes, in the order of their names.
func drawn(e *attach.Element) string {
	var list []string
	for k, name := range e.Names {
		value := plain(e.Values[k])
		switch {
		case unread(name):
		case name == "href" || name == "xlink:href":
			list = append(list, "href="+target(value))
		default:
			list = append(list, name+"="+value)
		}
	}
	slices.Sort(list)
	return e.Name + " " + strings.Join(list, " ")
}
