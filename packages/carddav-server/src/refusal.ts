import type { ExpandedName, XmlNode } from "@callingcard/xml";

/** What a {@link Refusal} says beside its status. */
export interface RefusalInit {
  /** Precondition or postcondition that was not met (RFC 4918 section 16). */
  readonly condition?: ExpandedName;
  /** What stands inside the element of the condition. */
  readonly payload?: readonly XmlNode[];
  /** For people: one clause. */
  readonly description?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer other than success, thrown by a step of a request and written by the handler. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly status: number;
  readonly condition: ExpandedName | undefined;
  readonly payload: readonly XmlNode[];
  readonly description: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, init: RefusalInit = {}) {
    super(init.description ?? init.condition?.local ?? `status ${status}`);
    this.status = status;
    this.condition = init.condition;
    this.payload = init.payload ?? [];
    this.description = init.description;
    this.headers = init.headers ?? {};
  }
}
