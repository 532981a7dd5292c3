import type { MsrpFrame } from "@callingcard/msrp";
import {
  createEndpoint,
  type Endpoint,
  type EndpointAction,
  type EndpointEvent,
  type EndpointOptions,
  stepEndpoint,
} from "../src/index.ts";
import { counter, readAll, summary } from "./frames.ts";

/** An endpoint, and what came out of it. */
export class EndpointRig {
  endpoint: Endpoint;
  readonly actions: EndpointAction[] = [];
  readonly #octets: Uint8Array[] = [];

  constructor(options: Partial<EndpointOptions> = {}) {
    this.endpoint = createEndpoint({
      createId: counter(),
      localUri: "msrp://a:1/a;tcp",
      remotePath: "msrp://b:2/b;tcp",
      isActive: false,
      ...options,
    });
  }

  /** Steps and gives what came out, in a few words. */
  step(event: EndpointEvent): string[] {
    const [endpoint, actions] = stepEndpoint(this.endpoint, event);
    this.endpoint = endpoint;
    this.actions.push(...actions);
    return actions.map((action) => this.#words(action));
  }

  /** The frames that were sent so far; a chunk that is open is not one. */
  get frames(): MsrpFrame[] {
    return readAll(this.#octets);
  }

  get summaries(): string[] {
    return this.frames.map(summary);
  }

  #words(action: EndpointAction): string {
    if (action.kind === "send") {
      this.#octets.push(...action.pieces);
      return "send";
    }
    const { kind, ...rest } = action;
    const parts = Object.entries(rest)
      .filter(([name]) => name !== "head")
      .map(([, value]) =>
        value instanceof Uint8Array ? new TextDecoder().decode(value) : `${value as string}`,
      );
    return [kind, ...parts].join(" ");
  }
}
