package memo

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"
	"testing"

	"bulletin/internal/diag"
)

// FuzzUnmarshal: what another build left is read or is none, and what is read and kept again is the same.
func FuzzUnmarshal(f *testing.F) {
	r := &Record{Program: "p", Site: Part{Files: map[string]string{"index.html": "00"}}, Editions: []Part{{ID: "2022-h1", Inputs: "x", Through: "2022-06", Messages: []diag.Diagnostic{{Text: "甲"}}}}, Pages: 3}
	whole, err := r.Marshal()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	for _, body := range []string{"", "{}", "null", "[]", `{"Read":{"Sums":{"x":"y"}}}`, `{"Editions":[null,{"ID":null}]}`, `{"Pages":-1}`, `{"Pages":1e99}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		sum := sha256.Sum256(text)
		for _, text := range [][]byte{text, slices.Concat([]byte(format), text, []byte("\n"), hex.AppendEncode(nil, sum[:]), []byte("\n"))} {
			r := Unmarshal(text)
			if r == nil {
				continue
			}
			for _, p := range r.Parts() {
				p.Sorted()
				r.Part(p.ID)
			}
			kept, err := r.Marshal()
			if err != nil {
				t.Fatalf("%q cannot be kept: %v", text, err)
			}
			if again := Unmarshal(kept); kept != nil && !reflect.DeepEqual(again, r) {
				t.Errorf("%q is kept as %q", text, kept)
			}
		}
	})
}
