import assert from "node:assert/strict";
import type { MessageStore, ObjectPlace } from "../store/message-store.ts";
import type { StoreContractCase } from "./case.ts";
import { newObject, textOf } from "./objects.ts";

const ADA = "tel:+15550002";
const FOLDER = ["Default", "tel:+15550001"];

/** Objects: appending once, finding, reading. */
export const objectCases: readonly StoreContractCase<MessageStore>[] = [
  {
    name: "an object comes back as it was appended",
    run: async (store) => {
      const object = {
        ...newObject({}, "Grüße\r\n\r\n.\r\nFrom me"),
        flags: ["\\Seen", "\\Flagged"],
      };
      const { uid, uidValidity } = await store.append(ADA, FOLDER, object);
      const fetched = await store.fetch(ADA, FOLDER, uid);
      assert.equal(textOf(fetched?.octets), textOf(object.octets));
      assert.deepEqual(flagsOf(fetched?.flags), ["\\flagged", "\\seen"]);
      assert.equal(fetched?.dateMs, object.dateMs);
      assert.deepEqual(
        { uid: fetched.uid, uidValidity: fetched.uidValidity },
        { uid, uidValidity },
      );
    },
  },
  {
    name: "a large object with all octets of text comes back as it was appended",
    run: async (store) => {
      const line = Uint8Array.from({ length: 253 }, (_, index) => (index % 253) + 3);
      for (const [index, octet] of line.entries())
        if (octet === 10 || octet === 13) line[index] = 32;
      const lines = Array.from({ length: 1_000 }, () => [...line, 13, 10]).flat();
      const octets = Uint8Array.from([...newObject({}, "\r\n").octets, ...lines]);
      const { uid } = await store.append(ADA, FOLDER, { ...newObject(), octets });
      const fetched = await store.fetch(ADA, FOLDER, uid);
      assert.ok(Buffer.from(fetched?.octets ?? []).equals(octets));
    },
  },
  {
    name: "a time is stored in whole seconds",
    run: async (store) => {
      const { uid } = await store.append(ADA, FOLDER, {
        ...newObject(),
        dateMs: 1_000_000_000_999,
      });
      assert.equal((await store.fetch(ADA, FOLDER, uid))?.dateMs, 1_000_000_000_000);
    },
  },
  {
    name: "UIDs ascend in the order of appending, under one UIDVALIDITY",
    run: async (store) => {
      const places: ObjectPlace[] = [];
      for (const messageId of ["c", "a", "b"]) {
        places.push(await store.append(ADA, FOLDER, newObject({ messageId })));
      }
      assert.deepEqual(
        places,
        places.toSorted((left, right) => left.uid - right.uid),
      );
      assert.equal(new Set(places.map(({ uidValidity }) => uidValidity)).size, 1);
      assert.deepEqual(await store.search(ADA, FOLDER, {}), places);
    },
  },
  {
    name: "an object is appended once, and the first stays",
    run: async (store) => {
      const first = await store.append(ADA, FOLDER, newObject({}, "first"));
      const again = await store.append(ADA, FOLDER, newObject({}, "second"));
      assert.deepEqual(again, first);
      assert.deepEqual(await store.search(ADA, FOLDER, {}), [first]);
      const fetched = await store.fetch(ADA, FOLDER, first.uid);
      assert.match(textOf(fetched?.octets) ?? "", /first$/);
    },
  },
  {
    name: "of concurrent appends of one object, one is stored",
    run: async (store) => {
      const places = await Promise.all(
        Array.from({ length: 5 }, () => store.append(ADA, FOLDER, newObject())),
      );
      assert.equal(new Set(places.map(({ uid }) => uid)).size, 1);
      assert.equal((await store.search(ADA, FOLDER, {})).length, 1);
    },
  },
  {
    name: "concurrent appends of many objects are all stored",
    run: async (store) => {
      const ids = Array.from({ length: 20 }, (_, index) => `m${index}`);
      await Promise.all(
        ids.map((messageId) => store.append(ADA, FOLDER, newObject({ messageId }))),
      );
      assert.equal((await store.search(ADA, FOLDER, {})).length, 20);
    },
  },
  {
    name: "direction and type are part of what an object is, and the whole identifier with its case",
    run: async (store) => {
      const keys = [
        { messageId: "abc" },
        { messageId: "ABC" },
        { messageId: "ab" },
        { messageId: "abcd" },
        { messageId: "abc", direction: "sent" as const },
        { messageId: "abc", type: "application/x-cpm-session" },
      ];
      const places: ObjectPlace[] = [];
      for (const key of keys) places.push(await store.append(ADA, FOLDER, newObject(key)));
      assert.equal(new Set(places.map(({ uid }) => uid)).size, keys.length);
      for (const [index, key] of keys.entries()) {
        const { messageId, direction, type } = newObject(key).key;
        const found = await store.search(ADA, FOLDER, { messageId, direction, type });
        assert.deepEqual(found, [places[index]], JSON.stringify(key));
      }
    },
  },
  {
    name: "a search finds what meets all of its criteria, in the order of UIDs",
    run: async (store) => {
      for (const messageId of ["a", "b"]) {
        for (const direction of ["sent", "received"] as const) {
          await store.append(ADA, FOLDER, newObject({ messageId, direction }));
        }
      }
      const all = await store.search(ADA, FOLDER, {});
      const [first, , third, fourth] = all;
      assert.equal(all.length, 4);
      assert.deepEqual(await store.search(ADA, FOLDER, { direction: "sent" }), [first, third]);
      assert.deepEqual(await store.search(ADA, FOLDER, { messageId: "b" }), [third, fourth]);
      const none = { messageId: "b", type: "application/x-cpm-session" };
      assert.deepEqual(await store.search(ADA, FOLDER, none), []);
      assert.deepEqual(await store.search(ADA, FOLDER, { type: "message/cpim" }), all);
    },
  },
  {
    name: "identifiers may have any signs of a token and more",
    run: async (store) => {
      const messageIds = ["a=b/c+d==", 'q"uote', "b\\s", "<x@y>", "{5}", "%", "a,b;c", "NIL", "*"];
      for (const messageId of messageIds) {
        const place = await store.append(ADA, FOLDER, newObject({ messageId }));
        assert.deepEqual(await store.search(ADA, FOLDER, { messageId }), [place], messageId);
        assert.deepEqual(await store.append(ADA, FOLDER, newObject({ messageId })), place);
      }
    },
  },
  {
    name: "an object that is known to be new is appended as well",
    run: async (store) => {
      const options = { mayExist: false };
      const place = await store.append(ADA, FOLDER, newObject(), options);
      assert.deepEqual(await store.search(ADA, FOLDER, { messageId: "m1" }), [place]);
    },
  },
  {
    name: "a folder and an object that are missing are nothing",
    run: async (store) => {
      assert.deepEqual(await store.search(ADA, ["Default", "missing"], {}), []);
      assert.equal(await store.fetch(ADA, ["Default", "missing"], 1), undefined);
      const { uid } = await store.append(ADA, FOLDER, newObject());
      assert.equal(await store.fetch(ADA, FOLDER, uid + 1), undefined);
      assert.equal(await store.fetch("tel:+15559999", FOLDER, uid), undefined);
      assert.deepEqual(await store.list("tel:+15559999", ["Default"]), []);
    },
  },
];

function flagsOf(flags: readonly string[] | undefined): readonly string[] {
  return (flags ?? [])
    .map((flag) => flag.toLowerCase())
    .filter((flag) => flag !== "\\recent")
    .toSorted();
}
