import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  mergeSettings,
  OVERRIDABLE,
  readSettings,
  readSubscriberSettings,
  SettingsError,
} from "../src/index.ts";

function errorOf(read: () => unknown): SettingsError {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("an empty document gives the defaults, and the defaults are settings", () => {
  expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(readSettings({ ...DEFAULT_SETTINGS })).toEqual(DEFAULT_SETTINGS);
});

describe("what is no setting", () => {
  test.each([
    ["policyX", 1, "unknown-setting"],
    ["__proto__", {}, "unknown-setting"],
    ["deferral", "yes", "invalid-value"],
    ["multiDevice", "some", "invalid-value"],
    ["forkWindowMs", 1.5, "invalid-value"],
    ["forkWindowMs", 0, "out-of-range"],
    ["forkWindowMs", 2 ** 31, "out-of-range"],
    ["minSe", 89, "out-of-range"],
    ["requiredUserAgent", "CPM-client/OMA2.0", "invalid-value"],
    ["requiredUserAgent", ["CPM-client/2.0"], "invalid-value"],
    ["allowedTypes", ["text"], "invalid-value"],
    ["allowedTypes", Array.from({ length: 257 }, () => "*"), "out-of-range"],
    ["blacklist", { auid: "a", document: "b" }, "invalid-value"],
    ["blacklist", { auid: "a", document: "b", list: "c", more: "d" }, "invalid-value"],
    ["blacklist", null, "invalid-value"],
    ["isfUri", "tel:+1", "invalid-value"],
    ["isfUri", "sip:isf.example:x", "invalid-value"],
    ["warnAgent", "a b", "invalid-value"],
    ["release", "CPM-serv/OMA2.2\r\nX: y", "invalid-value"],
    ["trustedNeighbours", ["x".repeat(1_025)], "out-of-range"],
    ["deferOn", [200], "out-of-range"],
  ] as [string, unknown, string][])("%s: %j", (name, value, code) => {
    const error = errorOf(() =>
      readSettings(JSON.parse(JSON.stringify({ [name]: value })) as Record<string, unknown>),
    );
    expect(error.code).toBe(code);
    expect(error.setting).toContain(name);
    expect(error.message.startsWith(error.setting)).toBe(true);
  });

  test("a session interval below its own minimum", () => {
    expect(errorOf(() => readSettings({ minSe: 600, sessionExpires: 300 })).code).toBe(
      "out-of-range",
    );
  });
});

test("a subscriber may have some of them otherwise, and no others", () => {
  const own = readSubscriberSettings({ multiDevice: "first", deferral: true });
  const merged = mergeSettings(readSettings({ deferral: false, minSe: 120 }), own);
  expect([merged.multiDevice, merged.deferral, merged.minSe]).toEqual(["first", true, 120]);
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (OVERRIDABLE.some((one) => one === name)) continue;
    const value: unknown = Reflect.get(DEFAULT_SETTINGS, name);
    expect(errorOf(() => readSubscriberSettings({ [name]: value })).code).toBe("not-overridable");
  }
});
