// Package page decides which pages a site has and what stands on each.
//
// [All] lists the pages of a site, kind by kind of [Kinds]; a page's data is made only when it is rendered, so that memory
// does not grow with the number of pages. Data is typed: one struct a layout. The package writes no HTML beyond the
// author's own prose.
//
// Files are named after what they hold:
//
//   - page, kind, edition, views, frame: what pages are, which there are, and what is around each
//   - home, bulletin…, county…, indicator: the pages that are read
//   - work_…: the pages to work with: board (作战图), schedule (倒排工期), tasks (任务轻重), ledger (督办台账), order (交办单),
//     sheet (一县一单), assessments (考核指标), scores (计分排名); work_fit is what makes texts fit one sheet of paper
//   - row_…, count: rows and counts that several pages share
//   - text, text_findings, directive…: the author's text, findings in words, and what fenced blocks ask for
//   - attachment: pages that go out as one file
package page
