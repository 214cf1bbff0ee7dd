package git

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bulletin/internal/disk"
	"bulletin/internal/output"
)

// Step is one thing that setting a clone up does.
type Step uint8

// The steps, in their order.
const (
	AttributesFile Step = iota
	Hook
	Driver
)

// Outcome is what came of a step.
type Outcome uint8

const (
	Done      Outcome = iota // written now
	Already                  // it was there as this program writes it
	Foreign                  // the user has something else there, which stays
	Absent                   // undoing: there was nothing
	Completed                // what a former version wrote there is what this one writes
)

// Result is a step with what came of it. Place is the file, or the key of the config.
type Result struct {
	Step    Step
	Outcome Outcome
	Place   string
}

// Setup is how a clone is set up for a site.
type Setup struct {
	Folder     string      // of the site
	Program    string      // of this program, an absolute path
	Repository *Repository // nil: there is none, and only the file of attributes is written
}

// driverKey is where a clone keeps the command that makes YAML comparable: it cannot be shipped in .gitattributes.
const driverKey = "diff.bulletin.textconv"

// Do sets the clone up, and returns the steps that are done also where a later one fails. Nothing of the user's is overwritten.
func (s *Setup) Do() ([]Result, error) {
	name := filepath.Join(s.Folder, ".gitattributes")
	made, err := attribute(name)
	if err != nil {
		return nil, err
	}
	results := []Result{{AttributesFile, made, name}}
	if s.Repository == nil {
		return results, nil
	}
	hook, content, err := s.hook()
	if err != nil {
		return results, err
	}
	if made, err = place(hook, content, 0o755); err != nil {
		return results, err
	}
	results = append(results, Result{Hook, made, hook})
	if made, err = s.drive(); err != nil {
		return results, err
	}
	return append(results, Result{Driver, made, driverKey}), nil
}

// place writes a file that is not there, whole or not at all.
func place(name string, content []byte, mode fs.FileMode) (Outcome, error) {
	if _, err := output.Mend(filepath.Dir(name)); err != nil {
		return Foreign, fmt.Errorf("git: set up: %w", err)
	}
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		was, err := disk.ReadFile(name)
		if err != nil || !same(was, content) {
			return Foreign, nil
		}
		return Already, nil
	}
	if _, err := output.WriteFiles([]output.File{{Path: name, Content: content, Mode: mode}}, false); err != nil {
		return Foreign, fmt.Errorf("git: set up: %w", err)
	}
	return Done, nil
}

// same compares with line ends as git may have changed them.
func same(a, b []byte) bool {
	return bytes.Equal(bytes.ReplaceAll(a, []byte("\r\n"), []byte("\n")), b)
}

// shell quotes a word for the shell that git runs commands by, on Windows too: there a path takes slashes, because backslashes are
// lost on the way.
func shell(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }

func (s *Setup) program() string { return shell(filepath.ToSlash(s.Program)) }

// hook is where the hook before commits goes, and what it says.
func (s *Setup) hook() (name string, content []byte, err error) {
	out, err := s.Repository.run(nil, "rev-parse", "--git-path", "hooks/pre-commit")
	if err != nil {
		return "", nil, err
	}
	if name = strings.TrimRight(string(out), "\r\n"); !filepath.IsAbs(name) {
		name = filepath.Join(s.Folder, filepath.FromSlash(name))
	}
	prefix, err := s.Repository.run(nil, "rev-parse", "--show-prefix")
	if err != nil {
		return "", nil, err
	}
	folder := "./" + strings.TrimRight(string(prefix), "\r\n")
	return name, []byte(`#!/bin/sh
# 由 bulletin new git 写入：提交之前检查站点，有错误就不提交。
# 检查的是文件夹里当前的文件。这一次不检查：git commit --no-verify
program=` + s.program() + `
if [ ! -x "$program" ]; then program=bulletin; fi
if ! command -v "$program" >/dev/null 2>&1; then
  echo "没有找到 bulletin，没有检查就提交" >&2
  exit 0
fi
exec "$program" check -C ` + shell(folder) + "\n"), nil
}

// drive sets the driver, unless the clone has one.
func (s *Setup) drive() (Outcome, error) {
	command := s.program() + " diff --textconv"
	was, err := s.Repository.run(nil, "config", "--local", "--get", driverKey)
	if err == nil {
		if strings.TrimRight(string(was), "\r\n") == command {
			return Already, nil
		}
		return Foreign, nil
	}
	_, err = s.Repository.run(nil, "config", "--local", driverKey, command)
	return Done, err
}

// Undo takes away what Do wrote, as long as nobody changed it since.
func (s *Setup) Undo() ([]Result, error) {
	name := filepath.Join(s.Folder, ".gitattributes")
	gone, err := takeAway(name, []byte(Attributes))
	if err != nil {
		return nil, err
	}
	results := []Result{{AttributesFile, gone, name}}
	if s.Repository == nil {
		return results, nil
	}
	hook, content, err := s.hook()
	if err != nil {
		return results, err
	}
	if gone, err = takeAway(hook, content); err != nil {
		return results, err
	}
	results = append(results, Result{Hook, gone, hook})
	if gone, err = s.undrive(); err != nil {
		return results, err
	}
	return append(results, Result{Driver, gone, driverKey}), nil
}

func takeAway(name string, content []byte) (Outcome, error) {
	was, err := disk.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Absent, nil
	case err != nil:
		return Foreign, fmt.Errorf("git: undo: %w", err)
	case !same(was, content):
		return Foreign, nil
	}
	if err := disk.Remove(name); err != nil {
		return Foreign, fmt.Errorf("git: undo: %w", err)
	}
	return Done, nil
}

func (s *Setup) undrive() (Outcome, error) {
	was, err := s.Repository.run(nil, "config", "--local", "--get", driverKey)
	switch {
	case err != nil:
		return Absent, nil
	case strings.TrimRight(string(was), "\r\n") != s.program()+" diff --textconv":
		return Foreign, nil
	}
	_, err = s.Repository.run(nil, "config", "--local", "--unset", driverKey)
	return Done, err
}
