// Package chromium knows where browsers with Chromium's kernel are installed on Windows, Linux, UOS, Kylin and
// macOS. It starts none of them and reads no environment of its own.
package chromium
