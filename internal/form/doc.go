// Package form sends out forms as workbooks and takes them back.
//
// [Make] writes the forms of a month; [Read] reads filled ones, whatever their file names; [Import] holds what came in
// against the rules of package check and splices it into the month's report. A file that is at fault changes nothing: its
// clerk gets a returned copy (退回单) with every fault marked. Figures are never mended here.
package form
