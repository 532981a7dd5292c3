import type { MsrpFrame } from "@callingcard/msrp";
import {
  createRelay,
  type Relay,
  type RelayAction,
  type RelayEvent,
  type RelayOptions,
  type RouteEvent,
  stepRelay,
} from "../src/index.ts";
import { counter, read, summary } from "./frames.ts";

type Reply = Partial<Omit<RouteEvent, "kind" | "leg" | "messageId">> | "collect" | "wait";

/** A relay with legs, and what came out of it. */
export class RelayRig {
  relay: Relay;

  /** How messages are routed as soon as they are told: by default to all other legs. */
  route: (message: RelayAction & { kind: "message" }) => Reply = ({ leg }) => ({
    to: [...this.relay.legs.keys()].filter((name) => name !== leg).map((name) => ({ leg: name })),
  });

  /** All actions, with frames in place of octets. */
  readonly log: string[] = [];
  readonly actions: RelayAction[] = [];
  readonly frames: { leg: string; frame: MsrpFrame }[] = [];

  constructor(legs: readonly string[], options: Partial<RelayOptions> = {}) {
    this.relay = createRelay({ createId: counter(), ...options });
    for (const leg of legs) this.add(leg);
  }

  add(
    leg: string,
    more: { isConnected?: boolean; isLate?: boolean; isWithout?: string[] } = {},
  ): string[] {
    return this.step({
      kind: "add-leg",
      leg,
      localUri: `msrp://pf:1/${leg};tcp`,
      remotePath: `msrp://${leg}:9/${leg}Peer;tcp`,
      isConnected: true,
      ...more,
    });
  }

  /** Steps and gives what came out, in a few words. */
  step(event: RelayEvent): string[] {
    const before = this.log.length;
    const [relay, actions] = stepRelay(this.relay, event);
    this.relay = relay;
    for (const action of actions) {
      this.actions.push(action);
      this.log.push(this.#words(action));
      if (action.kind === "message") this.#decide(action);
    }
    return this.log.slice(before);
  }

  frame(leg: string, frame: MsrpFrame): string[] {
    return this.step({ kind: "frame", leg, frame });
  }

  /** Frames that went to a leg. */
  to(leg: string): MsrpFrame[] {
    return this.frames.filter((sent) => sent.leg === leg).map(({ frame }) => frame);
  }

  last(leg: string): MsrpFrame {
    const frame = this.to(leg).at(-1);
    if (frame === undefined) throw new Error(`nothing was sent to ${leg}`);
    return frame;
  }

  #decide(action: RelayAction & { kind: "message" }): void {
    const { leg, messageId } = action;
    const reply = this.route(action);
    if (reply === "wait") return;
    if (reply === "collect") this.step({ kind: "collect", leg, messageId });
    else this.step({ kind: "route", leg, messageId, to: [], ...reply });
  }

  #words(action: RelayAction): string {
    if (action.kind !== "send") {
      const { kind, ...rest } = action;
      const parts = Object.entries(rest)
        .filter(([name, value]) => value !== undefined && !["head", "block"].includes(name))
        .map(([, value]) =>
          value instanceof Uint8Array ? new TextDecoder().decode(value) : `${value as string}`,
        );
      return [kind, ...parts].join(" ");
    }
    const frame = read(action.pieces);
    this.frames.push({ leg: action.leg, frame });
    return `${action.leg}< ${summary(frame)}`;
  }
}
