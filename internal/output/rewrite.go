package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Rewrite puts content in the place of a file that exists, with the same permissions. A failure leaves the file
// as it was.
func Rewrite(name string, content []byte) (err error) {
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("rewrite: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".bulletin-*")
	if err != nil {
		return fmt.Errorf("rewrite: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("rewrite %s: %w", name, err), removed(temp.Name()))
		}
	}()
	_, err = temp.Write(content)
	err = errors.Join(err, temp.Chmod(info.Mode().Perm()), temp.Sync(), temp.Close())
	if err != nil {
		return err
	}
	if err = rename(temp.Name(), name); held(err) {
		return &HeldError{Path: name, Err: err}
	}
	return err
}

func removed(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
