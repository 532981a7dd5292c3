export { createWebPage, type WebPage } from "./web-page.ts";
export type { WebFile, WebFiles } from "./web-file.ts";
