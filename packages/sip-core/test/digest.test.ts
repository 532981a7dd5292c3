import { createHash } from "node:crypto";
import { createRequest, type SipRequest } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import { type Authentication, checkCredentials, type DigestAlgorithm } from "../src/index.ts";
import {
  createHome,
  type Home,
  onlyResponse,
  registerOf,
  request,
  type RequestParts,
  START,
  startOf,
  udp,
  values,
} from "./home.ts";

const hex = (name: string) => (text: string) => createHash(name).update(text).digest("hex");
const md5 = hex("md5");
const sha256 = hex("sha256");
const HASHES = new Map<DigestAlgorithm, (text: string) => string>([
  ["SHA-256", sha256],
  ["MD5", md5],
]);

const PASSWORDS = new Map([
  ["bob", "zanzibar"],
  ["+15550100", "zanzibar"],
]);

const AUTHENTICATION: Authentication = {
  realm: "home.example",
  hashes: HASHES,
  secret: "not to be guessed",
  findHash: (username, algorithm) => {
    const password = PASSWORDS.get(username);
    return password && HASHES.get(algorithm)?.(`${username}:home.example:${password}`);
  },
};

interface Answered {
  readonly username?: string;
  readonly password?: string;
  readonly algorithm?: DigestAlgorithm;
  readonly nc?: string;
  readonly qop?: string;
  readonly uri?: string;
  readonly realm?: string;
  readonly response?: string;
}

/** The credentials that answer a challenge. */
function credentials(challenge: string, method: string, answered: Answered = {}): string {
  const {
    username = "bob",
    password = "zanzibar",
    algorithm = "SHA-256",
    nc = "00000001",
  } = answered;
  const { qop = "auth", uri = "sip:home.example", realm = "home.example" } = answered;
  const nonce = /nonce="([^"]*)"/.exec(challenge)?.[1] ?? "";
  const hash = HASHES.get(algorithm) ?? sha256;
  const ha1 = hash(`${username}:home.example:${password}`);
  const response =
    answered.response ?? hash([ha1, nonce, nc, "c", qop, hash(`${method}:${uri}`)].join(":"));
  return `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", qop=${qop}, nc=${nc}, cnonce="c", algorithm=${algorithm}, response="${response}"`;
}

function challengeOf(home: Home, user = "bob"): string {
  const response = onlyResponse(home.receive(registerOf(user), udp("192.0.2.10")));
  expect(response.statusCode).toBe(401);
  return values(response, "WWW-Authenticate")[0] ?? "";
}

function register(
  home: Home,
  challenge: string,
  answered: Answered = {},
  parts: RequestParts = {},
) {
  const { username = "bob" } = answered;
  const lines = [
    "Contact: <sip:bob@192.0.2.10>",
    `Authorization: ${credentials(challenge, "REGISTER", answered)}`,
  ];
  return onlyResponse(
    home.receive(registerOf(username, { cseq: 2, lines, ...parts }), udp("192.0.2.10")),
  );
}

