// Package load reads a site's data/ (YAML) and content/ (Markdown with front matter) into a
// [model.Site].
//
// In goes a file system; out comes a model whose ids are unique and safe as file names, whose references
// are resolved to pointers, whose figures are exact decimals or typed gaps, and whose defaults are
// filled in. It is the only importer of yaml.v3, which it uses as a parser alone: trees of nodes are
// walked against literal tables of the keys that each kind of file knows, so that every complaint has
// a line and a column.
//
// The package refuses whatever an author cannot have meant: unknown and duplicate keys, values of
// another type, quoted or decorated figures, unknown names, files of another encoding, files that it
// does not know. It judges form only; whether figures make sense together is the business of
// [bulletin/internal/check]. All complaints of all files are collected in one [diag.List].
//
// [Splice] goes the other way: it changes figures in the text of a report and no other byte. splice_layout finds where
// nodes end, splice_cell changes a figure that is there, splice_values places one that is not, splice_text writes, and
// splice_proof holds what came out against what went in.
//
// One kind of file is one source file: site, regions, indicators, targets, reports, milestones,
// actions, events, editions, sources, and map with geojson; files says which files a site may have. Parts of site and
// regions that have much to say stand in scores, basis and units. Below them lie text (bytes to UTF-8),
// parse (text to nodes) with syntax (what the parser refuses), node (mappings and lists), scalar, figure,
// date and id. Reports and targets share matrix (indicator → region → figure); plain reads their long
// stretches of “region: number” without a tree.
package load
