package attach

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestDeflatedApart: a change in one piece leaves the lines of all others as they are, and the whole unpacks to what went in.
func TestDeflatedApart(t *testing.T) {
	pack := func(changed int) (text, want string) {
		var pieces [][]byte
		for k := range 40 {
			line := strings.Repeat(fmt.Sprintf("第%d项,%d.%d;", k, k*37, k), 60)
			if k == changed {
				line = strings.Replace(line, ";", "!", 1)
			}
			pieces, want = append(pieces, []byte(line)), want+line
		}
		text, err := deflated(pieces, zlib.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		return text, want
	}
	text, want := pack(-1)
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	in, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(in); err != nil || string(got) != want {
		t.Fatalf("unpacked %d bytes, %v, want %d", len(got), err, len(want))
	}
	before := strings.Split(text, "\n")
	for changed := range 40 {
		other, _ := pack(changed)
		lines, differ := strings.Split(other, "\n"), 0
		has := map[string]bool{}
		for _, line := range before {
			has[line] = true
		}
		for _, line := range lines {
			if !has[line] {
				differ++
			}
		}
		if differ == 0 || differ > 4 {
			t.Errorf("a change in piece %d changes %d of %d lines", changed, differ, len(lines))
		}
	}
}

// TestNames: names follow from what they stand for alone, unless two would be one.
func TestNames(t *testing.T) {
	n := namer{taken: map[string]bool{}, known: func(name string) bool { return name == "vab" }}
	first := n.of("v", "stroke:red", classLetters)
	seen := map[string]bool{first: true}
	for k := range 3000 { // far more than there are names of two letters without a clash
		name := n.of("v", fmt.Sprint("fill:", k), classLetters)
		if seen[name] || name == "vab" {
			t.Fatalf("name %d is %s again", k, name)
		}
		seen[name] = true
	}
	other := namer{taken: map[string]bool{}, known: func(string) bool { return false }}
	if got := other.of("v", "stroke:red", classLetters); got != first {
		t.Errorf("the same is called %s, then %s", first, got)
	}
}
