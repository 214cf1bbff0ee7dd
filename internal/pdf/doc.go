// Package pdf prints HTML files as PDF by an installed browser with Chromium's kernel, without a window and without
// a network. The browser is driven over the DevTools protocol rather than by its command line: that alone can
// switch the page's scripts off, number the sheets where an old kernel knows no margin boxes, and tell why it
// failed.
//
// The result is bytes; where they go, whole or not at all, is the caller's business. It is checked to be a whole PDF
// and is the same bytes each time: the moment of printing, the name of the machine's browser and the places of files
// are taken out of it. Scripts do not run, so that what prints is the static page: its pictures, not its live charts.
package pdf
