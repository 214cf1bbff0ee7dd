// Package consistency holds what a build prints against a second computation.
//
// Its tests make random sites from seeds, render their pages, read back every count, rank, superlative and verdict, and
// compute each of them again with rationals from the numbers that the generator wrote: no arithmetic of
// internal/analysis and no words of internal/format take part. A notion that is printed on two pages must also be the same
// on both. The families of sentences that are read are one table (families_test.go); one that never matches in a
// whole run fails the test. What no clerk would write is another table (slips_test.go), held against every sentence. Planted
// faults show that each kind of mistake is seen.
//
// Sentences as clerks write them (sentences_test.go) go to the checker of prose, each made true by the second computation and
// false by one change.
//
// The package has no code of its own. More sites, or one alone, and more sentences:
//
//	go test ./internal/consistency -sites 2000
//	go test ./internal/consistency -run TestSites/all/seed=17$ -problems 1000
//	go test ./internal/consistency -run TestSentence -v -sentences 20000
package consistency
