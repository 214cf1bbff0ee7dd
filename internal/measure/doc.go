// Package measure names the numbers that a cell holds: 累计, 完成率, 较序时 and so on.
//
// References in texts, checked prose, findings and tables ask for the same numbers by the same names. A
// [Measure] takes one number out of an [analysis.Cell] with its unit and the digits it is shown with; the
// arithmetic itself stands in [bulletin/internal/analysis].
package measure
