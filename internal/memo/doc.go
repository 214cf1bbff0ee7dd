// Package memo remembers what a build read and what came of it, so that the next build need not make again what would
// be the same.
//
// [Files] watches what is read of a site. A [Record] holds the digests of that, and for each edition the digest of
// its inputs, the files that were made of them with their hashes, and the messages that came with them. It says nothing about what stands
// in the output folder now: whoever uses a record compares the files' own hashes.
//
// A record is kept beside the output folder and never in it. One that is cut off, changed or of another format is none.
package memo
