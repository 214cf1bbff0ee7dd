package signature

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bulletin/internal/longtest"
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
	made, err := Sign(secret, file, "trusted 2022-h1", nil)
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
		if _, err := Sign(bad, file, "", nil); !errors.Is(err, ErrKey) {
			t.Errorf("secret key %q: %v", bad, err)
		}
	}
}

// TestPassword: a key that minisign protects by a password, as it does by default, signs here what minisign verifies, and not with another
// password or without.
func TestPassword(t *testing.T) {
	longtest.Skip(t)
	program, err := exec.LookPath("minisign")
	if err != nil {
		t.Skip("minisign is not installed")
	}
	dir := t.TempDir()
	run := func(in string, args ...string) {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(in)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("minisign %q: %v\n%s", args, err, out)
		}
	}
	run("密码 one\n密码 one\n", "-G", "-p", "k.pub", "-s", "k.key")
	file := []byte("2022年上半年通报\n")
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	write := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	secret := read("k.key")
	begun := time.Now()
	made, err := Sign(secret, file, "第1版", []byte("密码 one"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("opening the key and signing took %v", time.Since(begun).Round(time.Millisecond))
	write("a.txt", file)
	write("a.txt.minisig", made)
	run("", "-V", "-p", "k.pub", "-m", "a.txt")
	run("密码 one\n", "-S", "-s", "k.key", "-m", "a.txt", "-x", "theirs.minisig", "-t", "第1版")
	if comment, err := Verify(read("k.pub"), file, read("theirs.minisig")); err != nil || comment != "第1版" {
		t.Errorf("what minisign signed: %q, %v", comment, err)
	}
	if _, err := Sign(secret, file, "", nil); !errors.Is(err, ErrPassword) {
		t.Errorf("without the password: %v", err)
	}
	if _, err := Sign(secret, file, "", []byte("密码 two")); !errors.Is(err, ErrUnopened) {
		t.Errorf("with another password: %v", err)
	}
}

// TestLimits: limits beyond those of minisign are refused before any memory is taken.
func TestLimits(t *testing.T) {
	for _, l := range [][2]uint64{{1<<25 + 1, 1 << 30}, {1 << 25, 1<<30 + 1}, {1 << 63, 1 << 63}} {
		if _, _, _, sound := limits(l[0], l[1]); sound {
			t.Errorf("%v is taken", l)
		}
	}
	if n, r, p, sound := limits(1<<25, 1<<30); n != 1<<20 || r != 8 || p != 1 || !sound {
		t.Errorf("of minisign: %d, %d, %d", n, r, p)
	}
}
