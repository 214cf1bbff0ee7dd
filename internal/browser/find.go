package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"

	installed "bulletin/internal/chromium"
)

// ErrNotFound says that this machine has no Chromium, and how to get one.
var ErrNotFound = errors.New("no Chromium found: install one (Debian: apt-get install chromium fonts-noto-cjk; " +
	"Windows has Edge) or set CHROME_BIN to a browser's path")

// Find returns the path of a Chromium: CHROME_BIN, or the first that is installed; else ErrNotFound.
func Find() (string, error) {
	b, err := installed.Find(installed.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath})
	var none *installed.NotFoundError
	if errors.As(err, &none) && none.Named == "" {
		return "", ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("find a browser: %w", err)
	}
	return b.Path, nil
}

// Require ends the test where Start failed: it skips where no browser is installed, and fails under
// CI=true or where one is installed and does not start.
func Require(t testing.TB, err error) {
	t.Helper()
	switch {
	case err == nil:
	case errors.Is(err, ErrNotFound) && os.Getenv("CI") != "true":
		t.Skip(err)
	default:
		t.Fatal(err)
	}
}
