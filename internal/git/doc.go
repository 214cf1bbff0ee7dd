// Package git reads states of a site out of a repository by the git program, and sets a clone up for a site.
//
// It runs git and uses no library: what git says of a repository is what holds. Nothing here changes a commit, a branch or
// the working tree; only setting up writes, and only what is the clone's own.
package git
