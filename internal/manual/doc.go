// Package manual makes the site of the program's manual: the pages of docs as HTML in the look of a bulletin, with contents at
// the side, neighbours and an offline search. It writes nothing and knows of no site's data. The same program makes the same
// bytes.
package manual
