package main

import (
	"flag"
	"slices"
	"strings"

	"bulletin/internal/diag"
)

var completionCommand = command{
	name:     "completion",
	summary:  "让命令行按 Tab 键补全命令、选项、期次和编号",
	help:     completionHelp,
	names:    1,
	anywhere: true,
	takes:    takes{"": oneOf("bash\tLinux、macOS 和 Git Bash", "zsh\tmacOS", "powershell\tWindows")},
	bind:     bindCompletion,
}

const completionHelp = `
用法：bulletin completion bash|zsh|powershell

写出一段脚本。装进命令行以后，输入 bulletin 再按 Tab 键，补全命令、选项、
站点里的期次、县市和指标的编号，该写文件的地方补全文件名。

  -C  站点文件夹；这个命令不用站点

在 PowerShell 里运行下面一行就能用；加到 $PROFILE 文件里，以后每次都能用：
    bulletin completion powershell | Out-String | Invoke-Expression
bash 加到 ~/.bashrc，zsh 加到 ~/.zshrc（在 compinit 之后）：
    source <(bulletin completion bash)
    source <(bulletin completion zsh)

例：bulletin completion powershell
`

// shells are what each shell runs to ask. They hold no command and no flag: these are asked for when they are wanted.
var shells = []struct{ name, script string }{{"bash", bashScript}, {"zsh", zshScript}, {"powershell", powershellScript}}

func bindCompletion(*flag.FlagSet) action {
	return func(r *request) int {
		names := make([]string, len(shells))
		for k, s := range shells {
			names[k] = s.name
		}
		if len(r.names) == 0 {
			return r.misused("写明是哪一种命令行：%s", strings.Join(names, "、"))
		}
		at := slices.Index(names, r.names[0])
		if at < 0 {
			if near := diag.Nearest(r.names[0], names); near != "" {
				return r.misused("不认识“%s”；可能想写 %s", r.names[0], near)
			}
			return r.misused("不认识“%s”；可写 %s", r.names[0], strings.Join(names, "、"))
		}
		r.line("%s", strings.TrimSpace(shells[at].script))
		return exitClean
	}
}

// bashScript works from bash 3.2, which macOS has. bash cuts words at “=”; the program puts them together again.
const bashScript = `
# bulletin：按 Tab 键补全（bash）
_bulletin() {
  local cur="${COMP_WORDS[COMP_CWORD]}" line ending word
  [ "$cur" = "=" ] && cur=""
  COMPREPLY=()
  while IFS= read -r line; do
    line="${line%$'\r'}"
    case "$line" in
      :folders)
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$cur") ;;
      :files*)
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do
          if [ -d "$word" ]; then COMPREPLY+=("$word"); continue; fi
          for ending in ${line#:files}; do
            case "$word" in *."$ending") COMPREPLY+=("$word") ;; esac
          done
        done < <(compgen -f -- "$cur") ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("${COMP_WORDS[0]}" ` + completeName + ` "$COMP_CWORD" "${COMP_WORDS[@]:1}" 2>/dev/null)
}
complete -F _bulletin bulletin bulletin.exe
`

const zshScript = `
# bulletin：按 Tab 键补全（zsh）
_bulletin() {
  local line
  local -a found
  while IFS= read -r line; do
    case "$line" in
      :folders) _files -/ ;;
      :files*) _files -g "*.(${${line#:files }// /|})" ;;
      *) found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done < <("${words[1]}" ` + completeName + ` "$((CURRENT-1))" "${(@)words[2,-1]}" 2>/dev/null)
  (( ${#found} )) && _describe -t bulletin '' found
}
compdef _bulletin bulletin
`

// powershellScript leaves files to PowerShell, which completes them where nothing is offered.
const powershellScript = `
# bulletin：按 Tab 键补全（PowerShell）
Register-ArgumentCompleter -Native -CommandName bulletin, bulletin.exe -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $position } | ForEach-Object { $_.Extent.Text.Trim('"', "'") })
  $at = $words.Count
  if ($word -eq '') { $at += 1 }
  $before = [Console]::OutputEncoding
  [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
  try {
    & $ast.CommandElements[0].Extent.Text ` + completeName + ` $at @words 2>$null | Where-Object { -not $_.StartsWith(':') } | ForEach-Object {
      $text, $about = $_ -split [char]9, 2
      if (-not $about) { $about = $text }
      [Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $about)
    }
  } finally { [Console]::OutputEncoding = $before }
}
`
