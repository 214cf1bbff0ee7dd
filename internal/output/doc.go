// Package output puts the files of a build into a folder, all of them or none.
//
// In go paths and bytes, from as many goroutines as there are pages in the making; out comes the
// folder, which at every moment is the former site or the new one as a whole, also when the program is
// killed or the disk is full. A file that did not change keeps its inode and its times. Files that a
// former build wrote and this one does not are removed; files that no build wrote are never removed,
// changed or followed: a .git folder, a symlink, a page that somebody put there by hand.
//
// # What a build wrote
//
// It is recorded in the folder itself, in SHA256SUMS, which `sha256sum -c` reads: the folder may be
// copied, or cloned from git, and the next build still knows its own files. The first line is a comment
// that tells the record from one that somebody made for files of his own. A path that is no longer
// written is removed if the file still has the recorded hash; otherwise somebody changed it, and it
// stays and is reported. A page that is still written but was changed by somebody stops the build with [*EditedError], until
// [Folder.Overwrite] is called: the bulletin would otherwise be published without a correction that its author believes to be in
// it, and a copy set aside in a folder that git ignores is found by nobody. Other line ends, as git gives them to a copy on
// Windows, change nothing. A record that is cut off or forged loses its malformed lines. It can at
// worst name files below the folder, by their true content; symlinks are never followed.
//
// # How it is replaced
//
// Beside the folder `public` stands `.bulletin/public`, with the lock and the new tree:
//
//	lock      held while a build runs; the system lets go of it when the process ends
//	new       the tree in the making, at first only the files that differ from those in public
//	journal   the inode of new, written when it is complete
//	old       the former tree, where two trees cannot be exchanged
//	trash-N   a tree of which nothing is needed
//	rescued   what somebody put into public, or changed there, in the instant of the exchange, where it collides with a page
//
// [Folder.Commit] completes new with hard links to the files that stay (or copies, with their times, where
// links do not exist), and exchanges the two trees in one step of the file system: renameat2 on Linux,
// renamex_np on macOS. Elsewhere (Windows, old shares) it takes two renames, one after the other, between which the folder is
// absent; [Open] undoes the first if the second never came, and so does Commit at once where the second fails: what keeps it
// is waited for with the former site in its place. Before the former tree is deleted it is looked through once more: what
// is neither a link to a file in public nor has the recorded bytes is moved to public. The journal tells [Open]
// whether the exchange took place before the program was killed. Where nothing changed nothing is
// exchanged.
//
// Other ways were weighed. Replacing file by file can be undone with a log, but a reader sees a mixture
// meanwhile and a killed build leaves one. Making public a symlink to a tree of its own would do on Unix,
// but public is committed to git, copied to shares and opened on Windows. Staging inside public would put
// it before readers' eyes.
//
// # Single files
//
// [Files] go into a folder that holds other things too, so it cannot be exchanged. They are staged in .bulletin-files within it,
// with a list of what is moved where; each is moved in one step. A run that was killed before the first
// move did nothing; one that was killed later is completed by the next run, unless somebody has changed a file since. All that goes
// into a site is staged at its root ([WriteBelow]), and every command asks [Mend] first: the next run need not be of the same kind.
//
// # Limits
//
// The folder has to be one that can be renamed: a mount point is refused with [*FixedError]. Changed files and folders keep
// their permission bits, their group, and their owner where root builds; folders in which nothing changed keep their time.
// Access lists are inherited from the parent.
package output
