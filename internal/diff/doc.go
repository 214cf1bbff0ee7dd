// Package diff tells two states of a site apart in the words of its readers.
//
// Two loaded sites go in, or two editions of one; a [Report] comes out: what changed, under indicator, region and period or
// under whatever else it is known by, and what followed from it. What is compared is what a site means. The order of keys,
// comments, the style of YAML and line ends mean nothing, so that they are no change. Nothing is read or written here.
package diff
