// Package analysis computes what a bulletin says about its figures: completion, lead over time progress,
// 同比, ranks, arrears, shares and states.
//
// A [View] is one edition seen against the year's targets, the same period of last year and the year's
// previous edition. Every formula stands here once, with its definition. Numbers are exact decimals;
// nothing is rounded, and a number that cannot be had is a typed gap that says why. The package words
// nothing: see [bulletin/internal/format].
package analysis
