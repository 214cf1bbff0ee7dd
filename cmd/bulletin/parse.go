package main

import (
	"flag"
	"fmt"
	"strings"

	"bulletin/internal/diag"
)

// parse reads the flags of a command and the names before, between and behind them; “--” ends the flags. The error is
// [flag.ErrHelp], or says in Chinese what is wrong with the arguments. FlagSet.Parse would end at the first name, and
// speaks English.
func parse(flags *flag.FlagSet, args []string) (names []string, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			return append(names, args...), nil
		}
		if len(arg) < 2 || arg[0] != '-' {
			names = append(names, arg)
			continue
		}
		written, value, given := strings.Cut(arg, "=")
		name := strings.TrimPrefix(written[1:], "-")
		f := flags.Lookup(name)
		switch {
		case f == nil && (name == "h" || name == "help"):
			return nil, flag.ErrHelp
		case f == nil:
			return nil, unknownFlag(flags, written)
		case given:
		case isSwitch(f):
			value = "true"
		case len(args) == 0:
			return nil, fmt.Errorf("选项“%s”后面要写值", written)
		default:
			value, args = args[0], args[1:]
		}
		if flags.Set(name, value) != nil {
			return nil, fmt.Errorf("选项“%s”的值“%s”不对", written, value)
		}
	}
	return names, nil
}

// isSwitch reports whether a flag stands without a value.
func isSwitch(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func unknownFlag(flags *flag.FlagSet, written string) error {
	var known []string
	flags.VisitAll(func(f *flag.Flag) { known = append(known, dashed(f.Name)) })
	if near := diag.Nearest(written, known); near != "" {
		return fmt.Errorf("没有“%s”这个选项；可能想写“%s”", written, near)
	}
	return fmt.Errorf("没有“%s”这个选项", written)
}

// dashed is a flag as helps write it.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
