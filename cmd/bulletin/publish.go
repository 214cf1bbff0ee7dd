package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"time"

	"bulletin/internal/disk"
	"bulletin/internal/publish"
	sites "bulletin/internal/site"
)

var publishCommand = command{
	name:    "publish",
	summary: "把生成的网页发布到共享文件夹",
	help:    publishHelp,
	names:   1,
	takes:   takes{"": folders, "from": folders, "keep": anything, "rollback": anything, "store": anything, "wait": anything},
	bind:    bindPublish,
}

const publishHelp = `
用法：bulletin publish [-C 站点文件夹] [选项] 目的地
      bulletin publish [-C 站点文件夹] --history 目的地
      bulletin publish [-C 站点文件夹] --rollback 次数 目的地
      加 --json 的，结果写成 JSON

把 public 里的网页发布到目的地：共享文件夹、挂载的网络磁盘或者
\\服务器\共享 这样的位置。只写有变化的文件，先写页面要用的图片和样式，
再写页面，首页和清单最后；每个文件写在旁边，读回来核对无误再换上去，
读者看到的总是完整的旧文件或新文件。没有变化时什么也不写。
中断了再运行一次，会接着做完。不再属于站点的文件先留着，打开着旧网页的
人还能用，几次发布以后再删。不是本程序发布的文件一概不动。
目的地下的 .bulletin-publish 放着发布记录和以前的文件，不要改动。

  -C             站点文件夹，默认为当前文件夹
  --from         网页在哪个文件夹，默认为站点文件夹下的 public
  --dry-run      只列出要写、要删的文件，不动手
  --history      列出以前各次发布
  --rollback     退回到第几次发布，并逐个读出核对
  --verify       发布后逐个读出目的地的文件，与清单核对
  --force        先逐个读出目的地的文件，缺的补上；有人改动过的网页也覆盖，
                 改动会丢失
  --adopt        目的地里已有别的文件，也发布到那里
  --break-lock   别人的发布中断了、留下了锁的，打开这把锁
  --yes          要撤下的文件很多时不再问
  --sealed       只发布已经封存的期次：有没封存的，不发布
  --committed    data、content、layouts 里有没提交到 git 的改动，不发布
  --keep         不再属于站点的网页留几次发布，默认为2；页面用的图片、样式
                 多留一次；写0时立即删除
  --store        留着以前几次发布的文件，供退回用，默认为10；写0时不留
  --json         结果写成 JSON，供程序读
  --wait         文件正被别人打开时，一共最多等多少秒，默认为60

例：bulletin publish \\文件服务器\通报
    bulletin publish --dry-run /mnt/share/通报
    bulletin publish --rollback 6 /mnt/share/通报
`

// publishFlags are the flags of publish.
type publishFlags struct {
	from                                                                        string
	dry, history, verify, force, adopt, breakLock, yes, sealed, committed, json bool
	rollback, keep, store, wait                                                 int
}

func bindPublish(flags *flag.FlagSet) action {
	f := &publishFlags{}
	flags.StringVar(&f.from, "from", "", "")
	flags.BoolVar(&f.dry, "dry-run", false, "")
	flags.BoolVar(&f.history, "history", false, "")
	flags.IntVar(&f.rollback, "rollback", 0, "")
	flags.BoolVar(&f.verify, "verify", false, "")
	flags.BoolVar(&f.force, "force", false, "")
	flags.BoolVar(&f.adopt, "adopt", false, "")
	flags.BoolVar(&f.breakLock, "break-lock", false, "")
	flags.BoolVar(&f.yes, "yes", false, "")
	flags.BoolVar(&f.sealed, "sealed", false, "")
	flags.BoolVar(&f.committed, "committed", false, "")
	flags.BoolVar(&f.json, "json", false, "")
	flags.IntVar(&f.keep, "keep", 2, "")
	flags.IntVar(&f.store, "store", 10, "")
	flags.IntVar(&f.wait, "wait", 60, "")
	return func(r *request) int {
		goesBack := false
		flags.Visit(func(set *flag.Flag) { goesBack = goesBack || set.Name == "rollback" })
		switch {
		case len(r.names) == 0:
			return r.misused("要写发布到哪个文件夹")
		case f.keep < 0 || f.store < 0 || f.wait < 0:
			return r.misused("--keep、--store、--wait 要写0或者更大的整数")
		case goesBack && f.rollback < 1:
			return r.misused("--rollback 要写第几次发布；用 --history 查看")
		case f.history && (goesBack || f.dry):
			return r.misused("--history 只列出以前各次发布，不和别的选项同用")
		case goesBack && (f.sealed || f.committed || f.from != ""):
			return r.misused("--rollback 退回到以前发布的文件，与现在的站点无关，不和 --from、--sealed、--committed 同用")
		}
		return f.publish(r, r.names[0])
	}
}

// publish publishes to a folder, or tells what was.
func (f *publishFlags) publish(r *request, target string) int {
	if f.from == "" {
		f.from = filepath.Join(r.root, "public")
	}
	if !f.placed(r, target) {
		return exitFailure
	}
	if f.history {
		return f.published(r, target)
	}
	o := f.options()
	o.Writing, o.Reading = r.progress("发布", "个文件"), r.progress("核对", "个文件")
	if f.rollback == 0 {
		from, err := publish.OpenFolder(f.from)
		if errors.Is(err, os.ErrNotExist) {
			r.failure("没有“%s”这个文件夹；先用 bulletin build 生成网页%s", visible(f.from), noFile)
			return exitFailure
		}
		if err != nil {
			return r.failed(err, noFile)
		}
		defer from.Close()
		if o.Source, err = publish.Built(from); err != nil {
			return r.failed(err, noFile)
		}
		if code := f.admit(r, o.Source.Files()); code != exitClean {
			return code
		}
	}
	place, code := f.open(r, target, o.Source)
	if place == nil {
		return code
	}
	defer place.Close()
	o.Disk = place
	result, err := publish.Publish(o)
	var many *publish.ManyError
	if errors.As(err, &many) && !f.dry {
		if yes, _ := r.confirm(tellMany(many) + "。确认吗？（是/否）"); yes {
			o.Yes = true
			result, err = publish.Publish(o)
		}
	}
	return r.toldPublication(result, err, target, f)
}

