package publish

import (
	"crypto/sha256"
	"io"
	"maps"
	"slices"

	"bulletin/internal/output"
)

// Source is what is published.
type Source interface {
	Files() map[string]Sum
	// Open opens a file; its bytes are compared with its sum.
	Open(name string, sum Sum) (io.ReadCloser, error)
}

// built is an output folder.
type built struct {
	disk  Disk
	files map[string]Sum
}

// Built is the output folder of a build, by its SHA256SUMS. Whatever else lies there is not published.
func Built(d Disk) (Source, error) {
	text, err := readAll(d, output.SumsName)
	if absent(err) {
		return nil, &SourceError{Manifest: true}
	}
	if err != nil {
		return nil, err
	}
	files, whole := output.ParseRecord(text)
	if !whole || len(files) == 0 {
		return nil, &SourceError{Manifest: true}
	}
	b := &built{d, make(map[string]Sum, len(files))}
	for name, sum := range files {
		b.files[name] = sum
	}
	return b, nil
}

func (b *built) Files() map[string]Sum { return b.files }

func (b *built) Open(name string, _ Sum) (io.ReadCloser, error) { return b.disk.Open(name) }

// stored is a former publication.
type stored struct {
	disk  Disk
	files map[string]Sum
	at    map[Sum]string // where a file of these bytes stands
}

func (s *stored) Files() map[string]Sum { return s.files }

// Open prefers the store: what stands is replaced one by one, and what is replaced goes to the store first.
func (s *stored) Open(_ string, sum Sum) (io.ReadCloser, error) {
	file, err := s.disk.Open(storePath(sum))
	if at := s.at[sum]; absent(err) && at != "" {
		return s.disk.Open(at)
	}
	return file, err
}

// hashOf is the sum of a file of the destination.
func hashOf(d Disk, name string) (Sum, error) {
	file, err := d.Open(name)
	if err != nil {
		return Sum{}, err
	}
	defer file.Close()
	return hashAll(file)
}

// readAtOnce is how much is asked of a file at once, in bytes: each question to a share takes its time.
const readAtOnce = 256 << 10

func hashAll(file io.Reader) (sum Sum, err error) {
	hash := sha256.New()
	if _, err := io.CopyBuffer(hash, struct{ io.Reader }{file}, make([]byte, readAtOnce)); err != nil {
		return sum, err
	}
	hash.Sum(sum[:0])
	return sum, nil
}

// manifestOf is the text of SHA256SUMS.
func manifestOf(files map[string]Sum) []byte {
	m := make(map[string][sha256.Size]byte, len(files))
	for name, sum := range files {
		m[name] = sum
	}
	return output.FormatRecord(m)
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
