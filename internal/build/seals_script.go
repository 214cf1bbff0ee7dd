package build

import (
	"errors"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/site"
	"bulletin/internal/verify"
)

// writeSeals writes what is sealed, for verify.html and for whoever verifies against a published folder; nothing where nothing is sealed.
func (m *maker) writeSeals(folder *output.Folder) error {
	text, err := Seals(m.Site, m.diags)
	if text == nil || err != nil {
		return err
	}
	return folder.Write(verify.DataPath, text)
}

// Seals is the file at [verify.DataPath]; nil where nothing is sealed.
func Seals(s *site.Site, diags *diag.List) (text []byte, err error) {
	handed := map[string][]model.Attachment{}
	sealed := false
	for _, e := range s.Model.Editions {
		if e.Seal == nil {
			continue
		}
		list, failed := load.Attachments(s.Files, e.ID, diags)
		handed[e.ID], sealed, err = list, true, errors.Join(err, failed)
	}
	if !sealed || err != nil {
		return nil, err
	}
	return verify.Sealed(s.Model, handed).Script()
}
