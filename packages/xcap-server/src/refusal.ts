import type { XcapErrorCondition } from "@callingcard/xdm";

/** What a {@link Refusal} says beside its status. */
export interface RefusalInit {
  /** What the conflict is (RFC 4825 section 11): the body of a 409. */
  readonly conflict?: XcapErrorCondition;
  /** For people: one clause. */
  readonly description?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer other than success, thrown by a step of a request and written by the handler. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly status: number;
  readonly conflict: XcapErrorCondition | undefined;
  readonly description: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, init: RefusalInit = {}) {
    super(init.description ?? init.conflict?.kind ?? `status ${status}`);
    this.status = status;
    this.conflict = init.conflict;
    this.description = init.description;
    this.headers = init.headers ?? {};
  }
}

/**
 * Makes the refusal of a request that conflicts with what the document is or may be.
 *
 * @internal
 */
export function conflict(condition: XcapErrorCondition): Refusal {
  return new Refusal(409, { conflict: condition });
}
