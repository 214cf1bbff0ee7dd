// Package attach makes one HTML file of rendered pages: it opens alone, without a network, by a share, in a mail.
//
// Styles, scripts and data are inside, each once. Links between pages that are inside lead to their parts; links to
// others become plain text. The package works on the pages as they were rendered, so a site's own layouts need nothing
// for it beyond <main id="main">.
//
// It is the only importer of golang.org/x/net/html.
package attach
