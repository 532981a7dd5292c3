import { expect, test } from "vitest";
import { withCors, type CorsOptions } from "../src/index.ts";
import { BOOK, createServerWithBook } from "./dav-client.ts";

const PAGE = "https://mail.example.org";

async function send(
  method: string,
  fields: Readonly<Record<string, string>>,
  options: CorsOptions = { origins: [PAGE] },
): Promise<Response> {
  const server = await createServerWithBook();
  const handler = withCors(async ({ headers }) => {
    const user = headers.get("authorization") === null ? "" : "ada";
    return server.send(method, BOOK, { user, headers: Object.fromEntries(headers) });
  }, options);
  return handler(new Request(`http://dav.example${BOOK}`, { method, headers: fields }));
}

test("a preflight is answered before anybody is signed in", async () => {
  const fields = { origin: PAGE, "access-control-request-method": "PROPFIND" };
  const { status, headers } = await send("OPTIONS", fields);
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe(PAGE);
  expect(headers.get("access-control-allow-methods")?.split(", ")).toEqual(
    expect.arrayContaining(["PROPFIND", "REPORT", "PUT", "MKCOL", "MOVE"]),
  );
  expect(headers.get("access-control-allow-headers")?.split(", ")).toEqual(
    expect.arrayContaining(["Authorization", "Depth", "If-Match", "Prefer", "Destination"]),
  );
  expect(headers.get("access-control-max-age")).toBe("7200");
  expect(headers.get("vary")).toBe("Origin");
});

test("an OPTIONS that is no preflight has the DAV header, whatever its origin", async () => {
  const { status, headers } = await send("OPTIONS", { origin: PAGE });
  expect(status).toBe(200);
  expect(headers.get("dav")).toContain("addressbook");
  expect(headers.get("access-control-allow-origin")).toBe(PAGE);
});

test("a page of a listed origin sees the header fields that it needs", async () => {
  const fields = { origin: PAGE, authorization: "Basic x", depth: "0" };
  const { status, headers } = await send("PROPFIND", fields);
  expect(status).toBe(207);
  expect(headers.get("access-control-allow-origin")).toBe(PAGE);
  expect(headers.get("access-control-expose-headers")?.split(", ")).toEqual(
    expect.arrayContaining(["ETag", "DAV", "Location"]),
  );
  expect(headers.get("access-control-allow-credentials")).toBeNull();
});

test("a refusal is seen too, so that the page can ask for a password", async () => {
  const { status, headers } = await send("PROPFIND", { origin: PAGE });
  expect(status).toBe(401);
  expect(headers.get("access-control-allow-origin")).toBe(PAGE);
});

test.each(["https://evil.example", "null", "https://mail.example.org.evil.example"])(
  "pages of %s are let at nothing",
  async (origin) => {
    const fields = { origin, "access-control-request-method": "PUT" };
    const preflight = await send("OPTIONS", fields);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect(preflight.headers.get("access-control-allow-methods")).toBeNull();
    expect(preflight.headers.get("vary")).toBe("Origin");
  },
);

test("all origins are let in where all are asked for, and caches may share the answer", async () => {
  const fields = { origin: "https://any.example", authorization: "Basic x", depth: "0" };
  const { headers } = await send("PROPFIND", fields, { origins: "*", maxAgeSeconds: 5 });
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("vary") ?? "").not.toContain("Origin");
});
