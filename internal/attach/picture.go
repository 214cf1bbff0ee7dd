package attach

import (
	"encoding/base64"
	"net/url"
	"path"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mediaTypes are those of the pictures of a site, by the endings of their files.
var mediaTypes = map[string]string{".jpg": "image/jpeg", ".png": "image/png"}

// inlinePictures marks the pictures of texts: they come into the document when it is written.
func (c *compiler) inlinePictures() {
	for _, n := range all(c.root, func(n *html.Node) bool { return n.DataAtom == atom.Img && n.Namespace == "" }) {
		u, err := url.Parse(attr(n, "src"))
		if err != nil || u.Scheme != "" || u.Host != "" {
			continue // a layout's own
		}
		file := resolve(c.path, u.Path)
		if c.Picture == nil || c.Picture(file) == nil {
			continue
		}
		set(n, "src", mark(markPicture, len(c.program.pictures)))
		c.program.pictures = append(c.program.pictures, file)
	}
}

// dataURI is a picture as it stands in a document.
func (m *Maker) dataURI(file string) string {
	return "data:" + mediaTypes[path.Ext(file)] + ";base64," + base64.StdEncoding.EncodeToString(m.Picture(file))
}
