package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"bulletin/internal/publish"
)

// mostPaths is how many files a message names.
const mostPaths = 10

// named lists files, at most so many that a reader takes them in.
func named(paths []string) string {
	if len(paths) > mostPaths {
		return visible(strings.Join(paths[:mostPaths], "、")) + fmt.Sprintf(" 等 %d 个", len(paths))
	}
	return visible(strings.Join(paths, "、"))
}

// toldPublication tells what came of a publication.
func (t *terminal) toldPublication(result *publish.Result, err error, target string, f *publishFlags) int {
	if err == nil && f.json {
		return t.jsonPublication(result, target, f.dry)
	}
	if !f.json {
		t.publicationNotes(result)
	}
	if err != nil && explainPublish(err) == "" {
		return t.failed(err, noFile) // the system's, and before the publication was begun
	}
	if err != nil {
		return t.failed(err, "")
	}
	if f.dry {
		t.toldPlan(result, f)
		return exitClean
	}
	switch {
	case result.Nothing:
		t.line("没有变化：按清单，目的地已经是这些网页（第 %d 次发布，%d 个文件），什么也没有写。", result.Number, result.Unchanged)
	case result.Restored > 0:
		t.line("第 %d 次发布，退回到第 %d 次：新增 %d 个文件，更新 %d 个，%d 个未变。", result.Number, result.Restored, result.New, result.Replaced, result.Unchanged)
	default:
		t.line("第 %d 次发布：新增 %d 个文件，更新 %d 个，%d 个未变。", result.Number, result.New, result.Replaced, result.Unchanged)
	}
	if result.Stale > 0 && !result.Nothing {
		t.line("不再属于站点的 %d 个文件暂时留着，%d 次发布以后删除。", result.Stale, f.keep)
	}
	if result.Removed > 0 {
		t.line("删除以前撤下的 %d 个文件。", result.Removed)
	}
	if code := t.toldVerified(result); code != exitClean {
		return code
	}
	t.line("请打开 %s", filepath.Join(target, "index.html"))
	return exitClean
}

func (t *terminal) toldVerified(result *publish.Result) int {
	if bad := len(result.Missing) + len(result.Differ); bad > 0 {
		for _, name := range result.Missing {
			t.line("缺少 %s", name)
		}
		for _, name := range result.Differ {
			t.line("不同 %s：与清单上的不一样", name)
		}
		t.failure("逐个读出了 %d 个文件，%d 个与清单不符；用 bulletin publish --force 补上和覆盖", result.Verified, bad)
		return exitMistakes
	}
	if result.Verified > 0 {
		t.line("逐个读出 %d 个文件，与清单一致。", result.Verified)
	}
	return exitClean
}

// toldPlan tells what would be done.
func (t *terminal) toldPlan(result *publish.Result, f *publishFlags) {
	words := map[publish.ChangeKind]string{publish.Add: "新增", publish.Replace: "更新", publish.Leave: "撤下", publish.Delete: "删除"}
	for _, c := range result.Changes {
		t.line("%s %s", words[c.Kind], c.Path)
	}
	if result.Nothing {
		t.line("没有变化：按清单，目的地已经是这些网页。")
		return
	}
	t.line("将新增 %d 个文件，更新 %d 个，%d 个未变；撤下 %d 个，%d 次发布以后删除；删除以前撤下的 %d 个。没有写入任何文件。",
		result.New, result.Replaced, result.Unchanged, result.Left, f.keep, result.Removed)
}

// publicationNotes tells what whoever publishes should know.
func (t *terminal) publicationNotes(result *publish.Result) {
	if result.Resumed {
		t.line("上次发布没有做完，这次接着做。")
	}
	if result.Broke != "" {
		t.line("打开了 %s 留下的锁。", visible(result.Broke))
	}
	for _, n := range result.Notes {
		switch n.Kind {
		case publish.ManifestChanged:
			t.line("目的地的 SHA256SUMS 被人改动过或者不完整，所以逐个读出了目的地的文件；清单重新写好。")
		case publish.StaleChanged:
			t.line("保留 %s：已经不属于站点，但是有人改动过，不删除。", visible(n.Path))
		case publish.StaleHeld:
			t.line("暂时保留 %s：要删除时正被别人打开，下次发布再删。", visible(n.Path))
		case publish.ClockBack:
			t.line("上次发布的时间 %s 比现在还晚，请核对本机的时钟；发布按次数排先后，不受影响。", localTime(n.Time))
		case publish.LockStays:
			t.line("锁没有去掉，下次发布会自动打开；换一台电脑发布的，加 --break-lock。")
		}
	}
}

// tellMany asks whether so much of a site is to go.
func tellMany(e *publish.ManyError) string {
	when := fmt.Sprintf("%d 次发布以后删除", e.Keep)
	if e.Now > 0 {
		when = "立即删除"
	}
	return fmt.Sprintf("将撤下 %d 个文件中的 %d 个，%s", e.Of, e.Leave, when)
}