describe("a REGISTER", () => {
  test("is challenged with every algorithm, the best one first", () => {
    const home = createHome({ authentication: AUTHENTICATION });
    const response = onlyResponse(home.receive(registerOf("bob"), udp("192.0.2.10")));
    expect(
      values(response, "WWW-Authenticate").map((value) => /algorithm=([\w-]+)/.exec(value)?.[1]),
    ).toEqual(["SHA-256", "MD5"]);
    expect(home.core().registrations.size).toBe(0);
  });

  test.each(["SHA-256", "MD5"] as const)("with the password is taken (%s)", (algorithm) => {
    const home = createHome({ authentication: AUTHENTICATION });
    expect(register(home, challengeOf(home), { algorithm }).statusCode).toBe(200);
  });

  test.each<readonly [string, Answered]>([
    ["a wrong password", { password: "guess" }],
    ["another user", { username: "carol" }],
    ["another realm", { realm: "other" }],
    ["a quality that is not offered", { qop: "auth-int" }],
    ["a count of zero", { nc: "00000000" }],
    ["a count that is none", { nc: "1" }],
    ["another URI", { uri: "sip:other.example" }],
    ["a URI that is none", { uri: "?" }],
    ["an algorithm that is not offered", { algorithm: "SHA-512-256" }],
    ["a response of another length", { response: "0" }],
  ])("with %s is challenged again", (_, answered) => {
    const home = createHome({ authentication: AUTHENTICATION });
    const response = register(home, challengeOf(home), answered);
    expect([
      response.statusCode,
      values(response, "WWW-Authenticate").join().includes("stale"),
    ]).toEqual([401, false]);
  });

  test("as somebody else is refused", () => {
    const home = createHome({ authentication: AUTHENTICATION });
    const lines = [`Authorization: ${credentials(challengeOf(home), "REGISTER")}`];
    expect(
      onlyResponse(home.receive(registerOf("carol", { cseq: 2, lines }), udp("192.0.2.10")))
        .statusCode,
    ).toBe(403);
    const lenient = createHome({ authentication: { ...AUTHENTICATION, isAllowed: () => true } });
    const all = [`Authorization: ${credentials(challengeOf(lenient), "REGISTER")}`];
    expect(
      onlyResponse(lenient.receive(registerOf("carol", { cseq: 2, lines: all }), udp("192.0.2.10")))
        .statusCode,
    ).toBe(200);
  });

  test("of a telephone number has it as its name", () => {
    const home = createHome({ authentication: AUTHENTICATION });
    expect(
      register(home, challengeOf(home, "+15550100"), { username: "+15550100" }).statusCode,
    ).toBe(200);
  });

  test("with a nonce that is too old is told so", () => {
    const home = createHome({ authentication: AUTHENTICATION });
    const challenge = challengeOf(home);
    home.pass(300_001);
    const response = register(home, challenge);
    expect(values(response, "WWW-Authenticate")[0]).toContain("stale=true");
    expect(
      register(home, values(response, "WWW-Authenticate")[0] ?? "", {}, { cseq: 3 }).statusCode,
    ).toBe(200);
  });

  test("with a nonce of somebody else is told so", () => {
    const home = createHome({ authentication: AUTHENTICATION });
    const other = createHome({ authentication: { ...AUTHENTICATION, secret: "other" } });
    expect(values(register(home, challengeOf(other)), "WWW-Authenticate")[0]).toContain(
      "stale=true",
    );
  });

  test("that somebody has heard cannot be sent again", () => {
    const home = createHome({ authentication: AUTHENTICATION });
    const challenge = challengeOf(home);
    expect(register(home, challenge).statusCode).toBe(200);
    expect(register(home, challenge, {}, { cseq: 3 }).statusCode).toBe(401);
    expect(register(home, challenge, { nc: "00000002" }, { cseq: 4 }).statusCode).toBe(200);
  });

  test("is remembered as long as there is room", () => {
    const home = createHome({ authentication: { ...AUTHENTICATION, maxNonces: 2 } });
    const all = [challengeOf(home), challengeOf(home), challengeOf(home)];
    for (const [index, challenge] of all.entries()) {
      home.pass(1000);
      expect(register(home, challenge, {}, { cseq: 2 + index }).statusCode).toBe(200);
    }
    expect(home.core().nonces.size).toBe(2);
    expect(register(home, all[2] ?? "", {}, { cseq: 9 }).statusCode).toBe(401);
    // What is forgotten is not taken again.
    const again = register(home, all[0] ?? "", {}, { cseq: 10 });
    expect(values(again, "WWW-Authenticate")[0]).toContain("stale=true");
  });

  test("that comes from the future is not taken", () => {
    const late = createHome({ authentication: AUTHENTICATION });
    late.pass(1000);
    const challenge = challengeOf(late);
    const home = createHome({ authentication: AUTHENTICATION });
    expect(register(home, challenge).statusCode).toBe(401);
  });
});

