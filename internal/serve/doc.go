// Package serve shows a site to its author while it is written: pages are made when they are asked for, and an open page follows
// the files.
//
// A [Desk] holds the site as it was read last. Whoever watches the files ([Stamps] tells whether they have changed) calls
// [Desk.Reload]; the desk reads the site again, tells the open pages by server-sent events, and checks all other pages beside.
// Where the files have errors, the pages of the last good reading stay, and a script on them lists what is wrong. Nothing is
// written anywhere.
//
// The bytes of a page are those of a build but for the content-security policy, which lets it listen, and one script element.
// [Desk.Handler] answers only to the names that it is told, to GET and HEAD, and to pages of its own.
package serve
