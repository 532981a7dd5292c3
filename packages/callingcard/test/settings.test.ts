import { expect, test } from "vitest";
import { readDataFolder, readServeSettings } from "../src/settings.ts";
import { readUserName } from "../src/user-name.ts";

test("without options and variables the defaults hold", () => {
  expect(readServeSettings({}, {})).toEqual({
    data: "./data",
    database: undefined,
    http: {
      host: "127.0.0.1",
      port: 8080,
      tls: undefined,
      isCompressing: false,
      corsOrigins: undefined,
    },
    processes: 1,
    signIn: { lockOut: undefined, issuer: undefined },
    operation: { monitor: undefined, otlpUrl: undefined },
    logLevel: "info",
    historyMs: 90 * 24 * 3_600_000,
    messaging: {
      domain: "callingcard.localhost",
      host: "127.0.0.1",
      ports: { sip: 5060, sips: 5061, function: 5070, msrp: 2855, msrps: 2856 },
      tls: undefined,
      core: undefined,
      coreRegistrations: "subscribe",
      xcapRoot: undefined,
      imap: undefined,
      trace: undefined,
      digest: false,
    },
  });
});

test("a variable counts before the default, an option before its variable", () => {
  const env = {
    CALLINGCARD_DATA: "/var/lib/cards",
    CALLINGCARD_HOST: "::1",
    CALLINGCARD_PORT: "0",
    CALLINGCARD_LOG_LEVEL: "warn",
    CALLINGCARD_MESSAGING: "off",
  };
  const fromEnv = {
    data: "/var/lib/cards",
    database: undefined,
    http: {
      host: "::1",
      port: 0,
      tls: undefined,
      isCompressing: false,
      corsOrigins: undefined,
    },
    processes: 1,
    signIn: { lockOut: undefined, issuer: undefined },
    operation: { monitor: undefined, otlpUrl: undefined },
    logLevel: "warn",
    historyMs: 90 * 24 * 3_600_000,
    messaging: undefined,
  };
  expect(readServeSettings({}, env)).toEqual(fromEnv);
  expect(readServeSettings({ port: "8443", data: "d" }, env)).toEqual({
    ...fromEnv,
    http: { ...fromEnv.http, port: 8443 },
    data: "d",
  });
});

test.each([
  [{ port: "65536" }, {}, '--port is not a port number from 0 to 65535: "65536"'],
  [{ port: "-1" }, {}, '--port is not a port number from 0 to 65535: "-1"'],
  [{ port: "80 " }, {}, '--port is not a port number from 0 to 65535: "80 "'],
  [{}, { CALLINGCARD_PORT: "abc" }, "CALLINGCARD_PORT is not a port number"],
  [{}, { CALLINGCARD_PORT: "" }, "CALLINGCARD_PORT is empty"],
  [{}, { CALLINGCARD_PORT: "9".repeat(5_000) }, `"${"9".repeat(40)}…"`],
  [{ host: " " }, {}, "--host is empty"],
  [{ httpsKey: "k" }, {}, "--https-key is given without a certificate"],
  [{ httpsCert: "c" }, {}, "--https-cert is given without a key"],
  [{ compression: "gzip" }, {}, "--compression is none of on, off"],
  [{ corsOrigins: "https://a.example https://b.example/" }, {}, '"https://b.example/"'],
  [{ corsOrigins: "example.org" }, {}, "--cors-origins has what is no origin"],
  [{ quota: "1e6" }, {}, "--quota is not a number of octets"],
  [{ quota: "0" }, {}, "--quota is not a number of octets"],
  [{ historyDays: "-1" }, {}, "--history-days is no number of days"],
  [{ historyDays: "x" }, {}, "--history-days is no number of days"],
  [{ monitorPort: "x" }, {}, "--monitor-port is not a port number"],
  [{ otlpUrl: "localhost:4318" }, {}, "--otlp-url is not an HTTP URL"],
  [{ logLevel: "loud" }, {}, "--log-level is none of debug, info, warn, error, silent"],
  [{}, { CALLINGCARD_DATA: "" }, "CALLINGCARD_DATA is empty"],
])("a wrong setting is named: %j %j", (options, env, message) => {
  expect(() => readServeSettings(options, env)).toThrow(message);
  expect(() => readServeSettings(options, env)).toThrow(expect.objectContaining({ status: 2 }));
});

test("a quota is read as octets", () => {
  expect(readServeSettings({}, { CALLINGCARD_QUOTA: "5000000" }).quotaOctets).toBe(5_000_000);
  expect(readServeSettings({}, {}).quotaOctets).toBeUndefined();
});

test("the data folder is read alone too", () => {
  expect(readDataFolder({ data: "x" }, { CALLINGCARD_DATA: "y" })).toBe("x");
});

test.each(["ada", "ada@example.org", "Zoë", "李", "a b"])("%s is a user name", (name) => {
  expect(readUserName(name, "--user")).toBe(name);
});

test("a user name is composed, as clients send it", () => {
  expect(readUserName("Zoe\u0308", "--user")).toBe("Zoë");
});

test.each(["", ".", "..", "a:b", "a/b", "a\\b", "100%", " a", "a\n", "\ud800", "a".repeat(256)])(
  "%j is no user name",
  (name) => {
    expect(() => readUserName(name, "--user")).toThrow("--user is not a user name");
  },
);

test.each([
  ["*", "*"],
  ["https://a.example", ["https://a.example"]],
  ["https://a.example, http://localhost:8000", ["https://a.example", "http://localhost:8000"]],
])("origins %j are read", (corsOrigins, origins) => {
  expect(readServeSettings({ corsOrigins }, {}).http.corsOrigins).toEqual(origins);
});
