import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createXcapHandler } from "@callingcard/xcap-server";
import { createDigestAuthenticator, digestSecret, serveXcap } from "@callingcard/xcap-server/node";
import { openXdmStore } from "@callingcard/store-sqlite/xdm";
import { expect, test } from "vitest";

const run = promisify(execFile);

const REALM = "interop";
const LISTS = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">
  <list name="friends"><entry uri="sip:bob@example.com"/></list>
</resource-lists>`;

interface Answer {
  readonly status: string;
  readonly body: string;
}

test.each(["--digest", "--anyauth"])("curl puts, gets and deletes with %s", async (scheme) => {
  const store = openXdmStore({ file: ":memory:" });
  const handler = createXcapHandler({
    store,
    authenticate: createDigestAuthenticator({
      realm: REALM,
      findUser: async (name, algorithm) => ({
        xui: `sip:${name}@example.com`,
        secret: digestSecret(name, REALM, "secret", algorithm),
      }),
    }),
  });
  const server = await serveXcap(handler);
  const curl = async (path: string, ...options: readonly string[]): Promise<Answer> => {
    const uri = `${server.url}resource-lists/users/sip:alice@example.com/index${path}`;
    const common = ["--silent", "--globoff", scheme, "--write-out", "\n%{http_code}"];
    const user = options.includes("--user") ? [] : ["--user", "alice:secret"];
    const { stdout } = await run("curl", [...common, ...user, ...options, uri]);
    const end = stdout.lastIndexOf("\n");
    return { status: stdout.slice(end + 1), body: stdout.slice(0, end) };
  };
  const put = (type: string, body: string): string[] => [
    "--request",
    "PUT",
    "--header",
    `Content-Type: application/${type}`,
    "--data-binary",
    body,
  ];
  const friends = "/~~/resource-lists/list[@name=%22friends%22]";
  try {
    expect((await curl("", ...put("resource-lists+xml", LISTS))).status).toBe("201");
    expect(await curl("")).toEqual({ status: "200", body: LISTS });
    const carol = `${friends}/entry[@uri=%22sip:carol@example.com%22]`;
    const element = put("xcap-el+xml", '<entry uri="sip:carol@example.com"/>');
    expect((await curl(carol, ...element)).status).toBe("201");
    expect((await curl(carol)).body).toBe('<entry uri="sip:carol@example.com"/>');
    expect((await curl(`${friends}/entry[2]/@uri`)).body).toBe('"sip:carol@example.com"');
    const query = "?xmlns(r=urn:ietf:params:xml:ns:resource-lists)";
    expect((await curl(`/~~/r:resource-lists/r:list/r:entry[1]/@uri${query}`)).body).toBe(
      '"sip:bob@example.com"',
    );
    expect((await curl(carol, "--request", "DELETE")).status).toBe("200");
    expect((await curl("")).body).toBe(LISTS);
    expect((await curl("", "--user", "alice:wrong")).status).toBe("401");
    expect((await curl("", "--user", "bob:secret")).status).toBe("403");
  } finally {
    await server.close(0);
    await store.close();
  }
});
