// Random peers: whatever clients and the originator do, a session answers once, leaves nobody behind, keeps its policy, and
// does the same when the same happens again.

import { createResponse, setBody, type SipRequest, type SipResponse } from "@callingcard/sip";
import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { expect } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { runs } from "./runs.ts";
import { binding, ISF, value, World, type WorldOptions } from "./world.ts";

type Step =
  | { readonly kind: "answer"; readonly client: number; readonly status: number }
  | { readonly kind: "say"; readonly client: number; readonly type: string }
  | { readonly kind: "cut"; readonly client: number }
  | { readonly kind: "leave"; readonly client: number }
  | { readonly kind: "slow"; readonly client: number }
  | { readonly kind: "hear" }
  | { readonly kind: "cancel" }
  | { readonly kind: "hang-up" }
  | { readonly kind: "acknowledge" }
  | { readonly kind: "respond"; readonly status: number }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "declined" }
  | { readonly kind: "drain" };

const client = fc.nat({ max: 3 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 16,
      arbitrary: fc.record({
        kind: fc.constant("answer" as const),
        client,
        status: fc.constantFrom(
          180,
          183,
          200,
          200,
          200,
          200,
          200,
          200,
          302,
          404,
          408,
          480,
          486,
          487,
          500,
          503,
          603,
        ),
      }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant("say" as const),
        client,
        type: fc.constantFrom("", "text/plain", "application/im-iscomposing+xml"),
      }),
    },
    fc.record({ kind: fc.constant("cut" as const), client }),
    fc.record({ kind: fc.constant("leave" as const), client }),
    fc.record({ kind: fc.constant("slow" as const), client }),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("acknowledge" as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("hear" as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("respond" as const),
        status: fc.constantFrom(200, 200, 200, 481, 491, 500),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("wait" as const),
        ms: fc.constantFrom(1, 200, 600, 600, 5_000, 5_000, 31_000, 100_000, 1_000_000),
      }),
    },
    fc.record({ kind: fc.constantFrom("cancel", "hang-up", "declined", "drain" as const) }),
  ),
  { maxLength: 40, size: "max" },
);

const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  multiDevice: fc.constantFrom("first", "until-use", "all"),
  deferral: fc.boolean(),
  interworking: fc.boolean(),
  isfUri: fc.constantFrom("", `sip:${ISF.host}:${ISF.port};transport=tcp`),
  directDelivery: fc.constant(true),
  recording: fc.boolean(),
  forkBy: fc.constantFrom("function", "function", "core"),
});

/** Settings with which the function is a proxy. */
const proxied: fc.Arbitrary<Partial<Settings>> = fc.record({
  mode: fc.constant("proxy"),
  multiDevice: fc.constant("first"),
  directDelivery: fc.constant(false),
  interworking: fc.boolean(),
  isfUri: fc.constantFrom("", `sip:${ISF.host}:${ISF.port};transport=tcp`),
});

/** Plays random steps; what was seen on the wire is checked on the way. */
class Play {
  readonly world: World;
  /** INVITEs that clients or the ISF got, in their order. */
  readonly invites: SipRequest[] = [];
  /** Requests of the function that nobody answered yet. */
  open: SipRequest[] = [];
  /** Final statuses of the function's responses to the INVITE. */
  readonly finals: Set<number> = new Set();
  ok: SipResponse | undefined;
  /** Dialogs that a client confirmed, and what became of them. */
  readonly answered: Set<number> = new Set();
  readonly left: Set<number> = new Set();
  readonly acknowledged: Set<string> = new Set();
  readonly ended: Set<string> = new Set();
  isHungUp = false;
  readonly sequence = { next: 2 };

  constructor(options: WorldOptions) {
    this.world = new World(options);
    this.world.invite();
    this.look();
  }

  look(): void {
    for (const { message } of this.world.sent()) {
      if (message.kind === "response") {
        if (!value(message, "CSeq").endsWith("INVITE") || message.statusCode < 200) continue;
        if (value(message, "CSeq").startsWith("1 ")) this.finals.add(message.statusCode);
        if (message.statusCode === 200) this.ok ??= message;
        continue;
      }
      const callId = value(message, "Call-ID");
      const dialog = `${callId} ${/tag=(\w+)/.exec(value(message, "To"))?.[1] ?? ""}`;
      if (message.method === "ACK") this.acknowledged.add(dialog);
      else if (message.method === "INVITE" && !value(message, "To").includes("tag=")) {
        if (!this.invites.some((one) => value(one, "Call-ID") === callId))
          this.invites.push(message);
      } else {
        if (message.method === "BYE") this.ended.add(dialog);
        const branch = value(message, "Via");
        if (!this.open.some((one) => value(one, "Via") === branch)) this.open.push(message);
      }
    }
  }

  /** Where the core forks, all clients answer one INVITE. */
  inviteOf(index: number): SipRequest | undefined {
    const isForked = this.world.settings.forkBy === "core" && index < 3;
    return this.invites[isForked ? 0 : index];
  }

