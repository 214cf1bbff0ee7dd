// Package pdf prints HTML files as PDF by an installed browser with Chromium's kernel, without a window and without
// a network. The browser is driven over the DevTools protocol rather than by its command line: that alone can
// switch the page's scripts off, number the sheets where an old kernel knows no margin boxes, and tell why it
// failed.
//
// What comes out is checked to be a whole PDF and made the same bytes each time: the moment of printing and the name
// of the machine's browser are replaced by values of the caller. Scripts do not run, so that what prints is the
// static page: its pictures, not its live charts.
package pdf
