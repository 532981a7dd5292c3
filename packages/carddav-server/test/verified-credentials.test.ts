import { describe, expect, test } from "vitest";
import { createVerifiedCredentials } from "../src/node/verified-credentials.ts";

const ADA = { user: "ada", hash: "of ada" };
const BOB = { user: "bob", hash: "of bob" };

function remembering(): {
  readonly find: ReturnType<typeof createVerifiedCredentials>["find"];
  readonly pass: (ms: number) => void;
} {
  let nowMs = 0;
  const { add, find } = createVerifiedCredentials(1_000, 10, () => nowMs);
  add("Basic ada", ADA);
  add("Basic bob", BOB);
  return {
    find,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

describe("credentials that were right", () => {
  test("a connection that carries those of several, in turn, never takes one for another", () => {
    const { find } = remembering();
    const connection = {};
    for (let turn = 0; turn < 3; turn++) {
      expect(find("Basic ada", connection)).toMatchObject(ADA);
      expect(find("Basic ada", connection)).toMatchObject(ADA);
      expect(find("Basic adx", connection)).toBeUndefined();
      expect(find("Basic bob", connection)).toMatchObject(BOB);
    }
  });

  test("what was right on one connection is not for another to guess", () => {
    const { find } = remembering();
    find("Basic ada", {});
    expect(find("Basic carl", {})).toBeUndefined();
  });

  test("a connection does not remember them for longer than anybody", () => {
    const { find, pass } = remembering();
    const connection = {};
    pass(999);
    expect(find("Basic ada", connection)).toMatchObject(ADA);
    pass(1);
    expect(find("Basic ada", connection)).toBeUndefined();
    expect(find("Basic ada")).toBeUndefined();
  });
});
