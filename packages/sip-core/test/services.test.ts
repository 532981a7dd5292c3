import { bodyParts, parseMessage, type SipRequest } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import type { ServiceFunction, ServiceTrigger } from "../src/index.ts";
import {
  answer,
  createHome,
  type Home,
  onlyRequest,
  registerOf,
  request,
  type RequestParts,
  startOf,
  tcp,
  udp,
  values,
} from "./home.ts";

const ICSI = "urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session";
const BOB = "sip:bob@home.example";
const FUNCTION = udp("192.0.2.50", 5080);
const ALICE = udp("192.0.2.7");

const CPM: ServiceTrigger = {
  side: "terminating",
  methods: ["INVITE", "MESSAGE"],
  headers: [{ name: "Accept-Contact", contains: "ICSI.oma.CPM" }],
};

function serviceOf(parts: Partial<ServiceFunction> = {}): ServiceFunction {
  return { uri: "sip:192.0.2.50:5080;lr", marker: "secret", triggers: [CPM], ...parts };
}

function homeOf(...services: readonly ServiceFunction[]): Home {
  const home = createHome({ services });
  home.receive(registerOf("alice", { lines: ["Contact: <sip:alice@192.0.2.7>"] }), ALICE);
  home.receive(
    registerOf("bob", { lines: ['Contact: <sip:bob@192.0.2.10>;+sip.instance="<urn:uuid:1>"'] }),
    udp("192.0.2.10"),
  );
  home.pass(60_000);
  home.sent.length = 0;
  return home;
}

const chat = (parts: RequestParts = {}): SipRequest =>
  request("INVITE", BOB, {
    lines: [`Accept-Contact: *;+g.3gpp.icsi-ref="${ICSI}"`],
    via: "SIP/2.0/UDP 192.0.2.7",
    ...parts,
  });

const starts = (sent: ReturnType<Home["receive"]>) => sent.map(({ message }) => startOf(message));

describe("a trigger", () => {
  test("sends a request to its function, with the way back", () => {
    const { message, target } = onlyRequest(homeOf(serviceOf()).receive(chat(), ALICE));
    expect(target).toEqual({ transport: "udp", host: "192.0.2.50", port: 5080 });
    expect(message.requestUri).toBe(BOB);
    expect(values(message, "Route")).toEqual([
      "<sip:192.0.2.50:5080;lr>, <sip:192.0.2.1:5060;lr;odi=secret.t>",
    ]);
    expect(values(message, "P-Asserted-Identity")).toEqual(["<sip:alice@home.example>"]);
  });

  test("over TCP has the way back over TCP", () => {
    const service = serviceOf({ uri: "sip:192.0.2.50:5080;transport=tcp;lr" });
    const { message, target } = onlyRequest(homeOf(service).receive(chat(), ALICE));
    expect(target.transport).toBe("tcp");
    expect(values(message, "Route")[0]).toContain(
      "<sip:192.0.2.1:5060;transport=tcp;lr;odi=secret.t>",
    );
  });

  test("is not for what it does not name", () => {
    const home = homeOf(serviceOf());
    expect(starts(home.receive(request("INVITE", BOB), ALICE))).toEqual([
      "INVITE sip:bob@192.0.2.10",
    ]);
    expect(
      starts(
        home.receive(
          request("OPTIONS", BOB, { lines: [`a: *;+g.3gpp.icsi-ref="${ICSI}"`] }),
          ALICE,
        ),
      ),
    ).toEqual(["OPTIONS sip:bob@192.0.2.10"]);
    const others = homeOf(
      serviceOf({ triggers: [{ ...CPM, isServed: (aor) => aor === "sip:carol@home.example" }] }),
    );
    expect(starts(others.receive(chat(), ALICE))).toEqual(["INVITE sip:bob@192.0.2.10"]);
  });

  test("is not for requests within a dialog", () => {
    const home = homeOf(serviceOf());
    const lines = [`Accept-Contact: *;+g.3gpp.icsi-ref="${ICSI}"`, "Route: <sip:192.0.2.1;lr>"];
    const reinvite = request("INVITE", BOB, { lines });
    const headers = reinvite.headers.map((one) =>
      one.name === "To" ? { ...one, value: `${one.value};tag=b` } : one,
    );
    expect(starts(home.receive({ ...reinvite, headers }, ALICE))).toEqual([
      "INVITE sip:bob@192.0.2.10",
    ]);
  });

  test("looks for a field alone", () => {
    const triggers: readonly ServiceTrigger[] = [
      { side: "terminating", headers: [{ name: "Contribution-ID" }] },
    ];
    const home = homeOf(serviceOf({ triggers }));
    expect(starts(home.receive(chat(), ALICE))).toEqual(["INVITE sip:bob@192.0.2.10"]);
    const { target } = onlyRequest(home.receive(chat({ lines: ["Contribution-ID: abc"] }), ALICE));
    expect(target.host).toBe("192.0.2.50");
  });

  test("of users who are not registered too", () => {
    const home = homeOf(serviceOf());
    const { target } = onlyRequest(
      home.receive(
        request("INVITE", "sip:nobody@home.example", { lines: [`a: *;+g.x="${ICSI}"`] }),
        ALICE,
      ),
    );
    expect(target.host).toBe("192.0.2.50");
  });
});

