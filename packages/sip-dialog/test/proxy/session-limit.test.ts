import { describe, expect, test } from "vitest";
import { completeSession, limitSession } from "../../src/proxy/index.ts";
import { answer, request, values } from "./messages.ts";

function limit(options: Parameters<typeof limitSession>[1], ...lines: readonly string[]) {
  const limited = limitSession(request("INVITE", ...lines), options);
  return limited.kind === "refused"
    ? limited
    : {
        limit: limited.limit,
        interval: values(limited.request, "Session-Expires"),
        least: values(limited.request, "Min-SE"),
      };
}

describe("[RFC 4028 section 8.1] a request", () => {
  test("without Session-Expires gets one", () => {
    expect(limit({})).toEqual({
      limit: { intervalSeconds: 1800, isSupported: false },
      interval: ["1800"],
      least: [],
    });
  });

  test("with a long one gets a shorter one, and keeps the refresher", () => {
    expect(
      limit({ intervalSeconds: 600 }, "Supported: timer", "x: 3600 ;refresher=uac"),
    ).toMatchObject({
      limit: { intervalSeconds: 600, isSupported: true },
      interval: ["600;refresher=uac"],
    });
  });

  test("with a shorter one keeps it as it is written", () => {
    expect(limit({}, "Session-Expires: 0300")).toMatchObject({ interval: ["0300"] });
  });

  test("is not lowered below its Min-SE", () => {
    expect(limit({ intervalSeconds: 100 }, "Session-Expires: 3600", "Min-SE: 1200")).toMatchObject({
      interval: ["1200"],
      least: ["1200"],
    });
  });

  test("below its Min-SE is raised to it", () => {
    expect(limit({}, "Session-Expires: 100", "Min-SE: 1200")).toMatchObject({ interval: ["1200"] });
  });

  test("that is too short is refused when the client knows session timers", () => {
    expect(limit({ minSeconds: 120 }, "Supported: timer", "Session-Expires: 100")).toEqual({
      kind: "refused",
      statusCode: 422,
      headers: [{ name: "Min-SE", value: "120" }],
    });
  });

  test("that is too short is raised when the client does not know them", () => {
    expect(limit({ minSeconds: 120 }, "Session-Expires: 100")).toMatchObject({
      interval: ["120"],
      least: ["120"],
    });
    expect(limit({ minSeconds: 120 }, "Session-Expires: 100", "Min-SE: 90")).toMatchObject({
      interval: ["120"],
      least: ["120"],
    });
  });

  test("never has less than 90 seconds", () => {
    expect(limit({ intervalSeconds: 10, minSeconds: 10 })).toMatchObject({ interval: ["90"] });
  });
});

describe("[RFC 4028 section 8.2] a response", () => {
  const known = { intervalSeconds: 600, isSupported: true };

  test("without Session-Expires tells the client to refresh", () => {
    const completed = completeSession(answer(request("INVITE"), 200, "Require: 100rel"), known);
    expect(values(completed, "Session-Expires")).toEqual(["600;refresher=uac"]);
    expect(values(completed, "Require")).toEqual(["100rel, timer"]);
  });

  test("that has timer in Require keeps it once", () => {
    const completed = completeSession(answer(request("INVITE"), 200, "Require: timer"), known);
    expect(values(completed, "Require")).toEqual(["timer"]);
  });

  test.each([
    [
      "with Session-Expires",
      answer(request("INVITE"), 200, "Session-Expires: 90;refresher=uas"),
      known,
    ],
    [
      "to a client without session timers",
      answer(request("INVITE"), 200),
      { ...known, isSupported: false },
    ],
    ["that is provisional", answer(request("INVITE"), 180), known],
    ["that refuses", answer(request("INVITE"), 486), known],
  ])("%s stays as it is", (_, response, kept) => {
    expect(completeSession(response, kept)).toBe(response);
  });
});
