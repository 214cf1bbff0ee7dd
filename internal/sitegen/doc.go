// Package sitegen makes sites of any size for benchmarks and tests: regions × indicators × reports with one
// edition, in the format that internal/load reads, with commentary on every region and indicator.
//
// In goes a [Size]; out come files, the same ones every time. The figures have the variety of real ones:
// zeros, gaps, notes, statuses, parts, indicators that some regions do not take part in; sums add up and
// cumulative figures do not fall, so that a build of the site has no errors. [Hugo] gives the same
// data and texts as a site for Hugo, with layouts that do the same work, so that anybody can repeat
// the comparison:
//
//	go run ./internal/sitegen/cmd -size large site
//	go run ./internal/sitegen/cmd -size large -hugo hugo-site
//	hugo --source hugo-site
//
// Names of places and all figures are invented. No program imports the package but tests and its command.
package sitegen
