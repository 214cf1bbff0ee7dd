package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bulletin/docs"
	"bulletin/internal/chromium"
	"bulletin/internal/longtest"
	"bulletin/internal/manual"
	"bulletin/internal/prose"
	"bulletin/internal/seal/sealtest"
)

var update = flag.Bool("update", false, "write what commands print into the console blocks of the manual; read it before it is committed")

var walked = flag.String("walked", "", "copy the folders that pages of the manual end with to this `folder`, for their pictures")

// manualSites are the folders that a page of the manual may begin with; each is copied with its published pages, of which
// those of sealed editions are never made again.
var manualSites = map[string]string{
	"none":   "",
	"sample": "../..",
	"school": "../../internal/build/testdata/school",
}

// TestManual runs every page of the manual that has console blocks: its files are written, its commands run in this process, and
// what they print is what the page shows. A page named by -run is run alone: -run 'TestManual/tasks/month'.
func TestManual(t *testing.T) {
	longtest.Skip(t)
	here, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := manual.Read(os.DirFS(filepath.Join(here, "docs")), docs.Parts)
	if err != nil {
		t.Fatal(err)
	}
	blocks := 0
	for _, p := range pages {
		if !slices.ContainsFunc(p.Fences, func(f prose.Fence) bool { return f.Language == "console" }) {
			continue
		}
		t.Run(strings.TrimSuffix(p.Path, ".md"), func(t *testing.T) {
			s := session{t: t, repository: here, page: filepath.Join(here, "docs", filepath.FromSlash(p.Path))}
			for _, f := range p.Fences {
				s.block(f)
			}
			blocks += s.blocks
			s.write()
		})
	}
	t.Logf("%d console blocks", blocks)
}

// TestFirstHour: from an empty folder to a bulletin that is checked, built and attached, by the page alone.
func TestFirstHour(t *testing.T) {
	here, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(here, "docs", "start", "first-hour.md"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := prose.ReadHandbook(source, func(link string) string { return link })
	if err != nil {
		t.Fatal(err)
	}
	s := session{t: t}
	for k, f := range page.Fences {
		if k == 0 && f.Settings["site"] != "none" {
			t.Errorf("the first hour begins with the site %q", f.Settings["site"])
		}
		if k > 0 && f.Settings["site"] != "" {
			t.Errorf("line %d begins anew", f.Line)
		}
		s.block(f)
	}
	if s.commands > 15 || s.commands < 5 {
		t.Errorf("%d commands, want at most 15", s.commands)
	}
	t.Logf("%d commands", s.commands)
	if code, stdout, stderr := call("check"); code != exitClean || !strings.Contains(stdout, "，0 个警告") || stderr != "" {
		t.Errorf("check at the end = %d, %s%s", code, stdout, stderr)
	}
	for _, pattern := range []string{"public/index.html", "public/*/index.html", "attachments/*.html"} {
		if found, _ := filepath.Glob(pattern); len(found) == 0 {
			t.Errorf("the first hour made no %s", pattern)
		}
	}
}

// TestManualOutputs: nothing that looks like a command escapes the test because its block is called otherwise.
func TestManualOutputs(t *testing.T) {
	pages, err := manual.Read(docs.Files, docs.Parts)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		for _, f := range p.Fences {
			if f.Language != "console" && strings.Contains("\n"+f.Text, "\n$ ") {
				t.Errorf("%s:%d: a command outside a console block", p.Path, f.Line)
			}
		}
	}
}

// session is a page that is walked through.
type session struct {
	t                *testing.T
	repository       string // absolute; sites are copied from it
	page             string // its file, for -update; empty where it is only read
	commands, blocks int
	dir              string // where the page began last
	edits            []edit
}

// edit is what a block of the page is to show.
type edit struct {
	line, lines int
	text        string
}

