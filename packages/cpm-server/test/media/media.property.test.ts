import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import { headerValue } from "@callingcard/msrp";
import type { Answer } from "../../src/session/question.ts";
import type { Settings } from "../../src/settings.ts";
import { composing, COMPOSING, cpim, MediaRig, notification, sendOn } from "./media-rig.ts";

const LEGS = ["o", "c1", "c2", "c3"];

interface Move {
  readonly kind:
    | "chat"
    | "delivered"
    | "displayed"
    | "active"
    | "tell"
    | "pause"
    | "drain"
    | "bind";
  readonly leg: number;
  readonly cut: number;
  readonly isGood: boolean;
}

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(["chat", "chat", "delivered", "displayed", "active", "tell", "tell"] as const),
      ...(["pause", "drain", "bind"] as const),
    ),
    leg: fc.nat(3),
    cut: fc.nat(300),
    isGood: fc.boolean(),
  }),
  { maxLength: 40 },
);

const settings = fc.record({
  multiDevice: fc.constantFrom("until-use" as const, "all" as const),
  forwardAfterStore: fc.boolean(),
  storeDown: fc.constantFrom("refuse" as const, "continue" as const),
  imdnDedup: fc.boolean(),
  markReceived: fc.boolean(),
  deferral: fc.boolean(),
});

/** A media plane whose legs say things, and what was said. */
class Talk {
  readonly rig: MediaRig;
  readonly isRecording: boolean;
  readonly said: { readonly leg: string; readonly id: string; readonly kind: Move["kind"] }[] = [];

  /** Messages that were refused because a store was down. */
  readonly refused = new Set<string>();
  #told = 0;

  constructor(changes: Partial<Settings>, isRecording: boolean) {
    this.isRecording = isRecording;
    this.rig = new MediaRig({ settings: changes, isRecording });
    for (const leg of LEGS) this.rig.open(leg, { isBound: leg === "o" });
  }

  play({ kind, leg: number, cut, isGood }: Move): void {
    const leg = LEGS[number] ?? "o";
    if (kind === "tell") this.tell(isGood);
    else if (kind === "pause" || kind === "drain") {
      this.rig.step({ kind: kind === "pause" ? "paused" : "drained", leg });
    } else if (kind === "bind") this.rig.step({ kind: "bound", leg, isActive: false });
    else this.say(leg, kind, cut);
  }

  say(
    leg: string,
    kind: Exclude<Move["kind"], "tell" | "pause" | "drain" | "bind">,
    cut: number,
  ): void {
    const id = `m${String(this.said.length).padStart(4, "0")}`;
    this.said.push({ leg, id, kind });
    const body = bodyOf(kind, id);
    const at = Math.min(cut, body.length);
    const parts =
      at === 0 || at === body.length
        ? [[0, body.length]]
        : [
            [0, at],
            [at, body.length],
          ];
    for (const [index, [from = 0, to = 0]] of parts.entries()) {
      this.rig.say(leg, {
        id: `${id}.${index}`,
        messageId: id,
        type: kind === "active" ? COMPOSING : "message/cpim",
        range: `${from + 1}-*/${body.length}`,
        flag: to === body.length ? "$" : "+",
        body: body.slice(from, to),
      });
    }
  }

