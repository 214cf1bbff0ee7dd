// Package fingerprint makes one digest of what a file says. Saving the file again does not change it; changing what is read does.
//
// A file's bytes prove that it is what was published, and every browser, mail gateway and editor that touches a file changes them:
// line ends, the charset, quotes and entities, the order and case of tags, a base address, comments, a mark in front, controls that
// scripts have put into the page meanwhile. What a reader reads is the same. The digest is of that alone.
//
// # What a page says
//
// A page is read as a browser without scripts reads it. Out come lines, whose SHA-256 is the digest:
//
//   - each run of text between the borders of blocks, with blanks as a browser shows them; raised, lowered and struck text is marked
//     as such, because 10⁴ is not 104;
//   - headings, and rows and cells of tables, empty ones too, with what they span: a number in another column is another statement;
//   - attributes that are shown, heard or sorted by: title, alt, aria-label, data-sort, data-of, data-pad, data-unit, the numbers of
//     lists (attributes in attribute.go);
//   - of a link the fragment, or else the last part of its address. Saving makes addresses whole and other folders' own, so the rest
//     cannot be compared, and a verdict says nothing of where a link leads;
//   - of a picture its name, or the digest of its bytes where they stand in the page;
//   - drawings (SVG) and formulas whole: each element with all its attributes but those for hearing and for keys. A bar that is longer
//     says something else, and programs that save a page leave drawings as they are.
//
// What has the attribute hidden is a digest of its own, because Chromium's MHTML leaves it out: a page without it agrees, and one that
// has it must have just what was sealed. Style sheets show some of it all the same, as the drawings for narrow screens.
//
// # Scripts
//
// What scripts draw charts from (the options, as JSON or as one block) and the scripts themselves are a second digest. Mail
// gateways and MHTML take all scripts out, and the pictures that then show say the same: a page without any script agrees. One that
// has some must have just those that were sealed, so that a digit in the options of a chart, or a script that rewrites the page,
// is found. Blanks in JSON do not count. Attributes on… and addresses javascript: are scripts.
//
// # What is no part of it
//
// Controls that scripts add (data-made, and the box of a live chart) are left out as far as they say fixed words ([Words]) or
// what the page says elsewhere: a save menu repeats the title of its table. Anything else in them counts. What is marked data-later
// tells what became of a sealed edition afterwards; [Content] keeps it apart, so that a verdict can show it.
//
// Styles are left out: programs that save a page write them anew. A style sheet can hide a text, or show one that is in no page;
// whoever must exclude that compares bytes. A banner that a gateway puts into a page is text, and makes it another page.
//
// verify.js does the same in a browser; a test in internal/browser holds the two together, line by line.
//
// # Other forms
//
// Word documents: the text of the body by paragraphs and cells, and of heads, feet and notes, without the results of fields that count
// pages, and the digest of each picture. Texts (CSV, JSON): without a mark in front and with line feeds. Workbooks have none.
package fingerprint
