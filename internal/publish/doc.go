// Package publish takes what a build wrote to a folder that readers have open: a file share.
//
// In go the files of the output folder with their SHA256SUMS, and a [Disk], the file layer of the destination; out comes a
// [Result]. It prints nothing and reads no clock. Nothing is written, replaced or deleted that it did not publish, unless it is told.
//
// # What a reader sees
//
// Readers look at the destination all the time, and a share has no way to exchange a whole folder under them. So each file is
// written beside its place, flushed, read back, compared and renamed: it is the old one or the new one. Some are written beside their
// places side by side, since a share answers late; they are renamed one after the other, in their order. New files come first: nothing
// leads to them yet. Then what pages use, then pages, then what lists pages (scripts of search and of editions, index pages, the
// home page), and SHA256SUMS last. What is no longer part of the site stays for some publications, so that a page opened
// before finds its pictures and the pages that it links to.
//
// # What is kept at the destination
//
//	SHA256SUMS           the manifest, as in the output folder
//	.bulletin-publish/
//	  lock/owner         who publishes: owner, host, process, time
//	  next               the journal: what stood, and what shall stand
//	  history/000007     a publication: its files, and what stayed of earlier ones
//	  store/SHA256       files of former publications that stand nowhere else
//
// A publication is complete when its file in history is there; then the journal goes. Each file there begins with a checksum. Where the
// manifest is the one that was published, no file is read that does not change. After a run that was killed, those
// that it may have touched are read, and whoever publishes next, the same or something newer, goes on from what stands.
// Where somebody has changed the manifest, all files are read.
//
// The store costs what changed, once: a file is copied there before it is replaced, and moved there when it would be deleted.
//
// # Limits
//
// A destination has one publisher at a time; the lock is a folder that is renamed into its place, which is one step on every
// file system. It is not a lock of the system, since those end with a connection: who finds the lock of a process of this
// machine that is no longer there takes it, all others have to be broken.
//
// Servers differ in what they do where a reader has a file open. Windows answers ACCESS_DENIED to a rename onto it, so it is waited
// for; Samba 4.17 lets the rename through where another connection holds the file (measured with smbd and smbclient on loopback).
//
// A site in which a file takes the place of a former folder, or a folder that of a file, is refused until what stood there is gone.
package publish
