import { hashPassword } from "@callingcard/carddav-server/node";
import { expect, test } from "vitest";
import { createCardHandler } from "../src/http/card-handler.ts";
import { createLog } from "../src/log.ts";
import { openStore } from "../src/open-store.ts";
import { startOperation } from "../src/operation/operation.ts";
import { withFolder } from "./running-program.ts";

test("a quota holds for each user", async () => {
  await withFolder(holdsQuota);
});

async function holdsQuota(data: string): Promise<void> {
  const store = await openStore({ data, database: undefined });
  try {
    await store.addUser("ada", await hashPassword("secret"));
    await store.createBook("ada", "contacts", []);
    const operation = await startOperation({ monitor: undefined, otlpUrl: undefined });
    const signIn = { lockOut: undefined, issuer: undefined };
    const settings = { signIn, quotaOctets: 100, historyMs: 0 };
    const { handler } = await createCardHandler(store, settings, createLog("silent"), operation);
    const put = (uid: string) =>
      handler(
        new Request(`http://localhost/addressbooks/ada/contacts/${uid}.vcf`, {
          method: "PUT",
          headers: {
            Authorization: `Basic ${btoa("ada:secret")}`,
            "Content-Type": "text/vcard",
          },
          body: `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${uid}\r\nFN:Ada\r\nEND:VCARD\r\n`,
        }),
      );
    expect((await put("1")).status).toBe(201);
    expect((await put("2")).status).toBe(507);
  } finally {
    await store.close();
  }
}
