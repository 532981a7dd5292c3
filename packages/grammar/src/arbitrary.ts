export { nested } from "./arbitrary-nesting.ts";
export { eventNames } from "./event-names.ts";
export { nearMisses } from "./near-misses.ts";
export { noise } from "./noise.ts";
export { type SentenceOptions, sentences } from "./sentences.ts";
export { systematic, type SystematicOptions } from "./systematic.ts";
