// Package learn reads workbooks that were not made as forms: the tables that bureaus attach to their bulletins.
//
// [Learn] looks at a workbook and proposes a mapping, a YAML file that names texts and never addresses, and the picture of
// each sheet with a verdict on every cell that holds a number. [Read] applies the mappings of a site to a later workbook.
// Both understand a sheet in the same steps: texts to meanings (parse.go), rows to tables (band.go), columns to blocks
// (block.go), and for each number the meanings of its heads and its row together (resolve.go).
//
// Every number ends as taken, ignored by a rule that is named, or unknown; nothing is guessed. A name counts only where
// the whole text is explained by names of the site, by the mapping and by the words of word.go.
package learn
