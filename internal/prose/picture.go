package prose

import (
	"bytes"
	"errors"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bulletin/internal/diag"
	"bulletin/internal/picture"
	"bulletin/internal/source"
)

// Pictures are the pictures that a text may show.
type Pictures struct {
	Files []string                 // of its edition, slash-separated from the site's root
	Href  func(name string) string // the address of a picture of a name
}

// maxFigures bounds the pictures of a text.
const maxFigures = 60

// figure is a picture that stands alone, with its caption below it, which is text like any other. It takes the place of a
// paragraph.
type figure struct {
	ast.BaseBlock
	number  int              // from 1, in its text
	picture *picture.Picture // nil where there is none to show
	href    string
}

var figureKind = ast.NewNodeKind("Figure")

func (*figure) Kind() ast.NodeKind { return figureKind }

// Dump prints the node for goldmark's own debugging.
func (f *figure) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// pictures makes figures of the paragraphs that are images and nothing else.
func (w *walker) pictures(root ast.Node) {
	if w.options.short {
		return
	}
	number := 0
	for n := root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if images := imagesOf(n, w.source); len(images) > 0 {
			for _, image := range images {
				number++
				root.InsertBefore(root, n, w.figure(image, number))
			}
			root.RemoveChild(root, n)
		}
		n = next
	}
}

// imagesOf are the images of a paragraph that holds nothing else.
func imagesOf(n ast.Node, source []byte) []*ast.Image {
	if n.Kind() != ast.KindParagraph {
		return nil
	}
	var images []*ast.Image
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			images = append(images, c)
		case *ast.Text:
			if len(bytes.TrimSpace(c.Segment.Value(source))) > 0 {
				return nil
			}
		default:
			return nil
		}
	}
	return images
}

// figure makes a figure of an image, and finds its picture.
func (w *walker) figure(image *ast.Image, number int) *figure {
	f := &figure{number: number}
	f.Lines().Append(text.NewSegment(image.Pos(), image.Pos()+len("!["))) // where it is told
	moveChildren(f, image, nil)
	pos := w.pos(image.Pos())
	if !speaks(f, w.source) {
		w.diags.Error(pos, "image-caption", "在方括号里写明时间、地点和事项，看不见图片的人靠它知道图上是什么", "图片没有题注")
	}
	if len(image.Title) > 0 {
		w.diags.Error(pos, "image-caption", "题注写在方括号里，删去引号和里面的字", "图片文件名后面不能再写标题")
	}
	switch {
	case number == maxFigures+1:
		w.diags.Error(pos, "too-many", "删去几张", "一篇文稿最多 %d 张图片", maxFigures)
	case number <= maxFigures && w.options.Pictures != nil && w.shelf != nil:
		w.shown(f, string(image.Destination), pos)
	}
	return f
}

// speaks reports whether a caption says something; what its references print is not known yet.
func speaks(n ast.Node, source []byte) (says bool) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			says = says || len(bytes.TrimSpace(n.Segment.Value(source))) > 0
		case *reference:
			says = true
		}
		return ast.WalkContinue, nil
	})
	return says
}

// shown finds the picture of a figure.
func (w *walker) shown(f *figure, name string, pos diag.Pos) {
	file := w.pictureFile(name, pos)
	if file == "" {
		return
	}
	made, err := w.shelf.Take(file)
	var fault *picture.Fault
	switch {
	case errors.As(err, &fault):
		w.diags.Error(pos, fault.Code, fault.Fix, "“%s”%s", clip(name), fault.Text)
		return
	case err != nil:
		if !source.Tell(err, file, w.diags) {
			w.diags.Error(pos, "unreadable-file", "检查文件后再运行一次", "读不出“%s”", clip(name))
		}
		return
	}
	if made.Renamed != "" {
		w.diags.Warning(pos, "image-name", "文件改名为“"+strings.TrimSuffix(path.Base(file), path.Ext(file))+made.Renamed+"”，这里也照改",
			"“%s”的后缀与内容不符", clip(name))
	}
	f.picture, f.href = made, w.options.Pictures.Href(made.Name)
}

