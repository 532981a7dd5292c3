export { nested } from "./arbitrary-nesting.ts";
export { chunkings } from "./chunkings.ts";
export { grown, type GrownShape } from "./grown.ts";
export { eventNames } from "./event-names.ts";
export type { NearMiss } from "./near-miss-changes.ts";
export { nearMisses, type NearMissOptions } from "./near-misses.ts";
export { noise } from "./noise.ts";
export { type SentenceOptions, sentences } from "./sentences.ts";
export { systematic, type SystematicOptions } from "./systematic.ts";
