package main

import (
	"errors"
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// flagsOf are the flags of a command with -C, and what -C holds.
func flagsOf(c *command) (*flag.FlagSet, *string) {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	root := flags.String("C", ".", "")
	c.bind(flags)
	return flags, root
}

// TestHelps: each command is told of, with an example and each of its flags, however help is asked for.
func TestHelps(t *testing.T) {
	_, all, _ := call()
	for k := range commands {
		c := &commands[k]
		t.Run(c.name, func(t *testing.T) {
			if c.summary == "" || !strings.Contains(all, c.summary) {
				t.Errorf("bulletin does not list %q", c.summary)
			}
			code, help, stderr := call("help", c.name)
			if code != exitClean || stderr != "" {
				t.Errorf("help = %d, %q", code, stderr)
			}
			for _, want := range []string{"用法：bulletin " + c.name, "例：bulletin " + c.name} {
				if !strings.Contains(help, want) {
					t.Errorf("the help lacks %s:\n%s", want, help)
				}
			}
			flags, _ := c.flags(&request{terminal: &terminal{}})
			flags.VisitAll(func(f *flag.Flag) {
				if !strings.Contains(help, "\n  "+dashed(f.Name)+" ") {
					t.Errorf("the help lacks %s:\n%s", dashed(f.Name), help)
				}
			})
			for _, m := range regexp.MustCompile(`(?m)(?:^|[^\w-])(--?[A-Za-z][\w-]*)`).FindAllStringSubmatch(help, -1) {
				if flags.Lookup(strings.TrimLeft(m[1], "-")) == nil && m[1] != "--version" { // which is asked of the program
					t.Errorf("the help names %s, which %s does not take:\n%s", m[1], c.name, help)
				}
			}
			for _, args := range [][]string{{c.name, "-h"}, {c.name, "--help"}, {c.name, "-C", "nowhere", "a", "-help"}} {
				if code, stdout, _ := call(args...); code != exitClean || stdout != help {
					t.Errorf("run(%q) = %d, %q", args, code, stdout)
				}
			}
		})
	}
}

// TestMisuse: wrong arguments of every command end with code 2 and a message that names its help.
func TestMisuse(t *testing.T) {
	for k := range commands {
		c := &commands[k]
		cases := []struct {
			args []string
			want string
		}{
			{[]string{"--nonsense"}, "没有“--nonsense”这个选项"},
			{[]string{"-C", site, "--nonsense=1"}, "没有“--nonsense”这个选项"},
			{[]string{"-c", site}, "没有“-c”这个选项；可能想写“-C”"},
			{[]string{"---C", site}, "没有“---C”这个选项"},
			{[]string{"-C"}, "选项“-C”后面要写值"},
		}
		if c.names < anyNames {
			names := slices.Repeat([]string{"x"}, c.names)
			cases = append(cases, struct {
				args []string
				want string
			}{append(names, "-C", site, "多"), "多余的参数“多”"})
		}
		flags, _ := flagsOf(c)
		flags.VisitAll(func(f *flag.Flag) {
			if isSwitch(f) {
				arg := dashed(f.Name)
				cases = append(cases, struct {
					args []string
					want string
				}{[]string{arg + "=也许"}, "选项“" + arg + "”的值“也许”不对"})
			}
		})
		for _, u := range cases {
			code, stdout, stderr := call(append([]string{c.name}, u.args...)...)
			tail := "；用 bulletin help " + c.name + " 查看用法\n"
			if code != exitFailure || stdout != "" || !strings.Contains(stderr, u.want) || !strings.HasSuffix(stderr, tail) {
				t.Errorf("%s %q = %d, %q, %q, want %s", c.name, u.args, code, stdout, stderr, u.want)
			}
		}
	}
}

// TestOrder: every command reads its flags before, between and behind its names.
func TestOrder(t *testing.T) {
	for k := range commands {
		c := &commands[k]
		names := []string{"2022-h1", "吉首市"}[:min(c.names, 2)]
		if c.anywhere {
			names = []string{"edition", "2022-h1"}
		}
		for at := 0; at <= len(names); at++ {
			for _, root := range [][]string{{"-C", "testdata"}, {"--C=testdata"}} {
				args := slices.Concat(names[:at], root, names[at:])
				flags, got := flagsOf(c)
				if left, err := parse(flags, args); err != nil || *got != "testdata" || !slices.Equal(left, names) {
					t.Errorf("%s %q: -C %s, names %q, %v", c.name, args, *got, left, err)
				}
				if slices.Contains([]string{"explain", "version", "completion", "sign"}, c.name) {
					continue // they ask for no site
				}
				code, _, stderr := call(append([]string{c.name}, args...)...)
				if code != exitFailure || !strings.Contains(stderr, "“testdata”不是站点文件夹") {
					t.Errorf("%s %q = %d, %q", c.name, args, code, stderr)
				}
			}
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		args string
		want string
	}{
		{"", "C=. pdf=false wait=3 []"},
		{"-C dir 2022-h1 --pdf jishou", "C=dir pdf=true wait=3 [2022-h1 jishou]"},
		{"2022-h1 --wait=5 -pdf", "C=. pdf=true wait=5 [2022-h1]"},
		{"--pdf=false a", "C=. pdf=false wait=3 [a]"},
		{"--pdf -- -C --pdf", "C=. pdf=true wait=3 [-C --pdf]"},
		{"a -- b -- c", "C=. pdf=false wait=3 [a b -- c]"},
		{"- a", "C=. pdf=false wait=3 [- a]"},
		{"-C -- a", "C=-- pdf=false wait=3 [a]"},
		{"-C= a", "C= pdf=false wait=3 [a]"},
		{"--wait five", "选项“--wait”的值“five”不对"},
		{"--wiat 5", "没有“--wiat”这个选项；可能想写“--wait”"},
		{"a --wait", "选项“--wait”后面要写值"},
		{"a --help --nonsense", "flag: help requested"},
	} {
		flags := flag.NewFlagSet("", flag.ContinueOnError)
		root, pdf, wait := flags.String("C", ".", ""), flags.Bool("pdf", false, ""), flags.Int("wait", 3, "")
		names, err := parse(flags, strings.Fields(c.args))
		got := fmt.Sprintf("C=%s pdf=%v wait=%d %v", *root, *pdf, *wait, names)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("parse(%s) = %s, want %s", c.args, got, c.want)
		}
		if strings.Contains(c.args, "--help") != errors.Is(err, flag.ErrHelp) {
			t.Errorf("parse(%s) = %v", c.args, err)
		}
	}
}
