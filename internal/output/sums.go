package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/disk"
)

// SumsName is the file within an output folder that records what a build wrote.
const SumsName = "SHA256SUMS"

// sumsHead is the first line of a record; sha256sum -c skips it.
const sumsHead = "# The files of this folder that bulletin wrote. To check them: sha256sum -c SHA256SUMS\n"

// maxSums bounds a record that is read: about a million files.
const maxSums = 128 << 20

// sum is the SHA-256 of a file.
type sum = [sha256.Size]byte

// sums are the files that a build wrote, by their path.
type sums map[string]sum

// format is the record's text: sorted by path, a line a file.
func (s sums) format() []byte {
	out := []byte(sumsHead)
	for _, p := range slices.Sorted(maps.Keys(s)) {
		h := s[p]
		out = hex.AppendEncode(out, h[:])
		out = append(out, "  "...)
		out = append(out, p...)
		out = append(out, '\n')
	}
	return out
}

// parseSums reads a record; ok is false where it is not one of ours. Lines that are malformed, cut off
// or name a path that no build writes are left out: what they meant is nobody's.
func parseSums(text []byte) (s sums, ok bool) {
	s = sums{}
	head, rest, _ := bytes.Cut(text, []byte("\n"))
	if string(bytes.TrimSuffix(head, []byte("\r")))+"\n" != sumsHead {
		return s, false
	}
	for {
		line, after, whole := bytes.Cut(rest, []byte("\n"))
		if !whole {
			return s, true
		}
		rest = after
		if p, h, ok := parseSum(string(bytes.TrimSuffix(line, []byte("\r")))); ok {
			s[p] = h
		}
	}
}

func parseSum(line string) (p string, h sum, ok bool) {
	digest, p, found := strings.Cut(line, "  ")
	if !found || len(digest) != hex.EncodedLen(len(h)) || checkPath(p) != nil {
		return "", h, false
	}
	if _, err := hex.Decode(h[:], []byte(digest)); err != nil {
		return "", h, false
	}
	return p, h, true
}

// readSums reads the record of the folder dir, with its text; both are empty where there is none. A file of
// that name that is no record of ours is a *ForeignError.
func readSums(dir string) (sums, []byte, error) {
	name := filepath.Join(dir, SumsName)
	info, err := os.Lstat(name)
	if absent(err) {
		return sums{}, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxSums {
		return nil, nil, &ForeignError{SumsName}
	}
	text, err := disk.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	s, ok := parseSums(text)
	if !ok && !strings.HasPrefix(sumsHead, string(text)) { // a record cut off in its first line is still ours
		return nil, nil, &ForeignError{SumsName}
	}
	return s, text, nil
}

// sumFile is the hash of a regular file.
func sumFile(name string) (h sum, err error) {
	file, err := disk.Open(name)
	if err != nil {
		return h, err
	}
	defer file.Close()
	hash, buffer := sha256.New(), buffers.Get().(*[bufferSize]byte)
	defer buffers.Put(buffer)
	if _, err := io.CopyBuffer(hash, struct{ io.Reader }{file}, buffer[:]); err != nil { // a file by itself takes a buffer of its own
		return h, err
	}
	hash.Sum(h[:0])
	return h, nil
}

// recorded reports whether a regular file is what a build recorded. A text that only got other line ends, as git gives them to a
// copy on Windows, is still that.
func recorded(name string, h sum) (bool, error) {
	now, err := sumFile(name)
	if now == h || err != nil {
		return err == nil, err
	}
	file, err := disk.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	in, unix, dos := bufio.NewReaderSize(file, bufferSize), sha256.New(), sha256.New()
	for {
		line, err := in.ReadBytes('\n')
		if text, whole := bytes.CutSuffix(line, []byte("\n")); whole {
			text = bytes.TrimSuffix(text, []byte("\r"))
			unix.Write(append(text, '\n'))
			dos.Write(append(text, '\r', '\n'))
		} else {
			unix.Write(line)
			dos.Write(line)
		}
		if err == io.EOF {
			return sum(unix.Sum(nil)) == h || sum(dos.Sum(nil)) == h, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// absent reports whether err says that there is no such file, nor a folder where it could be.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotDir)
}
