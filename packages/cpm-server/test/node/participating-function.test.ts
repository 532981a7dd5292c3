import { expect, test } from "vitest";
import { converse, openNetwork } from "./network.ts";

test.each(["tcp", "udp"] as const)(
  "a session is made, used and ended over %s",
  async (transport) => {
    const network = await openNetwork({ transport });
    const { alice, bob, ok } = await converse(network);
    expect(network.fn.status()).toMatchObject({ sessions: 1, invited: 1, refused: 0 });
    alice.say("Hello Bob");
    expect(await bob.hear()).toBe("Hello Bob");
    bob.say("Hello Alice");
    expect(await alice.hear()).toBe("Hello Alice");
    await network.send(network.within(ok, "BYE", 2));
    await network.response("BYE", 200);
    await network.answer(await network.request("BYE"), 200, "b1");
    await alice.closed.take((id): id is string => id !== "");
    await bob.closed.take((id): id is string => id !== "");
    expect(network.alarms.all).toEqual([]);
  },
);
