package manual

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"

	"bulletin/docs"
	"bulletin/internal/search"
	"bulletin/layouts"
)

// File is a file of the manual's site.
type File struct {
	Path    string // from the site's root, with slashes
	Content []byte
}

// Title is what the manual is called.
const Title = "编写手册"

//go:embed page.html
var layout string

//go:embed manual.css
var style []byte

// assets are those of a bulletin that the manual's pages use, in the order of their links.
var assets = []string{"bulletin.css", "paper.css", "search.css", "search.js"}

// words are what a bulletin's search says of editions, and what it says in the manual.
var words = [][2]string{
	{"在本期内查找", "在手册内查找"},
	{"名称、拼音首字母、编号或正文里的字", "要办的事、代码、项目名称或正文里的字"},
	{"没有读到本期的查找文件；重新生成网页后再试", "没有读到查找文件；运行 bulletin help --open 再试"},
}

// book is the folder of the search's text, and what pages call themselves to it.
const book = "help"

// entry is a page in the contents.
type entry struct {
	Title, Lead string
	Href        string
	Current     bool
	Sections    []section // of the current page
}

type section struct{ Title, Href string }

type chapter struct {
	Title, Aim string
	Entries    []entry
}

// view is what page.html shows.
type view struct {
	Title, Manual  string
	Book           string
	Root           string
	Part           string
	Home           bool
	Main           template.HTML
	Contents       []chapter
	Previous, Next *entry
}

// Site is the manual's site.
func Site() ([]File, error) { return site(docs.Files, docs.Parts) }

func site(files fs.FS, parts []docs.Part) ([]File, error) {
	pages, err := Read(files, parts)
	if err != nil {
		return nil, err
	}
	t, err := template.New("page").Parse(layout)
	if err != nil {
		return nil, err
	}
	var out []File
	index := search.Index{Edition: book, Label: Title}
	add := func(v view, name string, k int) error {
		v.Manual, v.Book = Title, book
		var b bytes.Buffer
		if err := t.Execute(&b, v); err != nil {
			return err
		}
		out = append(out, File{name, b.Bytes()})
		index.Put(k, search.Page{Path: name, Name: v.Title, Kind: v.Part, Sections: search.Read(b.Bytes())})
		return nil
	}
	if err := add(view{Title: Title, Home: true, Contents: contents(pages, nil, "")}, "index.html", 0); err != nil {
		return nil, err
	}
	for k, p := range pages {
		v := view{Title: p.Title, Root: "../", Part: p.Part.Title, Main: template.HTML(p.HTML), Contents: contents(pages, p, "../")}
		if k > 0 {
			v.Previous = &entry{Title: pages[k-1].Title, Href: "../" + pages[k-1].html()}
		}
		if k+1 < len(pages) {
			v.Next = &entry{Title: pages[k+1].Title, Href: "../" + pages[k+1].html()}
		}
		if err := add(v, p.html(), k+1); err != nil {
			return nil, err
		}
		index.Names = append(index.Names, search.Name{Text: p.Title, Kind: p.Part.Title, Path: p.html()})
	}
	more, err := furniture(files, &index)
	return append(out, more...), err
}

// contents are the chapters with their pages, as a page sees them.
func contents(pages []*Page, current *Page, root string) []chapter {
	var out []chapter
	for k, p := range pages {
		if k == 0 || pages[k-1].Part != p.Part {
			out = append(out, chapter{Title: p.Part.Title, Aim: p.Part.Aim})
		}
		e := entry{Title: p.Title, Lead: p.Lead, Href: root + p.html(), Current: p == current}
		if e.Current {
			for _, h := range p.Headings {
				if h.Level == 2 {
					e.Sections = append(e.Sections, section{h.Text, "#" + h.ID})
				}
			}
		}
		last := &out[len(out)-1]
		last.Entries = append(last.Entries, e)
	}
	return out
}

// furniture is what pages load: styles, pictures and what is searched.
func furniture(files fs.FS, index *search.Index) ([]File, error) {
	out := []File{{"assets/manual.css", style}}
	for _, name := range assets {
		content, err := fs.ReadFile(layouts.Files, "assets/"+name)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			if name == "search.js" {
				content = bytes.ReplaceAll(content, []byte(w[0]), []byte(w[1]))
			}
		}
		out = append(out, File{"assets/" + name, content})
	}
	text, err := index.Marshal()
	if err != nil {
		return nil, err
	}
	out = append(out, File{book + "/search.js", text}, File{"editions.js", fmt.Appendf(nil, "bulletinEditions([[%q, %q]]);\n", book, Title)})
	pictures, err := fs.ReadDir(files, "pictures")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, p := range pictures {
		name := "pictures/" + p.Name()
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		out = append(out, File{name, content})
	}
	return out, nil
}
