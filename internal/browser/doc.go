// Package browser drives a real Chromium for tests: a page of a folder or of a server goes in; what it
// logged, asked for, drew and printed comes out, and what axe-core has against it. It has no part in the
// program. It opens only what a test names, with an empty profile, and asks for nothing else.
//
// One browser serves a test binary (Start in TestMain); each test takes a Tab.
package browser
