package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// Exit codes.
const (
	exitClean    = 0
	exitMistakes = 1 // the author's files have errors; nothing was written
	exitFailure  = 2 // wrong usage, or a failure of the machine
)

// command is one command of the program, in a file of its own.
type command struct {
	name    string
	summary string
	help    string // usage with an example
	run     func(args []string, out *terminal) int
}

// commands are listed in the order of the help.
func commands() []command {
	return []command{buildCommand, checkCommand, findingsCommand, attachCommand}
}

// run is the whole program: arguments in, exit code out.
func run(args []string, stdout, stderr io.Writer) int {
	out := &terminal{out: stdout, err: stderr}
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		return help(args, out)
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(args[1:], out)
		}
	}
	out.failure("没有“%s”这个命令；用 bulletin help 查看全部命令", args[0])
	return exitFailure
}

func help(args []string, out *terminal) int {
	if len(args) > 1 {
		for _, c := range commands() {
			if c.name == args[1] {
				out.line("%s", strings.TrimSpace(c.help))
				return exitClean
			}
		}
		out.failure("没有“%s”这个命令", args[1])
		return exitFailure
	}
	out.line("bulletin 由 YAML 数据和 Markdown 文稿生成通报网页。\n\n命令：")
	for _, c := range commands() {
		out.line("  %-8s %s", c.name, c.summary)
	}
	out.line("\n用 bulletin help 命令名 查看用法。")
	return exitClean
}

// parse reads the flags of a command; code is its exit code where it must stop.
func parse(flags *flag.FlagSet, help string, args []string, out *terminal) (code int, ok bool) {
	names, code, ok := parseMixed(flags, help, args, out)
	if len(names) > 0 {
		out.failure("多余的参数“%s”\n\n%s", names[0], strings.TrimSpace(help))
		return exitFailure, false
	}
	return code, ok
}

// parseMixed reads the flags of a command and the names between and behind them.
func parseMixed(flags *flag.FlagSet, help string, args []string, out *terminal) (names []string, code int, ok bool) {
	flags.SetOutput(io.Discard)
	for {
		err := flags.Parse(args)
		switch {
		case errors.Is(err, flag.ErrHelp):
			out.line("%s", strings.TrimSpace(help))
			return nil, exitClean, false
		case err != nil:
			out.failure("参数不对：%v\n\n%s", err, strings.TrimSpace(help))
			return nil, exitFailure, false
		case flags.NArg() == 0:
			return names, exitClean, true
		}
		names, args = append(names, flags.Arg(0)), flags.Args()[1:]
	}
}

// terminal is the one place that prints. Results go to out; diagnostics, failures and progress to err.
type terminal struct{ out, err io.Writer }

func (t *terminal) line(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

func (t *terminal) failure(format string, args ...any) {
	fmt.Fprintf(t.err, "失败: "+format+"\n", args...)
}
