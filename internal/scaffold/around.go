package scaffold

import (
	"fmt"
	"strings"

	"bulletin/internal/git"
)

// around are the files beside data and content. The scripts are written on every system: a site is made on one computer
// and kept on another.
func (p *Plan) around() []File {
	return []File{
		{".gitattributes", []byte(git.Attributes)},
		{".gitignore", []byte(gitIgnore)},
		{"使用说明.txt", dos("\ufeff" + p.guide())},
		{"生成.cmd", dos(fmt.Sprintf(script, "生成网页", ""))},
		{"预览.cmd", dos(fmt.Sprintf(script, "生成网页并打开", "    start \"\" \"public\\index.html\"\n"))},
	}
}

// dos gives a text the line ends of Windows.
func dos(text string) []byte { return []byte(strings.ReplaceAll(text, "\n", "\r\n")) }

const gitIgnore = `/.bulletin/
/attachments/
/表样/
/退回单/
/bulletin.exe
/bulletin
~$*
Thumbs.db
desktop.ini
.DS_Store
`

// script is what a double click runs. cmd.exe reads it line by line in the code page that is set at that moment, so nothing
// before chcp may be Chinese; UTF-8 has no byte of ASCII inside a character, so no sign of cmd's can come out of one.
// There are no labels: cmd.exe looks for them by bytes, and misses some among characters of several bytes. pushd goes to the
// site also on a network share, where cd cannot; what bulletin itself prints needs no code page.
const script = `@echo off
setlocal disabledelayedexpansion
chcp 65001 >nul
title %s
pushd "%%~dp0"
set "PROGRAM=bulletin.exe"
if exist ".\bulletin.exe" set "PROGRAM=.\bulletin.exe"
where bulletin.exe >nul 2>nul
if errorlevel 1 (
  echo 没有找到 bulletin.exe。请把它放在本文件夹里，再双击一次。
) else (
  %%PROGRAM%% build
  if errorlevel 1 (
    echo.
    echo 没有生成：请按上面列出的文件、行和办法改正，再双击一次。
  ) else (
    echo.
    echo 已经生成，网页在 public 文件夹，从 index.html 看起。
%s  )
)
popd
echo.
pause
`

// guide is what is to be done for each edition, within a screen.
func (p *Plan) guide() string {
	next := p.First.after(p.Site)
	return fmt.Sprintf(`%s　使用说明

双击 预览.cmd 生成网页并打开；双击 生成.cmd 只生成。程序 bulletin.exe 放在本文件夹里。
下面的命令在本文件夹的命令行窗口里输入（在资源管理器的地址栏输入 cmd，按回车）。

第一次
　1. 补全写着“待补”的地方，共 %d 处；一时没有的不妨碍生成。bulletin check 会指出在哪里。
　2. 核对 data\regions.yaml（单位）、indicators.yaml（指标）、targets（目标）。编号定下后不要改。
　3. 首期是 %s，从下面的第1步做起，期次写 %s，报表写 %s。

每一期（以下一期 %s 为例）
　1. bulletin form %-22s发填报表，写在“表样”文件夹；不必先建报表
　2. bulletin import 收到的表            收填报表，先把收到的放进“收到的表”文件夹；
　　                                     有错的写出退回单，改好再收
　3. bulletin new edition %-15s新建这一期的文稿
　4. 写 content\%s\edition.md；数写成引用，写法见文件开头
　5. bulletin check                      指出哪里错、哪里没写完、哪些数与数据不一致
　6. 双击 生成.cmd，把 public 文件夹放到网站或共享文件夹
　7. bulletin attach --zip               打成会议材料包（需要时）

每年初
　　bulletin new targets %-16d新建当年目标，把“未设目标”改成下达的数

　　bulletin help                        全部命令；bulletin help 命令名 看用法
　　data 里放数，content 里放文稿；public 里是生成的网页，不要在里面改。
`, c(p.Site.Title), p.Missing, p.First.Label, p.First.ID, p.First.Period, next.Label, next.Period, next.ID, next.ID, p.First.Period.Year+1)
}
