package main

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"path/filepath"
	"strings"

	"bulletin/internal/attach"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/seal"
)

// entry is a file of a sealed edition as it is listed, by which it can be verified later; nothing of an open one.
func (w *attachWriter) entry(name string, content []byte) model.Attachment {
	if w.edition == nil || w.edition.Seal == nil {
		return model.Attachment{}
	}
	return model.Attachment{
		Name: name, Form: strings.TrimPrefix(path.Ext(name), "."), SHA256: seal.Exact(content), Says: says(name, content),
		Revision: w.edition.Seal.Revision, Date: w.edition.Date,
	}
}

// packContents lists the page of contents of a package: all that is in it can be verified when it was unpacked.
func (w *attachWriter) packContents(packed []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	in, err := archive.Open(attach.ContentsName)
	if err != nil {
		return err
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err == nil {
		w.packing = append(w.packing, w.entry(attach.ContentsName, content))
	}
	return err
}

// register adds what was made of a sealed edition to its list. The files are in their places by then.
func (w *attachWriter) register(list []*handed, out *terminal) int {
	e := w.edition
	if e == nil || e.Seal == nil {
		return exitClean
	}
	var made []model.Attachment
	for _, m := range list {
		made = append(made, m.entry)
	}
	name := seal.AttachmentsPath(e.ID)
	var diags diag.List
	known, err := load.Attachments(w.site, e.ID, &diags)
	if err == nil && diags.HasErrors() {
		out.diagnostics(diags.Sorted(), true)
		out.failure("附件已经写好，没有登记到 %s，以后无法核验；改正以上错误后再做一次", name)
		return exitMistakes
	}
	if err == nil {
		text := seal.MarshalAttachments(seal.Added(known, append(made, w.packing...)))
		_, err = output.WriteBelow(w.root, []output.File{{Path: filepath.Join(w.root, filepath.FromSlash(name)), Content: text}}, true)
	}
	if err != nil {
		return out.failed(err, "；附件已经写好，只是没有登记，再做一次即可")
	}
	out.line("登记到 %s，请提交到 git；再用 bulletin build 生成一次，核验网页就认得这些附件。", name)
	return exitClean
}
