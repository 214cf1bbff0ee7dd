// Package tell writes diagnostics for people and for programs: as lines of a terminal with the place in the author's file under
// them, as JSON, and as SARIF 2.1.0. It prints nothing itself.
package tell
