import type { SipRequest } from "@callingcard/sip";
import { applyReginfo, parseReginfo, publicGruu, type RegistrationTable } from "@callingcard/xdm";
import { describe, expect, test } from "vitest";
import {
  answer,
  createHome,
  type Home,
  onlyResponse,
  registerOf,
  request,
  type SentMessage,
  startOf,
  udp,
  values,
} from "./home.ts";

const BOB = "sip:bob@home.example";
const FUNCTION = udp("192.0.2.50", 5080);
const DEVICE = '<sip:bob@192.0.2.10>;+sip.instance="<urn:uuid:1>";+g.x;q=0.5';

const subscribe = (uri = BOB, lines: readonly string[] = []): SipRequest =>
  request("SUBSCRIBE", uri, {
    from: "sip:pf.example",
    via: "SIP/2.0/UDP 192.0.2.50:5080",
    lines: [
      "Event: reg",
      "Contact: <sip:s@192.0.2.50:5080>",
      "Accept: application/reginfo+xml",
      ...lines,
    ],
  });

function homeOf(options: Parameters<typeof createHome>[0] = {}): Home {
  const home = createHome({ isTrusted: ({ host }) => host === FUNCTION.host, ...options });
  home.receive(registerOf("bob", { lines: [`Contact: ${DEVICE}`] }), udp("192.0.2.10"));
  home.sent.length = 0;
  return home;
}

const starts = (sent: readonly SentMessage[]) => sent.map(({ message }) => startOf(message));

function notifies(sent: readonly SentMessage[]): readonly SipRequest[] {
  return sent.flatMap(({ message }) =>
    message.kind === "request" && message.method === "NOTIFY" ? [message] : [],
  );
}

const documentOf = (notify: SipRequest | undefined) => parseReginfo(notify?.body ?? "");

describe("a watcher", () => {
  test("is told at once what there is", () => {
    const home = homeOf();
    const sent = home.receive(subscribe(), FUNCTION);
    expect(starts(sent)).toEqual(["200", "NOTIFY sip:s@192.0.2.50:5080"]);
    expect(sent.map(({ message }) => values(message, "Contact"))).toEqual([
      ["<sip:reg@192.0.2.1:5060>"],
      ["<sip:reg@192.0.2.1:5060>"],
    ]);
    const [notify] = notifies(sent);
    expect(notify && values(notify, "Subscription-State")).toEqual(["active;expires=3600"]);
    expect(notify && values(notify, "Content-Type")).toEqual(["application/reginfo+xml"]);
    const document = documentOf(notify);
    expect(document).toMatchObject({
      version: 0,
      state: "full",
      registrations: [{ aor: BOB, state: "active" }],
    });
    const [contact] = document.registrations[0]?.contacts ?? [];
    expect(contact).toMatchObject({
      state: "active",
      event: "registered",
      uri: "sip:bob@192.0.2.10",
      expiresSeconds: 3600,
      durationRegisteredSeconds: 0,
      q: "0.5",
      callId: "call",
      cseq: 1,
      unknownParams: [
        { name: "+sip.instance", text: '"<urn:uuid:1>"' },
        { name: "+g.x", text: "" },
      ],
    });
    expect(contact && publicGruu(contact)).toBe(`${BOB};gr=urn:uuid:1`);
  });

  test("is told of what becomes of it, version by version", () => {
    const home = homeOf();
    home.receive(subscribe(), FUNCTION);
    const first = notifies(home.sent);
    let table: RegistrationTable | undefined;
    const read = (notify: SipRequest | undefined) => {
      const { table: next, outcome } = applyReginfo(table, documentOf(notify));
      table = next;
      return outcome;
    };
    home.receive(answer(first[0] ?? subscribe(), 200), FUNCTION);
    expect(read(first[0])).toBe("applied");
    const second = notifies(
      home.receive(
        registerOf("bob", { callId: "2", lines: ["Contact: <sip:bob@192.0.2.11>;expires=100"] }),
        udp("192.0.2.11"),
      ),
    );
    expect(documentOf(second[0])).toMatchObject({
      state: "partial",
      registrations: [{ contacts: [{ event: "registered", uri: "sip:bob@192.0.2.11" }] }],
    });
    expect(read(second[0])).toBe("applied");
    expect(table?.registrations.get(BOB)?.contacts).toHaveLength(2);
    home.receive(answer(second[0] ?? subscribe(), 200), FUNCTION);
    const expired = notifies(home.pass(100_000)).at(0);
    home.receive(answer(expired ?? subscribe(), 200), FUNCTION);
    expect(documentOf(expired)).toMatchObject({
      registrations: [{ state: "active", contacts: [{ state: "terminated", event: "expired" }] }],
    });
    expect(read(expired)).toBe("applied");
    const last = notifies(
      home.receive(
        registerOf("bob", { cseq: 9, lines: ["Contact: *", "Expires: 0"] }),
        udp("192.0.2.10"),
      ),
    );
    expect(documentOf(last[0])).toMatchObject({
      registrations: [{ state: "terminated", contacts: [{ event: "unregistered" }] }],
    });
    expect(read(last[0])).toBe("applied");
    expect(table?.registrations.size).toBe(0);
  });

  test("goes on, and ends, by its own wish", () => {
    const home = homeOf();
    const sent = home.receive(subscribe(), FUNCTION);
    const response = sent[0]?.message;
    const tag = /tag=(\w+)/.exec(
      response === undefined ? "" : (values(response, "To")[0] ?? ""),
    )?.[1];
    const again = (cseq: number, expires: number): SipRequest => {
      const message = request("SUBSCRIBE", "sip:reg@192.0.2.1:5060", {
        from: "sip:pf.example",
        cseq,
        via: "SIP/2.0/UDP 192.0.2.50:5080",
        lines: ["Event: reg", "Contact: <sip:s@192.0.2.50:5080>", `Expires: ${expires}`],
      });
      return {
        ...message,
        headers: message.headers.map((one) =>
          one.name === "To" ? { ...one, value: `<${BOB}>;tag=${tag}` } : one,
        ),
      };
    };
    const more = home.receive(again(2, 600), FUNCTION);
    expect(starts(more)).toEqual(["200", "NOTIFY sip:s@192.0.2.50:5080"]);
    expect(documentOf(notifies(more)[0])).toMatchObject({ state: "full", version: 1 });
    expect(starts(home.receive(again(1, 600), FUNCTION))).toEqual(["500"]);
    const [, end] = home.receive(again(3, 0), FUNCTION);
    expect(end && values(end.message, "Subscription-State")).toEqual(["terminated;reason=timeout"]);
    expect([home.core().watchers.size, home.core().watched.size]).toEqual([0, 0]);
    expect(starts(home.receive(again(4, 600), FUNCTION))).toEqual(["481"]);
  });

  test("ends when its time is over", () => {
    const home = homeOf();
    const sent = home.receive(subscribe(BOB, ["Expires: 100"]), FUNCTION);
    home.receive(answer(notifies(sent)[0] ?? subscribe(), 200), FUNCTION);
    const last = notifies(home.pass(100_000));
    expect(last.map((notify) => values(notify, "Subscription-State"))).toEqual([
      ["terminated;reason=timeout"],
    ]);
    expect(home.core().watchers.size).toBe(0);
  });

  test.each([
    [
      "does not know of it any more",
      (home: Home, notify: SipRequest) => home.receive(answer(notify, 481), FUNCTION),
    ],
    ["does not answer", (home: Home) => home.pass(32_000)],
    [
      "cannot be reached",
      (home: Home) => home.tell({ kind: "transport-error", key: home.sent.at(-1)?.key ?? "" }),
    ],
  ])("that %s is forgotten", (_, happen) => {
    const home = homeOf();
    const [notify] = notifies(home.receive(subscribe(), FUNCTION));
    happen(home, notify ?? subscribe());
    expect(home.core().watchers.size).toBe(0);
    home.pass(40_000);
    expect(home.core().notifications.size).toBe(0);
    expect(Array.from(home.timers.keys())).toEqual([`registration/${BOB}`]);
  });

  test("whose Contact leads nowhere is not told", () => {
    const home = homeOf();
    const lost = request("SUBSCRIBE", BOB, { lines: ["Event: reg", "Contact: <tel:+1>"] });
    expect(starts(home.receive(lost, FUNCTION))).toEqual(["200"]);
    const worse = request("SUBSCRIBE", BOB, {
      lines: ["Event: reg", "Contact: <sip:x@y>", "Record-Route: <tel:+1>"],
    });
    expect(starts(home.receive(worse, FUNCTION))).toEqual(["200"]);
  });
});

