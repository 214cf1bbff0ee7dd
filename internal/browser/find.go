package browser

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// ErrNotFound says that this machine has no Chromium, and how to get one.
var ErrNotFound = errors.New("no Chromium found: install one (Debian: apt-get install chromium fonts-noto-cjk; " +
	"Windows has Edge) or set CHROME_BIN to a browser's path")

var names = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
}

// windowsNames are where Windows keeps browsers, below the folders that these variables name.
var windowsNames = []struct{ variable, path string }{
	{"ProgramFiles", `Google\Chrome\Application\chrome.exe`},
	{"ProgramFiles(x86)", `Microsoft\Edge\Application\msedge.exe`},
	{"ProgramFiles", `Microsoft\Edge\Application\msedge.exe`},
}

// Find returns the path of a Chromium: CHROME_BIN, or the first that is installed; else ErrNotFound.
func Find() (string, error) {
	if path := os.Getenv("CHROME_BIN"); path != "" {
		return exec.LookPath(path)
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	for _, n := range windowsNames {
		dir := os.Getenv(n.variable)
		if dir == "" {
			continue
		}
		if path, err := exec.LookPath(filepath.Join(dir, n.path)); err == nil {
			return path, nil
		}
	}
	return "", ErrNotFound
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
