import type { Registrations } from "@callingcard/cpm-server/store";
import { type Binding, type BindingChange, isRemoval } from "@callingcard/sip-core";

/** Who is registered at a core, for the function beside it. */
export interface RegistrationTable extends Registrations {
  save(binding: Binding): void;
  remove(aor: string, id: string): void;

  /** Tells those who watch. */
  tell(change: BindingChange): void;
}

/** Makes an empty table. */
export function createRegistrationTable(): RegistrationTable {
  const users = new Map<string, Map<string, Binding>>();
  const listeners = new Set<Parameters<Registrations["watch"]>[0]>();
  return {
    bindings: (aor) => {
      const own = [...(users.get(aor)?.values() ?? [])];
      const nowMs = Date.now();
      return Promise.resolve(own.filter(({ expiresMs }) => expiresMs > nowMs));
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    save(binding) {
      const own = users.get(binding.aor) ?? new Map<string, Binding>();
      users.set(binding.aor, own.set(binding.id, binding));
    },
    remove(aor, id) {
      users.get(aor)?.delete(id);
    },
    tell(change) {
      const { binding, event } = change;
      const isNew = event === "registered" || event === "created";
      const kind = isRemoval(change) ? "removed" : isNew ? "registered" : "refreshed";
      for (const listener of listeners) listener({ kind, binding });
    },
  };
}
