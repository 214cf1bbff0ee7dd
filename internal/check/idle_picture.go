package check

import (
	"bytes"
	"net/url"
	"path"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// idlePicture: a picture beside the texts of an edition whose name no text mentions. It may have been forgotten, or be the file of
// another edition.
func idlePicture(r *review) {
	for _, e := range r.site.Editions {
		for _, file := range e.Pictures {
			if !mentions(e, path.Base(file)) {
				r.Warning(diag.Pos{File: file}, "idle-picture", "在同一文件夹的正文里写 ![题注]("+path.Base(file)+")，或移走", "没有用到这张图片")
			}
		}
	}
}

// mentions reports whether a text of an edition names a file, as it is or as links write it.
func mentions(e *model.Edition, name string) bool {
	texts := append([]*model.Document{e.Body}, e.Counties...)
	for _, d := range append(texts, e.Indicators...) {
		if d != nil && (bytes.Contains(d.Source, []byte(name)) || bytes.Contains(d.Source, []byte(url.PathEscape(name)))) {
			return true
		}
	}
	return false
}
