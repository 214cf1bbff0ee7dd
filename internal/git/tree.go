package git

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// mostBytes bounds what is read of one commit: a site is far from it.
const mostBytes = 1 << 30

// LargeError says that the folders of a commit hold more than is read.
type LargeError struct{ Bytes, Most int64 }

func (e *LargeError) Error() string { return fmt.Sprintf("git: %d bytes in a commit", e.Bytes) }

// blob is a file of a commit.
type blob struct {
	path, id string
	link     bool
	content  []byte
}

// Files are the files of a commit below folders of the repository's folder, in memory. A symbolic link is the file that it
// leads to within them, and is left out where it leads elsewhere.
func (r *Repository) Files(commit string, folders ...string) (fs.FS, error) {
	out, err := r.run(nil, append([]string{"ls-tree", "-r", "-z", "-l", commit, "--"}, folders...)...)
	if err != nil {
		return nil, err
	}
	blobs, err := listed(out)
	if err != nil {
		return nil, err
	}
	if err := r.read(blobs); err != nil {
		return nil, err
	}
	return packed(blobs)
}

// listed reads what ls-tree prints: mode, type, id, size, tab, path, NUL.
func listed(out []byte) ([]blob, error) {
	var blobs []blob
	total := int64(0)
	for entry := range strings.SplitSeq(string(out), "\x00") {
		head, name, ok := strings.Cut(entry, "\t")
		words := strings.Fields(head)
		if !ok || len(words) < 4 || words[1] != "blob" || !fs.ValidPath(name) {
			continue // a submodule, or a name that is none of a site's
		}
		size, err := strconv.ParseInt(words[3], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("git: size of %s: %w", name, err)
		}
		total += size
		blobs = append(blobs, blob{path: name, id: words[2], link: words[0] == "120000"})
	}
	if total > mostBytes {
		return nil, &LargeError{total, mostBytes}
	}
	return blobs, nil
}

// read reads the contents of all blobs by one git.
func (r *Repository) read(blobs []blob) error {
	var ask strings.Builder
	for k := range blobs {
		ask.WriteString(blobs[k].id + "\n")
	}
	out, err := r.run(strings.NewReader(ask.String()), "cat-file", "--batch")
	if err != nil {
		return err
	}
	in := bufio.NewReader(bytes.NewReader(out))
	for k := range blobs {
		head, err := in.ReadString('\n')
		words := strings.Fields(head)
		if err != nil || len(words) != 3 || words[1] != "blob" {
			return &RunError{[]string{"cat-file", "--batch"}, strings.TrimSpace(head), err}
		}
		size, err := strconv.Atoi(words[2])
		if err != nil {
			return fmt.Errorf("git: size of %s: %w", blobs[k].path, err)
		}
		blobs[k].content = make([]byte, size)
		if _, err = io.ReadFull(in, blobs[k].content); err == nil {
			_, err = in.Discard(1) // the line break behind it
		}
		if err != nil {
			return fmt.Errorf("git: content of %s: %w", blobs[k].path, err)
		}
	}
	return nil
}

// packed are blobs as a file system: an archive in memory is one, with folders and sizes.
func packed(blobs []blob) (fs.FS, error) {
	at := map[string]*blob{}
	for k := range blobs {
		at[blobs[k].path] = &blobs[k]
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for k := range blobs {
		from := &blobs[k]
		for hops := 0; from != nil && from.link; hops++ {
			next := at[path.Join(path.Dir(from.path), string(from.content))]
			if hops > 8 {
				next = nil
			}
			from = next
		}
		if from == nil {
			continue
		}
		file, err := w.CreateHeader(&zip.FileHeader{Name: blobs[k].path, Method: zip.Store})
		if err == nil {
			_, err = file.Write(from.content)
		}
		if err != nil {
			return nil, fmt.Errorf("git: pack %s: %w", blobs[k].path, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("git: pack: %w", err)
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}
