package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"bulletin/internal/fingerprint"
)

// Verdict is how a file compares with what is sealed.
type Verdict int

// The verdicts, the best first.
const (
	Identical  Verdict = iota // the same bytes
	Saved                     // other bytes that say the same
	Different                 // it says something else, or what has no digest of its content has other bytes
	Unreadable                // it is none of what its name says
)

// Result is the verdict on a file.
type Result struct {
	File    string // as it was given
	Verdict Verdict
	Edition *Edition // that it is of, or by its code claims to be of; nil where nothing tells
	Sealed  *File    // what it is the same as, or was compared with; nil where there is none
	Former  *Former  // the revision that its code names, where that was replaced
	Code    string   // that is printed in it; empty where there is none
	Later   []string // what scripts told in it of what came after the seal
	Changes []Change // where it differs, if the sealed page could be read
	Bytes   bool     // there is nothing but its bytes to be compared
	Err     error    // why it is unreadable
	Members []Result // of a package
	Sums    []string // of a package: names whose checksum in its own list is not theirs
}

// code is a code in a text: four times four of the signs of package seal.
var code = regexp.MustCompile(`(?:^|[^0-9A-Za-z])([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})(?:[^0-9A-Za-z]|$)`)

// File judges a file by its bytes. Pages gives sealed pages by their paths, to say where a file differs; it may be nil, and gives nil
// for what it does not have.
func (k *Known) File(name string, content []byte, pages func(path string) []byte) Result {
	r := Result{File: name}
	if k.identical(&r, content) {
		return r
	}
	if strings.HasSuffix(strings.ToLower(name), ".zip") {
		k.archive(&r, content, pages)
		return r
	}
	said, err := fingerprint.Read(slashed(name), content)
	if err != nil {
		r.Verdict, r.Err = Unreadable, err
		return r
	}
	r.Verdict = Different
	if said == nil { // it has nothing but its bytes
		r.Bytes = true
		r.Edition, r.Sealed = k.named(name)
		if code := k.printed(content); strings.HasSuffix(strings.ToLower(name), ".pdf") && code != "" {
			r.Edition, r.Sealed, r.Former = nil, nil, nil
			r.claims(k, []string{code})
		}
		return r
	}
	r.Later = said.Later
	if k.saved(&r, said.Says()) {
		return r
	}
	r.claims(k, said.Lines)
	if pages != nil {
		r.compare(k, said, content, pages)
	}
	return r
}

func (k *Known) identical(r *Result, content []byte) bool {
	sum := sha256.Sum256(content)
	return k.find(r, Identical, hex.EncodeToString(sum[:]), func(f *File, digest string) bool { return f.SHA256 == digest })
}

func (k *Known) saved(r *Result, says string) bool {
	return k.find(r, Saved, says, func(f *File, digest string) bool { return fingerprint.Same(f.Says, digest) })
}

// find looks for a file under any seal that agrees. Where several do, as a page that stands in two editions, it is the first, by preference
// of the same name.
func (k *Known) find(r *Result, verdict Verdict, digest string, agrees func(f *File, digest string) bool) bool {
	for _, named := range []bool{true, false} {
		for e := range k.Editions {
			edition := &k.Editions[e]
			for _, list := range edition.lists() {
				for f := range list {
					if agrees(&list[f], digest) && (!named || base(list[f].Path) == base(r.File)) {
						r.Verdict, r.Edition, r.Sealed = verdict, edition, &list[f]
						return true
					}
				}
			}
		}
	}
	return false
}

// named is the one file under a seal that has a name.
func (k *Known) named(name string) (*Edition, *File) {
	var edition *Edition
	var file *File
	for e := range k.Editions {
		for _, list := range [][]File{k.Editions[e].Files, k.Editions[e].Handed} {
			for f := range list {
				if base(list[f].Path) != base(name) {
					continue
				}
				if file != nil {
					return nil, nil
				}
				edition, file = &k.Editions[e], &list[f]
			}
		}
	}
	return edition, file
}

// claims finds the edition whose code is printed in a file.
func (r *Result) claims(k *Known, lines []string) {
	for _, line := range lines {
		found := code.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		if r.Code == "" {
			r.Code = found[1]
		}
		for e := range k.Editions {
			edition := &k.Editions[e]
			if edition.Code == found[1] {
				r.Code, r.Edition = found[1], edition
				return
			}
			for f := range edition.Former {
				if edition.Former[f].Code == found[1] && r.Former == nil {
					r.Code, r.Edition, r.Former = found[1], edition, &edition.Former[f]
				}
			}
		}
	}
}

func slashed(name string) string { return strings.ReplaceAll(name, `\`, "/") }

func base(name string) string {
	name = slashed(name)
	return strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
}
