// The modules of ECharts that the options of internal/chart use, and what assets/bulletin.js calls.
import { use } from "echarts/core";
import { BarChart, BoxplotChart, HeatmapChart, LineChart, MapChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

use([
  BarChart, BoxplotChart, HeatmapChart, LineChart, MapChart, ScatterChart,
  AriaComponent, GridComponent, MarkLineComponent, TooltipComponent,
  CanvasRenderer,
]);

export { getInstanceByDom, init, registerMap, registerTheme, version } from "echarts/core";
