package serve

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
)

// watched are the folders of a site that pages are made of.
var watched = []string{"data", "content", "layouts"}

// Stamps are the sizes and times of a site's files by their paths. Size and time are asked of every file, rather than waiting
// for the system to tell: shares tell nothing, and programs that replace a file on saving are lost to who listens to it.
type Stamps map[string]stamp

type stamp struct {
	size int64
	time int64 // in nanoseconds, of the file's own clock
}

// Stamp looks at the files of a site. A file that vanishes meanwhile is not there.
func Stamp(files fs.FS) (Stamps, error) {
	out := Stamps{}
	for _, folder := range watched {
		err := fs.WalkDir(files, folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "~$"): // of an editor or an office program
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir():
				out[name] = stamp{size: -1}
				return nil
			}
			info, err := fs.Stat(files, name)
			if err != nil {
				return nil // it is told when it is read
			}
			out[name] = stamp{info.Size(), info.ModTime().UnixNano()}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Same reports whether nothing has changed.
func (s Stamps) Same(other Stamps) bool { return maps.Equal(s, other) }
