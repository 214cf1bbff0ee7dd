// Package xlsx writes workbooks and reads them.
//
// [Write] makes a workbook of a [Book], the same bytes for the same book on every machine; it is the only place that uses
// a library for it. [Read] is a reader of our own, because what comes in was filled by somebody else: its limits hold by
// construction, it returns what stands in the file rather than what a spreadsheet shows, and it never follows a link.
//
// The package knows nothing of bulletins. Rows and columns count from 1.
package xlsx
