// Package prose turns the author's Markdown into blocks of safe HTML and directives.
//
// It is the only importer of goldmark. Raw HTML, images that are no files of the edition and links that lead nowhere are the author's
// mistakes, with positions; no text reaches a page unescaped. A fenced block whose name is a directive
// (“table”, “chart”) is handed on as data: what it shows is decided by [bulletin/internal/page].
//
// Authors paste: from Word, spreadsheets, web pages and printed pages, and as Chinese is written. What they mean is made of it
// where that is certain (emphasis beside Chinese marks, indented paragraphs, lines numbered by hand, bullets, tables of tabulators,
// heads of two rows); what is not certain, and what readers would see as marks, is told.
package prose
