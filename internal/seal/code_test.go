package seal

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestCode: a code has 80 bits in an alphabet without lookalikes, is the same on every machine, and changes with each thing that it
// derives from.
func TestCode(t *testing.T) {
	if len(Signs) != 32 || strings.ContainsAny(Signs, "0O1I") {
		t.Errorf("the alphabet is %s", Signs)
	}
	published := Digest([]byte("a\r\nb\r\n"))
	const want = "A6JM-LN3Q-AQQD-NMSC"
	code := Code("2022-h1", 1, published)
	if code != want {
		t.Errorf("code = %s, want %s: published editions bear it", code, want)
	}
	if !regexp.MustCompile(`^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$`).MatchString(code) {
		t.Errorf("code = %s", code)
	}
	seen := map[string]bool{code: true}
	for _, other := range []string{Code("2022-h2", 1, published), Code("2022-h1", 2, published), Code("2022-h1", 1, Digest([]byte("a")))} {
		if seen[other] {
			t.Errorf("two codes are %s", other)
		}
		seen[other] = true
	}
	counts := map[rune]int{}
	for k := range 4000 {
		for _, r := range strings.ReplaceAll(Code("e", k, published), "-", "") {
			counts[r]++
		}
	}
	for _, r := range Signs { // 2000 each
		if counts[r] < 1700 || counts[r] > 2300 {
			t.Errorf("%c stands %d times among 64000 signs", r, counts[r])
		}
	}
}

func TestFolded(t *testing.T) {
	for typed, want := range map[string]string{
		"7KQ2-MXB4-8TRE-W9NC": "7KQ2-MXB4-8TRE-W9NC", "7kq2mxb48trew9nc": "7KQ2-MXB4-8TRE-W9NC", " 7KQ2 MXB4　8TRE—W9NC": "7KQ2-MXB4-8TRE-W9NC",
		"７ＫＱ２－ＭＸＢ４－８ＴＲＥ－Ｗ９ＮＣ": "7KQ2-MXB4-8TRE-W9NC", "7KQ2-MXB4-8TRE-W9N": "", "7KQ2-MXB4-8TRE-W9NC2": "", "0KQ2-MXB4-8TRE-W9NC": "", "": "", "核验码": "",
		"核验码 7KQ2-MXB4-8TRE-W9NC": "7KQ2-MXB4-8TRE-W9NC", "核验码：7KQ2-MXB4-8TRE-W9NC": "7KQ2-MXB4-8TRE-W9NC", "第1版　核验码 7KQ2-MXB4-8TRE-W9NC": "", "：": "",
	} {
		if got := Folded(typed); got != want {
			t.Errorf("Folded(%q) = %q, want %q", typed, got, want)
		}
	}
}

// TestDigests: line ends of texts do not count, those of other files do; a file gets its own line ends back.
func TestDigests(t *testing.T) {
	for _, text := range []string{"", "\r", "a\r\n", "\r\r\n\r", "\ra\r\r\nb\n\r\n"} {
		for size := 1; size < 5; size++ {
			d := NewDigester()
			for piece := range slices.Chunk([]byte(text), size) {
				d.Write(piece)
			}
			if got := d.Digest(); got != Digest([]byte(text)) {
				t.Errorf("%q in pieces of %d: another digest", text, size)
			}
		}
	}
	if Digest([]byte("a\r\nb\n")) != Digest([]byte("a\nb\n")) || Exact([]byte("a\r\n")) == Exact([]byte("a\n")) {
		t.Error("line ends")
	}
	if InputDigest([]byte("\x00\r\n")) == InputDigest([]byte("\x00\n")) {
		t.Error("a picture is no text")
	}
	if InputDigest([]byte("a\r\nb")) != Digest([]byte("a\nb")) {
		t.Error("a text has its digest")
	}
	for _, was := range []string{"a\nb\n", "a\r\nb\r\n", "", "\x00\r\n", "没有换行"} {
		digest := Exact([]byte(was))
		for _, now := range []string{was, strings.ReplaceAll(was, "\r\n", "\n"), strings.ReplaceAll(strings.ReplaceAll(was, "\r\n", "\n"), "\n", "\r\n")} {
			got := Restored([]byte(now), digest)
			if binary := strings.Contains(was, "\x00") && now != was; binary != (got == nil) || got != nil && string(got) != was {
				t.Errorf("%q of %q is %q", now, was, got)
			}
		}
		if Restored([]byte(was+"x"), digest) != nil {
			t.Errorf("%q with a sign more was taken", was)
		}
	}
}

// TestMarshal: a file a line, sorted, with a first line that says who made it; the same record gives the same bytes.
func TestMarshal(t *testing.T) {
	s := &model.Seal{Revision: 1, Date: model.Date{Year: 2022, Month: 7, Day: 20}, Reason: "甲\"乙\\", Code: "C", Published: "p",
		Files: []model.SealedFile{{Path: "b/x y.html", SHA256: "2"}, {Path: "a/x.html", SHA256: "1", Says: "s"}}}
	want := "# 封存记录，由 bulletin seal 写成，不要手工修改。要改这一期，用 bulletin reopen。\nrevision: 1\ndate: 2022-07-20\nreason: \"甲\\\"乙\\\\\"\ncode: C\npublished: p\nfiles:\n  a/x.html: 1 s\n  \"b/x y.html\": 2\n"
	got := Marshal(s, nil)
	if text, sum, _ := strings.Cut(string(got), "sum: "); text != want || sum != Digest([]byte(want))+"\n" {
		t.Errorf("Marshal =\n%s\nwant\n%s", got, want)
	}
	if !Whole(got) || Whole(got[:len(got)-1]) || Whole(nil) || Whole([]byte("sum: \n")) {
		t.Error("Whole")
	}
}
