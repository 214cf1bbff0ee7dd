package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/output"
	"bulletin/internal/pool"
	"bulletin/internal/source"
)

// Exit codes.
const (
	exitClean    = 0
	exitMistakes = 1 // the author's files have errors; nothing was written
	exitFailure  = 2 // wrong usage, or a failure of the machine
)

// command is one command of the program, in a file of its own. Each works on a site, which -C names.
type command struct {
	name     string
	summary  string
	help     string // usage with an example
	names    int    // how many names it takes at most, between or behind its flags
	anywhere bool   // there need not be a site; the command asks isSite itself
	long     bool   // it tells how far it has come, unless -q is given
	takes    takes  // what its names and the values of its flags are, for completion
	bind     func(flags *flag.FlagSet) action
}

// anyNames is no limit to the number of names.
const anyNames = 1 << 30

// action is what a command does once its flags are read.
type action func(r *request) int

// request is a command as it was called.
type request struct {
	*terminal
	command string
	root    string         // the site's folder, which exists unless the command works anywhere
	files   *source.Folder // its files; nil where the command works anywhere
	names   []string
}

// commands are listed in the order of the help.
var commands = []command{newCommand, formCommand, importCommand, buildCommand, serveCommand, checkCommand, findingsCommand, attachCommand, sealCommand, reopenCommand, correctCommand, verifyCommand, publishCommand, diffCommand, fmtCommand, explainCommand, versionCommand, completionCommand, signCommand}

// run is the whole program: arguments in, exit code out.
func run(args []string, stdout, stderr io.Writer) int {
	out := &terminal{in: os.Stdin, out: stdout, err: stderr, look: lookOf(stderr, os.Getenv), status: newStatus(stderr)}
	code := exitFailure
	if err := pool.Guard(nil, func() error { code = dispatch(args, out); return nil }); err != nil {
		return out.failed(err, "")
	}
	return code
}

func dispatch(args []string, out *terminal) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		return help(args, out)
	}
	switch args[0] {
	case "--version":
		return versionCommand.run(nil, out)
	case completeName:
		return complete(args[1:], out)
	}
	c := find(args[0])
	if c == nil {
		out.failure("%s", noCommand(args[0]))
		return exitFailure
	}
	return c.run(args[1:], out)
}

// noCommand says that there is no such command, and which may be meant.
func noCommand(name string) string {
	var known []string
	for k := range commands {
		known = append(known, commands[k].name)
	}
	text := "没有“" + visible(name) + "”这个命令；"
	if near := diag.Nearest(name, known); near != "" {
		text += "可能想写 " + near + "；"
	}
	return text + "用 bulletin help 查看全部命令"
}

func find(name string) *command {
	for k := range commands {
		if commands[k].name == name {
			return &commands[k]
		}
	}
	return nil
}

// help explains what is asked for before any command is: “help”, “-h”, “--help” or nothing.
func help(args []string, out *terminal) int {
	if len(args) > 0 {
		args = args[1:]
	}
	return helpCommand.run(args, out)
}

func (c *command) explain(out *terminal) int {
	out.line("%s", strings.TrimSpace(c.help))
	return exitClean
}

// run reads the arguments of a command and does it.
func (c *command) run(args []string, out *terminal) int {
	r := &request{terminal: out, command: c.name}
	flags, do := c.flags(r)
	var err error
	r.names, err = parse(flags, args)
	switch {
	case err == flag.ErrHelp:
		return c.explain(out)
	case err != nil:
		return r.misused("%v", err)
	case len(r.names) > c.names:
		return r.misused("多余的参数“%s”", r.names[c.names])
	}
	if c.anywhere {
		return do(r)
	}
	if !r.isSite() {
		return exitFailure
	}
	if r.files, err = source.Open(r.root); err != nil {
		return r.failed(err, noFile)
	}
	defer r.files.Close()
	r.lines = r.files
	return do(r)
}

// flags are all flags of a command, and what it does once they are read.
func (c *command) flags(r *request) (*flag.FlagSet, action) {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.StringVar(&r.root, "C", ".", "")
	if c.long {
		flags.BoolVar(&r.quiet, "q", false, "")
	}
	return flags, c.bind(flags)
}

// isSite reports whether the folder is a site's, and says so where it is none.
func (r *request) isSite() bool {
	info, err := os.Stat(filepath.Join(r.root, "data"))
	if err != nil || !info.IsDir() {
		r.failure("“%s”不是站点文件夹：其中没有 data 文件夹；用 -C 指定站点，或用 bulletin new site 新建", r.root)
		return false
	}
	return r.mend(r.root)
}

// mend completes what a run that was stopped left of files that it was writing into a folder, and says so.
func (r *request) mend(folder string) bool {
	completed, err := output.Mend(folder)
	if err != nil {
		r.failed(err, "；上次写文件时中断了，这次没能接着写完；解决后再运行一次")
		return false
	}
	if len(completed) > 0 {
		r.note("上次写文件时中断了，已经接着写完：%s", visible(strings.Join(completed, "、")))
	}
	return true
}

// misused says what is wrong with the arguments and where it is told how they are written.
func (r *request) misused(format string, args ...any) int {
	r.failure(format+"；用 bulletin help "+r.command+" 查看用法", args...)
	return exitFailure
}
