export { assignPids, simplifyPids } from "./merge/assign-pids.ts";
export type { Choice, Choose, Conflict, ConflictPlace } from "./merge/conflict.ts";
export { matchProperties, type PropertyMatch } from "./merge/match.ts";
export { mergeCards, type Merge, type MergeOptions } from "./merge/merge-cards.ts";
export type { MatchReason } from "./merge/pairing.ts";
export { type Pid, type PidSource, pidsOf, pidSources } from "./merge/pid.ts";
export { isSameCard, synchronizeCards } from "./merge/synchronize.ts";
export { isEquivalentUri } from "./merge/uri.ts";