describe("what comes back from the function", () => {
  const back = (odi: string, parts: RequestParts = {}) =>
    chat({
      ...parts,
      via: "SIP/2.0/UDP 192.0.2.50:5080",
      lines: [
        `Accept-Contact: *;+g.3gpp.icsi-ref="${ICSI}"`,
        `Route: <sip:192.0.2.1:5060;lr;odi=${odi}>`,
        ...(parts.lines ?? []),
      ],
    });

  test("goes to the device, and what it says of the sender is believed", () => {
    const home = homeOf(serviceOf());
    const { message } = onlyRequest(
      home.receive(
        back("secret.t", { lines: ["P-Asserted-Identity: <sip:king@other.example>"] }),
        FUNCTION,
      ),
    );
    expect(message.requestUri).toBe("sip:bob@192.0.2.10");
    expect(values(message, "Route")).toEqual([]);
    expect(values(message, "P-Asserted-Identity")).toEqual(["<sip:king@other.example>"]);
  });

  test("for one device by its GRUU", () => {
    const home = homeOf(serviceOf());
    const invite = { ...back("secret"), requestUri: `${BOB};gr=urn:uuid:1` };
    expect(starts(home.receive(invite, FUNCTION))).toEqual(["INVITE sip:bob@192.0.2.10"]);
    const gone = { ...back("secret"), requestUri: `${BOB};gr=urn:uuid:2` };
    expect(starts(home.receive(gone, FUNCTION))).toEqual(["404"]);
  });

  test("with a marker that is none goes to the function again", () => {
    const home = homeOf(serviceOf());
    const { target, message } = onlyRequest(
      home.receive(back("guess.t", { lines: ["P-Asserted-Identity: <sip:king@x>"] }), ALICE),
    );
    expect(target.host).toBe("192.0.2.50");
    expect(values(message, "P-Asserted-Identity")).toEqual(["<sip:alice@home.example>"]);
    expect(onlyRequest(home.receive(back("secretx"), ALICE)).target.host).toBe("192.0.2.50");
  });

  test("goes to the next function", () => {
    const second = serviceOf({ uri: "sip:192.0.2.51;lr", marker: "second" });
    const home = homeOf(serviceOf(), second);
    const { target, message } = onlyRequest(home.receive(back("secret.t"), FUNCTION));
    expect(target.host).toBe("192.0.2.51");
    expect(values(message, "Route")[0]).toContain("odi=second.t");
    expect(starts(home.receive(back("second.t"), udp("192.0.2.51")))).toEqual([
      "INVITE sip:bob@192.0.2.10",
    ]);
  });

  test("of the side of the caller goes on to the side of the one who is called", () => {
    const caller = serviceOf({
      uri: "sip:192.0.2.60;lr",
      marker: "caller",
      triggers: [{ ...CPM, side: "originating" }],
    });
    const home = homeOf(caller, serviceOf());
    const first = onlyRequest(home.receive(chat(), ALICE));
    expect(first.target.host).toBe("192.0.2.60");
    expect(values(first.message, "Route")[0]).toContain("odi=caller.o");
    const next = onlyRequest(home.receive(back("caller.o"), udp("192.0.2.60")));
    expect(next.target.host).toBe("192.0.2.50");
    const away = homeOf(caller);
    expect(
      onlyRequest(
        away.receive(
          request("MESSAGE", "sip:x@198.51.100.1", { lines: [`a: *;+g.x="${ICSI}"`] }),
          ALICE,
        ),
      ).target.host,
    ).toBe("192.0.2.60");
  });

  test("may go to other domains", () => {
    const home = homeOf(serviceOf());
    const invite = { ...back("secret"), requestUri: "sip:x@198.51.100.1" };
    expect(onlyRequest(home.receive(invite, FUNCTION)).target.host).toBe("198.51.100.1");
  });
});

