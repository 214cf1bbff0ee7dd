// Package verify judges files against the seals of editions.
//
// In go bytes that somebody was sent, and what is sealed ([Known]); out comes a verdict in three steps ([Verdict]): the same bytes, saved
// again but saying the same, something else. For the last it says where, if it is given the sealed pages. It reads no clock and writes
// nothing; a folder is restored from bytes whose digest is the seal's and from no others.
//
// A code that is printed in a file tells which edition it claims to be. It proves nothing, so a verdict never rests on it.
package verify
