package browser

// Chart is a figure of a page as a reader has it before him.
type Chart struct {
	ID      string
	Live    bool   // the live chart is shown, and ECharts knows it
	Inked   int    // dots of the live chart at half its size that are neither clear nor white
	Width   int    // of the live chart's canvas in CSS pixels
	Room    int    // the width of the element that the live chart should fill
	Picture bool   // the picture has room on the page
	Height  int    // of the picture in CSS pixels
	Label   string // what a screen reader says of the live chart
}

const chartsOfPage = `(() => {
const scratch = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
return Array.from(document.querySelectorAll("figure.chart")).filter((figure) => figure.getClientRects().length > 0 || !figure.closest(".board-page")).map((figure) => { // a long board is its table alone
	const box = figure.querySelector(".live"), picture = figure.querySelector(".picture > svg");
	const shown = (e) => e && e.getClientRects().length > 0;
	const canvas = box && box.querySelector("canvas");
	const chart = {ID: figure.id, Live: false, Inked: 0, Width: 0, Room: 0, Label: "",
		Picture: Boolean(shown(picture)), Height: shown(picture) ? Math.round(picture.getBoundingClientRect().height) : 0};
	if (!canvas || !window.echarts) return chart;
	chart.Live = Boolean(shown(canvas)) && Boolean(echarts.getInstanceByDom(canvas.parentNode.parentNode));
	chart.Width = Math.round(canvas.getBoundingClientRect().width);
	chart.Room = Math.round(canvas.parentNode.parentNode.getBoundingClientRect().width);
	chart.Label = box.getAttribute("aria-label") || "";
	if (canvas.width === 0 || canvas.height === 0) return chart;
	const width = Math.ceil(canvas.width / 2), height = Math.ceil(canvas.height / 2);
	if (scratch.canvas.width < width) scratch.canvas.width = width;
	if (scratch.canvas.height < height) scratch.canvas.height = height;
	scratch.clearRect(0, 0, width, height);
	scratch.drawImage(canvas, 0, 0, width, height);
	const dots = scratch.getImageData(0, 0, width, height).data;
	for (let i = 0; i < dots.length; i += 4) {
		if (dots[i + 3] > 0 && (dots[i] < 250 || dots[i + 1] < 250 || dots[i + 2] < 250)) chart.Inked++;
	}
	return chart;
}); })()`

// Charts are the figures of the page as it stands, in its order.
func (tab *Tab) Charts() []Chart {
	tab.t.Helper()
	return Eval[[]Chart](tab, chartsOfPage)
}

// frames is a function that waits for two frames: observers report once a frame.
const frames = `() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`

// Settle waits until the page has taken notice of a new size.
func (tab *Tab) Settle() {
	tab.t.Helper()
	Eval[bool](tab, "("+frames+")().then(() => true)")
}

// ScrollThrough shows every part of the page once, so that charts that wait until they are near start, and
// goes back to the top.
func (tab *Tab) ScrollThrough() {
	tab.t.Helper()
	Eval[bool](tab, `(async () => {
		const frame = `+frames+`, step = 800; // less than what bulletin.js sees above and below the view
		for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight + step) {
			scrollTo(0, y);
			await frame();
		}
		scrollTo(0, 0);
		await frame();
		return true;
	})()`)
}

// LiveOnce scrolls through the page and tells which charts were never live when they were near the view. A page of many
// charts keeps only those live that are near.
func (tab *Tab) LiveOnce() (never []string) {
	tab.t.Helper()
	return Eval[[]string](tab, `(async () => {
		const frame = `+frames+`, live = new Set(), all = Array.from(document.querySelectorAll("figure.chart"));
		for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
			scrollTo(0, y);
			await frame();
			document.querySelectorAll("figure.chart.is-live").forEach((figure) => live.add(figure));
		}
		scrollTo(0, 0);
		await frame();
		return all.filter((figure) => !live.has(figure)).map((figure) => figure.textContent.slice(0, 40));
	})()`)
}

// Overflow tells what is wider than the view and does not scroll in a container of its own; empty where
// the page fits.
func (tab *Tab) Overflow() []string {
	tab.t.Helper()
	return Eval[[]string](tab, `(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		const held = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
			if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
		const wide = Array.from(document.body.querySelectorAll("*")).filter((e) =>
			e.getBoundingClientRect().right > width + 1 && !held(e)).slice(0, 3).map((e) =>
			"<" + e.tagName.toLowerCase() + " class=\"" + (e.getAttribute("class") || "") + "\" id=\"" + e.id + "\"> reaches " +
			Math.round(e.getBoundingClientRect().right));
		return wide.length > 0 ? wide : ["the document is " + document.documentElement.scrollWidth + " wide in a view of " + width];
	})()`)
}
