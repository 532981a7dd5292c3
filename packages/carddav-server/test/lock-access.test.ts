import { describe, expect, test } from "vitest";
import { createSharedServer, grantBob, lacking, sendAs, write } from "./access-client.ts";
import { BOOK } from "./dav-client.ts";
import { CARD, lockOk, refusalOf, sendLock } from "./lock-client.ts";

describe("the lock of another user", () => {
  test("is not opened by its token", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read", "write");
    const { If, token } = await lockOk(server, CARD, { user: "bob" });
    const stolen = await write(server, CARD, "1", "ada", { If });
    expect(await refusalOf(stolen)).toEqual([423, "lock-token-submitted", CARD]);
    expect((await write(server, CARD, "1", "bob", { If })).status).toBe(204);
    const refreshed = await server.send("LOCK", CARD, { headers: { If: `(<${token}>)` } });
    expect(refreshed.status).toBe(403);
  });

  test("is removed by who may unlock, the owner of the book above all", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read", "write-content");
    const { token } = await lockOk(server, CARD);
    const unlock = (user: string): Promise<Response> =>
      server.send("UNLOCK", CARD, { user, headers: { "Lock-Token": `<${token}>` } });
    expect(await lacking(await unlock("bob"))).toEqual([`unlock ${CARD}`]);
    await grantBob(server, "read", "unlock");
    expect((await unlock("bob")).status).toBe(204);
    await grantBob(server, "read", "write-content");
    const own = await lockOk(server, CARD, { user: "bob" });
    const headers = { "Lock-Token": `<${own.token}>` };
    expect((await server.send("UNLOCK", CARD, { headers })).status).toBe(204);
  });

  test("needs the privilege to write: write-content, or bind for a new name", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read");
    const lock = (path: string): Promise<Response> => sendLock(server, path, { user: "bob" });
    expect(await lacking(await lock(CARD))).toEqual([`write-content ${CARD}`]);
    expect(await lacking(await lock(`${BOOK}new.vcf`))).toEqual([`bind ${BOOK}`]);
    await grantBob(server, "read", "bind");
    expect((await lock(`${BOOK}new.vcf`)).status).toBe(201);
  });

  test("keeps the list of a book as it is: ACL is 423", async () => {
    const server = await createSharedServer();
    await lockOk(server, BOOK);
    const response = await sendAs(server, "ada", "ACL", BOOK, "<D:acl/>");
    expect(await refusalOf(response)).toEqual([423, "lock-token-submitted", BOOK]);
  });

  test("opens for its maker who may write and not read", async () => {
    const server = await createSharedServer();
    await grantBob(server, "write-content", "bind");
    const { token } = await lockOk(server, CARD, { user: "bob" });
    const written = await write(server, CARD, "1", "bob", { If: `(<${token}>)` });
    expect(written.status).toBe(204);
  });
});
