// The modules of ECharts that the options of internal/chart use, and what assets/bulletin.js calls.
import { use } from "echarts/core";
import { BarChart, BoxplotChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

use([
  BarChart, BoxplotChart, LineChart, ScatterChart,
  AriaComponent, GridComponent, MarkLineComponent, TooltipComponent,
  CanvasRenderer,
]);

export { getInstanceByDom, init, version } from "echarts/core";