func (f *publishFlags) options() publish.Options {
	return publish.Options{
		Restore: f.rollback, Keep: f.keep, Store: f.store, Wait: time.Duration(f.wait) * time.Second,
		Who: whoPublishes(), Program: programVersion(), Alive: alive, Now: time.Now, Sleep: time.Sleep,
		BreakLock: f.breakLock, Adopt: f.adopt, Force: f.force, Yes: f.yes, DryRun: f.dry, Verify: f.verify || f.rollback > 0, Reads: 8,
	}
}

// placed reports whether the destination is apart from the site and from what is published, and says so where it is not.
func (f *publishFlags) placed(r *request, target string) bool {
	var bad *sites.TargetError
	err := sites.CheckFolder(r.root, target)
	if errors.As(err, &bad) && bad.Holds {
		r.failure("“%s”是站点文件夹，或者站点在它里面，不能发布到这里；换一个专放网页的文件夹%s", visible(target), noFile)
		return false
	}
	if !r.placed(err) {
		return false
	}
	if within(target, f.from) || within(f.from, target) {
		r.failure("目的地“%s”就是要发布的“%s”，或者一个在另一个里面；换一个文件夹%s", visible(target), visible(f.from), noFile)
		return false
	}
	return true
}

// within reports whether a folder that exists is another or lies in it.
func within(name, other string) bool {
	outer, err := os.Stat(other)
	if err != nil {
		return false
	}
	at, err := filepath.Abs(name)
	if real, e := filepath.EvalSymlinks(at); e == nil {
		at = real
	}
	for err == nil {
		if info, statErr := os.Stat(at); statErr == nil && os.SameFile(info, outer) {
			return true
		}
		if at == filepath.Dir(at) {
			break
		}
		at = filepath.Dir(at)
	}
	return false
}

// open opens the destination. It is made where the folder above is there: a longer path that is missing is a slip, or a disk that is
// not connected.
func (f *publishFlags) open(r *request, target string, source publish.Source) (*publish.Folder, int) {
	place, err := publish.OpenFolder(target)
	if err == nil {
		return place, exitClean
	}
	_, above := os.Stat(filepath.Dir(filepath.Clean(target)))
	switch {
	case !errors.Is(err, os.ErrNotExist):
		return nil, r.failed(err, noFile)
	case above != nil || f.rollback > 0:
		r.failure("没有“%s”这个文件夹；核对位置，看看网络磁盘连上没有%s", visible(target), noFile)
		return nil, exitFailure
	case f.dry && f.json:
		return nil, r.jsonPublication(&publish.Result{New: len(source.Files())}, target, true)
	case f.dry:
		r.line("“%s”还没有，发布时会新建，写入 %d 个文件。没有写入任何文件。", visible(target), len(source.Files()))
		return nil, exitClean
	}
	if err := disk.Mkdir(target, 0o777); err != nil {
		return nil, r.failed(err, noFile)
	}
	if place, err = publish.OpenFolder(target); err != nil {
		return nil, r.failed(err, noFile)
	}
	return place, exitClean
}

// published lists the publications of a destination.
func (f *publishFlags) published(r *request, target string) int {
	disk, err := publish.OpenFolder(target)
	if err != nil {
		return r.failed(err, noFile)
	}
	defer disk.Close()
	list, err := publish.History(disk)
	if err != nil {
		return r.failed(err, noFile)
	}
	if f.json {
		return r.jsonHistory(list)
	}
	if len(list) == 0 {
		r.line("“%s”还没有用本程序发布过。", visible(target))
		return exitClean
	}
	for k, p := range list {
		mark := ""
		if k == len(list)-1 {
			mark = "（现在的）"
		}
		if p.Damaged {
			r.line("第 %d 次%s  记录损坏，不能退回", p.Number, mark)
			continue
		}
		what := fmt.Sprintf("共 %d 个文件，新增 %d 个，更新 %d 个，撤下 %d 个", p.Files, p.New, p.Replaced, p.Left)
		if p.Restores > 0 {
			what = fmt.Sprintf("退回到第 %d 次；", p.Restores) + what
		}
		r.line("第 %d 次%s  %s  %s@%s  %s", p.Number, mark, localTime(p.Time), visible(p.Owner), visible(p.Host), what)
	}
	return exitClean
}

// localTime is a time of a record in this machine's zone.
func localTime(recorded string) string {
	at, err := time.Parse(time.RFC3339, recorded)
	if err != nil {
		return visible(recorded)
	}
	return at.Local().Format("2006-01-02 15:04")
}

func whoPublishes() publish.Who {
	who := publish.Who{PID: os.Getpid(), Token: strconv.FormatInt(time.Now().UnixNano(), 36) + strconv.Itoa(os.Getpid())}
	if u, err := user.Current(); err == nil {
		who.Owner = u.Username
	}
	who.Host, _ = os.Hostname()
	return who
}

func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}
