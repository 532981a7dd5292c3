export { readWebFiles } from "./read-web-files.ts";
