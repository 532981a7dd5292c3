import { once } from "node:events";
import {
  connect as connectHttp2,
  constants,
  type ClientHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { type Agent, request } from "node:https";
import { connect } from "node:tls";
import { expect, test, vi } from "vitest";
import { KEYS_ONE, KEYS_TWO } from "../../../tools/keys/test-keys.ts";
import { type CardDavHandler, createCardDavHandler } from "../src/index.ts";
import { type RunningServer, serveCardDav } from "../src/node.ts";
import { createHttpServer } from "../src/node/http-server.ts";
import { createNodeListener } from "../src/node/listener.ts";
import { BOOK, vcard } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

interface Answer {
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly text: string;
}

async function createHandler(): Promise<CardDavHandler> {
  const store = createMemoryStore();
  await store.createBook("ada", "contacts", []);
  return createCardDavHandler({
    store,
    authenticate: async () => ({ kind: "user", user: "ada" }),
  });
}

async function withTls(
  run: (server: RunningServer, session: ClientHttp2Session) => Promise<void>,
  handler?: CardDavHandler,
): Promise<void> {
  const server = await serveCardDav(handler ?? (await createHandler()), { tls: KEYS_ONE });
  const session = connectHttp2(server.url, { ca: KEYS_ONE.cert });
  try {
    await run(server, session);
  } finally {
    session.destroy();
    await server.close(0);
  }
}

async function sendByHttp2(
  session: ClientHttp2Session,
  method: string,
  path: string,
  fields: Readonly<Record<string, string>> = {},
  body = "",
): Promise<Answer> {
  const stream = session.request({ ":method": method, ":path": path, ...fields });
  if (body !== "") stream.end(body);
  else if (!stream.writableEnded) stream.end();
  const [received] = (await once(stream, "response")) as [Record<string, unknown>];
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) text += String(chunk);
  return { status: Number(received[":status"]), fields: received, text };
}

function sendByHttp1(url: URL, agent?: Agent): Promise<Answer & { readonly version: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<
    Answer & { readonly version: string }
  >();
  const outgoing = request(url, { ca: KEYS_ONE.cert, ...(agent !== undefined && { agent }) });
  outgoing.once("error", reject).once("response", (incoming) => {
    const { statusCode = 0, headers, httpVersion: version } = incoming;
    incoming.resume().once("end", () => {
      resolve({ status: statusCode, fields: headers, text: "", version });
    });
  });
  outgoing.end();
  return promise;
}

async function commonName(server: RunningServer): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return String(subject.CN);
}

const CARD = `${BOOK}a.vcf`;

test("a client works by HTTP/2, and finds status lines of HTTP/1.1 in a multistatus", async () => {
  await withTls(async (_, session) => {
    const type = { "content-type": "text/vcard" };
    const put = await sendByHttp2(session, "PUT", CARD, type, vcard({ uid: "1" }));
    expect(put.status).toBe(201);
    const get = await sendByHttp2(session, "GET", CARD);
    expect(get).toMatchObject({ status: 200, text: vcard({ uid: "1" }) });
    expect(get.fields["etag"]).toBe(put.fields["etag"]);
    const list = await sendByHttp2(session, "PROPFIND", BOOK, { depth: "1" });
    expect(list.status).toBe(207);
    expect(list.text).toContain("<D:status>HTTP/1.1 200 OK</D:status>");
    const none = await sendByHttp2(session, "GET", CARD, {
      "if-none-match": String(get.fields["etag"]),
    });
    expect(none).toMatchObject({ status: 304, text: "" });
    const gone = await sendByHttp2(session, "DELETE", CARD);
    expect(gone).toMatchObject({ status: 204, text: "" });
  });
});

test("the Destination of a MOVE is on this server by its https address", async () => {
  await withTls(async (server, session) => {
    const type = { "content-type": "text/vcard" };
    await sendByHttp2(session, "PUT", CARD, type, vcard({ uid: "1" }));
    const destination = new URL(`${BOOK}b.vcf`, server.url).href;
    const move = await sendByHttp2(session, "MOVE", CARD, { destination });
    expect(move.status).toBe(201);
  });
});

test("a client that knows HTTP/1.1 alone is answered by it", async () => {
  await withTls(async (server) => {
    const { status, version } = await sendByHttp1(new URL("/.well-known/carddav", server.url));
    expect({ status, version }).toEqual({ status: 308, version: "1.1" });
  });
});

