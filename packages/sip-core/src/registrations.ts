import type { Binding, BindingChange, Registration } from "./binding.ts";
import { isRemoval } from "./binding.ts";
import type { CoreDraft } from "./core-draft.ts";
import { flowKey } from "./flow.ts";
import { findValue, valuesOf, withoutKey, withValue } from "./keyed-map.ts";
import { type RegisterCopies, tellServices } from "./third-party-register.ts";
import { notifyWatchers } from "./watchers.ts";

/**
 * Takes over what became of the bindings of a user: the maps that lead to them, what is to be kept, and the timer
 * of the one that ends first.
 *
 * @param draft The change.
 * @param registration The registration as it is now.
 * @param changes What became of its bindings.
 * @param copies The REGISTER that did it and its answer; absent where a binding ended by itself.
 * @internal
 */
export function takeRegistration(
  draft: CoreDraft,
  registration: Registration,
  changes: readonly BindingChange[],
  copies?: RegisterCopies,
): void {
  const before = findValue(draft.registrations, registration.key);
  draft.registrations = withValue(draft.registrations, registration);
  takeGruus(draft, before, registration);
  for (const change of changes) {
    const { binding } = change;
    const old = before?.bindings.find(({ id }) => id === binding.id);
    if (old !== undefined) forgetFlow(draft, old);
    if (isRemoval(change)) {
      draft.actions.push({ kind: "remove-binding", aor: binding.aor, id: binding.id });
    } else {
      keepFlow(draft, binding);
      draft.actions.push({ kind: "save-binding", binding });
    }
    draft.actions.push({ kind: "binding-changed", ...change });
  }
  if (changes.length === 0) return;
  restartTimer(draft, registration);
  notifyWatchers(draft, registration.key, changes);
  tellServices(draft, registration, copies);
}

function takeGruus(
  draft: CoreDraft,
  before: Registration | undefined,
  { key: aor, temporaryGruus }: Registration,
): void {
  const valid = new Set(temporaryGruus.map(({ uri }) => uri));
  for (const { uri } of before?.temporaryGruus ?? []) {
    if (!valid.has(uri)) draft.temporaryGruus = withoutKey(draft.temporaryGruus, uri);
  }
  const known = new Set(before?.temporaryGruus.map(({ uri }) => uri));
  for (const { uri, instance } of temporaryGruus) {
    if (known.has(uri)) continue;
    draft.temporaryGruus = withValue(draft.temporaryGruus, { key: uri, aor, instance });
  }
}

function keepFlow(draft: CoreDraft, binding: Binding): void {
  const { source, flowToken } = binding;
  if (source === undefined || flowToken === undefined) return;
  const key = flowKey(source);
  const others = findValue(draft.flowOwners, key)?.bindings ?? [];
  const bindings = [...others.filter(({ id }) => id !== binding.id), binding];
  draft.flowOwners = withValue(draft.flowOwners, { key, bindings });
  draft.flowTokens = withValue(draft.flowTokens, { key: flowToken, binding });
}

function forgetFlow(draft: CoreDraft, { source, flowToken, id }: Binding): void {
  if (flowToken !== undefined) draft.flowTokens = withoutKey(draft.flowTokens, flowToken);
  if (source === undefined) return;
  const key = flowKey(source);
  const owner = findValue(draft.flowOwners, key);
  if (owner === undefined) return;
  const bindings = owner.bindings.filter((binding) => binding.id !== id);
  draft.flowOwners =
    bindings.length === 0
      ? withoutKey(draft.flowOwners, key)
      : withValue(draft.flowOwners, { key, bindings });
}

/** How long it takes at least until it is looked again who is gone, in milliseconds. */
const SWEEP_MS = 60_000;

/**
 * Forgets those who have no binding any more, and their public GRUUs: where there is no room for others.
 *
 * @param draft The change.
 * @internal
 */
export function forgetIdle(draft: CoreDraft): void {
  // All are looked at: not for each REGISTER that finds no room.
  if (draft.at < draft.sweptMs + SWEEP_MS) return;
  draft.sweptMs = draft.at;
  for (const { key, bindings } of valuesOf(draft.registrations)) {
    if (bindings.length === 0) draft.registrations = withoutKey(draft.registrations, key);
  }
}

/**
 * Starts the timer of the binding that ends first.
 *
 * @param draft The change.
 * @param registration The registration.
 * @internal
 */
export function restartTimer(draft: CoreDraft, { key, bindings }: Registration): void {
  const timer = `registration/${key}`;
  if (bindings.length === 0) {
    draft.actions.push({ kind: "stop-timer", timer });
    return;
  }
  const first = Math.min(...bindings.map(({ expiresMs }) => expiresMs));
  draft.actions.push({ kind: "start-timer", timer, afterMs: Math.max(first - draft.at, 1) });
}

/**
 * Takes over bindings that were kept before.
 *
 * @param draft The change.
 * @param bindings The bindings.
 * @internal
 */
export function loadBindings(draft: CoreDraft, bindings: readonly Binding[]): void {
  const valid = bindings.filter(({ expiresMs }) => expiresMs > draft.at);
  for (const [key, own] of Map.groupBy(valid, ({ aor }) => aor)) {
    const instances = new Set(own.flatMap(({ instance }) => instance ?? []));
    const registration = {
      key,
      bindings: own,
      temporaryGruus: [],
      instances: Array.from(instances),
    };
    draft.registrations = withValue(draft.registrations, registration);
    for (const binding of own) keepFlow(draft, binding);
    restartTimer(draft, registration);
  }
}
