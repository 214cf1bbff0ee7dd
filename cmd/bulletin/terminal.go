package main

import (
	"fmt"
	"io"

	"bulletin/internal/build"
	"bulletin/internal/diag"
)

// terminal is the one place that prints. Results go to out; diagnostics, failures and progress to err. Answers come from in.
type terminal struct {
	in       io.Reader // nil: nobody is asked
	out, err io.Writer

	status *status // how far long work has come; nil: nobody looks
	quiet  bool    // nobody wants to know
}

func (t *terminal) line(format string, args ...any) {
	t.wipe()
	fmt.Fprintf(t.out, format+"\n", args...)
}

func (t *terminal) failure(format string, args ...any) {
	t.wipe()
	fmt.Fprintf(t.err, "失败: "+format+"\n", args...)
}

// diagnostics prints errors and, where all is set, warnings.
func (t *terminal) diagnostics(list []diag.Diagnostic, all bool) {
	t.wipe()
	for _, d := range list {
		if all || d.Severity == diag.Error {
			fmt.Fprintln(t.err, d)
		}
	}
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
	t.wipe()
	fmt.Fprintf(t.out, format, args...)
}
