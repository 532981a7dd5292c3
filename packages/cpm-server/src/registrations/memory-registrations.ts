import type { Binding, RegistrationChange, Registrations } from "../store/registrations.ts";

/** Registrations that are set by hand: for tests, and for sites whose devices never move. */
export interface MemoryRegistrations extends Registrations {
  /**
   * Sets who is registered for a user, and tells those who watch.
   *
   * @param aor Canonical address of record.
   * @param bindings All of them, in the order in which they were made.
   */
  set(aor: string, bindings: readonly Binding[]): void;
}

/** Makes registrations that are set by hand; nobody is registered at first. */
export function createMemoryRegistrations(): MemoryRegistrations {
  const registered = new Map<string, readonly Binding[]>();
  const watchers = new Set<(change: RegistrationChange) => void>();
  const tell = (change: RegistrationChange): void => {
    for (const watcher of watchers) watcher(change);
  };
  return {
    async bindings(aor) {
      const now = Date.now();
      return (registered.get(aor) ?? []).filter(({ expiresMs }) => expiresMs > now);
    },
    watch(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    set(aor, bindings) {
      const before = registered.get(aor) ?? [];
      registered.set(aor, bindings);
      for (const binding of before) {
        if (!bindings.some(({ contact }) => contact === binding.contact)) {
          tell({ kind: "removed", binding });
        }
      }
      for (const binding of bindings) {
        const isKnown = before.some(({ contact }) => contact === binding.contact);
        tell({ kind: isKnown ? "refreshed" : "registered", binding });
      }
    },
  };
}
