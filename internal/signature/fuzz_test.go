package signature

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

// FuzzVerify: whatever a key, a file and a signature are, one of the errors of the package says what is wrong, and what holds holds for no
// other file.
func FuzzVerify(f *testing.F) {
	var seeds [][]byte
	for _, name := range []string{"key.pub", "file.txt", "file.txt.minisig", "legacy.minisig", "key.sec"} {
		raw, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, raw)
	}
	f.Add(seeds[0], seeds[1], seeds[2])
	f.Add(seeds[0], seeds[1], seeds[3])
	f.Add(seeds[0], []byte{}, bytes.ReplaceAll(seeds[2], []byte("\n"), []byte("\r\n")))
	f.Add(seeds[4], seeds[1], seeds[2][:len(seeds[2])/2])
	f.Add([]byte("untrusted comment: \n\n"), []byte("\n"), []byte(strings.Repeat("\n", 4)))
	f.Fuzz(func(t *testing.T, public, file, sig []byte) {
		_, err := Verify(public, file, sig)
		switch {
		case err == nil:
			if _, err := Verify(public, append(bytes.Clone(file), 'x'), sig); !errors.Is(err, ErrWrong) {
				t.Errorf("it holds for another file too: %v", err)
			}
		case !errors.Is(err, ErrKey) && !errors.Is(err, ErrSignature) && !errors.Is(err, ErrOther) && !errors.Is(err, ErrWrong):
			t.Errorf("no error of the package: %v", err)
		}
	})
}

// FuzzSign: a comment of any kind is signed on one line, and what is signed holds.
func FuzzSign(f *testing.F) {
	public, err := os.ReadFile("testdata/key.pub")
	if err != nil {
		f.Fatal(err)
	}
	secret, err := os.ReadFile("testdata/key.sec")
	if err != nil {
		f.Fatal(err)
	}
	for _, comment := range []string{"", "2022年上半年", "a\nb\r\nc", " \u2028\u0085", "\xff\xfe", "trusted comment: x", strings.Repeat("长", 500)} {
		f.Add(secret, []byte("file"), comment)
	}
	f.Add(secret[:len(secret)/2], []byte{}, "")
	f.Add(public, []byte{}, "")
	f.Fuzz(func(t *testing.T, key, file []byte, comment string) {
		if made, err := Sign(key, file, comment, nil); err == nil && bytes.Count(made, []byte("\n")) != 4 {
			t.Errorf("not four lines:\n%s", made)
		} else if err != nil && !errors.Is(err, ErrKey) && !errors.Is(err, ErrPassword) && !errors.Is(err, ErrUnopened) {
			t.Errorf("no error of the package: %v", err)
		}
		made, err := Sign(secret, file, comment, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Verify(public, file, made); err != nil {
			t.Errorf("what was signed with %q does not hold: %v", comment, err)
		}
	})
}