describe("a call", () => {
  function homeOf(): Home {
    const home = createHome({ authentication: AUTHENTICATION });
    register(home, challengeOf(home));
    home.sent.length = 0;
    return home;
  }

  const uri = "sip:bob@home.example";
  const call = (home: Home, lines: readonly string[], target = uri, from = uri) =>
    home.receive(
      request("INVITE", target, { from, lines, callId: `c${lines.length}` }),
      udp("198.51.100.1"),
    );
  const starts = (sent: ReturnType<typeof call>) => sent.map(({ message }) => startOf(message));

  test("of a device that has registered needs no more", () => {
    const home = homeOf();
    expect(starts(home.receive(request("INVITE", uri, { from: uri }), udp("192.0.2.10")))).toEqual([
      "INVITE sip:bob@192.0.2.10",
    ]);
  });

  test("of one who says to be a user needs the password", () => {
    const home = homeOf();
    const [challenged] = call(home, []);
    expect(challenged && startOf(challenged.message)).toBe("407");
    const challenge =
      challenged === undefined ? "" : (values(challenged.message, "Proxy-Authenticate")[0] ?? "");
    const other = 'Digest realm="elsewhere", nonce="1"';
    const lines = [
      `Proxy-Authorization: ${credentials(challenge, "INVITE", { uri })}`,
      `Proxy-Authorization: ${other}`,
    ];
    const sent = call(home, lines);
    expect(starts(sent)).toEqual(["INVITE sip:bob@192.0.2.10"]);
    // Who gets them could look for the password.
    expect(sent.map(({ message }) => values(message, "Proxy-Authorization"))).toEqual([[other]]);
  });

  test("to other domains too", () => {
    const home = homeOf();
    expect(starts(call(home, [], "sip:x@198.51.100.2"))).toEqual(["407"]);
    const [challenged] = call(home, ["X: y"], "sip:x@198.51.100.2");
    const challenge =
      challenged === undefined ? "" : (values(challenged.message, "Proxy-Authenticate")[0] ?? "");
    const answered = credentials(challenge, "INVITE", { uri: "sip:x@198.51.100.2" });
    expect(
      starts(call(home, [`Proxy-Authorization: ${answered}`, "X: y"], "sip:x@198.51.100.2")),
    ).toEqual(["INVITE sip:x@198.51.100.2"]);
  });

  test("of somebody else needs none", () => {
    expect(starts(call(homeOf(), [], uri, "sip:x@other.example"))).toEqual([
      "INVITE sip:bob@192.0.2.10",
    ]);
  });
});

test("credentials that cannot be read are wrong, and none are missing", () => {
  const ask = (...headers: SipRequest["headers"]) =>
    checkCredentials(
      createRequest("REGISTER", "sip:home.example", { headers }),
      AUTHENTICATION,
      "Authorization",
      START,
    ).kind;
  expect(ask()).toBe("missing");
  expect(ask({ name: "Authorization", value: "Basic x=y" })).toBe("missing");
  expect(ask({ name: "Authorization", value: '"' })).toBe("wrong");
});

test("the example of RFC 7616 section 3.9.1 is right", () => {
  const findHash = (username: string, algorithm: DigestAlgorithm) =>
    HASHES.get(algorithm)?.(`${username}:http-auth@example.org:Circle of Life`);
  const value =
    'Digest username="Mufasa", realm="http-auth@example.org", uri="sip:index.example", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
  // The text has an HTTP URI, which no SIP request has; what is hashed is put in its place.
  const hashes = new Map<DigestAlgorithm, (text: string) => string>([
    [
      "SHA-256",
      (text) => sha256(text.replace("REGISTER:sip:index.example", "GET:/dir/index.html")),
    ],
  ]);
  const authentication = { ...AUTHENTICATION, realm: "http-auth@example.org", hashes, findHash };
  const asked = createRequest("REGISTER", "sip:index.example", {
    headers: [{ name: "Authorization", value }],
  });
  // The nonce is not one of ours, which is looked at when all else is right.
  expect(checkCredentials(asked, authentication, "Authorization", START).kind).toBe("stale");
});
