package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/tell"
)

// lookOf is how diagnostics look on what they are written to: with the author's lines on a terminal, and in colour unless the
// environment (NO_COLOR, TERM) says otherwise. What is no terminal gets neither.
func lookOf(out io.Writer, env func(string) string) tell.Look {
	file, ok := out.(*os.File)
	if !ok || !isTerminal(file) {
		return tell.Look{Wide: true}
	}
	colour := env("NO_COLOR") == "" && env("TERM") != "dumb" && colours(file)
	return tell.Look{Excerpts: true, Colour: colour, Wide: widens(env)}
}

// terminal is the one place that prints. Results go to out; diagnostics, failures and progress to err. Answers come from in.
type terminal struct {
	in       io.Reader // nil: nobody is asked
	out, err io.Writer
	look     tell.Look // of diagnostics
	lines    fs.FS     // the author's files, for the lines under diagnostics; nil: without

	status *status // how far long work has come; nil: nobody looks
	quiet  bool    // nobody wants to know
}

// say prints a text. Names of files, arguments and what authors wrote may be in it: none of them steers the terminal.
func (t *terminal) say(out io.Writer, format string, args ...any) {
	t.wipe()
	io.WriteString(out, tell.Lines(fmt.Sprintf(format, args...))) // where nobody can be told, nobody can be told that either
}

func (t *terminal) line(format string, args ...any) { t.say(t.out, format+"\n", args...) }

func (t *terminal) failure(format string, args ...any) { t.say(t.err, "失败: "+format+"\n", args...) }

// diagnostics prints errors and, where all is set, warnings.
func (t *terminal) diagnostics(list []diag.Diagnostic, all bool) {
	t.wipe()
	if !all {
		list = slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	}
	tell.Text(t.err, list, t.lines, t.look) // where nobody can be told, nobody can be told that either
}

// mistakes prints what came up while something was made, and reports whether errors kept it from being written.
func (t *terminal) mistakes(m build.Mistakes) bool {
	t.diagnostics(m.Diags, true)
	if m.Errors > 0 {
		t.line("共 %d 个错误、%d 个警告，没有写入任何文件。", m.Errors, m.Warnings)
	}
	return m.Errors > 0
}

// refused prints the errors that keep a question from being answered.
func (t *terminal) refused(list []diag.Diagnostic) int {
	t.diagnostics(list, false)
	t.failure("改正以上错误后再试")
	return exitMistakes
}

// prompt prints a question, and leaves the cursor behind it.
func (t *terminal) prompt(format string, args ...any) {
	t.say(t.out, format, args...)
}

// note tells what to know beside a result.
func (t *terminal) note(format string, args ...any) {
	t.say(t.err, "提示: "+format+"\n", args...)
}
