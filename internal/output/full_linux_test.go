package output

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestReplacedOnFullDisk: a file that there is no room to rewrite stays whole, and nothing is left beside it.
func TestReplacedOnFullDisk(t *testing.T) {
	disk := mount(t, "size=1m")
	name, text := filepath.Join(disk, "a.md"), strings.Repeat("x", 600<<10)
	put(t, name, text)
	if _, err := WriteFiles([]File{{Path: name, Content: make([]byte, 700<<10)}}, true); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("WriteFiles = %v, want no space left", err)
	}
	holds(t, name, text)
	if got := namesIn(t, disk); len(got) != 1 {
		t.Errorf("there are %q", got)
	}
}

// TestEditedOnFullDisk: a page that somebody edits while the disk is full is not lost, whatever the build does then.
func TestEditedOnFullDisk(t *testing.T) {
	disk := mount(t, "size=1m")
	dir := filepath.Join(disk, "public")
	mustBuild(t, dir, before)
	sys := calm()
	sys.step = func(point string) error {
		if point == "journal" {
			put(t, filepath.Join(dir, "index.html"), "edited")
			for n := range 400 { // until nothing more can be written
				os.WriteFile(filepath.Join(disk, strconv.Itoa(n)), make([]byte, 4<<10), 0o666)
			}
		}
		return nil
	}
	_, err := build(dir, sys, after)
	rescued := filepath.Join(disk, ".bulletin/public/rescued/index.html")
	if err != nil && !errors.Is(err, syscall.ENOSPC) {
		t.Error(err)
	}
	if read(dir, "index.html") != "edited" && read(rescued) != "edited" && read(disk, ".bulletin/public/new/index.html") != "edited" {
		t.Errorf("the edited page is lost: build = %v", err)
	}
}