  play(step: Step): void {
    const { world } = this;
    switch (step.kind) {
      case "answer":
        this.answer(step.client, step.status);
        break;
      case "say":
        if (this.answered.has(step.client)) {
          const text = step.type === "" ? "" : "hello";
          const line = this.world.settings.forkBy === "core" && step.client < 3 ? 0 : step.client;
          this.say(`c${line + 1}.0`, `k${step.client}`, `b${step.client}0`, text, step.type);
        }
        break;
      case "hear":
        if (this.ok !== undefined) this.say("o.0", "ko", "alice0", "hello", "text/plain");
        break;
      case "cut":
        world.step({ kind: "msrp-closed", connection: `k${step.client}` });
        break;
      case "slow":
        world.step({ kind: "msrp-paused", connection: `k${step.client}` });
        break;
      case "leave":
        this.leave(step.client);
        break;
      case "cancel":
        this.cancel();
        break;
      case "hang-up":
        this.hangUp();
        break;
      case "acknowledge":
        if (this.ok !== undefined) world.acknowledge(this.ok);
        break;
      case "respond":
        for (const request of this.open.splice(0)) {
          world.receive(createResponse(request, request.method === "CANCEL" ? 200 : step.status));
        }
        break;
      case "wait":
        world.advance(step.ms);
        break;
      case "declined":
        world.step({ kind: "declined" });
        break;
      case "drain":
        world.step({ kind: "drain", reason: "maintenance" });
    }
    this.look();
  }

  answer(index: number, status: number): void {
    const invite = this.inviteOf(index);
    if (invite === undefined || this.left.has(index)) return;
    if (this.answered.has(index) && status >= 300) return;
    // Whoever answers when its INVITE is forgotten answers nobody.
    const callId = value(invite, "Call-ID");
    const legs = [...(this.world.session?.legs.values() ?? [])];
    if (!legs.some(({ line }) => line.call.callId === callId)) return;
    // Of an INVITE that was forked, the one that forked it refuses when all have.
    if (this.world.settings.forkBy === "core" && status >= 300 && this.answered.size > 0) return;
    if (status >= 300)
      for (let one = 0; one < 4; one++) if (this.inviteOf(one) === invite) this.left.add(one);
    if (status === 200) this.answered.add(index);
    const headers =
      status === 302
        ? [{ name: "Contact", value: `<sip:moved${this.invites.length}@b.example>` }]
        : [];
    this.world.answer(invite, status, `b${index}`, { headers });
  }

  say(port: string, connection: string, from: string, text: string, type: string): void {
    try {
      this.world.sessionId(port);
    } catch {
      return; // a leg of another name, as that of the ISF
    }
    this.world.send(port, connection, from, text, type);
  }

  leave(index: number): void {
    const invite = this.inviteOf(index);
    if (invite === undefined || !this.answered.has(index)) return;
    this.ended.add(`${value(invite, "Call-ID")} b${index}`);
    this.world.clientBye(invite, `b${index}`, this.sequence.next++);
  }

  cancel(): void {
    const { request } = this.world.session?.invitation ?? {};
    if (request === undefined || this.finals.size > 0) return;
    const headers = request.headers.map((one) =>
      one.name === "CSeq" ? { name: "CSeq", value: "1 CANCEL" } : one,
    );
    this.world.receive(setBody({ ...request, method: "CANCEL", headers }, new Uint8Array(0)));
  }

  hangUp(): void {
    if (this.ok === undefined || this.isHungUp) return;
    this.isHungUp = true;
    this.world.acknowledge(this.ok);
    this.ended.add("c-o-1 alice");
    this.world.receive(this.world.within(this.ok, "BYE", this.sequence.next++, "z9hG4bKhang"));
  }

  /** Lets everything come to its end: nobody does anything but answer. */
  finish(): void {
    if (this.ok === undefined) this.cancel();
    else this.hangUp();
    this.look();
    for (let round = 0; round < 12 && !this.world.isOver; round++) {
      this.play({ kind: "respond", status: 200 });
      this.world.advance(40_000);
      this.look();
    }
  }
}

function options(changes: Partial<Settings>): WorldOptions {
  return {
    settings: changes,
    bindings: [binding("1"), binding("2"), binding("3")],
  };
}

/** Clients that media flow with: their legs are up and a connection is bound. */
function flowing({ world }: Play): readonly string[] {
  const legs = [...(world.session?.legs.values() ?? [])];
  return legs
    .filter(({ side, state }) => side === "client" && state === "up")
    .map(({ name }) => name);
}

test.prop([settings, steps], { numRuns: runs(60) })(
  "whatever peers do, a session keeps its promises",
  (changes, script) => {
    const play = new Play(options(changes));
    for (const step of script) {
      play.play(step);
      if (changes.multiDevice === "first") expect(flowing(play).length).toBeLessThanOrEqual(1);
      const { winner, phase } = play.world.session ?? {};
      if (winner !== undefined && phase === "active") {
        expect(flowing(play).filter((name) => name !== winner)).toEqual([]);
      }
      expect(play.finals.size).toBeLessThanOrEqual(1);
    }
    play.finish();
    expect(play.world.isOver).toBe(true);
    expect([...play.world.timers.keys()]).toEqual([]);
    expect(play.world.session?.legs.size).toBe(0);
    expect(play.finals.size).toBe(1);
    for (const index of play.answered) {
      const dialog = `${value(play.inviteOf(index) as SipRequest, "Call-ID")} b${index}`;
      expect(play.acknowledged).toContain(dialog);
      expect(play.ended).toContain(dialog);
    }
    if (play.finals.has(200)) expect(play.ended).toContain("c-o-1 alice");
    const listened = play.world.actions.filter(({ kind }) => kind === "listen-msrp");
    const unlistened = play.world.actions.filter(({ kind }) => kind === "unlisten-msrp");
    expect(unlistened.length).toBe(listened.length);
  },
);

test.prop([fc.oneof({ weight: 3, arbitrary: settings }, proxied), steps], { numRuns: runs(60) })(
  "the same events make the same actions",
  (changes, script) => {
    const play = new Play(options(changes));
    for (const step of script) play.play(step);
    const again = new World({ ...options(changes), hold: () => true });
    again.invite();
    for (const { event, at } of play.world.events) {
      again.now = at;
      again.step(event);
    }
    expect(again.actions).toEqual(play.world.actions);
  },
);
