package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bulletin/internal/diag"
)

// laid is a folder with files, beside one that is not to be read.
func laid(t *testing.T) (root string, files *Folder) {
	t.Helper()
	dir := t.TempDir()
	root = filepath.Join(dir, "site")
	for name, text := range map[string]string{"site/data/a.yaml": "a", "site/plain.md": "plain", "secret/key": "secret"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	files, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { files.Close() })
	return root, files
}

// TestLinks: a link inside a folder is followed; one that leads out, to nothing or to itself is refused, as a file, as a folder
// and on the way.
func TestLinks(t *testing.T) {
	root, files := laid(t)
	for name, target := range map[string]string{
		"in.md": "plain.md", "in": "data", "data/up.md": "../plain.md",
		"out.md": "../secret/key", "out": "../secret", "absolute.md": filepath.Join(root, "..", "secret", "key"),
		"nothing.md": "none.md", "itself.md": "itself.md", "etc": "/etc",
	} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	for _, name := range []string{"plain.md", "in.md", "in/a.yaml", "data/up.md"} {
		if _, err := Read(files, name, 10); err != nil {
			t.Errorf("%s is refused: %v", name, err)
		}
	}
	for _, name := range []string{"out.md", "out/key", "out", "absolute.md", "nothing.md", "itself.md", "etc/hosts"} {
		var diags diag.List
		text, err := Read(files, name, 1<<20)
		if !errors.Is(err, ErrOutside) || text != nil {
			t.Errorf("%s: %q, %v; want ErrOutside", name, text, err)
			continue
		}
		if !Tell(err, name, &diags) || !strings.HasPrefix(diags.Sorted()[0].String(), name+": 错误[outside-site]: 这是链接，") {
			t.Errorf("%s is told as %v", name, diags.Sorted())
		}
	}
	if _, err := files.ReadDir("out"); !errors.Is(err, ErrOutside) {
		t.Errorf("a folder outside is listed: %v", err)
	}
	if _, err := fs.ReadDir(files, "in"); err != nil {
		t.Errorf("a linked folder inside is not listed: %v", err)
	}
	if _, err := files.Open("../secret/key"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a path upwards: %v, want ErrInvalid", err)
	}
	if _, err := files.Open("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v, want ErrNotExist", err)
	}
}

// unending is a file that says it is empty and never ends, as devices are.
type unending struct{ fs.FS }

func (unending) Open(string) (fs.File, error) { return endless{}, nil }

type endless struct{}

func (endless) Stat() (fs.FileInfo, error) { return os.Stat(os.DevNull) }
func (endless) Close() error               { return nil }
func (endless) Read(p []byte) (int, error) { return len(p), nil }

type regular struct{ fs.FileInfo }

func (regular) Mode() fs.FileMode { return 0o644 }
func (regular) Size() int64       { return 0 }

func (unending) Stat(string) (fs.FileInfo, error) { return regular{}, nil }

// TestBounds: files have at most so many bytes, whatever they say of themselves.
func TestBounds(t *testing.T) {
	root, files := laid(t)
	if text, err := Read(files, "plain.md", 5); err != nil || string(text) != "plain" {
		t.Errorf("five of five bytes: %q, %v", text, err)
	}
	var large *TooLargeError
	if _, err := Read(files, "plain.md", 4); !errors.As(err, &large) {
		t.Errorf("five of four bytes: %v", err)
	}
	if _, err := File(filepath.Join(root, "plain.md"), 4); !errors.As(err, &large) {
		t.Errorf("a named file of five of four bytes: %v", err)
	}
	if _, err := Read(unending{}, "device", 1<<20); !errors.As(err, &large) {
		t.Errorf("an endless file: %v", err)
	}
	var diags diag.List
	if _, err := Read(files, "data", 1<<20); !errors.Is(err, ErrIrregular) || !Tell(err, "data", &diags) {
		t.Errorf("a folder in the place of a file: %v", err)
	}
	if Tell(syscall.EIO, "a", &diags) {
		t.Error("a failure of the machine is told as the author's")
	}
}
