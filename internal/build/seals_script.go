package build

import (
	"bulletin/internal/diag"
	"bulletin/internal/load"
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
	if !s.Model.EverSealed() {
		return nil, nil
	}
	kept, err := load.Kept(s.Files, s.Model, diags)
	if err != nil {
		return nil, err
	}
	return verify.Sealed(s.Model, kept).Script()
}
