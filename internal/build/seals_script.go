package build

import (
	"errors"

	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/verify"
)

// writeSeals writes what is sealed, for verify.html and for whoever verifies against a published folder; nothing where nothing is sealed.
func (m *maker) writeSeals(folder *output.Folder) (err error) {
	handed := map[string][]model.Attachment{}
	sealed := false
	for _, e := range m.Model.Editions {
		if e.Seal == nil {
			continue
		}
		list, failed := load.Attachments(m.Files, e.ID, m.diags)
		handed[e.ID], sealed, err = list, true, errors.Join(err, failed)
	}
	if !sealed || err != nil {
		return err
	}
	text, err := verify.Sealed(m.Model, handed).Script()
	if err != nil {
		return err
	}
	return folder.Write(verify.DataPath, text)
}
