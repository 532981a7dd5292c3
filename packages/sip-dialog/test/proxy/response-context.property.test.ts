import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import {
  type ContextAction,
  type ContextEvent,
  type ResponseContext,
  startContext,
  stepContext,
} from "../../src/proxy/index.ts";
import { answer, request, values } from "./messages.ts";

interface Happening {
  readonly what: "response" | "timeout" | "transport-error" | "ended" | "cancel" | "timer" | "add";
  readonly branch: number;
  readonly statusCode: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant("response" as const) },
    fc.constantFrom("timeout" as const, "transport-error" as const, "ended" as const),
    fc.constantFrom("cancel" as const, "timer" as const, "add" as const),
  ),
  branch: fc.nat(9),
  statusCode: fc.constantFrom(100, 180, 183, 200, 302, 401, 404, 407, 430, 486, 487, 503, 603),
});

const groupSizes = fc.array(fc.nat(4), { maxLength: 4 });

/** One run: a context, what was sent, and what must hold of it whatever happens. */
class Run {
  context: ResponseContext;
  readonly copies = new Map<
    string,
    { readonly breadth: number; isOpen: boolean; isRinging: boolean }
  >();
  readonly successes = new Map<string, number>();
  readonly timers = new Set<string>();
  readonly finals: number[] = [];
  readonly cancelled = new Set<string>();
  isOver = false;
  isCancelled = false;
  readonly method: string;
  readonly breadth: number;

  constructor(method: string, sizes: readonly number[], breadth: number) {
    this.method = method;
    this.breadth = breadth;
    let id = 0;
    let uri = 0;
    const alternatives = [{ uri: "sip:alternative@h" }];
    const groups = sizes.map((size) =>
      Array.from({ length: size }, () => ({
        uri: `sip:u${++uri}@h`,
        ...(uri % 3 === 0 ? { alternatives } : {}),
      })),
    );
    const [context, actions] = startContext(request(method), groups, {
      createId: () => `id${++id}`,
      via: () => "SIP/2.0/UDP home.example",
      redirect: (contact) => ({ uri: contact }),
      breadth,
    });
    this.context = context;
    this.take(actions);
  }

  step(event: ContextEvent): void {
    const [context, actions] = stepContext(this.context, event);
    this.context = context;
    this.take(actions);
  }

  take(actions: readonly ContextAction[]): void {
    for (const action of actions) {
      expect(this.isOver).toBe(false);
      switch (action.kind) {
        case "forward": {
          expect(this.copies.has(action.branch)).toBe(false);
          expect(this.finals.filter((status) => status >= 200)).toEqual([]);
          expect(this.isCancelled).toBe(false);
          const breadth = Number(values(action.request, "Max-Breadth")[0]);
          expect(breadth).toBeGreaterThan(0);
          this.copies.set(action.branch, { breadth, isOpen: true, isRinging: false });
          break;
        }
        case "cancel":
          expect(this.method).toBe("INVITE");
          expect(this.copies.get(action.branch)).toMatchObject({ isOpen: true, isRinging: true });
          expect(this.cancelled.has(action.branch)).toBe(false);
          this.cancelled.add(action.branch);
          break;
        case "respond":
          this.finals.push(action.response.statusCode);
          break;
        case "start-timer":
          this.timers.add(action.timer);
          break;
        case "stop-timer":
          this.timers.delete(action.timer);
          break;
        case "over":
          this.isOver = true;
          break;
        case "drop":
          break;
      }
    }
    let open = 0;
    for (const copy of this.copies.values()) if (copy.isOpen) open += copy.breadth;
    expect(open).toBeLessThanOrEqual(this.breadth);
  }

  happen({ what, branch: index, statusCode }: Happening): void {
    if (this.isOver) return;
    const branches = Array.from(this.copies.keys());
    const branch = branches[index % branches.length] ?? "none";
    const copy = this.copies.get(branch);
    const state = this.context.branches.get(branch);
    if (what === "cancel") {
      this.isCancelled =
        this.isCancelled || (this.method === "INVITE" && this.context.answered === "none");
      this.step({ kind: "cancel" });
    } else if (what === "add") {
      this.step({ kind: "add-targets", groups: [[{ uri: `sip:added${index}@h` }]] });
    } else if (what === "timer") {
      const timer = Array.from(this.timers)[index % this.timers.size];
      if (timer === undefined) return;
      this.timers.delete(timer);
      const fired = this.copies.get(timer.split("/")[1] ?? "");
      if (fired !== undefined && (timer.startsWith("cancel") || !fired.isRinging))
        fired.isOpen = false;
      this.step({ kind: "timer", timer });
    } else if (copy === undefined || state?.isOpen !== true) return;
    else if (what === "response") {
      // A transaction reports one final response, and then the same success again.
      if (!copy.isOpen && this.successes.get(branch) !== statusCode) return;
      if (statusCode >= 200) copy.isOpen = false;
      if (statusCode >= 200 && statusCode < 300) this.successes.set(branch, statusCode);
      copy.isRinging = true;
      const contact = statusCode === 302 ? [`Contact: <sip:moved${index}@h>`] : [];
      this.step({
        kind: "response",
        branch,
        response: answer(state.request, statusCode, ...contact),
      });
    } else {
      copy.isOpen = false;
      this.step({ kind: what, branch });
    }
  }

  finish(): void {
    for (let round = 0; round < 50 && !this.isOver; round++) {
      for (const branch of this.copies.keys()) {
        if (this.isOver) break;
        const copy = this.copies.get(branch);
        if (copy !== undefined) copy.isOpen = false;
        this.step({ kind: "ended", branch });
      }
    }
  }
}

test.prop([
  fc.constantFrom("INVITE", "MESSAGE"),
  groupSizes,
  fc.integer({ min: 1, max: 6 }),
  fc.array(happening, { maxLength: 40 }),
])(
  "whatever comes, a context ends with one final answer and nothing left over",
  (method, sizes, breadth, all) => {
    const run = new Run(method, sizes, breadth);
    for (const one of all) run.happen(one);
    run.finish();
    expect(run.isOver).toBe(true);
    expect(run.finals).not.toContain(100);
    const finals = run.finals.filter((status) => status >= 200);
    const successes = finals.filter((status) => status < 300);
    if (method === "INVITE") expect(finals.length).toBeGreaterThan(0);
    expect(finals.length - successes.length).toBeLessThanOrEqual(1);
    expect(successes.length === 0 || finals[0] === successes[0]).toBe(true);
    if (method !== "INVITE") expect(finals.length).toBeLessThanOrEqual(1);
    expect(Array.from(run.timers)).toEqual([]);
  },
);
