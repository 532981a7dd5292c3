import { describe, expect, test } from "vitest";
import { createHome, onlyResponse, registerOf, request, START, tcp, udp, values } from "./home.ts";

const DEVICE = "urn:uuid:00000000-0000-1000-8000-000A95A0E128";
const INSTANCE = `+sip.instance="<${DEVICE}>"`;
const contact = (text: string) => ({ lines: [`Contact: ${text}`] });

describe("a REGISTER", () => {
  test("makes a binding and lists it", () => {
    const home = createHome();
    const response = onlyResponse(
      home.receive(
        registerOf("bob", contact('"Bob" <sip:bob@192.0.2.9>;q=0.5;+g.x')),
        udp("192.0.2.9"),
      ),
    );
    expect(response.statusCode).toBe(200);
    expect(values(response, "Contact")).toEqual([
      '"Bob" <sip:bob@192.0.2.9>;+g.x;expires=3600;q=0.5',
    ]);
    expect(values(response, "Date")).toEqual(["Mon, 05 Jan 2026 22:00:00 GMT"]);
    expect(home.changes).toMatchObject([
      {
        event: "registered",
        binding: {
          aor: "sip:bob@home.example",
          contact: "sip:bob@192.0.2.9",
          q: 0.5,
          expiresMs: START + 3_600_000,
          features: [{ tag: "+g.x" }],
        },
      },
    ]);
    expect(Array.from(home.stored.values())).toEqual([home.changes[0]?.binding]);
  });

  test("without Contact only asks", () => {
    const home = createHome();
    home.receive(registerOf("bob", contact("<sip:bob@192.0.2.9>;expires=100")), udp("192.0.2.9"));
    home.pass(40_000);
    const response = onlyResponse(home.receive(registerOf("bob", { cseq: 2 }), udp("192.0.2.9")));
    expect(values(response, "Contact")).toEqual(["<sip:bob@192.0.2.9>;expires=60"]);
    const other = onlyResponse(home.receive(registerOf("carol"), udp("192.0.2.9")));
    expect(values(other, "Contact")).toEqual([]);
    expect(home.changes).toHaveLength(1);
  });

  test("refreshes, shortens and removes", () => {
    const home = createHome();
    const ask = (cseq: number, expires: number) =>
      onlyResponse(
        home.receive(
          registerOf("bob", { cseq, ...contact(`<sip:bob@192.0.2.9>;expires=${expires}`) }),
          udp("192.0.2.9"),
        ),
      );
    ask(1, 600);
    ask(2, 700);
    ask(3, 300);
    expect(values(ask(4, 0), "Contact")).toEqual([]);
    expect(home.changes.map(({ event }) => event)).toEqual([
      "registered",
      "refreshed",
      "shortened",
      "unregistered",
    ]);
    expect(home.stored.size).toBe(0);
    expect(
      Array.from(home.timers.keys()).filter((timer) => timer.startsWith("registration")),
    ).toEqual([]);
    expect(ask(5, 0).statusCode).toBe(200);
  });

  test("ends by itself", () => {
    const home = createHome();
    home.receive(registerOf("bob", contact("<sip:bob@192.0.2.9>;expires=60")), udp("192.0.2.9"));
    home.receive(
      registerOf("bob", { callId: "b", ...contact("<sip:bob@192.0.2.10>;expires=90") }),
      udp("192.0.2.10"),
    );
    home.pass(60_000);
    expect(home.changes.at(-1)).toMatchObject({
      event: "expired",
      binding: { contact: "sip:bob@192.0.2.9" },
    });
    expect(home.stored.size).toBe(1);
    home.pass(30_000);
    expect(home.stored.size).toBe(0);
    expect(home.timers.size).toBe(0);
  });

  test("does not end when its clock fires early", () => {
    const home = createHome();
    home.receive(registerOf("bob", contact("<sip:bob@192.0.2.9>;expires=60")), udp("192.0.2.9"));
    home.pass(10_000);
    home.timers.delete("registration/sip:bob@home.example");
    home.tell({ kind: "timer", timer: "registration/sip:bob@home.example" });
    expect(home.stored.size).toBe(1);
    home.pass(50_000);
    expect(home.stored.size).toBe(0);
    home.tell({ kind: "timer", timer: "registration/sip:nobody@home.example" });
  });

  test("takes the time of Expires, and gives no more than it may", () => {
    const home = createHome();
    const ask = (lines: readonly string[], cseq: number) =>
      values(
        onlyResponse(home.receive(registerOf("bob", { cseq, lines }), udp("192.0.2.9"))),
        "Contact",
      )[0];
    expect(ask(["Contact: <sip:b@192.0.2.9>", "Expires: 700"], 1)).toContain("expires=700");
    expect(ask(["Contact: <sip:b@192.0.2.9>;expires=900", "Expires: 700"], 2)).toContain(
      "expires=900",
    );
    expect(ask(["Contact: <sip:b@192.0.2.9>;expires=99999999"], 3)).toContain("expires=7200");
  });

  test("that is too brief is told how long it has to be", () => {
    const home = createHome();
    const response = onlyResponse(
      home.receive(registerOf("bob", contact("<sip:b@192.0.2.9>;expires=59")), udp("192.0.2.9")),
    );
    expect(response.statusCode).toBe(423);
    expect(values(response, "Min-Expires")).toEqual(["60"]);
    const long = createHome({ registrar: { minExpiresSeconds: 4000, maxExpiresSeconds: 9000 } });
    const hour = long.receive(
      registerOf("bob", contact("<sip:b@192.0.2.9>;expires=3600")),
      udp("192.0.2.9"),
    );
    expect(onlyResponse(hour).statusCode).toBe(200);
  });

  test("that comes late changes nothing", () => {
    const home = createHome();
    const ask = (cseq: number, text: string, lines: readonly string[] = []) =>
      onlyResponse(
        home.receive(
          registerOf("bob", { cseq, lines: [`Contact: ${text}`, ...lines] }),
          udp("192.0.2.9"),
        ),
      ).statusCode;
    expect(ask(5, "<sip:b@192.0.2.9>")).toBe(200);
    expect(ask(5, "<sip:b@192.0.2.9>;expires=0")).toBe(500);
    expect(ask(4, "*", ["Expires: 0"])).toBe(500);
    expect(ask(4, "<sip:c@192.0.2.9>, <sip:b@192.0.2.9>")).toBe(500);
    expect(home.changes).toHaveLength(1);
  });

  test("with * removes all, with the time 0 alone", () => {
    const home = createHome();
    const ask = (cseq: number, lines: readonly string[]) =>
      onlyResponse(home.receive(registerOf("bob", { cseq, lines }), udp("192.0.2.9"))).statusCode;
    ask(1, ["Contact: <sip:b@192.0.2.9>, <sip:c@192.0.2.9>"]);
    expect(ask(2, ["Contact: *", "Expires: 1"])).toBe(400);
    expect(ask(3, ["Contact: *"])).toBe(400);
    expect(ask(4, ["Contact: *", "Contact: <sip:d@192.0.2.9>", "Expires: 0"])).toBe(400);
    expect(home.stored.size).toBe(2);
    expect(ask(5, ["Contact: *", "Expires: 0"])).toBe(200);
    expect(home.stored.size).toBe(0);
  });

  test.each([
    ["a loop", "<sip:bob@home.example>", 403],
    ["its own GRUU", `<sip:bob@home.example;gr=${DEVICE}>`, 403],
    ["a telephone number", "<tel:+1>", 403],
    ["no URI", "<bob>", 400],
    ["no Contact", "<", 400],
    ["a feature that is none", '<sip:b@192.0.2.9>;+g.x="#"', 400],
  ])("to %s is refused", (_, text, statusCode) => {
    const home = createHome();
    expect(
      onlyResponse(home.receive(registerOf("bob", contact(text)), udp("192.0.2.9"))).statusCode,
    ).toBe(statusCode);
    expect(home.stored.size).toBe(0);
  });

  test.each([
    [
      "of another domain",
      request("REGISTER", "sip:home.example", { to: "sip:bob@other.example" }),
      404,
    ],
    ["without a user", request("REGISTER", "sip:home.example", { to: "sip:home.example" }), 404],
    [
      "of a GRUU",
      request("REGISTER", "sip:home.example", { to: "sip:bob@home.example;gr=1" }),
      404,
    ],
    ["with a To that is no URI", request("REGISTER", "sip:home.example", { to: "bob" }), 400],
    [
      "with an extension that is not known",
      registerOf("bob", { lines: ["Require: gruu, foo"] }),
      420,
    ],
  ])("%s is refused", (_, register, statusCode) => {
    expect(onlyResponse(createHome().receive(register, udp("192.0.2.9"))).statusCode).toBe(
      statusCode,
    );
  });

  test("of one who is no user is refused", () => {
    const home = createHome({ isUser: (aor) => aor === "sip:bob@home.example" });
    const ask = (user: string) =>
      onlyResponse(home.receive(registerOf(user), udp("192.0.2.9"))).statusCode;
    expect([ask("bob"), ask("carol")]).toEqual([200, 404]);
  });

  test("finds the user by telephone number, however it is written", () => {
    const home = createHome();
    home.receive(registerOf("+1-555-0100", contact("<sip:b@192.0.2.9>")), udp("192.0.2.9"));
    expect(home.changes[0]?.binding).toMatchObject({
      aor: "tel:+15550100",
      aorUri: "sip:+1-555-0100@home.example",
    });
    const response = onlyResponse(
      home.receive(registerOf("+15550100", { cseq: 2 }), udp("192.0.2.9")),
    );
    expect(values(response, "Contact")).toHaveLength(1);
  });

  test("keeps no more bindings and no more users than it may", () => {
    const home = createHome({ registrar: { maxBindings: 2 }, maxUsers: 1 });
    const ask = (user: string, ...texts: readonly string[]) =>
      onlyResponse(
        home.receive(
          registerOf(user, {
            callId: `${texts.length}${texts.at(-1)?.slice(5, 6)}`,
            ...contact(texts.join(", ")),
          }),
          udp("192.0.2.9"),
        ),
      );
    expect(ask("bob", "<sip:1@h>", "<sip:2@h>", "<sip:3@h>").statusCode).toBe(403);
    expect(ask("bob", "<sip:1@h>", "<sip:2@h>").statusCode).toBe(200);
    expect(ask("bob", "<sip:3@h>").statusCode).toBe(403);
    expect(values(ask("carol", "<sip:1@h>"), "Retry-After")).toEqual(["60"]);
  });
});

