package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func TestState(t *testing.T) {
	for _, test := range []struct {
		state                       analysis.State
		word, lower, shape, classes string
	}{
		{analysis.Over, "超额", "超额", "●", "over"},
		{analysis.Met, "已完成", "已完成", "●", "over"},
		{analysis.OnPace, "达序时", "控制内", "◐", "on-pace"},
		{analysis.Behind, "落后", "超序时", "▽", "behind"},
		{analysis.FarBehind, "滞后", "远超序时", "▼", "far-behind"},
		{analysis.Unmet, "未完成", "未完成", "▼", "far-behind"},
		{analysis.Exceeded, "超控制数", "超控制数", "▼", "far-behind"},
		{analysis.AtZero, "未破零", "未破零", "✕", "zero"},
		{analysis.Reached, "已达标", "控制内", "◐", "on-pace"},
		{analysis.Short, "未达标", "超控制数", "◇", "short"},
		{analysis.NoState, Dash, Dash, Dash, "gap"},
	} {
		higher := &analysis.Cell{Indicator: &model.Indicator{}, State: test.state}
		low := &analysis.Cell{Indicator: &model.Indicator{Better: model.Lower}, State: test.state, Value: number("2"), Target: number("1")}
		if got := State(higher); got != test.word {
			t.Errorf("State(%d) = %s, want %s", test.state, got, test.word)
		}
		if got := State(low); got != test.lower {
			t.Errorf("State(%d) where less is better = %s, want %s", test.state, got, test.lower)
		}
		if got := Shape(test.state); got != test.shape {
			t.Errorf("Shape(%d) = %s, want %s", test.state, got, test.shape)
		}
		if got := StateWord(test.state); got != test.word {
			t.Errorf("StateWord(%d) = %s, want %s", test.state, got, test.word)
		}
		if got := StateClass(test.state); got != test.classes {
			t.Errorf("StateClass(%d) = %s, want %s", test.state, got, test.classes)
		}
	}
}

// TestOverLimit: a limit is broken only when more than all of it is used.
func TestOverLimit(t *testing.T) {
	for value, want := range map[string]string{"5": "控制内", "5.9": "超序时", "6": "远超序时", "10": "远超序时", "10.01": "超控制数"} {
		v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: lower(flow("隐患", "处", 0)), target: "20 10 10", value: "12 " + value + " 1"})
		c := v.Cell(v.Site.Indicators[0], v.Site.Regions[1])
		if got := State(&c); got != want {
			t.Errorf("State(%s of 10) = %s, want %s", value, got, want)
		}
	}
}

// TestStateGap: a cell without a state says what it lacks, the figure before the target.
func TestStateGap(t *testing.T) {
	for _, test := range []struct{ name, target, value, want string }{
		{"no target set", "9 t 5", "9 3 5", "未设目标"},
		{"no target written", "9", "9 3 5", "未设目标"},
		{"indicator without targets", "", "9 3 5", "未设目标"},
		{"target secret", "9 s 5", "9 3 5", "保密"},
		{"target of zero", "9 0 5", "9 3 5", "目标为零"},
		{"not reported", "9 4 5", "9 n 5", "未报送"},
		{"not written", "9 4 5", "9", "未报送"},
		{"neither", "9 t 5", "9 n 5", "未报送"},
		{"does not apply", "9 4 5", "9 x 5", "不适用"},
		{"figure secret", "9 4 5", "9 s 5", "保密"},
		{"zero is a figure", "9 4 5", "9 0 5", "未破零"},
	} {
		v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: flow("申报", "家", 0), target: test.target, value: test.value})
		i := v.Site.Indicators[0]
		i.Scope = model.AllRegions
		c := v.Cell(i, v.Site.Regions[1])
		if got := State(&c); got != test.want {
			t.Errorf("State(%s) = %s, want %s", test.name, got, test.want)
		}
	}
}

// TestBetweenReports: what is not reported every month has no state in the months between, whatever its target is.
func TestBetweenReports(t *testing.T) {
	c := &analysis.Cell{Indicator: &model.Indicator{}, Value: model.Missing(model.BetweenReports), Target: model.Missing(model.NoTarget)}
	if got := State(c); got != "本期不报" {
		t.Error(got)
	}
}

// TestStatesApart: states of different colours differ in their shape and in their word, too, so that they are told apart in grey.
func TestStatesApart(t *testing.T) {
	for a := range stateWords {
		for b := range stateWords[:a] {
			x, y := &stateWords[a], &stateWords[b]
			if x.class != y.class && (x.shape == y.shape || x.word == y.word || x.limit != "" && x.limit == y.limit) {
				t.Errorf("states %d and %d: %v and %v", a, b, *x, *y)
			}
			if x.class == y.class && x.shape != y.shape {
				t.Errorf("states %d and %d of one colour have two shapes", a, b)
			}
		}
	}
}
