package verify

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"bulletin/internal/fingerprint"
)

// FuzzScript: the list of what is sealed is read or refused, and what is read and written again is the same.
func FuzzScript(f *testing.F) {
	whole, err := (&Known{Words: []string{"保存"}, Editions: []Edition{{ID: "2022-h1", Title: "</script>\u2028", Revision: 2, Files: []File{{"2022-h1/index.html", "ab", "cd", 2}}, Former: []Former{{Revision: 1}}}}}).Script()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-3])
	for _, body := range []string{"", "null", "[]", "{}", `{"editions":[{"files":[["a"]]}]}`, `{"editions":[{"files":[null,["a",1]]}]}`, `{"editions":[{"files":[["a","b","c",1,[[]]]]}]}`, `{"words":[null]}`, `{"editions":[null]}`} {
		f.Add([]byte(dataHead + body + ");"))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		k, err := ReadScript(text)
		if err != nil {
			return
		}
		made, err := k.Script()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadScript(made)
		if err != nil {
			t.Fatalf("what was read is not written so that it reads: %v\n%s", err, made)
		}
		a, _ := json.Marshal(k)
		if b, _ := json.Marshal(again); !bytes.Equal(a, b) {
			t.Errorf("%s is read back as %s", a, b)
		}
		if bytes.Contains(bytes.ToLower(made), []byte("</script")) {
			t.Errorf("it ends the script that it stands in: %s", made)
		}
	})
}

// FuzzFile: whatever somebody was sent, there is one verdict, and no other file is what was sealed.
func FuzzFile(f *testing.F) {
	const page = "<!DOCTYPE html><title>a</title><h1>甲</h1><table><tr><th>乙<td>12.8%</table>"
	says, err := fingerprint.Says("index.html", page)
	if err != nil {
		f.Fatal(err)
	}
	known := &Known{Editions: []Edition{{ID: "2022-h1", Label: "半年", Revision: 1, Code: "7KQ2-MXB4-8TRE-W9NC", Files: []File{{"2022-h1/index.html", sumOf(page), says, 1}}, Handed: []File{{"通报.zip", sumOf("x"), "", 1}}}}}
	names := []string{"index.html", "通报.zip", "a.mht", "a.docx", "a.csv", "a.pdf", "a"}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"index.html", "../x.html", "a/", "SHA256SUMS", "inner.zip"} {
		w, err := z.Create(name)
		if err == nil && !strings.HasSuffix(name, "/") {
			_, err = w.Write([]byte(page))
		}
		if err != nil {
			f.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(uint8(1), packed.Bytes())
	f.Add(uint8(1), packed.Bytes()[:packed.Len()-30])
	for _, text := range []string{page, strings.ReplaceAll(page, "12.8", "21.8"), page + "\r\n", "", "7KQ2-MXB4-8TRE-W9NC", "%PDF-1.4 (7KQ2-MXB4-8TRE-W9NC)", "PK\x05\x06" + strings.Repeat("\x00", 18)} {
		for k := range names {
			f.Add(uint8(k), []byte(text))
		}
	}
	pages := func(string) []byte { return []byte(page) }
	f.Fuzz(func(t *testing.T, kind uint8, content []byte) {
		r := known.File(names[int(kind)%len(names)], content, pages)
		if same := string(content) == page || string(content) == "x"; (r.Verdict == Identical) != same {
			t.Errorf("verdict %d of %q", r.Verdict, content)
		}
		if r.Verdict == Unreadable && r.Err == nil || r.Verdict < Identical || r.Verdict > Unreadable {
			t.Errorf("verdict %d without a word", r.Verdict)
		}
		if again := known.File(names[int(kind)%len(names)], content, pages); again.Verdict != r.Verdict || !reflect.DeepEqual(again.Changes, r.Changes) {
			t.Errorf("another verdict the second time: %d, %d", r.Verdict, again.Verdict)
		}
	})
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
