import { createDAVClient, type DAVAddressBook, type DAVObject } from "tsdav";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { card, nameOf, uidOf } from "./book.ts";
import { type Program, startProgram } from "./program.ts";

/** A device of the user: a client of tsdav with its own copy of the book. */
interface Device {
  /** The cards of its copy by UID. */
  cards(): ReadonlyMap<string, string>;

  /** Brings its copy up to date and gives back the UIDs of what came new and changed, and how many went. */
  sync(): Promise<{ readonly came: readonly string[]; readonly gone: number }>;

  /** Puts a card on the server and gives back the status; if the copy has its UID, in its place. */
  put(text: string): Promise<number>;

  /** Deletes a card on the server and gives back the status. */
  remove(uid: string): Promise<number>;
}

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.stop();
});

async function openDevice(method: "webdav" | "basic"): Promise<Device> {
  const { url, user, password } = program;
  const client = await createDAVClient({
    serverUrl: url,
    credentials: { username: user, password },
    authMethod: "Basic",
    defaultAccountType: "carddav",
  });
  const [found] = await client.fetchAddressBooks();
  if (found === undefined) throw new Error("no address book");
  // Without a token the first sync is of everything.
  let book: DAVAddressBook = { ...found, syncToken: "", ctag: "", objects: [] };
  const objects = (): readonly DAVObject[] => book.objects ?? [];

  function held(uid: string): DAVObject {
    const one = objects().find(({ data }) => uidOf(String(data)) === uid);
    if (one === undefined) throw new Error(`no ${uid} on this device`);
    return one;
  }

  return {
    cards: () =>
      new Map(objects().map(({ data }) => [uidOf(String(data)), withEnd(String(data))] as const)),
    sync: async () => {
      const before = objects();
      book = await client.smartCollectionSync({
        collection: {
          ...book,
          objectMultiGet: client.addressBookMultiGet,
          fetchObjects: () => client.fetchVCards({ addressBook: book }),
        },
        method,
      });
      const known = new Map(before.map(({ url: at, etag }) => [at, etag]));
      const came = objects().filter(({ url: at, etag }) => known.get(at) !== etag);
      const left = new Set(objects().map(({ url: at }) => at));
      return {
        came: came.map(({ data }) => uidOf(String(data))),
        gone: before.filter(({ url: at }) => !left.has(at)).length,
      };
    },
    put: async (text) => {
      const uid = uidOf(text);
      const isHeld = objects().some(({ data }) => uidOf(String(data)) === uid);
      const { status } = isHeld
        ? await client.updateVCard({ vCard: { ...held(uid), data: text } })
        : await client.createVCard({
            addressBook: book,
            filename: `${uid}.vcf`,
            vCardString: text,
          });
      return status;
    },
    remove: async (uid) => (await client.deleteVCard({ vCard: held(uid) })).status,
  };
}

/** Gives a card the line break at its end back, which tsdav trims. */
function withEnd(text: string): string {
  return `${text.trimEnd()}\r\n`;
}

describe.each(["webdav", "basic"] as const)("two devices of tsdav by the method %s", (method) => {
  let phone: Device;
  let desk: Device;
  const uid = (name: string) => `${method}-${name}`;

  async function bothSynced(): Promise<ReadonlyMap<string, string>> {
    await phone.sync();
    await desk.sync();
    expect(phone.cards()).toEqual(desk.cards());
    return desk.cards();
  }

  beforeAll(async () => {
    phone = await openDevice(method);
    desk = await openDevice(method);
  });

  test("hold the same cards, each in the octets that the other put", async () => {
    const photo = Buffer.alloc(100_000, "pixels").toString("base64");
    const pictured = card(uid("photo"), "Pictured").replace(
      "END:",
      `PHOTO;ENCODING=b;TYPE=JPEG:${photo}\r\nEND:`,
    );
    expect(await phone.put(pictured)).toBe(201);
    for (let n = 0; n < 20; n += 1) {
      expect(await desk.put(card(uid(`${n}`), `Łucja ${n} <&> ]]>`))).toBe(201);
    }
    const cards = await bothSynced();
    expect(cards.get(uid("photo"))).toBe(pictured);
    expect(cards.get(uid("7"))).toBe(card(uid("7"), "Łucja 7 <&> ]]>"));
  });

  test("learn what the other changed, and nothing twice", async () => {
    expect(await phone.put(card(uid("1"), "Renamed"))).toBe(204);
    expect(await phone.remove(uid("2"))).toBe(204);
    expect(await phone.put(card(uid("new"), "New"))).toBe(201);
    const { came, gone } = await desk.sync();
    expect(new Set(came)).toEqual(new Set([uid("1"), uid("new")]));
    expect(gone).toBe(1);
    expect(await desk.sync()).toEqual({ came: [], gone: 0 });
    expect([...(await bothSynced()).values()].map(nameOf)).toContain("Renamed");
  });

  test("lose no edit when both change a card", async () => {
    expect(await phone.put(card(uid("3"), "From the phone"))).toBe(204);
    expect(await desk.put(card(uid("3"), "From the desk"))).toBe(412);
    await desk.sync();
    expect(nameOf(desk.cards().get(uid("3")) ?? "")).toBe("From the phone");
    expect(await desk.put(card(uid("3"), "From the desk, later"))).toBe(204);
    expect(nameOf((await bothSynced()).get(uid("3")) ?? "")).toBe("From the desk, later");
  });

  test("neither delete what the other edited nor revive what it deleted", async () => {
    expect(await phone.put(card(uid("4"), "Edited"))).toBe(204);
    expect(await desk.remove(uid("4"))).toBe(412);
    expect(await phone.remove(uid("5"))).toBe(204);
    expect(await desk.put(card(uid("5"), "Edited too late"))).toBe(412);
    const cards = await bothSynced();
    expect(nameOf(cards.get(uid("4")) ?? "")).toBe("Edited");
    expect(cards.has(uid("5"))).toBe(false);
  });

  test("may put again what was deleted", async () => {
    expect(await desk.put(card(uid("5"), "Back again"))).toBe(201);
    expect(nameOf((await bothSynced()).get(uid("5")) ?? "")).toBe("Back again");
  });
});
