// Package page decides which pages a site has and what stands on each.
//
// [All] lists the pages of a site; a page's data is made only when it is rendered, so that memory does
// not grow with the number of pages. Data is typed: one struct a layout, in the file of its kind
// (home, bulletin, county, indicator). The package writes no HTML beyond the author's own prose.
package page
