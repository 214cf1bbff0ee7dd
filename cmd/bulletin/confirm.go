package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

// confirm puts a question on the terminal. asked is false where nobody is there to answer: the input is no terminal, or ends.
func (t *terminal) confirm(question string) (yes, asked bool) {
	if file, ok := t.in.(*os.File); ok {
		if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
			return false, false
		}
	}
	if t.in == nil {
		return false, false
	}
	t.say(t.out, "%s", question)
	answer, err := bufio.NewReader(io.LimitReader(t.in, 1<<10)).ReadString('\n')
	if err != nil && answer == "" {
		fmt.Fprintln(t.out)
		return false, false
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes" || answer == "是", true
}
