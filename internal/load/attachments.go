package load

import (
	"errors"
	"fmt"
	"io/fs"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// Attachments reads what was made of a sealed edition to be handed over, content/ID/attachments.yaml, in the order in which it was made. A
// file that was cut off or changed by hand is told in diags, and has none. err is a failure to read.
func Attachments(fsys fs.FS, id string, diags *diag.List) ([]model.Attachment, error) {
	name := seal.AttachmentsPath(id)
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil, missingIsNone(err, name)
	}
	l := newLoader(fsys, model.Charts{}, diags)
	r, root, err := l.sealed(name)
	if root == nil {
		return nil, err
	}
	var list []model.Attachment
	r.mapping(root, "附件登记", []field{
		{"attachments", true, "", func(v value) { r.list(v, func(v value) { r.attachment(v, &list) }) }},
		{"sum", true, "", func(value) {}},
	})
	if r.failed > 0 {
		return nil, nil
	}
	return list, nil
}

func (r *reader) attachment(v value, list *[]model.Attachment) {
	var a model.Attachment
	if r.mapping(v.Node, "附件", []field{
		{"name", true, "", r.line(&a.Name)},
		{"form", true, "", r.line(&a.Form)},
		{"sha256", true, "", r.hash(&a.SHA256)},
		{"says", false, "", func(v value) {
			if a.Says, _ = r.text(v, mostDigests); !saysText.MatchString(a.Says) {
				r.errorf(r.pos(v.Node), "seal-damaged", bringBack, "附件登记里的校验值不对")
			}
		}},
		{"revision", true, "", r.integer(&a.Revision, 1, 9999)},
		{"date", true, "", r.date(&a.Date)},
	}) {
		*list = append(*list, a)
	}
}

// missingIsNone is nothing where a file is not there.
func missingIsNone(err error, name string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fmt.Errorf("load: %s: %w", name, err)
}
