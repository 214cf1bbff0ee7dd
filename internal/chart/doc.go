// Package chart makes the charts of a page: from an edition under analysis to a specification, and from the
// specification to a picture (SVG) and to an option of ECharts (JSON).
//
// A specification holds plain data of which everything is decided: order, rounded values, labels, colours,
// places in pixels at the design width. Each kind of chart is one file with its specification, its picture and
// its option; [Kinds] is the list. Picture and option agree in categories, order, values, marks, labels,
// colours and geometry, so that nothing moves when the live chart takes the picture's place; a test holds
// them against each other. Title, subtitle and description are plain text, not escaped; the page prints the
// first two around the chart.
//
// Options are built with go-echarts, which no other package imports: its Validate and JSON, never its pages.
// They are pure JSON without functions. A function of this package returns nil where there is nothing to
// draw. Nothing is computed here but places on paper: numbers come from [bulletin/internal/analysis], words
// for them from [bulletin/internal/format].
package chart
