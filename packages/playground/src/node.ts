export { readPlayground } from "./read-playground.ts";
