// Package broken holds tests only: each kind of file that an author or the program itself writes into a site is broken in all ways that
// fuzzing finds. Whatever stands in it, reading ends, nothing panics, each diagnostic stands at a place that its file has, and what
// the checks accept can be built.
//
// The seeds are run by the test command; .ci/long fuzz runs each target for as long as it is told.
package broken