  /** The oldest question is answered. */
  tell(isGood: boolean): boolean {
    const questions = this.rig.questions();
    const question = questions[this.#told];
    if (question === undefined) return false;
    const bad: Answer = { kind: "unavailable", reason: "down" };
    const good: Answer =
      question.kind === "first-notification" ? { kind: "first", first: true } : { kind: "stored" };
    this.rig.tell(this.#told++, isGood ? good : bad);
    return true;
  }

  finish(): void {
    for (const leg of LEGS) {
      this.rig.step({ kind: "bound", leg, isActive: false });
      this.rig.step({ kind: "drained", leg });
    }
    while (this.tell(true));
  }

  /** What the sender of a message got for its last request. */
  statusesOf(id: string): number[] {
    return this.rig.frames.flatMap(({ frame: { head } }) =>
      head.kind === "response" && head.transactionId.startsWith(id) ? [head.status] : [],
    );
  }

  /** What a leg got of a message. */
  contentAt(leg: string, id: string): string {
    return this.rig
      .to(leg)
      .filter(({ head }) => headerValue(head, "Message-ID") === id && head.kind === "request")
      .map(({ body }) => Buffer.from(body ?? []).toString())
      .join("");
  }
}

function bodyOf(kind: Move["kind"], id: string): string {
  if (kind === "delivered" || kind === "displayed") return notification(kind, id);
  return kind === "active" ? composing("active") : cpim(`words of ${id}`);
}

const DIRECTION = /Message-Direction: \w+\r\n/;

test.prop([settings, fc.boolean(), moves], { numRuns: 300 })(
  "every message is answered once in the end, and all who may get it have it whole",
  (changes, isRecording, script) => {
    const talk = new Talk(changes, isRecording);
    for (const move of script) talk.play(move);
    talk.finish();
    expect(talk.rig.media.items.size).toBe(
      [...talk.rig.media.items.values()].filter(({ isGuarded }) => isGuarded).length,
    );
    for (const { leg, id, kind } of talk.said) {
      const statuses = talk.statusesOf(id);
      const isRefused = statuses.some((status) => status !== 200);
      expect(statuses.length).toBeGreaterThan(0);
      expect(
        new Set(
          talk.rig.frames
            .filter(
              ({ frame: { head } }) =>
                head.kind === "response" && head.transactionId.startsWith(id),
            )
            .map(({ frame }) => frame.head.transactionId),
        ).size,
      ).toBe(statuses.length);
      if (isRefused && changes.forwardAfterStore) continue;
      if (kind !== "chat") continue;
      const others = LEGS.filter((other) => other !== leg);
      for (const other of others) {
        const isCopied = leg === "o" || other === "o" || changes.multiDevice === "all";
        const got = talk.contentAt(other, id);
        expect(got.replace(DIRECTION, "")).toBe(isCopied ? cpim(`words of ${id}`) : "");
        const isMarked = leg === "o" ? changes.markReceived : other !== "o" && isCopied;
        expect(DIRECTION.test(got)).toBe(isMarked);
      }
    }
  },
);

test.prop([settings, moves], { numRuns: 200 })(
  "what is recorded is answered behind the store's answer, and never lost without an alarm",
  (changes, script) => {
    const talk = new Talk(changes, true);
    for (const move of script) talk.play(move);
    talk.finish();
    const recorded = talk.said.filter(({ kind }) => kind !== "active");
    const entries = talk.rig.questions().filter(({ kind }) => kind === "record");
    expect(entries).toHaveLength(recorded.length);
    const alarms = talk.rig.actions.filter(({ kind }) => kind === "alarm").length;
    const refused = talk.said.filter(({ id }) => talk.statusesOf(id).includes(408)).length;
    expect(alarms).toBeGreaterThanOrEqual(refused);
    if (changes.storeDown === "continue") expect(refused).toBe(0);
  },
);

test.prop([settings, moves], { numRuns: 100 })(
  "under B one client is used, whatever comes",
  (changes, script) => {
    const talk = new Talk({ ...changes, multiDevice: "until-use" }, false);
    for (const move of script) talk.play(move);
    const used = talk.rig.actions.filter(({ kind }) => kind === "used");
    const uses = talk.said.filter(
      ({ leg, kind }) => leg !== "o" && (kind === "chat" || kind === "active"),
    );
    expect(used).toHaveLength(uses.length > 0 ? 1 : 0);
    if (uses[0] !== undefined) expect(used[0]).toEqual({ kind: "used", leg: uses[0].leg });
  },
);

test.prop(
  [
    fc.boolean(),
    fc.array(
      fc.record({
        leg: fc.constantFrom(...LEGS),
        type: fc.constantFrom(
          "message/cpim",
          "message/imdn+xml",
          COMPOSING,
          "multipart/mixed;boundary=b",
          "multipart/mixed",
          "x/y",
        ),
        body: fc.oneof(
          fc.string({ maxLength: 60 }),
          fc
            .array(
              fc.constantFrom(
                "\r\n",
                "\r\n\r\n",
                "Message-Direction: sent",
                "NS: a <b>",
                "imdn.Message-ID: x",
                "NS: imdn <urn:ietf:params:imdn>",
                "imdn.Disposition-Notification: processing",
                "Content-Type: message/imdn+xml",
                "content-type: (",
                "Content-Type: multipart/signed",
                "<imdn/>",
                "--b",
                "--b--",
                "From: <a:b>",
                "To: <a:b>",
                "é",
                "\u0000",
              ),
              { maxLength: 14 },
            )
            .map((parts) => parts.join("")),
        ),
        range: fc.option(fc.constantFrom("1-*/*", "3-*/9", "1-5/5", "9-8/20"), { nil: undefined }),
        flag: fc.constantFrom("$", "+", "#"),
        messageId: fc.constantFrom("m001", "m002"),
      }),
      { maxLength: 12 },
    ),
  ],
  { numRuns: 500 },
)("nothing that comes makes it fail", (isDeferring, frames) => {
  const rig = new MediaRig({ isRecording: true, settings: { deferral: true, markReceived: true } });
  for (const leg of isDeferring ? ["o"] : LEGS) rig.open(leg);
  if (isDeferring) rig.step({ kind: "mode", mode: "deferring" });
  rig.answer = () => ({ kind: "stored" });
  for (const { leg, flag, range, ...parts } of frames) {
    const more = range === undefined ? {} : { range };
    const frame = sendOn(leg, { ...parts, flag: flag as "$", ...more });
    rig.step({ kind: "frame", leg, frame });
  }
  for (const leg of LEGS) rig.step({ kind: "leg-closed", leg });
  expect(rig.media.legs.size).toBe(0);
});