describe("GRUUs", () => {
  const lines = (text = "") => [`Contact: <sip:b@192.0.2.9>;${INSTANCE}${text}`, "Supported: gruu"];
  const gruus = (text: string | undefined) => ({
    pub: /pub-gruu="([^"]*)"/.exec(text ?? "")?.[1],
    temp: /temp-gruu="([^"]*)"/.exec(text ?? "")?.[1],
  });

  test("are given to a device with an instance that knows them", () => {
    const home = createHome();
    const ask = (cseq: number, all: readonly string[]) =>
      gruus(
        values(
          onlyResponse(home.receive(registerOf("bob", { cseq, lines: all }), udp("192.0.2.9"))),
          "Contact",
        )[0],
      );
    const first = ask(1, lines());
    expect(first.pub).toBe(`sip:bob@home.example;gr=${DEVICE}`);
    expect(first.temp).toMatch(/^sip:tgruu\.\w+@home\.example;gr$/);
    const second = ask(2, lines(';pub-gruu="sip:x";temp-gruu="sip:y"'));
    expect(second.pub).toBe(first.pub);
    expect(second.temp).not.toBe(first.temp);
    expect(ask(3, lines().slice(0, 1))).toEqual({ pub: undefined, temp: undefined });
  });

  test("temporary ones go with another Call-ID, and with the last binding", () => {
    const home = createHome();
    home.receive(registerOf("bob", { lines: lines() }), udp("192.0.2.9"));
    home.receive(registerOf("bob", { cseq: 2, lines: lines() }), udp("192.0.2.9"));
    expect(home.core().temporaryGruus.size).toBe(2);
    home.receive(registerOf("bob", { callId: "anew", lines: lines() }), udp("192.0.2.9"));
    expect(home.core().temporaryGruus.size).toBe(1);
    home.pass(3_600_000);
    expect(home.core().temporaryGruus.size).toBe(0);
  });

  test("temporary ones are limited", () => {
    const home = createHome({ registrar: { maxTemporaryGruus: 3 } });
    for (let cseq = 1; cseq <= 5; cseq++) {
      home.receive(registerOf("bob", { cseq, lines: lines() }), udp("192.0.2.9"));
    }
    expect(home.core().temporaryGruus.size).toBe(3);
  });

  test("an instance that no URI can carry is percent-encoded", () => {
    const home = createHome();
    const all = ['Contact: <sip:b@192.0.2.9>;+sip.instance="<a b;c>"', "Supported: gruu"];
    const response = onlyResponse(
      home.receive(registerOf("bob", { lines: all }), udp("192.0.2.9")),
    );
    expect(gruus(values(response, "Contact")[0]).pub).toBe("sip:bob@home.example;gr=a%20b%3Bc");
  });
});

