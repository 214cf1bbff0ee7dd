// Package search makes what an edition is searched by, offline and over file://: the text of its pages, by section, and the names
// that lead to pages, in a script that a page loads at the first key.
//
// There is no index. A scan for substrings finds whatever a reader can see, and nothing else: Chinese has no spaces to part words
// by, and dictionaries miss 未破零 and 保靖县. The scan is in assets/search.js.
package search
