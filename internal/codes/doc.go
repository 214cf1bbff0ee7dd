// Package codes explains every code of a diagnostic to authors: its cause, a wrong and a right example, and what to do.
//
// One code is one file of text/, of the form that [parse] reads. The tests hold that the codes which the program can tell and
// those that are explained are the same, and run every example over a small site. The command explain, the page of all codes in
// the manual and the rules of SARIF are made of the same texts.
package codes
