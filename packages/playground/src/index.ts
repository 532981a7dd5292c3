export { createPlayground, type Playground } from "./create-playground.ts";
export type { PlaygroundFile, PlaygroundFiles } from "./playground-file.ts";