test("another certificate holds for new connections, and the old ones go on", async () => {
  await withTls(async (server, session) => {
    expect((await sendByHttp2(session, "OPTIONS", BOOK)).status).toBe(200);
    expect(await commonName(server)).toBe("one.callingcard.test");
    server.changeKeys(KEYS_TWO);
    expect(await commonName(server)).toBe("two.callingcard.test");
    expect((await sendByHttp2(session, "OPTIONS", BOOK)).status).toBe(200);
    expect(() => server.changeKeys({ key: KEYS_ONE.key, cert: KEYS_TWO.cert })).toThrow(
      "key values mismatch",
    );
    expect(await commonName(server)).toBe("two.callingcard.test");
  });
});

test("a certificate that is none is refused before anything listens", async () => {
  const handler = await createHandler();
  await expect(serveCardDav(handler, { tls: { key: "x", cert: "y" } })).rejects.toThrow("PEM");
});

test("a body that breaks off resets its stream alone", async () => {
  const octets = new TextEncoder().encode("x".repeat(1_000));
  let left = 3;
  const handler: CardDavHandler = async ({ url }) => {
    if (!url.endsWith("/broken")) return new Response("whole");
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        left -= 1;
        if (left === 0) controller.error(new Error("disk is gone"));
        else controller.enqueue(octets);
      },
    });
    return new Response(body, { headers: { "content-type": "text/plain" } });
  };
  await withTls(async (_, session) => {
    const stream = session.request({ ":path": "/broken" });
    let error: unknown;
    stream.resume().once("error", (caught: unknown) => {
      error = caught;
    });
    await once(stream, "close").catch(() => undefined);
    expect(stream.rstCode).toBe(constants.NGHTTP2_INTERNAL_ERROR);
    expect(error).toBeInstanceOf(Error);
    expect(await sendByHttp2(session, "GET", "/")).toMatchObject({ status: 200, text: "whole" });
  }, handler);
});

test("it stops at once when its sessions are idle, and lets a request under way finish", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<undefined>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<undefined>();
  const handler: CardDavHandler = async () => {
    ask(undefined);
    await gate;
    return new Response("late", { headers: { "content-type": "text/plain" } });
  };
  await withTls(async (server, session) => {
    const answer = sendByHttp2(session, "GET", "/");
    await asked;
    const closed = server.close(60_000);
    open(undefined);
    expect(await answer).toMatchObject({ status: 200, text: "late" });
    await closed;
  }, handler);
});

test("a connection of HTTP/2 has at most 100 requests at a time", async () => {
  await withTls(async (_, session) => {
    const [settings] = await once(session, "remoteSettings");
    expect(settings).toMatchObject({ maxConcurrentStreams: 100 });
  });
});

test("a request of HTTP/2 whose body does not end in time is ended, and its connection stays", async () => {
  const handler = await createHandler();
  const server = createHttpServer(createNodeListener(handler), KEYS_ONE, 5_000, 50);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const session = connectHttp2(`https://127.0.0.1:${port}`, { ca: KEYS_ONE.cert });
  const endless = session.request({ ":method": "PUT", ":path": `${BOOK}a.vcf` });
  endless.write("BEGIN:VCARD\r\n");
  await once(endless, "close");
  expect(endless.rstCode).toBe(constants.NGHTTP2_CANCEL);
  expect(await sendByHttp2(session, "OPTIONS", "/")).toMatchObject({ status: 200 });
  session.destroy();
  server.close();
});

test("an answer of HTTP/2 whose client resets the stream before it begins is not made", async () => {
  const gone = Promise.withResolvers<void>();
  const onCancel = vi.fn<() => void>();
  const onPull = vi.fn<() => void>();
  const handler = async (): Promise<Response> => {
    await gone.promise;
    const source = { pull: onPull, cancel: onCancel };
    return new Response(new ReadableStream(source, { highWaterMark: 0 }));
  };
  await withTls(async ({ server }, session) => {
    const stream = session.request({ ":path": "/" });
    const [arrived] = (await once(server, "stream")) as [ServerHttp2Stream];
    arrived.once("close", gone.resolve);
    stream.close(constants.NGHTTP2_CANCEL);
    await vi.waitUntil(() => onCancel.mock.calls.length > 0);
    expect(onPull).not.toHaveBeenCalled();
  }, handler);
});
