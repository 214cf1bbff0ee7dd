// Command bulletin builds a published bulletin from YAML figures and Markdown commentary.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }
