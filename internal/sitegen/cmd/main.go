// Command cmd writes a generated site to a new folder, for measuring.
//
//	go run ./internal/sitegen/cmd -size large DIR
//	go run ./internal/sitegen/cmd -size large -hugo DIR
package main

import (
	"flag"
	"fmt"
	"os"

	"bulletin/internal/sitegen"
)

func main() {
	name := flag.String("size", "small", "small, medium or large")
	hugo := flag.Bool("hugo", false, "write a site for Hugo")
	flag.Parse()
	if err := run(*name, *hugo, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "sitegen:", err)
		os.Exit(2)
	}
}

func run(name string, hugo bool, args []string) error {
	size, ok := sitegen.Sizes[name]
	if !ok {
		return fmt.Errorf("no size %q: small, medium or large", name)
	}
	if len(args) != 1 {
		return fmt.Errorf("give one folder to write to")
	}
	if _, err := os.Stat(args[0]); err == nil {
		return fmt.Errorf("%s exists", args[0])
	}
	if hugo {
		return sitegen.Hugo(args[0], size)
	}
	return sitegen.Write(args[0], size)
}
