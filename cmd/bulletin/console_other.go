//go:build !windows

package main

import "os"

// isTerminal reports whether somebody looks at what is written to a file.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colours reports whether a terminal knows the sequences for colours.
func colours(*os.File) bool { return true }

// widens reports whether “quotes” and dashes take two cells: terminals of these systems give them one.
func widens(func(string) string) bool { return false }
