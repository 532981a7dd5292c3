import type { Binding } from "@callingcard/sip-core";

/** Keeps what is registered at the embedded core, so that devices need not register anew when it starts again. */
export interface BindingStore {
  /**
   * Gives the bindings that were saved and not removed.
   *
   * @param nowMs Milliseconds since 1970: bindings that expired before may be left out.
   */
  load(nowMs: number): Promise<readonly Binding[]>;

  /** Saves a binding, in the place of the one with its `id`. */
  save(binding: Binding): Promise<void>;

  /** Removes a binding; one that is not there is no error. */
  remove(aor: string, id: string): Promise<void>;
}
