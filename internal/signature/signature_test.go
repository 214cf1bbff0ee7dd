package signature

import (
	"bytes"
	"errors"
	"os"
	"testing"
)

func get(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestMinisign: signatures that minisign made hold, and what is made here is what minisign makes of the same key, file and comment.
func TestMinisign(t *testing.T) {
	public, secret, file := get(t, "key.pub"), get(t, "key.sec"), get(t, "file.txt")
	for name, want := range map[string]string{"file.txt.minisig": "trusted 2022-h1", "legacy.minisig": "legacy"} {
		if comment, err := Verify(public, file, get(t, name)); err != nil || comment != want {
			t.Errorf("%s: %q, %v", name, comment, err)
		}
	}
	made, err := Sign(secret, file, "trusted 2022-h1")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(made, []byte("\n"))
	_, want, _ := bytes.Cut(get(t, "file.txt.minisig"), []byte("\n"))
	if !bytes.Equal(rest, want) {
		t.Errorf("made\n%s, minisign makes\n%s", rest, want)
	}
	if _, err := Verify(public, file, bytes.ReplaceAll(made, []byte("\n"), []byte("\r\n"))); err != nil {
		t.Errorf("with other line ends: %v", err)
	}
}

// TestWrong: every byte that changes in the file or in a signature is found.
func TestWrong(t *testing.T) {
	public, file, sig := get(t, "key.pub"), get(t, "file.txt"), get(t, "file.txt.minisig")
	for k := range file {
		changed := bytes.Clone(file)
		changed[k] ^= 1
		if _, err := Verify(public, changed, sig); !errors.Is(err, ErrWrong) {
			t.Errorf("byte %d of the file: %v", k, err)
		}
	}
	first := bytes.IndexByte(sig, '\n') + 1 // the comment above is not signed
	for k := first; k < len(sig)-1; k++ {
		changed := bytes.Clone(sig)
		changed[k] ^= 1
		if _, err := Verify(public, file, changed); err == nil {
			t.Errorf("byte %d of the signature is not missed", k)
		}
		if _, err := Verify(public, file, sig[:k]); err == nil {
			t.Errorf("a signature that is cut off at %d holds", k)
		}
	}
	for _, bad := range [][]byte{nil, []byte("x"), sig} {
		if _, err := Verify(bad, file, sig); !errors.Is(err, ErrKey) {
			t.Errorf("key %q: %v", bad, err)
		}
		if _, err := Sign(bad, file, ""); !errors.Is(err, ErrKey) {
			t.Errorf("secret key %q: %v", bad, err)
		}
	}
}