func (s *session) block(f prose.Fence) {
	s.t.Helper()
	if name := f.Settings["site"]; name != "" {
		s.begin(name, f)
	}
	if file := f.Settings["file"] + f.Settings["append"]; file != "" {
		s.file(file, f)
	}
	if f.Language != "console" {
		return
	}
	if s.dir == "" {
		s.t.Fatalf("line %d: the first block names no site", f.Line)
	}
	if f.Settings["needs"] == "browser" {
		if _, err := chromium.Find(chromium.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath}); err != nil {
			if os.Getenv("CI") == "true" {
				s.t.Error(err)
			}
			return
		}
	}
	s.blocks++
	s.console(f)
}

func (s *session) begin(name string, f prose.Fence) {
	s.t.Helper()
	from, known := manualSites[name]
	if !known {
		s.t.Fatalf("line %d: no site is called %s", f.Line, name)
	}
	dir := s.t.TempDir()
	if from != "" {
		for _, part := range []string{"data", "content"} {
			if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(s.repository, strings.TrimPrefix(from, "../.."), part))); err != nil {
				s.t.Fatal(err)
			}
		}
		if err := sealtest.Published(filepath.Join(dir, "public"), filepath.Join(s.repository, strings.TrimPrefix(from, "../.."))); err != nil {
			s.t.Fatal(err)
		}
	}
	s.t.Chdir(dir)
	s.dir = dir
}

