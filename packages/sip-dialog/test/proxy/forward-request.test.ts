import { describe, expect, test } from "vitest";
import {
  forwardRequest,
  forwardResponse,
  preprocessRoute,
  targetOfUri,
} from "../../src/proxy/index.ts";
import { answer, request, values } from "./messages.ts";

const VIA = "SIP/2.0/UDP home.example;branch=z9hG4bK1";
const own = { isOwnRoute: ({ host }: { readonly host: string }) => host === "home.example" };

describe("preprocessRoute", () => {
  test("removes the values at the beginning of Route that are the proxy's", () => {
    const { request: changed, ownRoutes } = preprocessRoute(
      request(
        "INVITE",
        "Route: <sip:home.example;lr;odi=7>, <sip:in@home.example;lr>",
        "Route: <sip:other.example;lr>, <sip:home.example;lr>",
      ),
      own,
    );
    expect(values(changed, "Route")).toEqual(["<sip:other.example;lr>, <sip:home.example;lr>"]);
    expect(ownRoutes.map(({ user }) => user)).toEqual([undefined, "in"]);
    expect(changed.requestUri).toBe("sip:bob@example.com");
  });

  test("leaves a request without its own routes as it is", () => {
    const untouched = request("INVITE", "Route: <sip:other.example;lr>");
    expect(preprocessRoute(untouched, own)).toEqual({ request: untouched, ownRoutes: [] });
    const none = request("INVITE", "Route: <tel:+1>");
    expect(preprocessRoute(none, own).request).toBe(none);
  });

  test("takes the Request-URI back that a strict router has moved", () => {
    const strict = request("INVITE", "Route: <sip:other.example;lr>, <sip:bob@phone.example>");
    const { request: changed } = preprocessRoute(
      { ...strict, requestUri: "sip:home.example;lr" },
      own,
    );
    expect(changed.requestUri).toBe("sip:bob@phone.example");
    expect(values(changed, "Route")).toEqual(["<sip:other.example;lr>"]);
  });

  test("removes an empty Route behind a strict router", () => {
    const strict = request("INVITE", "Route: <sip:bob@phone.example>");
    const { request: changed } = preprocessRoute(
      { ...strict, requestUri: "sip:home.example;lr" },
      own,
    );
    expect(values(changed, "Route")).toEqual([]);
  });

  test("keeps its own Request-URI where there is no Route", () => {
    const strange = { ...request("INVITE"), requestUri: "sip:home.example;lr" };
    expect(preprocessRoute(strange, own).request).toBe(strange);
  });

  test("removes a maddr that is the proxy", () => {
    const isOwnMaddr = (maddr: string) => maddr === "192.0.2.7";
    const maddr = (text: string) =>
      preprocessRoute({ ...request("INVITE"), requestUri: text }, { ...own, isOwnMaddr }).request
        .requestUri;
    expect(maddr("sip:bob@example.com:5070;maddr=192.0.2.7;transport=tcp;x=1")).toBe(
      "sip:bob@example.com;x=1",
    );
    expect(maddr("sip:bob@example.com;maddr=192.0.2.8")).toBe(
      "sip:bob@example.com;maddr=192.0.2.8",
    );
    expect(maddr("tel:+1")).toBe("tel:+1");
  });
});

