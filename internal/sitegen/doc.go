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
//	go build -o bulletin ./cmd/bulletin
//	hyperfine --prepare 'rm -rf site/public hugo-site/public' './bulletin build -C site' 'hugo --quiet --source hugo-site'
//	/usr/bin/time -v ./bulletin build -C site
//	/usr/bin/time -v hugo --quiet --source hugo-site
//
// How the cost of a build grows with regions, indicators and reports is fitted at n, 2n and 4n:
//
//	go test ./internal/sitegen -run xxx -bench Growth -benchtime 1x
//
// Hugo is installed for it with go install github.com/gohugoio/hugo@v0.165.0. Its layouts were measured and
// tuned: ranks are made once, and no slice grows by append over all regions.
//
// Names of places and all figures are invented. No program imports the package but tests and its command.
package sitegen
