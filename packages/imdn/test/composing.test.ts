import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  composerStep,
  IDLE_COMPOSER,
  IDLE_RECEIVER,
  receiverStep,
  type ComposerEvent,
  type ComposerOptions,
  type ComposerState,
  type ReceiverState,
} from "../src/index.ts";

/** What a composer sends when things happen at instants in seconds. */
function sent(
  events: readonly (readonly [second: number, event: ComposerEvent])[],
  options?: ComposerOptions,
): string[] {
  let state: ComposerState = IDLE_COMPOSER;
  return events.flatMap(([second, event]) => {
    const step = composerStep(state, event, second * 1000, options);
    state = step.state;
    return step.status === undefined ? [] : [`${second} ${step.status.state}`];
  });
}

describe("RFC 3994 section 3.2: a composer", () => {
  test("says active once, and nothing when the content is sent", () => {
    expect(
      sent([
        [0, "composing"],
        [5, "composing"],
        [9, "sent"],
        [24, "time"],
      ]),
    ).toEqual(["0 active"]);
  });

  test("says idle 15 seconds after the last input", () => {
    expect(
      sent([
        [0, "composing"],
        [10, "composing"],
        [24, "time"],
        [25, "time"],
        [40, "time"],
      ]),
    ).toEqual(["0 active", "25 idle"]);
  });

  test("says active again after idle, even if nobody told that time has passed", () => {
    expect(
      sent([
        [0, "composing"],
        [15, "time"],
        [16, "composing"],
        [40, "composing"],
      ]),
    ).toEqual(["0 active", "15 idle", "16 active", "40 active"]);
  });

  test("refreshes active while it goes on", () => {
    const typing = Array.from({ length: 14 }, (_, index) => [index * 10, "composing"] as const);
    expect(sent(typing, { refreshSeconds: 60 })).toEqual(["0 active", "60 active", "120 active"]);
    expect(sent(typing)).toEqual(["0 active"]);
    expect(
      sent(
        [
          [0, "composing"],
          [60, "time"],
        ],
        { refreshSeconds: 60, idleSeconds: 100 },
      ),
    ).toEqual(["0 active", "60 active"]);
  });

  test("says its refresh interval and what it composes", () => {
    const options = { refreshSeconds: 90, contentType: "audio" };
    expect(composerStep(IDLE_COMPOSER, "composing", 1000, options)).toEqual({
      state: { state: "active", idleAtMs: 16_000, refreshAtMs: 91_000 },
      status: { state: "active", contentType: "audio", refreshSeconds: 90 },
      wakeAtMs: 16_000,
    });
  });

  property.prop([
    fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom<ComposerEvent>("composing", "sent", "time"),
      ),
    ),
    fc.constantFrom(0, 60),
  ])("is idle whenever no input came for 15 seconds and time was told", (steps, refreshSeconds) => {
    let state: ComposerState = IDLE_COMPOSER;
    let now = 0;
    let lastInput = -Infinity;
    for (const [delay, event] of steps) {
      now += delay * 1000;
      const step = composerStep(state, event, now, { refreshSeconds });
      if (event === "composing") lastInput = now;
      if (event === "sent") lastInput = -Infinity;
      expect(step.state.state).toBe(now - lastInput < 15_000 ? "active" : "idle");
      if (step.wakeAtMs !== undefined) expect(step.wakeAtMs).toBeGreaterThan(now);
      expect(step.wakeAtMs === undefined).toBe(step.state.state === "idle");
      state = step.state;
    }
  });
});

describe("RFC 3994 section 3.3: a receiver", () => {
  const active = { kind: "status", status: { state: "active" } } as const;

  function after(state: ReceiverState, second: number): string {
    return receiverStep(state, { kind: "time" }, second * 1000).state;
  }

  test("takes active for 120 seconds", () => {
    const state = receiverStep(IDLE_RECEIVER, active, 0);
    expect(after(state, 119)).toBe("active");
    expect(after(state, 120)).toBe("idle");
    expect(after(IDLE_RECEIVER, 1)).toBe("idle");
  });

  test("takes it for as long as it says, from the last one on", () => {
    const status = { state: "active", refreshSeconds: 90, contentType: "audio" };
    const first = receiverStep(IDLE_RECEIVER, { kind: "status", status }, 0);
    expect(first).toMatchObject({ contentType: "audio" });
    expect(after(first, 90)).toBe("idle");
    expect(after(receiverStep(first, active, 60_000), 179)).toBe("active");
  });

  test("goes back to idle for idle, for an unknown state and for content", () => {
    const state = receiverStep(IDLE_RECEIVER, active, 0);
    for (const other of ["idle", "away"]) {
      const event = { kind: "status", status: { state: other } } as const;
      expect(receiverStep(state, event, 1)).toEqual(IDLE_RECEIVER);
    }
    expect(receiverStep(state, { kind: "content" }, 1)).toEqual(IDLE_RECEIVER);
  });
});
