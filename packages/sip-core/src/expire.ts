import type { Binding, BindingChange, BindingEvent, Registration } from "./binding.ts";
import { forgetGruus } from "./gruu.ts";

/** A registration and what became of bindings that are no longer in it. */
export interface ReducedRegistration {
  readonly registration: Registration;
  readonly changes: readonly BindingChange[];
}

/**
 * Takes those bindings away whose time is over.
 *
 * @param registration The registration.
 * @param at Milliseconds since 1970.
 */
export function expireBindings(registration: Registration, at: number): ReducedRegistration {
  return removeBindings(registration, "expired", ({ expiresMs }) => expiresMs <= at);
}

/**
 * Takes bindings away.
 *
 * @param registration The registration.
 * @param event Why.
 * @param isRemoved Tells which ones.
 */
export function removeBindings(
  registration: Registration,
  event: BindingEvent,
  isRemoved: (binding: Binding) => boolean,
): ReducedRegistration {
  const removed = registration.bindings.filter(isRemoved);
  if (removed.length === 0) return { registration, changes: [] };
  const bindings = registration.bindings.filter((binding) => !removed.includes(binding));
  const changes = removed.map((binding): BindingChange => ({ event, binding }));
  return { registration: forgetGruus({ ...registration, bindings }), changes };
}
