// Package format turns numbers, dates and states into the fixed Chinese wording of a bulletin.
//
// Rounding is half up (四舍五入) and happens here, at output, only. A minus is −, a gap is —; differences
// in percentage points carry a sign; there is no digit grouping. Everything returned is plain text,
// not yet escaped.
package format