// file does to a file what a block says: writes it, adds to it, or changes lines of it.
func (s *session) file(name string, f prose.Fence) {
	s.t.Helper()
	content := f.Text
	if f.Language == "diff" || f.Settings["append"] != "" {
		standing, err := os.ReadFile(name)
		if err != nil {
			s.t.Fatalf("line %d: %v", f.Line, err)
		}
		if f.Language == "diff" {
			content = s.changed(string(standing), f)
		} else {
			content = string(standing) + f.Text
		}
	} else if !fs.ValidPath(name) {
		s.t.Fatalf("line %d: the file %s is outside the folder", f.Line, name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) changed(text string, f prose.Fence) string {
	s.t.Helper()
	var old, fresh strings.Builder
	for line := range strings.Lines(f.Text) {
		rest := line
		if len(line) > 1 {
			rest = line[1:]
		}
		switch line[0] {
		case '-':
			old.WriteString(rest)
		case '+':
			fresh.WriteString(rest)
		default:
			old.WriteString(rest)
			fresh.WriteString(rest)
		}
	}
	if n := strings.Count(text, old.String()); n != 1 {
		s.t.Fatalf("line %d: the lines to change occur %d times in %s:\n%s", f.Line, n, f.Settings["file"], old.String())
	}
	return strings.Replace(text, old.String(), fresh.String(), 1)
}

// console runs the commands of a block and compares what they print.
func (s *session) console(f prose.Fence) {
	s.t.Helper()
	answers := strings.NewReader(strings.ReplaceAll(f.Settings["answer"], ",", "\n") + "\n")
	var shown strings.Builder
	rest, first, _ := strings.Cut(f.Text, "$ ")
	if rest != "" {
		s.t.Fatalf("line %d: a console block begins with a command", f.Line)
	}
	parts := strings.Split("\n"+first, "\n$ ")
	if len(parts) == 1 {
		parts = []string{strings.TrimPrefix(parts[0], "\n")}
	}
	parts[0] = strings.TrimPrefix(parts[0], "\n")
	for k, part := range parts {
		command, want, _ := strings.Cut(part, "\n")
		if k+1 < len(parts) && want != "" {
			want += "\n"
		}
		s.commands++
		var out bytes.Buffer
		code := s.do(command, answers, &out)
		wantCode := "0"
		if k+1 == len(parts) && f.Settings["exit"] != "" {
			wantCode = f.Settings["exit"]
		}
		got := strings.TrimPrefix(filepath.ToSlash(out.String()), "\uFEFF")
		if got != "" && !strings.HasSuffix(got, "\n") {
			got += "\n"
		}
		if fmt.Sprint(code) != wantCode {
			s.t.Errorf("line %d: %s = %d, want %s\n%s", f.Line, command, code, wantCode, got)
		}
		if !alike(lines(want), lines(got)) {
			if !*update {
				s.t.Errorf("line %d: %s prints\n%s--- the manual shows\n%s", f.Line, command, got, want)
			}
			want = got
		}
		shown.WriteString("$ " + command + "\n" + want)
	}
	if shown.String() != f.Text {
		s.edits = append(s.edits, edit{f.Line, strings.Count(f.Text, "\n"), shown.String()})
	}
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// alike reports whether lines are as the manual shows them: a line “…” stands for any lines, and within a line for any text.
func alike(want, got []string) bool {
	switch {
	case len(want) == 0:
		return len(got) == 0
	case want[0] == "…":
		for k := range len(got) + 1 {
			if alike(want[1:], got[k:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && alikeLine(strings.Split(want[0], "…"), got[0]) && alike(want[1:], got[1:])
}

func alikeLine(want []string, got string) bool {
	if len(want) == 1 {
		return strings.TrimRight(want[0], " ") == strings.TrimRight(got, " ")
	}
	last := len(want) - 1
	got, begins := strings.CutPrefix(got, want[0])
	if !begins {
		return false
	}
	for _, piece := range want[1:last] {
		at := strings.Index(got, piece)
		if at < 0 {
			return false
		}
		got = got[at+len(piece):]
	}
	return strings.HasSuffix(got, want[last])
}

// do runs a command as a shell would: the program, and the few others that pages use.
func (s *session) do(command string, in *strings.Reader, out *bytes.Buffer) int {
	s.t.Helper()
	command, file, redirected := strings.Cut(command, " > ")
	words := split(command)
	var err error
	switch words[0] {
	case "bulletin":
		var file2 bytes.Buffer
		t := &terminal{in: in, out: out, err: out}
		if redirected {
			t.out = &file2
		}
		code := dispatch(words[1:], t)
		if redirected {
			err = os.WriteFile(strings.TrimSpace(file), file2.Bytes(), 0o666)
		}
		if err != nil {
			s.t.Fatal(err)
		}
		return code
	case "cd":
		s.t.Chdir(words[1])
	case "mkdir":
		err = os.MkdirAll(words[1], 0o777)
	case "mv":
		err = os.Rename(words[1], words[2])
	case "git":
		cmd := exec.Command("git", words[1:]...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
			"GIT_AUTHOR_NAME=王芳", "GIT_AUTHOR_EMAIL=wf@example.com", "GIT_COMMITTER_NAME=王芳", "GIT_COMMITTER_EMAIL=wf@example.com")
		cmd.Stdout = out
		err = cmd.Run()
	case "rm":
		err = os.Remove(words[1])
	case "cp", "cat":
		var content []byte
		if content, err = os.ReadFile(words[1]); err == nil && words[0] == "cat" {
			out.Write(content)
		} else if err == nil {
			err = os.WriteFile(words[2], content, 0o666)
		}
	default:
		s.t.Fatalf("the manual's commands do not know %s", words[0])
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return 0
}

// write puts what was printed into the page, and copies what was made, where that is asked for.
func (s *session) write() {
	s.t.Helper()
	if *walked != "" {
		name, err := filepath.Rel(filepath.Join(s.repository, "docs"), strings.TrimSuffix(s.page, ".md"))
		if err == nil {
			err = os.CopyFS(filepath.Join(*walked, name), os.DirFS(s.dir))
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	if !*update || len(s.edits) == 0 {
		return
	}
	source, err := os.ReadFile(s.page)
	if err != nil {
		s.t.Fatal(err)
	}
	all := strings.SplitAfter(string(source), "\n")
	slices.Reverse(s.edits)
	for _, e := range s.edits {
		all = slices.Replace(all, e.line-1, e.line-1+e.lines, e.text)
	}
	if err := os.WriteFile(s.page, []byte(strings.Join(all, "")), 0o666); err != nil {
		s.t.Fatal(err)
	}
}
