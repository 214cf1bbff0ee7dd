// Package layouts holds the built-in look of a bulletin: HTML layouts, styles, scripts and the ECharts
// bundle. A site's own layouts/ folder replaces it file by file. In this repository the folder is both.
package layouts

import "embed"

// Files are the built-in layouts (“*.html”) and assets (“assets/*.css”, “assets/*.js”).
//
//go:embed *.html assets/*.css assets/*.js
var Files embed.FS
