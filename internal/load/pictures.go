package load

import (
	"bulletin/internal/model"
	"bulletin/internal/picture"
	"bulletin/internal/source"
)

// maxPictures bounds the pictures of an edition: each goes into its pages.
const maxPictures = 200

// picture takes an entry of an edition's folders that is a picture, and reports whether it is one.
func (w *walker) picture(id, name string, e entry) bool {
	is, taken := picture.Named(e.name)
	switch {
	case e.folder || !is:
		return false
	case !taken:
		w.errorf(name, "unknown-file", "用看图软件打开，另存为 JPEG 或 PNG，再移走这个文件", "不能用这种图片，只能用 JPEG、PNG、WebP")
		return true
	}
	w.files.pictures[id] = append(w.files.pictures[id], name)
	if len(w.files.pictures[id]) == maxPictures+1 {
		w.errorf(name, "too-many", "移走正文没有用到的", "一期最多 %d 张图片", maxPictures)
	}
	return true
}

// readPictures reads the pictures of an edition, so that whoever watches the site's files knows what they hold. What they show is
// looked at when a text shows them.
func (l *loader) readPictures(e *model.Edition) error {
	e.Pictures = l.files.pictures[e.ID]
	for _, name := range e.Pictures[:min(len(e.Pictures), maxPictures)] {
		if _, err := picture.Read(l.fsys, name); err != nil && !source.Tell(err, visible(name), l.diags) {
			return err
		}
	}
	return nil
}