// pictureFile is the file that a text calls by a name; empty after a complaint.
func (w *walker) pictureFile(name string, pos diag.Pos) string {
	files, folder := w.options.Pictures.Files, path.Dir(w.doc.File)
	names := []string{name}
	if typed, err := url.PathUnescape(name); err == nil { // blanks are typed %20
		names = append(names, typed)
	}
	for _, n := range names {
		if file := path.Join(folder, n); !strings.HasPrefix(n, "/") && slices.Contains(files, file) {
			return file
		}
	}
	if scheme, _, found := strings.Cut(name, ":"); found && !strings.Contains(scheme, "/") {
		w.diags.Error(pos, "unknown-image", "把图片下载到“"+folder+"”文件夹，这里只写文件名", "“%s”不是这一期文件夹里的图片", clip(name))
		return ""
	}
	wanted := strings.ReplaceAll(names[len(names)-1], `\`, "/")
	known := make([]string, len(files))
	for k, file := range files {
		if known[k] = within(folder, file); path.Base(wanted) == path.Base(file) {
			w.diags.Error(pos, "unknown-image", "写“"+known[k]+"”", "找不到图片“%s”", clip(name))
			return ""
		}
	}
	fix := diag.Suggest(wanted, known)
	switch {
	case fix != "":
	case len(known) == 0:
		fix = "把图片文件放到“" + folder + "”文件夹"
	default:
		fix = "这一期的文件夹里有 " + strings.Join(known[:min(len(known), 5)], "、")
		if len(known) > 5 {
			fix += " 等"
		}
	}
	w.diags.Error(pos, "unknown-image", fix, "找不到图片“%s”", clip(name))
	return ""
}

// within is how a text in a folder calls a file of its edition, whose folders are one deep.
func within(folder, file string) string {
	if rest, inside := strings.CutPrefix(file, folder+"/"); inside {
		return rest
	}
	return "../" + strings.TrimPrefix(file, path.Dir(folder)+"/")
}

const imageUse = "写成 ![题注](文件名)，标点都用半角，单独成段，前后空一行"

// imagePlace refuses an image that is no paragraph of its own.
func (w *walker) imagePlace(n *ast.Image) {
	if w.options.short {
		w.diags.Error(w.blockPos(n), "image-place", "把图片放在正文里", "这里只能写一段文字，不能放图片")
		return
	}
	w.diags.Error(w.pos(n.Pos()), "image-place", "移到列表、表格、引文和段落之外，前后空一行", "图片要单独成段")
}

// almostImage is what looks like an image and is none to Markdown.
var almostImage = regexp.MustCompile(`^!(\[\[|\[[^\]\n]*\]\s*[(（\[【])`)

// noImage tells of text that was meant as an image: with a blank in the name of its file, or in full-width brackets.
func (w *walker) noImage(n *ast.Text) {
	if n.IsRaw() {
		return
	}
	for at := n.Segment.Start; at < n.Segment.Stop; at++ {
		found := bytes.Index(w.source[at:n.Segment.Stop], []byte("!["))
		if found < 0 {
			return
		}
		at += found
		line, _, _ := bytes.Cut(w.source[at:], []byte("\n"))
		if (at == 0 || w.source[at-1] != '\\') && almostImage.Match(line) {
			w.diags.Error(w.pos(at), "image-syntax", imageUse+"；文件名里有空格的，写成 ![题注](<文件名>)", "图片没有写对")
		}
	}
}

// figures is the extension of goldmark that renders them.
type figures struct{}

func (figures) Extend(m goldmark.Markdown) {
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(figures{}, 500)))
}

func (figures) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(figureKind, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		f := n.(*figure)
		if !entering {
			_, _ = w.WriteString("</figcaption></figure>\n")
			return ast.WalkContinue, nil
		}
		_, _ = w.WriteString(`<figure class="photo">`)
		if f.picture != nil {
			_, _ = w.WriteString(`<img src="` + f.href + `" width="` + strconv.Itoa(f.picture.Width) + `" height="` + strconv.Itoa(f.picture.Height) + `" alt="`)
			_, _ = w.Write(util.EscapeHTML([]byte(plain(f, source))))
			_, _ = w.WriteString(`">`)
		}
		_, _ = w.WriteString("<figcaption>图" + strconv.Itoa(f.number) + "　")
		return ast.WalkContinue, nil
	})
}
