// Package export writes the data of an edition as files that other programs read: CSV, a workbook, JSON and a Data
// Package (https://datapackage.org, version 2.0).
//
// [New] gathers every number that pages and charts of the edition show, unrounded, each under four names: indicator,
// region, period and measure. [Data.Files] makes the files of it, the same bytes for the same edition. What cannot be
// had is a typed gap and never an empty cell; what is confidential has a gap, and no number. The package computes nothing
// that [bulletin/internal/analysis] does not, but sums of counts.
package export
