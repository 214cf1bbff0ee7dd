// Package proof is what was found when the texts of an edition were held against its data: the marks of their numbers and
// claims, how many there are, and the proof sheet (校核单) that somebody signs.
//
// It knows neither Markdown nor data. [bulletin/internal/prose] makes marks of verdicts and sets them into the HTML of a
// text; [bulletin/internal/page] lists the texts of an edition, each of which can be proved alone; a [Sheet] is the page
// of all of them.
package proof
