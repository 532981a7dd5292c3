import type { Binding } from "./binding.ts";
import type { Core } from "./core-state.ts";
import { findValue } from "./keyed-map.ts";

/**
 * Gives what is registered of a user.
 *
 * @param core The core.
 * @param aor Canonical address of record.
 * @param at Milliseconds since 1970: bindings that expired before are left out.
 * @returns The bindings, in the order in which they were made.
 */
export function registeredBindings(core: Core, aor: string, at: number): readonly Binding[] {
  const bindings = findValue(core.registrations, aor)?.bindings ?? [];
  return bindings.filter(({ expiresMs }) => expiresMs > at);
}
