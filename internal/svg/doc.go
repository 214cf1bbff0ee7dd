// Package svg writes small pictures: elements with escaped attributes and text, ticks and scales,
// the width of Chinese and Latin text, and the marks that every chart shares.
//
// Numbers and plain text go in, bytes of one <svg> element come out. The package knows nothing of
// charts or figures. It writes presentation attributes only, never a style attribute or a style sheet,
// because the pages' content-security policy forbids inline style; and it drops what XML cannot hold.
//
// The same input gives the same bytes on every processor: a product is rounded to a float64 before it is
// added to anything (a fused multiply-add would keep more digits), and every coordinate is rounded to a
// tenth of a pixel when it is written.
package svg
