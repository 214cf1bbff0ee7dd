package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ReadFile is [os.ReadFile].
func ReadFile(name string) ([]byte, error) {
	if err := Ask(Opening, name); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}

// ReadDir is [os.ReadDir].
func ReadDir(name string) ([]fs.DirEntry, error) {
	if err := Ask(Opening, name); err != nil {
		return nil, err
	}
	return os.ReadDir(name)
}

// WriteFile is [os.WriteFile].
func WriteFile(name string, content []byte, perm fs.FileMode) error {
	file, err := OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// Rename is [os.Rename].
func Rename(from, to string) error {
	if err := ask2(Renaming, from, to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// Link is [os.Link].
func Link(from, to string) error {
	if err := ask2(Linking, from, to); err != nil {
		return err
	}
	return os.Link(from, to)
}

// Symlink is [os.Symlink].
func Symlink(target, name string) error {
	if err := ask2(Linking, target, name); err != nil {
		return err
	}
	return os.Symlink(target, name)
}

// Remove is [os.Remove].
func Remove(name string) error {
	if err := Ask(Removing, name); err != nil {
		return err
	}
	return os.Remove(name)
}

// RemoveAll is [os.RemoveAll]; it counts as one operation.
func RemoveAll(name string) error {
	if err := Ask(Removing, name); err != nil {
		return err
	}
	return os.RemoveAll(name)
}

// Mkdir is [os.Mkdir].
func Mkdir(name string, perm fs.FileMode) error {
	if err := Ask(Foldering, name); err != nil {
		return err
	}
	return os.Mkdir(name, perm)
}

// MkdirAll is [os.MkdirAll]; each folder that it makes is an operation. Where one cannot be made those above it go again, if it made them.
func MkdirAll(name string, perm fs.FileMode) error {
	var made []string
	err := mkdirAll(name, perm, &made)
	for k := len(made) - 1; k >= 0 && err != nil; k-- {
		_ = os.Remove(made[k]) // unless somebody has put something there
	}
	return err
}

func mkdirAll(name string, perm fs.FileMode, made *[]string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil
	}
	if above := filepath.Dir(name); above != name {
		if err := mkdirAll(above, perm, made); err != nil {
			return err
		}
	}
	err := Mkdir(name, perm)
	if err == nil {
		*made = append(*made, name)
		return nil
	}
	if info, statErr := os.Stat(name); statErr == nil && info.IsDir() {
		return nil // somebody else has made it meanwhile, or it is named in two ways
	}
	return err
}

// MkdirTemp is [os.MkdirTemp].
func MkdirTemp(dir, pattern string) (string, error) {
	if err := Ask(Foldering, filepath.Join(dir, pattern)); err != nil {
		return "", err
	}
	return os.MkdirTemp(dir, pattern)
}

// Chmod is [os.Chmod].
func Chmod(name string, mode fs.FileMode) error {
	if err := Ask(Marking, name); err != nil {
		return err
	}
	return os.Chmod(name, mode)
}

// Chtimes is [os.Chtimes].
func Chtimes(name string, accessed, modified time.Time) error {
	if err := Ask(Marking, name); err != nil {
		return err
	}
	return os.Chtimes(name, accessed, modified)
}

// Lchown is [os.Lchown].
func Lchown(name string, uid, gid int) error {
	if err := Ask(Marking, name); err != nil {
		return err
	}
	return os.Lchown(name, uid, gid)
}
