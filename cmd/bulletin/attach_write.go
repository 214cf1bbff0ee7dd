package main

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"bulletin/internal/attach"
	"bulletin/internal/build"
	"bulletin/internal/model"
	"bulletin/internal/output"
)

// attachWriter writes attachments as they are made.
type attachWriter struct {
	*attachFlags
	root  string // of the site
	site  fs.FS  // its files
	files *output.Files
	names []string   // of files without their ending
	made  [][]handed // by attachment, in the order of forms

	edition *model.Edition
	packing []model.Attachment    // what goes into a package of a sealed edition
	tell    func(done, total int) // of attachments; nil: nobody looks
	done    atomic.Int32
}

// handed is a file to hand over. Its content is kept only where it goes into a package or has to be printed.
type handed struct {
	attach.Material
	size  int
	print bool
	entry model.Attachment // of a sealed edition
}

// begin names the files.
func (w *attachWriter) begin(e *model.Edition, files []build.Attached) {
	w.edition = e
	used := map[string]bool{}
	for _, file := range files {
		name := file.Name
		if w.chinese {
			name = fileName(file.Title)
		}
		if used[strings.ToLower(name)] { // two titles may differ only in what a file name cannot have
			name = output.FileName(name, 80, "-"+file.Name)
		}
		used[strings.ToLower(name)] = true
		w.names = append(w.names, name)
	}
	w.made = make([][]handed, len(files))
}

// take writes the files of an attachment that are done.
func (w *attachWriter) take(k int, file *build.Attached) error {
	for _, made := range file.Forms {
		m := handed{Material: attach.Material{Name: w.names[k] + made.Ending, Title: file.Title}, size: len(made.Content), print: made.Printed}
		if made.Word != "" {
			m.Title += "（" + made.Word + "）"
		}
		if made.Printed || w.zip {
			m.Content = made.Content
		}
		if !made.Printed {
			m.entry = w.entry(m.Name, made.Content)
		}
		w.made[k] = append(w.made[k], m)
		if made.Printed || w.zip {
			continue
		}
		if err := w.files.Write(m.Name, made.Content); err != nil {
			return err
		}
	}
	if done := int(w.done.Add(1)); w.tell != nil {
		w.tell(done, len(w.made))
	}
	return nil
}

// finish prints what has to be printed, packs what has to be packed, and puts all files into their places.
func (w *attachWriter) finish(result *build.AttachResult, out *terminal) int {
	var list, prints []*handed
	for k := range w.made {
		for i := range w.made[k] {
			if m := &w.made[k][i]; m.print {
				prints = append(prints, m)
			} else {
				list = append(list, m)
			}
		}
	}
	if len(prints) > 0 {
		var pages []*attach.Material
		for _, p := range prints {
			pages = append(pages, &p.Material)
		}
		if !printAll(pages, dateOf(result.Edition), time.Duration(w.wait)*time.Minute, out) {
			return exitFailure
		}
		for _, p := range prints {
			p.size, p.entry = len(p.Content), w.entry(p.Name, p.Content)
		}
		list = append(list, prints...)
	}
	if w.zip {
		packed, err := w.packed(result, list)
		if err != nil {
			return out.failed(err, noFile)
		}
		list, prints = []*handed{packed}, []*handed{packed}
	}
	for _, m := range prints {
		if err := w.files.Write(m.Name, m.Content); err != nil {
			return out.failed(err, noFile)
		}
	}
	return w.commit(list, out)
}

func (w *attachWriter) commit(list []*handed, out *terminal) int {
	written, err := w.files.Commit()
	var standing *output.ExistsError
	switch {
	case errors.As(err, &standing):
		out.failure("已有内容不同的文件：%s；用 --force 覆盖，或用 -o 换一个文件夹"+noFile, strings.Join(standing.Paths, "、"))
		return exitFailure
	case err != nil:
		return out.failed(err, noFile)
	}
	for _, m := range list {
		out.line("%s　%s，%s", filepath.Join(w.target, m.Name), m.Title, attach.Size(m.size))
	}
	out.line("共 %d 个文件：新写 %d 个，覆盖 %d 个，未变 %d 个。", len(list), written.New, written.Replaced, written.Unchanged)
	return w.register(list, out)
}

// packed is one material of all.
func (w *attachWriter) packed(result *build.AttachResult, list []*handed) (*handed, error) {
	e, site := result.Edition, result.Site
	title := e.Title + "材料（" + e.Label + "）"
	name := e.ID + "-materials"
	if w.chinese {
		name = fileName(title)
	}
	p := &attach.Package{Title: title, Issuer: e.Issuer, Marking: site.Marking, Sample: site.Sample, Date: dateOf(e)}
	for _, m := range list {
		p.Materials = append(p.Materials, m.Material)
		w.packing = append(w.packing, m.entry)
	}
	var b bytes.Buffer
	if err := attach.Zip(&b, p); err != nil {
		return nil, err
	}
	if err := w.packContents(b.Bytes()); err != nil {
		return nil, err
	}
	return &handed{attach.Material{Name: name + ".zip", Title: title, Content: b.Bytes()}, b.Len(), false, w.entry(name+".zip", b.Bytes())}, nil
}