describe("who may watch", () => {
  test("are neighbours that are trusted, and the user", () => {
    const home = homeOf();
    expect(starts(home.receive(subscribe(), udp("198.51.100.1")))).toEqual(["403"]);
    const own = home.receive(subscribe(), udp("192.0.2.10"));
    expect(starts(own)).toEqual(["200", "NOTIFY sip:s@192.0.2.50:5080"]);
    expect(own[1]?.target.host).toBe("192.0.2.10");
  });

  test("may not watch whom there is not", () => {
    const home = homeOf();
    expect(starts(home.receive(subscribe("sip:nobody@home.example"), FUNCTION))).toEqual(["404"]);
    const all = homeOf({ isUser: () => true });
    const [, notify] = all.receive(subscribe("sip:nobody@home.example"), FUNCTION);
    expect(notify?.message.kind === "request" && documentOf(notify.message)).toMatchObject({
      registrations: [{ state: "init", contacts: [] }],
    });
  });

  test("are no more than may be", () => {
    const home = homeOf({ maxSubscriptions: 1 });
    home.receive(subscribe(), FUNCTION);
    const response = onlyResponse(home.receive(subscribe(), FUNCTION));
    expect([response.statusCode, values(response, "Retry-After")]).toEqual([503, ["60"]]);
  });

  test("ask for other events at the devices", () => {
    const home = homeOf();
    const presence = request("SUBSCRIBE", BOB, { lines: ["Event: presence"] });
    expect(starts(home.receive(presence, FUNCTION))).toEqual(["SUBSCRIBE sip:bob@192.0.2.10"]);
    const brief = subscribe(BOB, ["Expires: 1"]);
    expect(starts(home.receive(brief, FUNCTION))).toEqual(["423"]);
    const broken = request("SUBSCRIBE", BOB, { lines: ['Event: "'] });
    expect(starts(home.receive(broken, FUNCTION))).toEqual(["400"]);
  });
});

test("a name that no XML document can carry is left out", () => {
  const home = homeOf();
  home.receive(
    registerOf("bob", {
      callId: "2",
      lines: ['Contact: "a\\\u0001b" <sip:bob@192.0.2.12>;+g.y="<\uFFFF>"'],
    }),
    udp("192.0.2.12"),
  );
  home.receive(
    registerOf("bob", { callId: "3", lines: ['Contact: "Bob" <sip:bob@192.0.2.13>'] }),
    udp("192.0.2.13"),
  );
  const [notify] = notifies(home.receive(subscribe(), FUNCTION));
  const contacts = documentOf(notify).registrations[0]?.contacts ?? [];
  expect(contacts.map(({ displayName }) => displayName?.text)).toEqual([
    undefined,
    undefined,
    "Bob",
  ]);
});
