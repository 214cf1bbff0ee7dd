package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"bulletin/internal/chromium"
)

// Print prints one HTML file into another file, whole or not at all: after an error the target is as it was. Beside
// the errors of Open and Printer.Print there is *WriteError.
func Print(ctx context.Context, b chromium.Browser, html, target string, o Options) (d Document, err error) {
	temp, err := os.CreateTemp(filepath.Dir(target), ".bulletin-*") // before the browser is started in vain
	if err != nil {
		return Document{}, &WriteError{Path: target, Err: err}
	}
	defer func() {
		if err != nil {
			temp.Close()
			os.Remove(temp.Name())
		}
	}()
	p, err := Open(ctx, b, o)
	if err != nil {
		return Document{}, err
	}
	defer p.Close()
	if d, err = p.Print(ctx, html); err != nil {
		return Document{}, err
	}
	_, err = temp.Write(d.Content)
	err = errors.Join(err, temp.Chmod(mode(target)), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), target)
	}
	if err != nil {
		return Document{}, &WriteError{Path: target, Err: err}
	}
	return d, nil
}

// mode are the permissions of the file that is replaced, or those of a document.
func mode(target string) os.FileMode {
	if info, err := os.Stat(target); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