// explainPublish words the failures of publishing; it is empty where err is none of them.
func explainPublish(err error) string {
	var stopped *publish.StoppedError
	if errors.As(err, &stopped) {
		return fmt.Sprintf("%s；写好了 %d 个文件，还有 %d 个没有写，每个文件都是完整的旧文件或新文件；解决后再运行一次，会接着做完",
			explain(stopped.Err), stopped.Done, stopped.Total-stopped.Done)
	}
	var unread *publish.UnreadError
	if errors.As(err, &unread) {
		return fmt.Sprintf("%s；第 %d 次发布已经写好，只是没有逐个读完核对，用 --verify 再核对", explain(unread.Err), unread.Number)
	}
	for _, explains := range []func(error) string{explainDestination, explainLock, explainSource} {
		if said := explains(err); said != "" {
			return said
		}
	}
	return ""
}

// explainDestination words what is wrong with what stands at the destination.
func explainDestination(err error) string {
	var foreign *publish.ForeignError
	var standing *publish.StandingError
	var place *publish.PlaceError
	var many *publish.ManyError
	var record *publish.RecordError
	var damaged *publish.DamagedError
	var kept *publish.HeldError
	switch {
	case errors.As(err, &foreign):
		return "目的地里有不是本程序发布的文件（" + named(foreign.Names) + "）；换一个空文件夹，确实要发布到这里的，加 --adopt，这些文件不会动" + noFile
	case errors.As(err, &standing):
		return explainStanding(standing)
	case errors.As(err, &place):
		return "目的地的 " + named(place.Paths) + " 处不是普通的文件或文件夹（是链接，或者文件和文件夹同名），不能写；移走或改名后再试"
	case errors.As(err, &many):
		return tellMany(many) + "；确认请加 --yes" + noFile
	case errors.As(err, &record) && record.Newer:
		return "目的地是用更新版本的程序发布的（" + record.Path + "），请换用新版本" + noFile
	case errors.As(err, &record):
		return "发布记录“" + record.Path + "”损坏了；加 --adopt 重新接管，会逐个读出目的地的文件" + noFile
	case errors.As(err, &damaged):
		return "“" + visible(damaged.Path) + "”写进去以后读出来不一样，磁盘或网络可能有故障，请管理员检查"
	case errors.As(err, &kept):
		return explainKept(kept)
	}
	return ""
}

func explainStanding(e *publish.StandingError) string {
	var said []string
	if len(e.Edited) > 0 {
		said = append(said, "目的地的 "+named(e.Edited)+" 发布后有人改动过")
	}
	if len(e.Foreign) > 0 {
		said = append(said, "目的地的 "+named(e.Foreign)+" 不是本程序发布的，却占着要写的位置")
	}
	return strings.Join(said, "；") + "；先把要留的内容另存，再加 --force 覆盖"
}

func explainKept(e *publish.HeldError) string {
	said := fmt.Sprintf("等了 %d 秒，%s 还被别人打开着，没有换成新的；其他文件都已更新，清单没有更新；请他们关闭后再运行一次，会接着做完",
		int(e.Waited/time.Second), named(e.Paths))
	if len(e.ReadOnly) > 0 {
		said += "；其中 " + named(e.ReadOnly) + " 设成了只读，要取消“只读”"
	}
	return said
}

// explainLock words that another publishes.
func explainLock(err error) string {
	var locked *publish.LockError
	var lost *publish.LostError
	switch {
	case errors.As(err, &lost):
		return "发布期间别人打开了这次发布的锁，已经停下；等别人发布完再试"
	case !errors.As(err, &locked):
		return ""
	case locked.Owner == "" && locked.Host == "":
		return "目的地有一把读不出来的锁，多半是中断的发布留下的；确认没有人正在发布后，加 --break-lock" + noFile
	}
	said := fmt.Sprintf("%s 在 %s 上正在发布，%s开始", visible(locked.Owner), visible(locked.Host), locked.Since.Local().Format("2006-01-02 15:04 "))
	switch hours := locked.Age / time.Hour; {
	case locked.Age < 0:
		said += "（比现在还晚，两台电脑的时钟不一致）"
	case hours >= 48:
		said += fmt.Sprintf("，已经 %d 天，多半是中断的发布留下的", hours/24)
	case hours >= 1:
		said += fmt.Sprintf("，已经 %d 小时，多半是中断的发布留下的", hours)
	default:
		said += fmt.Sprintf("，已经 %d 分钟", locked.Age/time.Minute)
	}
	return said + "；等那边结束后再试，确认已经中断的，加 --break-lock" + noFile
}

// explainSource words what is wrong with what is to be published.
func explainSource(err error) string {
	var source *publish.SourceError
	var number *publish.NumberError
	var store *publish.StoreError
	switch {
	case errors.As(err, &source) && source.Manifest:
		return "要发布的文件夹里没有完整的 SHA256SUMS，不知道哪些文件是生成的；先用 bulletin build 生成网页" + noFile
	case errors.As(err, &source):
		return "要发布的 " + named(source.Paths) + " 与生成时不一样，或者没有了；先用 bulletin build 重新生成" + noFile
	case errors.As(err, &number) && len(number.Known) == 0:
		return "目的地没有发布记录，不能退回" + noFile
	case errors.As(err, &number):
		return fmt.Sprintf("没有第 %d 次发布的记录；能退回的是第 %d 次到第 %d 次，用 --history 查看", number.Number, number.Known[0], number.Known[len(number.Known)-1]) + noFile
	case errors.As(err, &store):
		return fmt.Sprintf("第 %d 次发布的 %s 没有留下来，或者损坏了，不能退回", store.Number, named(store.Paths)) + noFile
	}
	return ""
}
