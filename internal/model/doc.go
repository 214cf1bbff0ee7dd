// Package model is the domain of a bulletin: sites, regions, indicators, targets, reports, editions.
//
// Values come from [bulletin/internal/load], which checks their form; a [Site] that reaches the later
// stages is complete: ids are unique and safe as file names, every reference is resolved to a
// pointer, and every figure is an exact decimal or a typed gap. The package computes nothing and
// knows no wording beyond the domain's own terms; it is read-only once a site is loaded, so that
// pages may be made side by side.
//
// Decimals are those of github.com/quagmt/udecimal, which no other package imports: no allocation for
// figures of up to 19 digits, arbitrary size beyond that, and rounding half away from zero.
package model
