export { widgetHost, type WidgetHostOptions } from "./widget-host.ts";
