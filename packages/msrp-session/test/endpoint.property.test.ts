import { test } from "@fast-check/vitest";
import { FrameDecoder } from "@callingcard/msrp";
import * as fc from "fast-check";
import { expect } from "vitest";
import { createEndpoint, type Endpoint, type EndpointAction, stepEndpoint } from "../src/index.ts";
import { counter } from "./frames.ts";

/** Two endpoints on one connection that takes octets when it likes. */
class Pair {
  readonly sides: [Side, Side];

  constructor() {
    this.sides = [new Side("a", "b"), new Side("b", "a")];
  }

  /** The octets on their way from a side arrive. */
  move(from: 0 | 1): void {
    const side = this.sides[from];
    const other = this.sides[from === 0 ? 1 : 0];
    for (const octets of side.wire.splice(0)) {
      for (const frame of side.decoder.push(octets)) other.step({ kind: "frame", frame });
    }
  }

  finish(): void {
    while (this.sides.some(({ wire, isWaiting }) => wire.length > 0 || isWaiting)) {
      for (const from of [0, 1] as const) {
        this.move(from);
        this.sides[from].drain();
      }
    }
  }
}

class Side {
  endpoint: Endpoint;
  readonly wire: Uint8Array[] = [];
  readonly decoder = new FrameDecoder();
  readonly told: EndpointAction[] = [];
  isWaiting = false;

  constructor(own: string, peer: string) {
    this.endpoint = createEndpoint({
      createId: counter(own),
      localUri: `msrp://${own}:1/${own};tcp`,
      remotePath: `msrp://${peer}:1/${peer};tcp`,
      isActive: own === "a",
      pieceOctets: 2048,
    });
    this.step({ kind: "connected" });
  }

  step(event: Parameters<typeof stepEndpoint>[1]): void {
    const [endpoint, actions] = stepEndpoint(this.endpoint, event);
    this.endpoint = endpoint;
    for (const action of actions) {
      if (action.kind === "send") this.wire.push(...action.pieces);
      else if (action.kind === "await-drain") this.isWaiting = true;
      else this.told.push(action);
    }
  }

  drain(): void {
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.step({ kind: "drained" });
  }

  of<Kind extends EndpointAction["kind"]>(kind: Kind) {
    return this.told.filter(
      (action): action is Extract<EndpointAction, { kind: Kind }> => action.kind === kind,
    );
  }
}

const message = fc.record({
  from: fc.constantFrom(0 as const, 1 as const),
  size: fc.oneof(fc.nat(50), fc.integer({ min: 2000, max: 9000 })),
  dashes: fc.boolean(),
  successReport: fc.boolean(),
  failureReport: fc.constantFrom("yes" as const, "partial" as const, "no" as const),
});

const moves = fc.array(fc.nat(5), { maxLength: 60 });

test.prop([fc.array(message, { maxLength: 6 }), moves], { numRuns: 200 })(
  "each message arrives once and whole, in whatever pieces, and its sender hears of it",
  (messages, order) => {
    const pair = new Pair();
    const waiting = messages.map((one, index) => ({ ...one, messageId: `msg${index}` }));
    const bodies = new Map(
      waiting.map(({ messageId, size, dashes, from }) => {
        const unit = `\r\n-------${from === 0 ? "a" : "b"}000001x${size % 36}$\r\nxyz`;
        const text = dashes ? unit.repeat(Math.ceil(size / 24)) : messageId.repeat(size);
        return [messageId, new TextEncoder().encode(text.slice(0, size))];
      }),
    );
    for (const kind of order) {
      const next = kind === 0 ? waiting.shift() : undefined;
      if (next !== undefined) sendOn(pair, next, bodies);
      else if (kind < 3) pair.move(kind === 1 ? 0 : 1);
      else if (kind < 5) pair.sides[kind === 3 ? 0 : 1].drain();
      else pair.sides[0].step({ kind: "interrupt" });
    }
    for (const next of waiting) sendOn(pair, next, bodies);
    pair.finish();
    const received = pair.sides.flatMap((side) => side.of("received"));
    expect(new Map(received.map(({ messageId, body }) => [messageId, body]))).toEqual(bodies);
    expect(received).toHaveLength(messages.length);
    const sent = pair.sides.flatMap((side) => side.of("sent")).map(({ messageId }) => messageId);
    expect(sent.toSorted()).toEqual([...bodies.keys()].toSorted());
    const delivered = pair.sides.flatMap((side) => side.of("delivered"));
    const wished = messages.filter(({ successReport }) => successReport);
    expect(delivered).toHaveLength(wished.length);
    // Requests that are answered in case of an error alone are forgotten in time.
    for (const side of pair.sides) {
      for (let tick = 0; tick < 8; tick++) side.step({ kind: "timer", timer: "transactions" });
    }
    expect(pair.sides.flatMap((side) => side.of("failed"))).toEqual([]);
    expect(pair.sides.map(({ endpoint }) => endpoint.transactions.size)).toEqual([0, 0]);
  },
);

function sendOn(
  pair: Pair,
  one: {
    from: 0 | 1;
    messageId: string;
    successReport: boolean;
    failureReport: "yes" | "partial" | "no";
  },
  bodies: ReadonlyMap<string, Uint8Array>,
): void {
  const { from, messageId, successReport, failureReport } = one;
  const body = bodies.get(messageId) ?? new Uint8Array(0);
  const content = { messageId, contentType: "a/b", body, successReport, failureReport };
  pair.sides[from].step({ kind: "send", message: content });
}
