import { fc, test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { entityTag } from "../src/index.ts";
import { nodeDigest } from "../src/node.ts";
import { BOOK, createServerWithBook, vcard } from "./dav-client.ts";

propertyTest.prop([fc.uint8Array({ maxLength: 200 })], { numRuns: 50 })(
  "an entity tag does not depend on what digests the octets",
  async (octets) => {
    expect(await entityTag(octets, nodeDigest)).toBe(await entityTag(octets));
  },
);

test("what a PUT stores is digested by the digest of the server", async () => {
  const digested: Uint8Array[] = [];
  const server = await createServerWithBook({
    digest: (octets) => {
      digested.push(octets);
      return nodeDigest(octets);
    },
  });
  const body = vcard({ uid: "1" });
  const put = await server.send("PUT", `${BOOK}a.vcf`, {
    body,
    headers: { "Content-Type": "text/vcard" },
  });
  expect(put.status).toBe(201);
  const octets = new TextEncoder().encode(body);
  expect(digested.map((one) => [...one])).toEqual([[...octets]]);
  expect(put.headers.get("etag")).toBe(`"${await entityTag(octets)}"`);
});
