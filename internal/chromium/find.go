package chromium

import (
	"fmt"
	"slices"
	"strings"
)

// Variable is the environment variable that names a browser and goes before every search.
const Variable = "CHROME_BIN"

// Browser is an installed browser.
type Browser struct {
	Path string // of the program
	Name string // as its users know it; the path where the user named it
}

// System is the machine that is searched.
type System struct {
	OS   string                            // as in runtime.GOOS; others than windows and darwin are searched as linux
	Env  func(variable string) string      // os.Getenv
	Look func(file string) (string, error) // exec.LookPath
}

// NotFoundError says that no browser was found.
type NotFoundError struct {
	Named  string   // what Variable holds, where no program is there; empty where it is not set
	Looked []string // the browsers that were looked for, in order, each once
}

func (e *NotFoundError) Error() string {
	if e.Named != "" {
		return fmt.Sprintf("chromium: no program at %s, which %s names", e.Named, Variable)
	}
	return "chromium: none of these is installed: " + strings.Join(e.Looked, ", ")
}

// Find returns the browser that Variable names, or else the first of those installed; a *NotFoundError where
// there is none. A name that leads nowhere is an error: another browser may be the wrong one.
func Find(s System) (Browser, error) {
	if named := s.Env(Variable); named != "" {
		path, err := s.Look(named)
		if err != nil {
			return Browser{}, &NotFoundError{Named: named}
		}
		return Browser{Path: path, Name: named}, nil
	}
	system := s.OS
	if system != "windows" && system != "darwin" {
		system = "linux"
	}
	var looked []string
	for _, p := range places {
		if p.system != system {
			continue
		}
		if !slices.Contains(looked, p.browser) {
			looked = append(looked, p.browser)
		}
		file, ok := expand(p.path, s.Env)
		if !ok {
			continue
		}
		if path, err := s.Look(file); err == nil {
			return Browser{Path: path, Name: p.browser}, nil
		}
	}
	return Browser{}, &NotFoundError{Looked: looked}
}

// expand replaces the variable at the start of a path; it reports false where that is not set.
func expand(path string, env func(string) string) (string, bool) {
	rest, found := strings.CutPrefix(path, "%")
	if !found {
		return path, true
	}
	variable, rest, _ := strings.Cut(rest, "%")
	folder := strings.TrimRight(env(variable), `\`)
	return folder + rest, folder != ""
}