describe("a function that wants to know of registrations", () => {
  const service = serviceOf({ registrations: {}, uri: "sip:192.0.2.50:5080;transport=tcp;lr" });

  test("gets a REGISTER of the core with both messages in it", () => {
    const home = createHome({ services: [service] });
    const register = registerOf("bob", {
      lines: ["Contact: <sip:bob@192.0.2.10>;expires=600", "Authorization: Digest realm=x"],
    });
    const sent = home.receive(register, udp("192.0.2.10"));
    expect(starts(sent)).toEqual(["200", "REGISTER sip:192.0.2.50:5080;transport=tcp"]);
    const message = sent[1]?.message;
    if (message?.kind !== "request") throw new Error("no REGISTER");
    expect(values(message, "From")[0]).toMatch(/^<sip:home\.example>;tag=/);
    expect(values(message, "To")).toEqual(["<sip:bob@home.example>"]);
    expect(values(message, "Contact")).toEqual(["<sip:192.0.2.1:5060;transport=tcp>"]);
    expect(values(message, "Expires")).toEqual(["600"]);
    const [asked, answered] = bodyParts(message).map(({ body }) => parseMessage(body));
    expect(asked).toMatchObject({ method: "REGISTER" });
    expect(asked && values(asked, "Authorization")).toEqual([]);
    expect(answered && values(answered, "Contact")).toEqual(["<sip:bob@192.0.2.10>;expires=600"]);
  });

  test("is told when the last binding is gone", () => {
    const home = createHome({ services: [service] });
    home.receive(
      registerOf("bob", { lines: ["Contact: <sip:bob@192.0.2.10>;expires=60"] }),
      udp("192.0.2.10"),
    );
    const registers = home
      .pass(60_000)
      .filter(({ message }) => startOf(message).startsWith("REGISTER"));
    expect(registers.map(({ message }) => values(message, "Expires"))).toEqual([["0"]]);
    expect(registers[0]?.message.body).toHaveLength(0);
  });

  test("may want less", () => {
    const isServed = (aor: string) => aor !== "sip:carol@home.example";
    const home = createHome({
      services: [
        serviceOf({ registrations: { hasCopies: false, isServed } }),
        serviceOf({ uri: "tel:+1", registrations: {} }),
      ],
    });
    const lines = ["Contact: <sip:x@192.0.2.10>"];
    expect(home.receive(registerOf("bob", { lines }), tcp("f"))[1]?.message.body).toHaveLength(0);
    expect(starts(home.receive(registerOf("carol", { lines }), tcp("f")))).toEqual(["200"]);
  });

  test("does not answer, and nothing is left of it", () => {
    const home = createHome({ services: [service] });
    home.receive(
      registerOf("bob", { lines: ["Contact: <sip:bob@192.0.2.10>"] }),
      udp("192.0.2.10"),
    );
    home.pass(64_000);
    expect(home.core().transactions.entries).toEqual([]);
    expect(Array.from(home.timers.keys())).toEqual(["registration/sip:bob@home.example"]);
  });
});

test("a failure of the function is told to the caller", () => {
  const home = homeOf(serviceOf());
  const { message, target } = onlyRequest(home.receive(chat(), ALICE));
  expect(starts(home.receive(answer(message, 403), target))).toEqual([`ACK ${BOB}`, "403"]);
});
