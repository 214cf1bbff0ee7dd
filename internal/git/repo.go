package git

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Repository is the repository that a folder lies in. Paths are told from that folder, which need not be its top.
type Repository struct {
	folder  string
	Shallow bool // history was cut off when it was cloned
}

// The ways in which there is no repository to ask.
var (
	ErrNoProgram    = errors.New("git: the program is not installed")
	ErrNoRepository = errors.New("git: the folder lies in no repository")
)

// RunError is what git said when it failed.
type RunError struct {
	Args    []string
	Message string // of git, in its own language
	Err     error
}

func (e *RunError) Error() string {
	return fmt.Sprintf("git %s: %s", strings.Join(e.Args, " "), e.Message)
}

func (e *RunError) Unwrap() error { return e.Err }

// Open asks for the repository that a folder lies in.
func Open(folder string) (*Repository, error) {
	r := &Repository{folder: folder}
	out, err := r.run(nil, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
	var failed *RunError
	if errors.As(err, &failed) && strings.Contains(failed.Message, "not a git repository") {
		return nil, ErrNoRepository
	}
	if err != nil {
		return nil, err
	}
	words := strings.Fields(string(out))
	if len(words) == 0 || words[0] != "true" { // inside .git, or a bare one
		return nil, ErrNoRepository
	}
	r.Shallow = len(words) > 1 && words[1] == "true"
	return r, nil
}

// run runs git in the repository's folder and returns what it prints.
func (r *Repository) run(in io.Reader, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, ErrNoProgram
	}
	var out, said bytes.Buffer
	c := exec.Command(program, append([]string{"-C", r.folder}, args...)...)
	c.Stdin, c.Stdout, c.Stderr = in, &out, &said
	// Messages that are looked into are those of the C locale, and asking must not take locks.
	c.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	if err := c.Run(); err != nil {
		return nil, &RunError{args, strings.TrimSpace(said.String()), err}
	}
	return out.Bytes(), nil
}

// UnknownError says that a name means no commit of the repository.
type UnknownError struct {
	Name    string
	Shallow bool // it may be one that was cut off
	Empty   bool // there is no commit at all
}

func (e *UnknownError) Error() string { return "git: no revision " + e.Name }

// Commit is the commit that a name means: a tag, a branch, HEAD~3. err is an [UnknownError] where it means none.
func (r *Repository) Commit(name string) (string, error) {
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsAny(name, "\n\x00") {
		return "", &UnknownError{Name: name}
	}
	out, err := r.run(nil, "rev-parse", "--verify", "--quiet", name+"^{commit}")
	var failed *RunError
	if errors.As(err, &failed) {
		_, empty := r.run(nil, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
		return "", &UnknownError{name, r.Shallow, empty != nil}
	}
	return strings.TrimSpace(string(out)), err
}
