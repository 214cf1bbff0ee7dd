// Package render turns pages into bytes: layouts are html/template, which escapes every value; large
// tables, pictures and lists of links are appended by a small escaping writer, because running them
// through a template cell by cell costs several times as much (see Printer).
//
// A mistake in a layout is the author's (the site's own layouts/ replaces built-in files one by one)
// and becomes a diagnostic with its position.
package render
