import { createCardDavHandler, type CardDavHandler } from "@callingcard/carddav-server";
import { expect, test } from "vitest";
import { openSqliteStore } from "../src/index.ts";
import { withFile } from "./temporary-file.ts";

const BOOK = "http://dav.example/addressbooks/ada/contacts/";

function send(
  handler: CardDavHandler,
  method: string,
  path: string,
  type: string,
  body: string,
): Promise<Response> {
  const headers = { "Content-Type": type, Depth: "0" };
  return handler(new Request(BOOK + path, { method, headers, body }));
}

// Names with the elements that they stand in, at the root of a body.
function xml(root: string, content: string): string {
  return `<D:${root} xmlns:D="DAV:">${content}</D:${root}>`;
}

test("a poll of one process tells what another one has written", async () => {
  await withFile(async (file) => {
    const stores = [openSqliteStore({ file }), openSqliteStore({ file })] as const;
    const [one, other] = stores.map((store) =>
      createCardDavHandler({
        store,
        authenticate: async () => ({ kind: "user", user: "ada" }),
      }),
    );
    if (one === undefined || other === undefined) throw new Error("there are two");
    const asked = xml("prop", "<D:displayname/><D:sync-token/>");
    const poll = async (handler: CardDavHandler): Promise<string> => {
      const body = `<D:propfind xmlns:D="DAV:">${asked}</D:propfind>`;
      return (await send(handler, "PROPFIND", "", "application/xml", body)).text();
    };
    try {
      await stores[0].createBook("ada", "contacts", []);
      const answers = [await poll(one)];
      expect(await poll(one)).toBe(answers[0]);
      const changes = [
        () => send(other, "PUT", "a.vcf", "text/vcard", CARD),
        () =>
          send(
            other,
            "PROPPATCH",
            "",
            "application/xml",
            xml(
              "propertyupdate",
              "<D:set><D:prop><D:displayname>X</D:displayname></D:prop></D:set>",
            ),
          ),
        async () => {
          const { id = "" } = (await stores[1].findBook("ada", "contacts")) ?? {};
          await stores[1].deleteBook(id);
          await stores[1].createBook("ada", "contacts", []);
        },
      ];
      for (const change of changes) {
        await change();
        answers.push(await poll(one));
        expect(await poll(one)).toBe(answers.at(-1));
        expect(await poll(other)).toBe(answers.at(-1));
      }
      expect(new Set(answers).size).toBe(4);
    } finally {
      for (const store of stores) await store.close();
    }
  });
});

const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:A\r\nEND:VCARD\r\n";
