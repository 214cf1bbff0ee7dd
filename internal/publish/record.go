package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"

	"bulletin/internal/output"
)

// Names at the destination.
const (
	home        = ".bulletin-publish"
	journalName = home + "/next"
	historyName = home + "/history"
	storeName   = home + "/store"
	lockName    = home + "/lock"
	brokenName  = home + "/broken"
)

// maxRecord bounds what is read of a record or a manifest: about a million files.
const maxRecord = 256 << 20

// Sum is the SHA-256 of a file.
type Sum [sha256.Size]byte

func (s Sum) String() string { return hex.EncodeToString(s[:]) }

func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

func (s *Sum) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(s)) {
		return errors.New("publish: no SHA-256")
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// piece is a file that stands at the destination.
type piece struct {
	Sum   Sum
	Since int `json:",omitempty"` // the publication with which it left the site; 0: it is part of it
}

// record is one publication.
type record struct {
	Number               int // from 1
	Time                 string
	Owner, Host, Program string
	Restores             int `json:",omitempty"` // the publication that it went back to
	Keep                 int // publications for which what left the site stays
	New, Replaced, Left  int // files
	Manifest             Sum // of SHA256SUMS
	Files                map[string]Sum
	Stale                map[string]piece `json:",omitempty"`
}

// due reports whether a file that left the site is to be deleted at the end of the publication. What pages use stays for one more
// than they do, so that a page that is read in the last moment finds it.
func (r *record) due(name string, p piece) bool {
	stays := r.Keep
	if stays > 0 && path.Ext(name) != ".html" {
		stays++
	}
	return p.Since > 0 && r.Number-p.Since >= stays
}

// journal is a publication under way.
type journal struct {
	record
	Base map[string]piece // what stood when it began
}

// head begins a record's text; a checksum of the rest follows. The number is that of the form.
const head, form = "bulletin-publish ", 1

func encode(r any) ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%s%d %x\n%s\n", head, form, sha256.Sum256(text), text), nil
}

func decode(name string, content []byte, r any) error {
	line, text, _ := bytes.Cut(content, []byte("\n"))
	text = bytes.TrimSuffix(text, []byte("\n"))
	var version int
	var digest string
	if _, err := fmt.Sscanf(string(line), head+"%d %s", &version, &digest); err != nil {
		return &RecordError{Path: name}
	}
	if version > form {
		return &RecordError{Path: name, Newer: true}
	}
	if digest != fmt.Sprintf("%x", sha256.Sum256(text)) || json.Unmarshal(text, r) != nil {
		return &RecordError{Path: name}
	}
	return nil
}

// sound reports whether all paths are such as a build writes: they are written to and deleted.
func (r *record) sound(base map[string]piece) bool {
	for p := range r.Files {
		if output.CheckPath(p) != nil {
			return false
		}
	}
	for _, files := range []map[string]piece{r.Stale, base} {
		for p := range files {
			if output.CheckPath(p) != nil {
				return false
			}
		}
	}
	return r.Number > 0
}

func historyPath(number int) string { return fmt.Sprintf("%s/%06d", historyName, number) }

// readAll is a small file of the destination.
func readAll(d Disk, name string) ([]byte, error) {
	file, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxRecord+1))
	if len(text) > maxRecord {
		return nil, &RecordError{Path: name}
	}
	return text, err
}

// readRecord reads a publication.
func readRecord(d Disk, number int) (*record, error) {
	text, err := readAll(d, historyPath(number))
	if err != nil {
		return nil, err
	}
	r := &record{}
	if err := decode(historyPath(number), text, r); err != nil {
		return nil, err
	}
	if r.Number != number || !r.sound(nil) {
		return nil, &RecordError{Path: historyPath(number)}
	}
	return r, nil
}

// readJournal reads the journal; nil where there is none.
func readJournal(d Disk) (*journal, error) {
	text, err := readAll(d, journalName)
	if absent(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	j := &journal{}
	if err := decode(journalName, text, j); err != nil {
		return nil, err
	}
	if !j.sound(j.Base) {
		return nil, &RecordError{Path: journalName}
	}
	return j, nil
}

// numbers are the publications in the history, the oldest first.
func numbers(d Disk) ([]int, error) {
	entries, err := d.ReadDir(historyName)
	if err != nil && !absent(err) {
		return nil, err
	}
	var list []int
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil && n > 0 && historyPath(n) == path.Join(historyName, e.Name()) {
			list = append(list, n)
		}
	}
	return list, nil
}

// History are the publications of a destination that can be gone back to, the oldest first; the last one stands.
func History(d Disk) ([]Publication, error) {
	list, err := numbers(d)
	if err != nil {
		return nil, err
	}
	var all []Publication
	for _, n := range list {
		r, err := readRecord(d, n)
		if errors.As(err, new(*RecordError)) {
			all = append(all, Publication{Number: n, Damaged: true})
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, Publication{
			Number: n, Time: r.Time, Owner: r.Owner, Host: r.Host, Program: r.Program, Restores: r.Restores,
			Files: len(r.Files), New: r.New, Replaced: r.Replaced, Left: r.Left,
		})
	}
	return all, nil
}

// Publication is an entry of the history.
type Publication struct {
	Number               int
	Damaged              bool   // it cannot be gone back to, and nothing else is known of it
	Time                 string // RFC 3339
	Owner, Host, Program string
	Restores             int // the publication that it went back to; 0: none
	Files                int // in all
	New, Replaced, Left  int // files that came, changed and left with it
}
