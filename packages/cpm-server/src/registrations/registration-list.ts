import type { Binding, RegistrationChange, Registrations } from "../store/registrations.ts";

/** Bindings of users as somebody tells them, and who wants to know of changes. */
export interface RegistrationList {
  /** The bindings of a user that have not expired. */
  bindings(aor: string): readonly Binding[];

  /** Replaces the bindings of a user, and tells what has changed. */
  set(aor: string, bindings: readonly Binding[]): void;
  readonly watch: Registrations["watch"];

  /** Stops all clocks. */
  close(): void;
}

/** Longest time that `setTimeout` takes, in milliseconds. */
const MAX_TIMEOUT_MS = 2_147_483_647;

/**
 * Makes a list without bindings.
 *
 * @param now The clock, in milliseconds since 1970.
 */
export function createRegistrationList(now: () => number): RegistrationList {
  const users = new Map<string, readonly Binding[]>();
  const clocks = new Map<string, NodeJS.Timeout>();
  const watchers = new Set<(change: RegistrationChange) => void>();

  function set(aor: string, bindings: readonly Binding[]): void {
    const before = users.get(aor) ?? [];
    if (bindings.length === 0) users.delete(aor);
    else users.set(aor, bindings);
    setClock(aor, bindings);
    const changes = [
      ...before
        .filter((one) => !bindings.some((other) => isSame(one, other)))
        .map((binding): RegistrationChange => ({ kind: "removed", binding })),
      ...bindings.flatMap((binding): readonly RegistrationChange[] => {
        const known = before.find((one) => isSame(one, binding));
        if (known === undefined) return [{ kind: "registered", binding }];
        return known.expiresMs === binding.expiresMs ? [] : [{ kind: "refreshed", binding }];
      }),
    ];
    for (const change of changes) for (const watcher of watchers) watcher(change);
  }

  function setClock(aor: string, bindings: readonly Binding[]): void {
    clearTimeout(clocks.get(aor));
    clocks.delete(aor);
    if (bindings.length === 0) return;
    const first = Math.min(...bindings.map(({ expiresMs }) => expiresMs));
    const expire = (): void =>
      set(
        aor,
        bindings.filter(({ expiresMs }) => expiresMs > now()),
      );
    const afterMs = Math.min(Math.max(first - now(), 1), MAX_TIMEOUT_MS);
    clocks.set(aor, setTimeout(expire, afterMs).unref());
  }

  return {
    bindings: (aor) => (users.get(aor) ?? []).filter(({ expiresMs }) => expiresMs > now()),
    set,
    watch(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    close() {
      for (const clock of clocks.values()) clearTimeout(clock);
      clocks.clear();
    },
  };
}

function isSame(left: Binding, right: Binding): boolean {
  return (
    left.contact === right.contact && left.instance === right.instance && left.regId === right.regId
  );
}
