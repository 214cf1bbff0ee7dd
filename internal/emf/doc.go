// Package emf writes pictures as Enhanced Metafiles, the vector format that every version of Word and WPS shows.
//
// [FromSVG] translates the pictures of package chart: a small part of SVG without style sheets. The records
// are those of [MS-EMF] revision 17; section numbers in this package are of that document.
//
// The libraries in Go that were found read metafiles and write none.
//
// What a metafile cannot say is settled here, so that readers agree on what they draw: transparency is
// mixed with white paper, dashes and curves are cut into straight strokes, and the place of each character is
// written beside the text, so that a line of text keeps its width and anchor in any face that the reader has.
package emf