describe("flows (RFC 5626)", () => {
  const flow = (regId: number, uri = "sip:b@10.0.0.1;transport=tcp") => [
    `Contact: <${uri}>;reg-id=${regId};${INSTANCE}`,
    "Supported: path, outbound",
  ];

  test("of one device are several bindings", () => {
    const home = createHome();
    const first = onlyResponse(home.receive(registerOf("bob", { lines: flow(1) }), tcp("f1")));
    expect(values(first, "Require")).toEqual(["outbound"]);
    expect(values(first, "Flow-Timer")).toEqual(["120"]);
    home.receive(registerOf("bob", { callId: "2", lines: flow(2) }), tcp("f2"));
    home.receive(registerOf("bob", { callId: "3", lines: flow(1, "sip:b@10.0.0.2") }), tcp("f3"));
    const bindings = Array.from(home.stored.values());
    expect(bindings).toMatchObject([
      { regId: 1, contact: "sip:b@10.0.0.2", hop: tcp("f3") },
      { regId: 2, hop: tcp("f2") },
    ]);
  });

  test("that are closed take their bindings along", () => {
    const home = createHome();
    home.receive(registerOf("bob", { lines: flow(1) }), tcp("f1"));
    home.receive(
      registerOf("bob", { callId: "2", lines: ["Contact: <sip:c@10.0.0.3;transport=tcp>"] }),
      tcp("f1"),
    );
    home.tell({ kind: "flow-closed", flow: "f1" });
    home.tell({ kind: "flow-closed", flow: "f7" });
    expect(home.changes.at(-1)).toMatchObject({ event: "unregistered", binding: { regId: 1 } });
    expect(Array.from(home.stored.values())).toMatchObject([
      { contact: "sip:c@10.0.0.3;transport=tcp" },
    ]);
  });

  test("two of them do not go with one REGISTER", () => {
    const lines = [`Contact: <sip:b@h>;reg-id=1;${INSTANCE}, <sip:c@h>`];
    expect(
      onlyResponse(createHome().receive(registerOf("bob", { lines }), tcp("f1"))).statusCode,
    ).toBe(400);
  });

  test("without an instance are none", () => {
    const home = createHome();
    const lines = ["Contact: <sip:b@h>;reg-id=1", "Supported: outbound"];
    const response = onlyResponse(home.receive(registerOf("bob", { lines }), tcp("f1")));
    expect(values(response, "Require")).toEqual([]);
    expect(Array.from(home.stored.values())).toMatchObject([{ regId: undefined }]);
  });

  test("behind a hop that does not know them are refused, or passed over", () => {
    const home = createHome();
    const far = { hops: ["SIP/2.0/UDP device.example;branch=z9hG4bKdevice"] };
    const refused = onlyResponse(
      home.receive(registerOf("bob", { ...far, lines: flow(1) }), udp("192.0.2.7")),
    );
    expect([refused.statusCode, refused.reasonPhrase]).toEqual([
      439,
      "First Hop Lacks Outbound Support",
    ]);
    home.receive(registerOf("bob", { ...far, lines: flow(1).slice(0, 1) }), udp("192.0.2.7"));
    expect(Array.from(home.stored.values())).toMatchObject([{ regId: undefined, hop: undefined }]);
  });

  test("behind an edge that knows them have its Path", () => {
    const home = createHome();
    const far = { hops: ["SIP/2.0/UDP device.example;branch=z9hG4bKdevice"] };
    const path = "<sip:token@edge.example;lr;ob>";
    const lines = [...flow(1), `Path: ${path}`];
    const response = onlyResponse(
      home.receive(registerOf("bob", { ...far, lines }), udp("192.0.2.7")),
    );
    expect(values(response, "Path")).toEqual([path]);
    expect(values(response, "Require")).toEqual(["outbound"]);
    expect(Array.from(home.stored.values())).toMatchObject([
      { regId: 1, path: [path], hop: undefined, flowToken: undefined },
    ]);
  });
});

