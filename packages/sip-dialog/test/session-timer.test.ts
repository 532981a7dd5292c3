import { createRequest, createResponse, type HeaderField } from "@callingcard/sip";
import { expect, test } from "vitest";
import {
  answerSessionTimer,
  giveUpAfterMs,
  readSessionTimer,
  refreshAfterMs,
  sessionTimerHeaders,
} from "../src/index.ts";

function invite(...fields: readonly string[]) {
  const headers: readonly HeaderField[] = fields.map((field) => {
    const [name = "", value = ""] = field.split(": ");
    return { name, value };
  });
  return createRequest("INVITE", "sip:b", { headers });
}

function answer(fields: readonly string[], settings?: Parameters<typeof answerSessionTimer>[1]) {
  const given = answerSessionTimer(invite(...fields), settings);
  return [given.kind, ...given.headers.map(({ name, value }) => `${name}: ${value}`)];
}

test.each([
  // RFC 4028 table 2, row by row; what should not be has the refresher of the first row.
  [["Session-Expires: 1800"], "uas", false],
  [["Session-Expires: 1800;refresher=uac"], "uas", false],
  [["Session-Expires: 1800;refresher=uas"], "uas", false],
  [["Supported: timer", "Session-Expires: 1800"], "uas", true],
  [["Supported: timer", "Session-Expires: 1800;refresher=uac"], "uac", true],
  [["Supported: timer", "Session-Expires: 1800;refresher=uas"], "uas", true],
  [["Require: timer", "Session-Expires: 1800;refresher=uac"], "uac", true],
])("answers %j with refresher %s", (fields, refresher, isRequired) => {
  expect(answer(fields)).toEqual([
    "accepted",
    `Session-Expires: 1800;refresher=${refresher}`,
    ...(isRequired ? ["Require: timer"] : []),
  ]);
});

test("lets this side choose the refresher where the request does not", () => {
  expect(answer(["k: timer", "x: 1800"], { refresher: "uac" })).toEqual([
    "accepted",
    "Session-Expires: 1800;refresher=uac",
    "Require: timer",
  ]);
});

test("refuses an interval below the least with 422, if the other side understands it", () => {
  expect(answer(["Supported: timer", "Session-Expires: 60"])).toEqual(["refused", "Min-SE: 90"]);
  expect(answer(["Supported: timer", "Session-Expires: 90"], { minSeconds: 120 })).toEqual([
    "refused",
    "Min-SE: 120",
  ]);
  expect(answer(["Session-Expires: 60"])[1]).toBe("Session-Expires: 60;refresher=uas");
});

test("makes an interval shorter, not below Min-SE and never longer", () => {
  const fields = ["Supported: timer", "Session-Expires: 1800", "Min-SE: 300"];
  const value = (intervalSeconds: number) => answer(fields, { intervalSeconds })[1];
  expect(value(600)).toBe("Session-Expires: 600;refresher=uas");
  expect(value(100)).toBe("Session-Expires: 300;refresher=uas");
  expect(value(3600)).toBe("Session-Expires: 1800;refresher=uas");
});

test("begins a timer that nobody asked for only where it is wanted and understood", () => {
  expect(answer(["Supported: timer"])).toEqual(["accepted"]);
  expect(answer([], {})).toEqual(["accepted"]);
  expect(answer(["Supported: timer"], {})).toEqual([
    "accepted",
    "Session-Expires: 1800;refresher=uas",
    "Require: timer",
  ]);
});

test("asks for an interval, at least that of a 422, and keeps the refresher of a timer that runs", () => {
  const headers = (...given: Parameters<typeof sessionTimerHeaders>) =>
    sessionTimerHeaders(...given).map(({ name, value }) => `${name}: ${value}`);
  expect(headers({}, 0)).toEqual(["Session-Expires: 1800"]);
  expect(headers({ intervalSeconds: 600, minSeconds: 90, refresher: "uas" }, 0)).toEqual([
    "Session-Expires: 600;refresher=uas",
    "Min-SE: 90",
  ]);
  expect(headers({ intervalSeconds: 600 }, 900)).toEqual(["Session-Expires: 900", "Min-SE: 900"]);
  expect(headers({}, 0, { intervalSeconds: 120, refresher: "local" })).toEqual([
    "Session-Expires: 120;refresher=uac",
  ]);
  expect(headers({}, 0, { intervalSeconds: 120, refresher: "remote" })).toEqual([
    "Session-Expires: 120;refresher=uas",
  ]);
});

test("reads who refreshes from the side that looks", () => {
  const response = createResponse(invite(), 200, {
    headers: [{ name: "Session-Expires", value: "600;refresher=uac" }],
  });
  expect(readSessionTimer(response, "uac")).toEqual({ intervalSeconds: 600, refresher: "local" });
  expect(readSessionTimer(response, "uas")).toEqual({ intervalSeconds: 600, refresher: "remote" });
  expect(readSessionTimer(createResponse(invite(), 200), "uac")).toBeUndefined();
});

test.each([
  [1800, 900_000, 1_768_000],
  [90, 45_000, 60_000],
  [1, 1000, 666],
  [4_294_967_295, 2_147_483_647, 2_147_483_647],
])("refreshes a session of %i s after %i ms and gives it up after %i ms", (seconds, half, end) => {
  const timer = { intervalSeconds: seconds, refresher: "local" } as const;
  expect(refreshAfterMs(timer)).toBe(half);
  expect(giveUpAfterMs(timer)).toBe(end);
});
