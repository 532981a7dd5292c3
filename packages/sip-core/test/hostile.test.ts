import { describe, expect, test } from "vitest";
import { countGrowth } from "../../../tools/growth/count-growth.ts";
import { createCore } from "../src/index.ts";
import { BOB, createHome, manyContacts, manyRoutes, only, onlyRequest } from "./home.ts";
import { onlyResponse, registerOf, request, startOf, tcp, udp, values } from "./home.ts";

const ALICE = udp("192.0.2.7");

function homeOf(options: Parameters<typeof createHome>[0] = {}, contact = "sip:bob@192.0.2.10") {
  const home = createHome(options);
  home.receive(registerOf("alice", { lines: ["Contact: <sip:alice@192.0.2.7>"] }), ALICE);
  const lines = [`Contact: <${contact}>;+sip.instance="<urn:uuid:1>"`, "Supported: gruu"];
  const [registered] = home.receive(registerOf("bob", { lines }), udp("192.0.2.10"));
  home.sent.length = 0;
  return { home, registered };
}

describe("one who means harm", () => {
  test("does not keep the core busy with a REGISTER of many Contacts", () => {
    const home = createHome();
    expect(onlyResponse(home.receive(manyContacts(4000), ALICE)).statusCode).toBe(403);
  });

  test("does not keep the core busy with a request of many routes", () => {
    const { home } = homeOf();
    const { message } = onlyRequest(home.receive(manyRoutes(3000), ALICE));
    expect(values(message, "Route")).toEqual([]);
  });

  test.each(countGrowth(import.meta.url))(
    "gets four times the work at most for four times as many $name",
    ({ once, fourTimes }) => {
      expect(once).toBeGreaterThan(0);
      expect(fourTimes / once).toBeLessThan(6);
    },
  );

  test("does not fill the core with users who are gone", () => {
    const home = createHome({ maxUsers: 2 });
    const ask = (user: string, cseq = 1, expires = 3600) => {
      const lines = [`Contact: <sip:${user}@192.0.2.9>;expires=${expires}`];
      return onlyResponse(home.receive(registerOf(user, { cseq, lines }), ALICE)).statusCode;
    };
    expect([ask("a"), ask("a", 2, 0), ask("b"), ask("c"), ask("d")]).toEqual([
      200, 200, 200, 200, 503,
    ]);
    ask("c", 2, 0);
    expect(ask("d", 2)).toBe(503);
    home.pass(60_000);
    expect(ask("d", 3)).toBe(200);
  });

  test("has no more subscriptions to one user than that may have", () => {
    const { home } = homeOf({ maxSubscriptionsOfUser: 2 });
    const statuses = [1, 2, 3].map(() => {
      const lines = ["Event: reg", "Contact: <sip:bob@192.0.2.10>"];
      const [first] = home.receive(
        request("SUBSCRIBE", BOB, { from: BOB, lines }),
        udp("192.0.2.10"),
      );
      return first && startOf(first.message);
    });
    expect(statuses).toEqual(["200", "200", "503"]);
  });

  test("does not go past the function of a user by a temporary GRUU", () => {
    const triggers = [
      { side: "terminating", isServed: (aor: string) => aor === BOB } as const,
      { side: "terminating", methods: ["INFO"] } as const,
    ];
    const services = [{ uri: "sip:192.0.2.50;lr", marker: "secret", triggers }];
    const { home, registered } = homeOf({ services });
    const contact = registered && values(registered.message, "Contact")[0];
    const gruu = /temp-gruu="([^"]*)"/.exec(contact ?? "")?.[1] ?? "";
    const { message, target } = onlyRequest(home.receive(request("MESSAGE", gruu), ALICE));
    expect([message.requestUri, target.host]).toEqual([gruu, "192.0.2.50"]);
  });
});

describe("what others should not see", () => {
  test("an identity is not told to other domains where its owner does not want it", () => {
    const service = { uri: "sip:192.0.2.50;lr", marker: "secret", triggers: [] };
    const { home } = homeOf({ services: [service] });
    const told = (uri: string, ...lines: readonly string[]) =>
      values(
        only(home.receive(request("MESSAGE", uri, { lines: ["Privacy: id", ...lines] }), ALICE))
          .message,
        "P-Asserted-Identity",
      );
    expect(told("sip:x@198.51.100.1")).toEqual([]);
    const own = ["<sip:alice@home.example>"];
    expect(told("sip:x@198.51.100.1", "Route: <sip:192.0.2.50;lr>")).toEqual(own);
  });

  test("a request for a SIPS URI goes to no device that is reached otherwise", () => {
    const { home } = homeOf();
    const secure = request("MESSAGE", "sips:bob@home.example");
    expect(onlyResponse(home.receive(secure, ALICE)).statusCode).toBe(480);
    const other = homeOf({}, "sips:bob@192.0.2.10").home;
    const { message } = onlyRequest(other.receive(secure, ALICE));
    expect(message.requestUri).toBe("sips:bob@192.0.2.10");
  });

  test("notifications follow a device to its new connection", () => {
    const { home } = homeOf();
    const lines = ["Event: reg", "Contact: <sip:alice@10.0.0.7;transport=tcp>"];
    const from = "sip:alice@home.example";
    const register = (flow: string, cseq: number) =>
      home.receive(
        registerOf("alice", {
          callId: "tcp",
          cseq,
          lines: ["Contact: <sip:alice@10.0.0.7;transport=tcp>"],
        }),
        tcp(flow),
      );
    register("one", 1);
    const [ok] = home.receive(request("SUBSCRIBE", from, { from, lines }), tcp("one"));
    register("two", 2);
    const to = ok && values(ok.message, "To")[0];
    const plain = request("SUBSCRIBE", "sip:reg@192.0.2.1:5060", { from, cseq: 2, lines });
    const headers = plain.headers.map((one) =>
      one.name === "To" ? { name: "To", value: to ?? "" } : one,
    );
    const sent = home.receive({ ...plain, headers }, tcp("two"));
    expect(sent.map(({ message, target }) => [startOf(message), target.flow])).toEqual([
      ["200", "two"],
      ["NOTIFY sip:alice@10.0.0.7;transport=tcp", "two"],
    ]);
  });
});

test.each([Number.NaN, -1])("a limit of %d is none", (limit) => {
  const base = { domains: [], addresses: [], createId: () => "id" };
  for (const options of [
    { maxUsers: limit },
    { maxSubscriptions: limit },
    { registrar: { maxBindings: limit } },
    { registrar: { maxExpiresSeconds: limit } },
  ]) {
    expect(() => createCore({ ...base, ...options })).toThrow(RangeError);
  }
});
