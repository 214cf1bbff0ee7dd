package serve

import (
	"io/fs"
	"path"
	"strings"

	"bulletin/internal/model"
	"bulletin/internal/render"
	"bulletin/internal/seal"
)

// published is the folder below a site's root that has the files of its sealed editions.
const published = "public"

// sealed is a file of a sealed edition as it was published, and the edition; there is no edition where the file is under no seal, and no
// content where public has another one or none in its place. The preview makes no page of a sealed edition.
func (r *reading) sealed(name string) (content []byte, of *model.Edition) {
	for _, e := range r.Model.Editions {
		if e.Seal == nil {
			continue
		}
		digest, known := e.Seal.Digest(name)
		if !known && !strings.HasPrefix(name, e.ID+"/") {
			continue
		}
		if !known {
			return nil, e
		}
		if content, err := fs.ReadFile(r.Files, path.Join(published, name)); err == nil && seal.Restored(content, digest) != nil {
			return seal.Restored(content, digest), e
		}
		if strings.HasPrefix(name, e.ID+"/") {
			return nil, e
		}
	}
	return nil, nil
}

// palette is the style sheet with the colours of an edition, or of none, under whichever name a page knows it.
func (r *reading) palette(name string) []byte {
	stem := strings.TrimSuffix(path.Base(render.PaletteName), ".css") + "."
	if !strings.HasPrefix(path.Base(name), stem) || path.Ext(name) != ".css" {
		return nil
	}
	id := path.Dir(name)
	if id == path.Dir(render.PaletteName) {
		return r.Layouts.Palette("").Content
	}
	for _, e := range r.Model.Editions {
		if e.ID == id {
			return r.Layouts.Palette(id).Content
		}
	}
	return nil
}
