package picture

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"bulletin/internal/source"
)

// Shelf makes the pictures of a site, each once. It may be used by several goroutines at once.
type Shelf struct {
	files fs.FS

	// Small pictures are made side by side, a large one alone: its memory is bounded, that of several is not.
	alone sync.RWMutex
	mu    sync.Mutex
	jobs  map[string]*job     // by file
	made  map[string]*Picture // by file
	named map[string]*Picture // by name
}

// job makes one picture.
type job struct {
	once    sync.Once
	picture *Picture
	err     error
}

// NewShelf returns the shelf of the site with these files.
func NewShelf(files fs.FS) *Shelf {
	return &Shelf{files: files, jobs: map[string]*job{}, made: map[string]*Picture{}, named: map[string]*Picture{}}
}

// Take is the picture of a file, slash-separated from the site's root. The error is a *Fault, one that [source.Tell] tells, or the
// machine's.
func (s *Shelf) Take(file string) (*Picture, error) {
	s.mu.Lock()
	j := s.jobs[file]
	if j == nil {
		j = &job{}
		s.jobs[file] = j
	}
	s.mu.Unlock()
	j.once.Do(func() {
		if j.picture, j.err = s.clean(file); j.err == nil {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.made[file], s.named[j.picture.Name] = j.picture, j.picture
		}
	})
	return j.picture, j.err
}

// small is how much memory a picture takes that is made beside others.
const small = 64 << 20

func (s *Shelf) clean(file string) (*Picture, error) {
	content, err := Read(s.files, file)
	if err != nil {
		return nil, err
	}
	if f, fault := sniff(content); fault == nil {
		if h, fault := f.read(content); fault == nil && h.memory > small {
			s.alone.Lock()
			defer s.alone.Unlock()
			return Clean(file, content)
		}
	}
	s.alone.RLock()
	defer s.alone.RUnlock()
	return Clean(file, content)
}

// Read reads the file of a picture, within its bounds.
func Read(files fs.FS, file string) ([]byte, error) {
	content, err := source.Read(files, file, MaxFile)
	var large *source.TooLargeError
	if errors.As(err, &large) {
		large.Fix = smaller
		return nil, large
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return content, nil
}

// Below are the pictures that were made of files in a folder and its folders, each once, in the order of their names.
func (s *Shelf) Below(folder string) []*Picture {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []*Picture
	for file, p := range s.made {
		if strings.HasPrefix(file, folder+"/") {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *Picture) int { return cmp.Compare(a.Name, b.Name) })
	return slices.CompactFunc(list, func(a, b *Picture) bool { return a.Name == b.Name })
}

// Called is the content of a picture that was made, by its name; nil where there is none.
func (s *Shelf) Called(name string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.named[name]; p != nil {
		return p.Content
	}
	return nil
}

// Forget lets go of what was made of files in a folder. What is asked for afterwards is made again.
func (s *Shelf) Forget(folder string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for file := range s.jobs {
		if !strings.HasPrefix(file, folder+"/") {
			continue
		}
		if p := s.made[file]; p != nil {
			delete(s.named, p.Name)
		}
		delete(s.jobs, file)
		delete(s.made, file)
	}
}
