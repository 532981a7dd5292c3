import { expect, test } from "vitest";
import { findBooks } from "../src/book/account.ts";
import { createDavClient, DavFailure } from "../src/book/dav-client.ts";
import { startServer } from "./server.ts";

test("finds the books from nothing but the server", async () => {
  const { client, store } = await startServer();
  await store.createBook("ada", "café & co", []);
  expect(await findBooks(client)).toEqual([
    { href: "/addressbooks/ada/contacts/", name: "contacts" },
    { href: "/addressbooks/ada/caf%C3%A9%20%26%20co/", name: "café & co" },
  ]);
});

test("says that the password is wrong", async () => {
  const { client } = await startServer("ada", "sécret");
  await expect(findBooks(client)).rejects.toMatchObject({
    name: "DavFailure",
    status: 401,
    message: "The user name or the password is wrong.",
  });
});

test("tells no other server the password", async () => {
  let sent = 0;
  const client = createDavClient({
    origin: "http://dav.example",
    user: "ada",
    password: "secret",
    fetch: () => {
      sent += 1;
      return Promise.resolve(new Response());
    },
  });
  for (const href of ["http://evil.example/", "//evil.example/", "https://dav.example/"]) {
    await expect(client.send("GET", href)).rejects.toThrow("href of another server");
  }
  expect(sent).toBe(0);
});

test("sends the password in each request and lets the browser add nothing", async () => {
  const requests: Request[] = [];
  const client = createDavClient({
    origin: "http://dav.example",
    user: "ada",
    password: "pässwörd",
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(new Response());
    },
  });
  await client.send("GET", "/");
  const [request] = requests;
  expect(request?.credentials).toBe("omit");
  const [, encoded = ""] = request?.headers.get("authorization")?.split(" ") ?? [];
  expect(Buffer.from(encoded, "base64").toString()).toBe("ada:pässwörd");
});

test("tells what a server says of a refusal", async () => {
  const { client, book } = await startServer();
  const refusal = client.send("PUT", `${book}a.vcf`, {
    body: "nonsense",
    headers: { "Content-Type": "text/vcard" },
  });
  await expect(refusal).rejects.toBeInstanceOf(DavFailure);
  await expect(refusal).rejects.toMatchObject({
    conditions: [{ kind: "valid-address-data" }],
  });
  await expect(client.send("GET", `${book}none.vcf`)).rejects.toMatchObject({
    status: 404,
    message: "there is no such card",
  });
});
