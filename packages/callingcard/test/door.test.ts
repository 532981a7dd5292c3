import { once } from "node:events";
import { copyFile, writeFile } from "node:fs/promises";
import { connect as connectHttp2 } from "node:http2";
import { join } from "node:path";
import { connect } from "node:tls";
import { gunzipSync } from "node:zlib";
import { request } from "node:http";
import { expect, test } from "vitest";
import { KEYS_ONE, KEYS_TWO, type TestKeys } from "../../../tools/keys/test-keys.ts";
import { AUTHORIZATION, startProgram, USER, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

async function writeKeys(folder: string, { key, cert }: TestKeys): Promise<void> {
  await writeFile(join(folder, "key.pem"), key);
  await writeFile(join(folder, "cert.pem"), cert);
}

function httpsOf(folder: string): Readonly<Record<string, string>> {
  return {
    CALLINGCARD_HTTPS_KEY: join(folder, "key.pem"),
    CALLINGCARD_HTTPS_CERT: join(folder, "cert.pem"),
  };
}

async function commonName(url: string): Promise<string> {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return String(subject.CN);
}

test("serves HTTP/2 with a certificate, and reads it again at SIGHUP", async () => {
  await withFolder(async (folder) => {
    await writeKeys(folder, KEYS_ONE);
    const program = await startProgram(folder, httpsOf(folder));
    expect(program.url).toMatch(/^https:/);
    const session = connectHttp2(program.url, { ca: KEYS_ONE.cert });
    const stream = session.request({
      ":method": "PROPFIND",
      ":path": `/addressbooks/${USER}/`,
      authorization: AUTHORIZATION,
      depth: "0",
    });
    stream.end();
    const [fields] = (await once(stream, "response")) as [Record<string, unknown>];
    expect(fields[":status"]).toBe(207);
    stream.destroy();

    await copyFile(join(folder, "key.pem"), join(folder, "old.pem"));
    await writeKeys(folder, { key: KEYS_ONE.key, cert: KEYS_TWO.cert });
    program.child.kill("SIGHUP");
    await expect.poll(() => program.log.join("\n")).toContain("certificate not read again");
    expect(await commonName(program.url)).toBe("one.callingcard.test");

    await writeKeys(folder, KEYS_TWO);
    program.child.kill("SIGHUP");
    await expect.poll(() => program.log.join("\n")).toContain("certificate read again");
    expect(await commonName(program.url)).toBe("two.callingcard.test");
    session.close();
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

test("compresses for clients that ask for it, and lets pages of listed origins in", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, {
      CALLINGCARD_COMPRESSION: "on",
      CALLINGCARD_CORS_ORIGINS: "https://mail.example.org",
    });
    const outgoing = request(`${program.url}addressbooks/${USER}/`, {
      method: "PROPFIND",
      headers: {
        authorization: AUTHORIZATION,
        origin: "https://mail.example.org",
        "accept-encoding": "gzip",
        depth: "1",
      },
    });
    const names = Array.from({ length: 80 }, (_, n) => `<D:none-${n}/>`).join("");
    outgoing.end(`<D:propfind xmlns:D="DAV:"><D:prop>${names}</D:prop></D:propfind>`);
    const [incoming] = (await once(outgoing, "response")) as [NodeJS.ReadableStream & Headers];
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    expect(incoming.headers).toMatchObject({
      "content-encoding": "gzip",
      vary: "Accept-Encoding, Origin",
      "access-control-allow-origin": "https://mail.example.org",
    });
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toContain("multistatus");
    const preflight = await fetch(program.bookUrl, {
      method: "OPTIONS",
      headers: {
        Origin: "https://mail.example.org",
        "Access-Control-Request-Method": "REPORT",
      },
    });
    expect(preflight.status).toBe(204);
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

interface Headers {
  readonly headers: Readonly<Record<string, unknown>>;
}

test.each([
  [
    "a key that is not there",
    { key: undefined, cert: KEYS_ONE.cert },
    "key.pem cannot be read (--https-key,",
  ],
  [
    "another key's certificate",
    { key: KEYS_ONE.key, cert: KEYS_TWO.cert },
    "the certificate cannot be used (--https-cert,",
  ],
  ["what is no certificate", { key: KEYS_ONE.key, cert: "x" }, "the certificate cannot be used"],
])("%s ends with status 1 and the setting", async (_, { key, cert }, message) => {
  await withFolder(async (folder) => {
    if (key !== undefined) await writeKeys(folder, { key, cert });
    const args = ["serve", "--data", folder, "--port", "0", "--messaging", "off"];
    const { status, stderr } = await run([...args, "--log-level", "silent"], {
      env: httpsOf(folder),
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(message) });
  });
});
