// Package table is a table as typed cells: what is shown, the number behind it with its unit and digits, or the gap, its
// notes and links. It knows no page and no format of files but CSV; HTML is written by package render, and other forms are
// writers of the same cells.
package table