describe("forwardRequest", () => {
  test("changes the Request-URI and Max-Forwards and adds a Via", () => {
    const {
      request: copy,
      nextHop,
      isSecure,
    } = forwardRequest(request("INVITE", "Max-Forwards: 9", "X-Other: kept"), {
      target: "sip:bob@192.0.2.4",
      via: VIA,
    });
    expect(copy.requestUri).toBe("sip:bob@192.0.2.4");
    expect(values(copy, "Via")).toEqual([
      VIA,
      "SIP/2.0/UDP alice.example;branch=z9hG4bKalice;received=192.0.2.1",
    ]);
    expect(values(copy, "Max-Forwards")).toEqual(["8"]);
    expect(values(copy, "X-Other")).toEqual(["kept"]);
    expect({ nextHop, isSecure }).toEqual({ nextHop: "sip:bob@192.0.2.4", isSecure: false });
  });

  test("adds Max-Forwards where there is none", () => {
    expect(values(forwardRequest(request("INVITE"), { via: VIA }).request, "Max-Forwards")).toEqual(
      ["70"],
    );
  });

  test("sets Max-Breadth", () => {
    const { request: copy } = forwardRequest(request("INVITE", "Max-Breadth: 9"), {
      via: VIA,
      maxBreadth: 3,
    });
    expect(values(copy, "Max-Breadth")).toEqual(["3"]);
  });

  test("puts Record-Route and Route in front of others, and behind the Vias without others", () => {
    const options = {
      via: VIA,
      recordRoute: ["<sip:home.example;lr>"],
      routes: ["<sip:edge.example;lr>"],
    };
    const { request: fresh, nextHop } = forwardRequest(request("INVITE"), options);
    expect(fresh.headers.slice(0, 4).map(({ name }) => name)).toEqual([
      "Via",
      "Via",
      "Route",
      "Record-Route",
    ]);
    expect(nextHop).toBe("sip:edge.example;lr");
    const others = request("INVITE", "Record-Route: <sip:x;lr>", "Route: <sip:y;lr>");
    const { request: copy } = forwardRequest(others, options);
    expect(values(copy, "Record-Route")).toEqual(["<sip:home.example;lr>", "<sip:x;lr>"]);
    expect(values(copy, "Route")).toEqual(["<sip:edge.example;lr>", "<sip:y;lr>"]);
  });

  test("removes what a Request-URI may not have", () => {
    const target = "sip:bob@192.0.2.4;method=BYE;ob?Subject=x";
    expect(forwardRequest(request("INVITE"), { target, via: VIA }).request.requestUri).toBe(
      "sip:bob@192.0.2.4;ob",
    );
    expect(
      forwardRequest(request("INVITE"), { target: "tel:+1", via: VIA }).request.requestUri,
    ).toBe("tel:+1");
  });

  test("exchanges Request-URI and Route for a strict router", () => {
    const strict = request("INVITE", "Route: <sip:strict.example>, <sip:y;lr>");
    const { request: copy, nextHop } = forwardRequest(strict, { via: VIA });
    expect(copy.requestUri).toBe("sip:strict.example");
    expect(values(copy, "Route")).toEqual(["<sip:y;lr>, <sip:bob@example.com>"]);
    expect(nextHop).toBe("sip:strict.example");
  });

  test("tells that TLS is needed for a SIPS URI", () => {
    expect(forwardRequest(request("INVITE"), { target: "sips:bob@b", via: VIA }).isSecure).toBe(
      true,
    );
  });
});

describe("forwardResponse", () => {
  test("takes its own Via away", () => {
    const { request: copy } = forwardRequest(request("INVITE"), { via: VIA });
    const back = forwardResponse(answer(copy, 180));
    expect(back && values(back, "Via")).toEqual([
      "SIP/2.0/UDP alice.example;branch=z9hG4bKalice;received=192.0.2.1",
    ]);
  });

  test("gives nothing for a response that is for the proxy, or cannot be read", () => {
    expect(forwardResponse(answer(request("INVITE"), 180))).toBeUndefined();
    const broken = answer(request("INVITE"), 180);
    const headers = [{ name: "Via", value: '"' }, ...broken.headers];
    expect(forwardResponse({ ...broken, headers })).toBeUndefined();
  });
});

test.each([
  ["sip:192.0.2.1", false, { transport: "udp", host: "192.0.2.1", port: 5060 }],
  [
    "sip:u@[2001:db8::1]:5070;transport=TCP",
    false,
    { transport: "tcp", host: "2001:db8::1", port: 5070 },
  ],
  ["sips:u@h", false, { transport: "tls", host: "h", port: 5061 }],
  ["sips:u@h;transport=tcp", false, { transport: "tls", host: "h", port: 5061 }],
  ["sip:h;transport=tls", false, { transport: "tls", host: "h", port: 5061 }],
  ["sip:h;lr", true, { transport: "tls", host: "h", port: 5061 }],
  ["sip:h;maddr=m", false, { transport: "udp", host: "m", port: 5060 }],
  ["sip:h;maddr=", false, undefined],
  ["sip:h;transport=ws", false, undefined],
  ["sips:h;transport=udp", false, undefined],
  ["tel:+1", false, undefined],
  ["::", false, undefined],
] as const)("%s is reached as it says", (uri, isSecure, target) => {
  expect(targetOfUri(uri, isSecure)).toEqual(target);
});
