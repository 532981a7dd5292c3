import { expect, test } from "vitest";
import { binding, text, value, World } from "./world.ts";

test("one client: INVITE, 200, media both ways, BYE", () => {
  const world = new World({ settings: { multiDevice: "first" }, bindings: [binding("1")] });
  world.invite();
  const [first] = world.sent();
  const [invite] = world.requests(first === undefined ? [] : [first], "INVITE");
  if (invite === undefined) throw new Error(JSON.stringify(world.actions));
  expect(first?.host).toBe("core.example");
  expect(invite.requestUri).toContain(";gr=urn:uuid:");
  expect(value(invite, "X-Unknown")).toBe("kept");
  expect(text(invite)).toContain("a=setup:passive");
  world.answer(invite, 180, "b1");
  world.answer(invite, 200, "b1");
  const answers = world.sent();
  const [ringing, ok] = world.responses(answers);
  expect(ringing?.statusCode).toBe(180);
  expect(ok?.statusCode).toBe(200);
  expect(world.requests(answers, "ACK")).toHaveLength(1);
  if (ok === undefined) return;
  expect(text(ok)).toContain("a=setup:passive");
  world.acknowledge(ok);
  world.send("o.0", "k1", "alice0", "hello");
  world.send("c1.0", "k2", "b10", "hi");
  expect(world.written("k2").map(({ body }) => body && new TextDecoder().decode(body))).toEqual([
    "hello",
    undefined,
  ]);
  world.receive(world.within(ok, "BYE", 2, "z9hG4bKbye"));
  const byes = world.sent();
  expect(world.responses(byes).map(({ statusCode }) => statusCode)).toEqual([200]);
  world.okay(world.requests(byes, "BYE"));
  world.advance(64_000);
  expect(world.isOver).toBe(true);
  expect(world.timers).toEqual(new Map());
});