test("tells the way back (RFC 3608)", () => {
  const home = createHome({ registrar: { serviceRoute: ["<sip:home.example;lr>"] } });
  const response = onlyResponse(
    home.receive(registerOf("bob", contact("<sip:b@192.0.2.9>")), udp("192.0.2.9")),
  );
  expect(values(response, "Service-Route")).toEqual(["<sip:home.example;lr>"]);
  const asked = onlyResponse(home.receive(registerOf("carol"), udp("192.0.2.9")));
  expect(values(asked, "Service-Route")).toEqual([]);
});

test("bindings that were kept are there again", () => {
  const before = createHome();
  const lines = [`Contact: <sip:b@192.0.2.9>;expires=100;${INSTANCE}`];
  before.receive(registerOf("bob", { lines }), udp("192.0.2.9"));
  before.receive(registerOf("carol", contact("<sip:c@192.0.2.8>;expires=60")), udp("192.0.2.8"));
  const home = createHome();
  home.pass(60_000);
  home.tell({ kind: "load", bindings: structuredClone(Array.from(before.stored.values())) });
  const response = onlyResponse(home.receive(registerOf("bob", { cseq: 2 }), udp("192.0.2.9")));
  expect(values(response, "Contact")).toEqual([`<sip:b@192.0.2.9>;${INSTANCE};expires=40`]);
  const other = onlyResponse(home.receive(registerOf("carol", { cseq: 2 }), udp("192.0.2.8")));
  expect(values(other, "Contact")).toEqual([]);
  home.pass(40_000);
  expect(home.changes.map(({ event }) => event)).toEqual(["expired"]);
});
