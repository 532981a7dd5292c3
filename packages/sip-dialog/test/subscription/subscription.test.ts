import {
  createResponse,
  encodeMessage,
  findHeaders,
  type HeaderField,
  parseMessage,
  prependHeader,
  setHeader,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import {
  acceptSubscribe,
  createNotify,
  createSubscription,
  isForSubscription,
  type NotifiedSubscription,
  type Notification,
  refreshSubscribe,
  stepSubscription,
  type Subscription,
  type SubscriptionAction,
  type SubscriptionEvent,
  type SubscriptionOptions,
} from "../../src/subscription/index.ts";

const NOTIFIER = { transport: "udp", host: "192.0.2.1", port: 5060 } as const;

const values = (message: SipMessage, name: string) =>
  findHeaders(message, name).map(({ value }) => value);

/** A subscriber with a clock that is set by hand, and the notifier that answers it. */
function subscriber(options: Partial<SubscriptionOptions> = {}) {
  let id = 0;
  let now = 0;
  let subscription: Subscription;
  let notified: NotifiedSubscription | undefined;
  const timers = new Map<string, number>();
  const sent: SipMessage[] = [];
  const reports: SubscriptionAction[] = [];
  const take = (actions: readonly SubscriptionAction[]): void => {
    for (const action of actions) {
      if (action.kind === "send") sent.push(parseMessage(encodeMessage(action.message)));
      else if (action.kind === "start-timer") timers.set(action.timer, now + action.afterMs);
      else if (action.kind === "stop-timer") timers.delete(action.timer);
      else reports.push(action);
    }
  };
  const [first, actions] = createSubscription({
    requestUri: "sip:bob@home.example",
    from: "<sip:pf.example>",
    event: "reg",
    accept: ["application/reginfo+xml"],
    target: NOTIFIER,
    contact: "<sip:s1@192.0.2.9:5080>",
    createId: () => `id${++id}`,
    via: () => "SIP/2.0/UDP 192.0.2.9:5080",
    ...options,
  });
  subscription = first;
  take(actions);
  const step = (event: SubscriptionEvent): readonly SipMessage[] => {
    const before = sent.length;
    const [next, more] = stepSubscription(subscription, event);
    subscription = next;
    take(more);
    return sent.slice(before);
  };
  const receive = (message: SipMessage) =>
    step({ kind: "message", message: parseMessage(encodeMessage(message)), source: NOTIFIER });
  const lastRequest = (): SipRequest => {
    const request = sent.findLast((message) => message.kind === "request");
    if (request?.kind !== "request") throw new Error("no request");
    return request;
  };
  const answer = (statusCode: number, ...headers: readonly HeaderField[]) =>
    receive(createResponse(lastRequest(), statusCode, { toTag: "n", headers }));
  const accept = (seconds = 3600) => {
    const options_ = { packages: ["reg"], localTag: "n", contact: "<sip:192.0.2.1>", at: now };
    const request = lastRequest();
    const verdict =
      notified === undefined
        ? acceptSubscribe(request, { ...options_, maxExpiresSeconds: seconds })
        : refreshSubscribe(notified, request, { ...options_, maxExpiresSeconds: seconds });
    if (verdict.kind === "refused") throw new Error(`${verdict.statusCode}`);
    notified = verdict.subscription;
    return receive(createResponse(request, 200, { toTag: "n", headers: verdict.headers }));
  };
  let branch = 0;
  const notifyOf = (notification: Partial<Notification> = {}): SipRequest => {
    if (notified === undefined) throw new Error("no subscription");
    const [next, notify] = createNotify(notified, { at: now, ...notification });
    notified = next;
    return prependHeader(notify, "Via", `SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKn${++branch}`);
  };
  return {
    step,
    receive,
    answer,
    accept,
    notifyOf,
    notify: (notification: Partial<Notification> = {}) => receive(notifyOf(notification)),
    sent,
    lastRequest,
    reports: () =>
      reports.map((report) =>
        report.kind === "ended" ? `ended ${report.reason} ${report.retryAfterMs}` : report.kind,
      ),
    all: reports,
    state: () => subscription.state,
    subscription: () => subscription,
    forget: () => {
      notified = undefined;
    },
    timers,
    pass: (ms: number): readonly SipMessage[] => {
      const before = sent.length;
      const end = now + ms;
      for (;;) {
        const due = Array.from(timers).toSorted(([, left], [, right]) => left - right)[0];
        if (due === undefined || due[1] > end) break;
        now = Math.max(now, due[1]);
        timers.delete(due[0]);
        step({ kind: "timer", timer: due[0] });
      }
      now = end;
      return sent.slice(before);
    },
  };
}

const start = (message: SipMessage) =>
  message.kind === "request" ? message.method : String(message.statusCode);
const starts = (messages: readonly SipMessage[]) => messages.map(start);

describe("a notifier that means harm", () => {
  test.each(["NOTIFY", "CANCEL", "INFO"])("gets an answer to a %s whose To is none", (method) => {
    const one = subscriber();
    const request = setHeader(one.lastRequest(), "CSeq", `9 ${method}`);
    const broken = setHeader({ ...request, method }, "To", "<sip:s");
    const [response] = one.step({ kind: "message", message: broken, source: NOTIFIER });
    expect(response?.kind).toBe("response");
  });

  test.each([
    [0, 1000, 2000],
    [1, 1000, 2000],
    [4_294_967_295, 2_146_883_000, 2_147_483_000],
  ])("is not asked at once again for a time of %d s", (seconds, refresh, expiry) => {
    const one = subscriber();
    one.answer(200, { name: "Expires", value: `${seconds}` });
    expect([one.timers.get("refresh"), one.timers.get("expiry")]).toEqual([refresh, expiry]);
  });

  test("cannot put off another try for longer than a clock counts", () => {
    const one = subscriber();
    one.answer(503, { name: "Retry-After", value: "4294967295" });
    expect(one.timers.get("retry")).toBe(2_147_483_000);
  });
});

describe("a subscription", () => {
  test("begins with a SUBSCRIBE and is active with the first notification", () => {
    const one = subscriber({
      headers: [{ name: "Route", value: "<sip:core.example;lr>" }],
      userAgent: "pf",
    });
    const request = one.lastRequest();
    expect([
      values(request, "Event"),
      values(request, "Expires"),
      values(request, "Route"),
    ]).toEqual([["reg"], ["3600"], ["<sip:core.example;lr>"]]);
    expect(values(request, "Accept")).toEqual(["application/reginfo+xml"]);
    expect(values(request, "To")).toEqual(["<sip:bob@home.example>"]);
    one.accept();
    expect(one.state()).toBe("subscribing");
    const body = new TextEncoder().encode("<reginfo/>");
    expect(starts(one.notify({ body, contentType: "application/reginfo+xml" }))).toEqual(["200"]);
    expect(one.state()).toBe("active");
    expect(one.reports()).toEqual(["subscribed", "notified"]);
    expect(one.all[1]).toMatchObject({ state: "active", request: { body } });
  });

  test("takes a notification before the answer", () => {
    const one = subscriber();
    const verdict = acceptSubscribe(one.lastRequest(), {
      packages: ["reg"],
      localTag: "n",
      contact: "<sip:192.0.2.1>",
      at: 0,
    });
    if (verdict.kind === "refused") throw new Error("refused");
    const [, notify] = createNotify(verdict.subscription, { at: 0 });
    const sent = one.receive(
      prependHeader(notify, "Via", "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKearly"),
    );
    expect(starts(sent)).toEqual(["200"]);
    one.answer(200, { name: "Expires", value: "600" });
    expect(one.state()).toBe("active");
    expect(one.reports()).toEqual(["notified", "subscribed"]);
    const [refresh] = one.pass(300_000);
    expect(refresh).toMatchObject({ method: "SUBSCRIBE", requestUri: "sip:192.0.2.1" });
    expect(refresh && values(refresh, "CSeq")).toEqual(["2 SUBSCRIBE"]);
  });

  test.each([
    [3600, 3_000_000],
    [1200, 600_000],
    [90, 45_000],
  ])("of %i seconds is made longer after %i ms", (seconds, ms) => {
    const one = subscriber();
    one.accept(seconds);
    one.notify();
    expect(starts(one.pass(ms - 1))).toEqual([]);
    expect(starts(one.pass(1))).toEqual(["SUBSCRIBE"]);
    const request = one.lastRequest();
    expect(values(request, "To")[0]).toContain("tag=n");
    one.accept(seconds);
    expect(one.state()).toBe("active");
  });

  test("takes the time that a notification says", () => {
    const one = subscriber();
    one.accept(3600);
    one.receive(setHeader(one.notifyOf(), "Subscription-State", "active;expires=100"));
    expect(starts(one.pass(50_000))).toEqual(["SUBSCRIBE"]);
  });

  test("asks for the whole again when it is told to, once", () => {
    const one = subscriber();
    one.accept();
    one.notify();
    expect(starts(one.step({ kind: "refresh" }))).toEqual(["SUBSCRIBE"]);
    expect(starts(one.step({ kind: "refresh" }))).toEqual([]);
    expect(starts(one.accept())).toEqual(["SUBSCRIBE"]);
    expect(starts(one.accept())).toEqual([]);
  });

  test("without any notification is made anew", () => {
    const one = subscriber();
    one.accept();
    expect(starts(one.pass(31_999))).toEqual([]);
    expect(starts(one.pass(1))).toEqual(["SUBSCRIBE"]);
    expect(one.reports()).toEqual(["subscribed", "ended no-notification 0"]);
    expect(values(one.lastRequest(), "Call-ID")).not.toEqual(
      values(one.sent[0] ?? one.lastRequest(), "Call-ID"),
    );
  });
});

describe("the end", () => {
  test("is asked for, and comes with the last notification", () => {
    const one = subscriber();
    one.accept();
    one.notify();
    expect(starts(one.step({ kind: "unsubscribe" }))).toEqual(["SUBSCRIBE"]);
    expect(values(one.lastRequest(), "Expires")).toEqual(["0"]);
    expect(one.step({ kind: "unsubscribe" })).toEqual([]);
    one.accept();
    one.notify({ terminated: "timeout" });
    expect(one.reports().slice(2)).toEqual([
      "subscribed",
      "notified",
      "ended timeout undefined",
      "over",
    ]);
    one.pass(60_000);
    expect(one.timers.size).toBe(0);
    expect(starts(one.step({ kind: "refresh" }))).toEqual([]);
  });

  test("comes by itself when no last notification comes", () => {
    const one = subscriber();
    one.accept();
    one.notify();
    one.step({ kind: "unsubscribe" });
    one.accept();
    one.pass(32_000);
    expect(one.reports().slice(-2)).toEqual(["ended no-notification undefined", "over"]);
  });

  test("waits for the answer to the SUBSCRIBE", () => {
    const one = subscriber();
    expect(one.step({ kind: "unsubscribe" })).toEqual([]);
    expect(starts(one.accept())).toEqual(["SUBSCRIBE"]);
    expect(values(one.lastRequest(), "Expires")).toEqual(["0"]);
  });

  test("of one that waits to be made again is at once", () => {
    const one = subscriber();
    one.answer(500);
    expect(one.state()).toBe("waiting");
    one.step({ kind: "unsubscribe" });
    expect(one.reports().at(-1)).toBe("over");
  });

  test.each([
    ["deactivated", "", 0],
    ["timeout", ";retry-after=9", 0],
    ["probation", ";retry-after=9", 9000],
    ["giveup", "", 0],
    ["giveup", ";retry-after=7", 7000],
    ["rejected", "", undefined],
    ["noresource", ";retry-after=9", undefined],
    ["invariant", "", undefined],
    ["unheard-of", "", 0],
  ])("for the reason %s%s: again after %s", (reason, more, ms) => {
    const one = subscriber();
    one.accept();
    one.receive(
      setHeader(one.notifyOf(), "Subscription-State", `terminated;reason=${reason}${more}`),
    );
    expect(one.reports().slice(0, 3)).toEqual(["subscribed", "notified", `ended ${reason} ${ms}`]);
    expect(one.state()).toBe(ms === undefined ? "over" : "waiting");
    expect(starts(one.pass((ms ?? 0) + 1)).includes("SUBSCRIBE")).toBe(ms !== undefined);
  });

  test("again and again is asked for less and less often", () => {
    const one = subscriber();
    const waits: string[] = [];
    for (let round = 0; round < 4; round++) {
      one.forget();
      one.accept();
      one.notify({ terminated: "deactivated" });
      waits.push(one.reports().at(-1) ?? "");
      one.pass(5000 * 2 ** (round - 1));
    }
    expect(waits).toEqual(["0", "5000", "10000", "20000"].map((ms) => `ended deactivated ${ms}`));
  });

  test("of one that shall not last is the end", () => {
    const one = subscriber({ isPersistent: false });
    one.accept();
    one.notify({ terminated: "timeout" });
    expect(one.reports().slice(-2)).toEqual(["ended timeout undefined", "over"]);
  });

  test("comes when nobody makes it longer", () => {
    const one = subscriber();
    one.accept(90);
    one.notify();
    one.pass(90_000);
    expect(one.reports()).toContain("ended refused 0");
  });
});

describe("a refusal", () => {
  test("for too short a time is followed", () => {
    const one = subscriber({ expiresSeconds: 60 });
    const sent = one.answer(423, { name: "Min-Expires", value: "600" });
    expect(sent.map((message) => values(message, "Expires"))).toEqual([["600"]]);
    one.answer(423, { name: "Min-Expires", value: "600" });
    expect(one.reports()).toEqual(["refused", "ended refused 5000"]);
  });

  test.each([403, 404, 489, 604])("of %i is the end", (statusCode) => {
    const one = subscriber();
    one.answer(statusCode);
    expect(one.reports()).toEqual(["refused", "ended refused undefined", "over"]);
  });

  test("that may pass is tried again, later and later", () => {
    const one = subscriber();
    one.answer(503, { name: "Retry-After", value: "30" });
    one.pass(30_000);
    one.answer(480);
    one.pass(10_000);
    one.step({ kind: "transport-error", message: one.lastRequest() });
    one.step({ kind: "refresh" });
    one.pass(32_000);
    expect(one.reports().filter((report) => report.startsWith("ended"))).toEqual([
      "ended refused 30000",
      "ended refused 10000",
      "ended refused 20000",
      "ended refused 40000",
    ]);
    expect(one.all.at(-2)).toMatchObject({
      kind: "refused",
      isLocal: true,
      response: { statusCode: 408 },
    });
  });

  test("of a refresh leaves it, unless it is gone", () => {
    const one = subscriber();
    one.accept();
    one.notify();
    one.step({ kind: "refresh" });
    one.answer(500);
    expect(one.state()).toBe("active");
    one.pass(32_000);
    one.step({ kind: "refresh" });
    one.answer(481);
    expect(one.reports().slice(-2)).toEqual(["refused", "ended refused 0"]);
  });

  test("of a refresh that nobody answers makes it anew", () => {
    const one = subscriber();
    one.accept();
    one.notify();
    one.step({ kind: "refresh" });
    one.pass(32_000);
    expect(one.reports().slice(-2)).toEqual(["refused", "ended refused 0"]);
  });

  test("of what cannot be read is tried again", () => {
    const one = subscriber();
    one.receive(
      setHeader(
        createResponse(one.lastRequest(), 200, {
          toTag: "n",
          headers: [{ name: "Contact", value: "<" }],
        }),
        "Expires",
        "9",
      ),
    );
    expect(one.reports()).toEqual(["ended refused 0"]);
    const other = subscriber();
    other.answer(200, { name: "Contact", value: "<tel:+1>" }, { name: "Expires", value: "x" });
    other.forget();
    expect(other.reports()).toEqual(["subscribed"]);
  });
});

describe("a notification that is not taken", () => {
  const ready = () => {
    const one = subscriber({ event: "reg;id=7", maxBodyOctets: 3 });
    one.accept();
    one.notify();
    return one;
  };

  test.each([
    ["of another event", (notify: SipRequest) => setHeader(notify, "Event", "presence"), "489"],
    ["of another id", (notify: SipRequest) => setHeader(notify, "Event", "reg;id=8"), "489"],
    [
      "without state",
      (notify: SipRequest) => ({
        ...notify,
        headers: notify.headers.filter(({ name }) => name !== "Subscription-State"),
      }),
      "400",
    ],
    ["that cannot be read", (notify: SipRequest) => setHeader(notify, "Event", '"'), "400"],
    [
      "that is too large",
      (notify: SipRequest) => ({
        ...setHeader(notify, "Content-Length", "4"),
        body: new Uint8Array(4),
      }),
      "413",
    ],
    [
      "of another dialog",
      (notify: SipRequest) => setHeader(notify, "From", "<sip:bob@home.example>;tag=fork"),
      "481",
    ],
    ["that came late", (notify: SipRequest) => setHeader(notify, "CSeq", "1 NOTIFY"), "482"],
    [
      "that is none",
      (notify: SipRequest) => ({ ...setHeader(notify, "CSeq", "9 MESSAGE"), method: "MESSAGE" }),
      "405",
    ],
    [
      "that is a CANCEL",
      (notify: SipRequest) => ({ ...setHeader(notify, "CSeq", "9 CANCEL"), method: "CANCEL" }),
      "481",
    ],
  ])("%s is answered by so", (_, change, statusCode) => {
    const one = ready();
    expect(starts(one.receive(change(one.notifyOf())))).toEqual([statusCode]);
    expect(one.reports()).toEqual(["subscribed", "notified"]);
  });

  test("comes for one that is over, or was never there", () => {
    const one = subscriber({ isPersistent: false });
    one.accept();
    const late = one.notifyOf();
    one.answer(200);
    one.notify({ terminated: "timeout" });
    expect(starts(one.receive(setHeader(late, "CSeq", "9 NOTIFY")))).toEqual(["481"]);
    const two = subscriber();
    const stranger = setHeader(
      setHeader(late, "CSeq", "9 NOTIFY"),
      "Via",
      "SIP/2.0/UDP x;branch=z9hG4bKx",
    );
    expect(starts(two.receive(setHeader(stranger, "Call-ID", "other")))).toEqual(["481"]);
  });
});

test("messages are told apart by Call-ID and tag", () => {
  const one = subscriber();
  one.accept();
  const notify = one.notifyOf();
  const subscription = one.subscription();
  expect(isForSubscription(subscription, notify)).toBe(true);
  expect(isForSubscription(subscription, createResponse(one.lastRequest(), 200))).toBe(true);
  expect(isForSubscription(subscription, setHeader(notify, "Call-ID", "x"))).toBe(false);
  expect(isForSubscription(subscription, setHeader(notify, "To", "<sip:x>"))).toBe(false);
});

describe("a notifier", () => {
  const options = { packages: ["reg"], localTag: "n", contact: "<sip:192.0.2.1>", at: 0 };

  test.each([
    ["another event", "Event", "presence", 489],
    ["no event that can be read", "Event", '"', 400],
    ["too short a time", "Expires", "59", 423],
  ])("refuses %s", (_, name, value, statusCode) => {
    const request = setHeader(subscriber().lastRequest(), name, value);
    expect(acceptSubscribe(request, options)).toMatchObject({ kind: "refused", statusCode });
  });

  test("grants what it may", () => {
    const request = setHeader(subscriber().lastRequest(), "Expires", "100000");
    expect(acceptSubscribe(request, options)).toMatchObject({
      isLast: false,
      subscription: { expiresMs: 86_400_000 },
    });
    const fetch = setHeader(request, "Expires", "0");
    expect(acceptSubscribe(fetch, options)).toMatchObject({ isLast: true });
    const plain = { ...request, headers: request.headers.filter(({ name }) => name !== "Expires") };
    expect(acceptSubscribe(plain, options)).toMatchObject({
      subscription: { expiresMs: 3_600_000 },
    });
  });

  test("knows its subscription again", () => {
    const request = subscriber().lastRequest();
    const verdict = acceptSubscribe(request, options);
    if (verdict.kind === "refused") throw new Error("refused");
    const again = setHeader(
      setHeader(request, "To", "<sip:bob@home.example>;tag=n"),
      "CSeq",
      "2 SUBSCRIBE",
    );
    const { subscription } = verdict;
    expect(refreshSubscribe(subscription, again, options)).toMatchObject({ kind: "accepted" });
    expect(
      refreshSubscribe(subscription, setHeader(again, "Event", "reg;id=1"), options),
    ).toMatchObject({ statusCode: 481 });
    expect(refreshSubscribe(subscription, setHeader(again, "Event", '"'), options)).toMatchObject({
      statusCode: 400,
    });
    expect(
      refreshSubscribe(subscription, setHeader(again, "CSeq", "0 SUBSCRIBE"), options),
    ).toMatchObject({ statusCode: 500 });
    expect(refreshSubscribe(subscription, request, options)).toMatchObject({ statusCode: 481 });
  });
});
