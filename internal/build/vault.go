package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/pool"
	"bulletin/internal/seal"
	"bulletin/internal/source"
)

// vault finds the files of sealed editions. Only their digests say what they are, so it does not matter where they are found.
type vault struct {
	folders []string // where published files may be, the likeliest first

	mu     sync.Mutex
	failed error // the first file that could not be read
}

// newVault looks in these folders; empty ones are none.
func newVault(folders ...string) *vault {
	v := &vault{}
	for _, f := range folders {
		if f != "" {
			v.folders = append(v.folders, f)
		}
	}
	return v
}

// mostSealed is how large a file under a seal may be, in bytes.
const mostSealed = 512 << 20

// read is the content of a file under a seal; differs says that some other file stands in its place. A text that only got other line ends,
// as git gives them to a copy on Windows, gets its own back. Of one that cannot be read nobody knows whether it differs: [vault.failure].
func (v *vault) read(f *model.SealedFile) (content []byte, differs bool) {
	for _, folder := range v.folders {
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
			differs = differs || err == nil
			continue
		}
		found, err := source.File(name, mostSealed)
		if err != nil && !errors.As(err, new(*source.TooLargeError)) {
			v.fail(err)
			continue
		}
		if content := seal.Restored(found, f.SHA256); content != nil {
			return content, false
		}
		differs = true
	}
	return nil, differs
}

func (v *vault) fail(err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.failed == nil && !errors.Is(err, fs.ErrNotExist) {
		v.failed = err
	}
}

// failure is that of the machine for which files could not be read, if there was one.
func (v *vault) failure() error {
	if v == nil {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.failed
}

// lost is a file under a seal that is not as it was sealed.
type lost struct {
	path    string
	differs bool // another one stands in its place; else none does
}

// keepSealed takes over the files of a sealed edition: those that stand in the folder stay untouched, the others come from the vault. What
// is not to be had is told, and then nothing is written. placed are the paths that are in the folder already, several editions
// having assets in common.
func (b *book) keepSealed(c *chapter, placed map[string]bool) error {
	s := c.edition.Seal
	var files []*model.SealedFile
	for k := range s.Files {
		if f := &s.Files[k]; !placed[f.Path] {
			placed[f.Path] = true
			files = append(files, f)
		}
	}
	gone := make([]*lost, len(files))
	err := pool.Each(len(files), func(k int) error {
		sum, err := digestOf(files[k])
		if err != nil {
			return err
		}
		if b.folder.Holds(files[k].Path, sum) {
			return b.folder.Keep(files[k].Path, sum)
		}
		content, differs := b.vault.read(files[k])
		if err := b.vault.failure(); content == nil && err != nil {
			return err
		}
		if content == nil {
			gone[k] = &lost{files[k].Path, differs}
			return nil
		}
		return b.folder.Write(files[k].Path, content)
	})
	c.loss(b.options.Out, gone)
	c.amended(b)
	return err
}

// restore is how the files of a sealed edition are brought back.
func restore(id string) string {
	return "用 git checkout -- public/" + id + " public/assets 找回，或用 bulletin verify --restore 文件夹 从发布过的文件夹取回；要改这一期，用 bulletin reopen " + id
}

// loss tells which files of a sealed edition are not to be had.
func (c *chapter) loss(out string, gone []*lost) {
	e := c.edition
	at := func(p string) diag.Pos {
		return diag.Pos{File: filepath.ToSlash(filepath.Join(out, filepath.FromSlash(p)))}
	}
	missing, differ := 0, 0
	for _, l := range gone {
		if l != nil && l.differs {
			differ++
		} else if l != nil {
			missing++
		}
	}
	if missing > 1 && missing == len(gone) {
		c.diags.Error(at(e.ID), "sealed-missing", restore(e.ID), "“%s”已经封存，封存的 %d 个文件都不在", e.Label, missing)
		return
	}
	for _, l := range gone {
		switch {
		case l == nil:
		case l.differs:
			c.diags.Error(at(l.path), "sealed-differs", restore(e.ID), "“%s”已经封存，这个文件和封存时不一样", e.Label)
		default:
			c.diags.Error(at(l.path), "sealed-missing", restore(e.ID), "“%s”已经封存，这个文件不在", e.Label)
		}
	}
}

// amended warns of texts of a sealed edition that were changed since: no page will show it.
func (c *chapter) amended(b *book) {
	e := c.edition
	own := "content/" + e.ID + "/"
	for _, f := range e.Seal.Inputs {
		if !strings.HasPrefix(f.Path, own) {
			continue
		}
		content, err := source.Read(b.Files, f.Path, mostInput)
		if err == nil && seal.InputDigest(content) == f.SHA256 {
			continue
		}
		text := "“%s”已经封存，这个文件后来改过，网页上仍是封存时的内容"
		if err != nil {
			text = "“%s”已经封存，这个文件后来移走了，网页上仍是封存时的内容"
		}
		c.diags.Warning(diag.Pos{File: f.Path}, "sealed-text", "用 git checkout 恢复；确实要改这一期，用 bulletin reopen "+e.ID, text, e.Label)
	}
}

// mostInput is how large a text or a picture of an author may be, in bytes.
const mostInput = 64 << 20

// digestOf is the digest of a file under a seal; the loader lets none through that is no digest.
func digestOf(f *model.SealedFile) (sum [sha256.Size]byte, err error) {
	_, err = hex.Decode(sum[:], []byte(f.SHA256))
	return sum, err
}

// sealedPages are the pages of a sealed edition; single files are none. An open edition has none.
func sealedPages(e *model.Edition) (pages []*model.SealedFile) {
	if e.Seal == nil {
		return nil
	}
	single := path.Dir(address.Single(e, "x")) + "/"
	for k := range e.Seal.Files {
		f := &e.Seal.Files[k]
		if path.Ext(f.Path) == ".html" && strings.HasPrefix(f.Path, e.ID+"/") && !strings.HasPrefix(f.Path, single) {
			pages = append(pages, f)
		}
	}
	return pages
}
