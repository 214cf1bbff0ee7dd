//go:build unix

package source

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipe: a pipe is refused, and not waited for.
func TestPipe(t *testing.T) {
	root, files := laid(t)
	if err := syscall.Mkfifo(filepath.Join(root, "pipe"), 0o666); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	if _, err := Read(files, "pipe", 1<<20); !errors.Is(err, ErrIrregular) {
		t.Errorf("Read: %v, want ErrIrregular", err)
	}
	if _, err := files.Open("pipe"); !errors.Is(err, ErrIrregular) {
		t.Errorf("Open: %v, want ErrIrregular", err)
	}
	if _, err := File(filepath.Join(root, "pipe"), 1<<20); !errors.Is(err, ErrIrregular) {
		t.Errorf("File: %v, want ErrIrregular", err)
	}
}
