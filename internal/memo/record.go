package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"bulletin/internal/diag"
)

// Record is what a build left for the next one.
type Record struct {
	Program  string // that built: its version and layouts are in it
	Read     Reading
	Site     Part // what belongs to no edition
	Editions []Part
	Pages    int
	Sealed   int               // of the editions, those that are sealed
	Checked  []diag.Diagnostic // messages of reading and checking
}

// Part is what was made of one edition.
type Part struct {
	ID       string
	Inputs   string            // the digest of what it was made of; empty where it cannot be told
	Through  string            // the latest month that it looked at, "2022-06"
	Files    map[string]string // by path within the output folder: the SHA-256
	Charts   int
	Messages []diag.Diagnostic
}

// mostMessages bounds the messages of a record: a site with more is built anew.
const mostMessages = 5000

// head of a record; it changes with the format.
const format = "bulletin memo 2\n"

// Marshal is the record as it is kept; nothing where it is not worth keeping.
func (r *Record) Marshal() ([]byte, error) {
	n := len(r.Checked) + len(r.Site.Messages)
	for _, p := range r.Editions {
		n += len(p.Messages)
	}
	if n > mostMessages {
		return nil, nil
	}
	body, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	return slices.Concat([]byte(format), body, []byte("\n"), hex.AppendEncode(nil, sum[:]), []byte("\n")), nil
}

// Unmarshal reads a record; nil where there is none that is whole.
func Unmarshal(text []byte) *Record {
	rest, ok := bytes.CutPrefix(text, []byte(format))
	if !ok {
		return nil
	}
	body, end, _ := bytes.Cut(rest, []byte("\n"))
	sum := sha256.Sum256(body)
	if string(end) != hex.EncodeToString(sum[:])+"\n" {
		return nil
	}
	r := &Record{}
	if json.Unmarshal(body, r) != nil {
		return nil
	}
	return r
}

// Parts are all parts, that of the site first.
func (r *Record) Parts() []*Part {
	parts := []*Part{&r.Site}
	for k := range r.Editions {
		parts = append(parts, &r.Editions[k])
	}
	return parts
}

// Sorted are the paths of a part's files.
func (p *Part) Sorted() []string { return slices.Sorted(maps.Keys(p.Files)) }

// Part is the part of an edition, or nil.
func (r *Record) Part(id string) *Part {
	if r == nil {
		return nil
	}
	for k := range r.Editions {
		if r.Editions[k].ID == id {
			return &r.Editions[k]
		}
	}
	return nil
}

// MarshalText writes a key as "c data/site.yaml".
func (k Key) MarshalText() ([]byte, error) { return []byte(string(rune(k.Kind)) + " " + k.Path), nil }

// UnmarshalText reads what MarshalText writes.
func (k *Key) UnmarshalText(text []byte) error {
	kind, name, _ := strings.Cut(string(text), " ")
	if len(kind) == 1 {
		k.Kind = Kind(kind[0])
	}
	k.Path = name
	return nil
}
