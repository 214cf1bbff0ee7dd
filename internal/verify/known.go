package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/fingerprint"
	"bulletin/internal/model"
)

// Known is what is sealed.
type Known struct {
	Words    []string  `json:"words"` // of controls, for the browser's fingerprint
	Editions []Edition `json:"editions"`
}

// Edition is a sealed edition.
type Edition struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Label    string   `json:"label"`
	Revision int      `json:"revision"` // of its seal or, while it is open again, the one that is being made
	Open     bool     `json:"open,omitempty"`
	Date     string   `json:"date"` // of sealing; as the next two, empty while it is open
	Code     string   `json:"code"`
	Files    []File   `json:"files"`             // in the output folder
	Handed   []File   `json:"handed"`            // made of it by attach, of any revision
	Former   []Former `json:"former"`            // revisions, the oldest first
	Earlier  []File   `json:"earlier,omitempty"` // what former revisions had in the output folder
}

// Former is a revision that another one has replaced.
type Former struct {
	Revision int    `json:"revision"`
	Date     string `json:"date"`
	Code     string `json:"code"`
}

// Of is when a revision was sealed, and its code.
func (e *Edition) Of(revision int) (date, code string) {
	for _, f := range e.Former {
		if f.Revision == revision {
			return f.Date, f.Code
		}
	}
	return e.Date, e.Code
}

// File is a file under a seal.
type File struct {
	Path     string // from the root of the output folder; of an attachment its name
	SHA256   string
	Says     string // see package fingerprint; empty for what has no such digest
	Revision int    // that it was made of
}

// MarshalJSON writes a file as a list, and its digests in 43 signs each: an archive has thousands.
func (f File) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{f.Path, dense(f.SHA256), dense(f.Says), f.Revision})
}

// dense writes digests in hexadecimal, which + parts, in the base64 of addresses. What is none stays as it is.
func dense(digests string) string {
	list := strings.Split(digests, "+")
	for k, hexadecimal := range list {
		if sum, err := hex.DecodeString(hexadecimal); err == nil && len(sum) == sha256.Size {
			list[k] = base64.RawURLEncoding.EncodeToString(sum)
		}
	}
	return strings.Join(list, "+")
}

// sparse is what [dense] was made of.
func sparse(digests string) string {
	list := strings.Split(digests, "+")
	for k, short := range list {
		if sum, err := base64.RawURLEncoding.DecodeString(short); err == nil && len(sum) == sha256.Size {
			list[k] = hex.EncodeToString(sum)
		}
	}
	return strings.Join(list, "+")
}

func (f *File) UnmarshalJSON(text []byte) error {
	err := json.Unmarshal(text, &[]any{&f.Path, &f.SHA256, &f.Says, &f.Revision})
	f.SHA256, f.Says = sparse(f.SHA256), sparse(f.Says)
	return err
}

// Sealed is what is sealed of a site, and what was until it was opened again, the newest edition first. kept is by the ids of editions.
func Sealed(site *model.Site, kept map[string]model.Kept) *Known {
	k := &Known{Words: fingerprint.Words}
	for n := len(site.Editions) - 1; n >= 0; n-- {
		e := site.Editions[n]
		if e.Last() == nil {
			continue
		}
		s := Edition{ID: e.ID, Title: e.Title, Label: e.Label, Revision: e.Revision(), Open: e.Seal == nil}
		if !s.Open {
			s.Date, s.Code, s.Files = e.Seal.Date.String(), e.Seal.Code, filesOf(e.Seal.Files, s.Revision)
		}
		for _, a := range kept[e.ID].Handed {
			s.Handed = append(s.Handed, File{a.Name, a.SHA256, a.Says, a.Revision})
		}
		for _, f := range e.Earlier {
			s.Former = append(s.Former, Former{f.Revision, f.Date.String(), f.Code})
			s.Earlier = append(s.Earlier, filesOf(kept[e.ID].Former[f.Revision], f.Revision)...)
		}
		k.Editions = append(k.Editions, s)
	}
	return k
}

func filesOf(sealed []model.SealedFile, revision int) []File {
	var list []File
	for _, f := range sealed {
		list = append(list, File{f.Path, f.SHA256, f.Says, revision})
	}
	return list
}

// Named is the edition, and its revision, that a code names. It is nil where none of what is sealed, or once was, has that code.
func (k *Known) Named(code string) (*Edition, int) {
	if code == "" {
		return nil, 0 // of an edition that is open
	}
	for n := range k.Editions {
		e := &k.Editions[n]
		if e.Code == code {
			return e, e.Revision
		}
		for _, f := range e.Former {
			if f.Code == code {
				return e, f.Revision
			}
		}
	}
	return nil, 0
}

// Keeps reports whether the files of a former revision are known.
func (e *Edition) Keeps(revision int) bool {
	return slices.ContainsFunc(e.Earlier, func(f File) bool { return f.Revision == revision })
}

// lists are the files of all revisions, those in force first.
func (e *Edition) lists() [][]File { return [][]File{e.Files, e.Handed, e.Earlier} }

// DataPath is where a published folder has what is sealed, for verify.html and for this program.
const DataPath = "seals.js"

// Answer is what editions.js does in a sealed page that verify.html reads in a frame: it hands over what stands in the page, to pages of
// its own web site. From a folder, where any file that somebody opens could frame it, it hands over nothing. Sealed pages keep their own
// scripts, so it stands in the one that is written anew.
const Answer = `if (window.parent !== window && window.location.hash === "#sealed-page" && window.location.protocol !== "file:") window.parent.postMessage({ sealedPage: document.documentElement.outerHTML }, window.location.origin);
`

const dataHead, dataTail = "window.bulletinSeals(", ");\n"

// ErrData says that a file is none that Script made.
var ErrData = errors.New("verify: no record of seals")

// Script is the file at DataPath.
func (k *Known) Script() ([]byte, error) {
	text, err := json.Marshal(k) // which writes < > & and the separators of lines by their codes
	if err != nil {
		return nil, fmt.Errorf("verify: seals: %w", err)
	}
	text = bytes.ReplaceAll(text, []byte(`},{"id"`), []byte("},\n{\"id\""))
	text = bytes.ReplaceAll(text, []byte(`],["`), []byte("],\n[\""))
	return append(append([]byte(dataHead), text...), dataTail...), nil
}

// ReadScript reads the file at DataPath of a published folder. It is as good as the folder: it is no more than what somebody published.
func ReadScript(text []byte) (*Known, error) {
	text = bytes.TrimSpace(text)
	text, found := bytes.CutPrefix(text, []byte(dataHead))
	text, ends := bytes.CutSuffix(text, []byte(");"))
	k := &Known{}
	if !found || !ends || json.Unmarshal(text, k) != nil {
		return nil, ErrData
	}
	return k, nil
}
