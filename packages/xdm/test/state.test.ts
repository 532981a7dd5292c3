import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import { conferenceInfo, reginfo as anyReginfo } from "../src/arbitrary.ts";
import {
  applyConferenceInfo,
  applyReginfo,
  parseConferenceInfo,
  parseReginfo,
  publicGruu,
  sipInstance,
  type ConferenceInfo,
  type ConferenceUser,
  type Reginfo,
  type RegistrationTable,
} from "../src/index.ts";

function reginfo(version: number, state: "full" | "partial", inside: string): Reginfo {
  return parseReginfo(
    `<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="${version}" state="${state}">${inside}</reginfo>`,
  );
}

function registration(id: string, inside: string, state = "active"): string {
  return `<registration aor="sip:${id}@example.com" id="${id}" state="${state}">${inside}</registration>`;
}

function contact(id: string, state = "active"): string {
  return `<contact id="${id}" state="${state}" event="registered"><uri>sip:${id}@192.0.2.1</uri></contact>`;
}

/** Identifiers of registrations with those of their contacts. */
function ids(table: RegistrationTable | undefined): Record<string, string[]> {
  const entries = Array.from(table?.registrations ?? [], ([id, { contacts }]) => [
    id,
    contacts.map((one) => one.id),
  ]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}

describe("RFC 3680 section 5.2", () => {
  const first = reginfo(
    0,
    "full",
    registration("a", contact("1") + contact("2")) + registration("b", contact("3")),
  );
  const { table } = applyReginfo(undefined, first);

  test("a full document is all there is", () => {
    expect(ids(table)).toEqual({ a: ["1", "2"], b: ["3"] });
    const next = applyReginfo(table, reginfo(1, "full", registration("c", "")));
    expect(next.outcome).toBe("applied");
    expect(ids(next.table)).toEqual({ c: [] });
  });

  test("a partial one changes what it names", () => {
    const next = applyReginfo(
      table,
      reginfo(
        1,
        "partial",
        registration("a", contact("2", "terminated") + contact("4")) +
          registration("b", "", "terminated") +
          registration("c", contact("5")),
      ),
    );
    expect(next.outcome).toBe("applied");
    expect(ids(next.table)).toEqual({ a: ["1", "4"], c: ["5"] });
    expect(next.table?.version).toBe(1);
  });

  test("old ones are discarded, gaps are told", () => {
    const partial = (version: number) => reginfo(version, "partial", registration("c", ""));
    expect(applyReginfo(table, partial(0))).toEqual({ table, outcome: "discarded" });
    const gap = applyReginfo(table, partial(3));
    expect(gap.outcome).toBe("gap");
    expect(ids(gap.table)).toEqual({ a: ["1", "2"], b: ["3"], c: [] });
    expect(applyReginfo(undefined, partial(3)).outcome).toBe("incomplete");
    expect(applyReginfo(table, reginfo(9, "full", "")).outcome).toBe("applied");
  });

  test("a document may name a registration again and again", () => {
    const again = reginfo(
      1,
      "partial",
      registration("a", contact("4")) +
        registration("a", contact("1", "terminated")) +
        registration("b", "", "terminated") +
        registration("b", contact("6")),
    );
    expect(ids(applyReginfo(table, again).table)).toEqual({ a: ["2", "4"], b: ["6"] });
  });

  test("a registration named 30 000 times is not read through 30 000 times", () => {
    const numbers = Array.from({ length: 30_000 }, (_, index) => String(index));
    const registrations = numbers.map((id) => ({
      aor: "sip:a@example.com",
      id: "a",
      state: "active" as const,
      contacts: [
        {
          id,
          state: "active" as const,
          event: "registered" as const,
          uri: "sip:a@192.0.2.1",
          unknownParams: [],
          extras: [],
        },
      ],
    }));
    const update = applyReginfo(undefined, { version: 0, state: "full", registrations });
    expect(update.table?.registrations.get("a")?.contacts).toHaveLength(30_000);
  });

  property.prop([anyReginfo(), anyReginfo()])("a full document is never a gap", (before, after) => {
    const known = applyReginfo(undefined, before).table;
    const update = applyReginfo(known, { ...after, state: "full", version: before.version + 7 });
    expect(update.outcome).toBe("applied");
    expect(update.table).toEqual(
      applyReginfo(undefined, { ...after, state: "full", version: before.version + 7 }).table,
    );
  });
});

describe("RFC 5628 section 7", () => {
  test("GRUU and instance of a contact", () => {
    const xml = rfcExamples(5628)[0]?.xml.replaceAll(/\s*<\/?allOneLine>/g, "") ?? "";
    const [found] =
      parseReginfo(xml.replaceAll(/\n\s*;gr/g, ";gr")).registrations[0]?.contacts ?? [];
    if (found === undefined) throw new Error("no contact");
    expect(publicGruu(found)).toBe("sip:user@example.com;gr=hha9s8d-999a");
    expect(sipInstance(found)).toBe("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    expect(found.extras[1]).toMatchObject({ kind: "temp-gruu", firstCseq: 54_301 });
    expect(publicGruu({ ...found, extras: [] })).toBeUndefined();
    expect(sipInstance({ ...found, unknownParams: [] })).toBeUndefined();
  });
});

describe("RFC 4575 section 4.6", () => {
  const user = (entity: string, rest: Partial<ConferenceUser> = {}): ConferenceUser => ({
    entity,
    endpoints: [],
    ...rest,
  });
  const full: ConferenceInfo = {
    entity: "sip:conf@example.com",
    version: 1,
    users: {
      users: [
        user("sip:alice@example.com", {
          displayText: "Alice",
          endpoints: [
            { entity: "sip:alice@1", status: "connected", media: [{ id: "1", type: "audio" }] },
            { entity: "sip:alice@2", media: [] },
          ],
        }),
        user("sip:bob@example.com"),
      ],
    },
    sidebarsByRef: { entries: [{ uri: "sip:side@example.com" }] },
  };
  const { info } = applyConferenceInfo(undefined, full);

  test("a partial document changes what it names, down to a medium", () => {
    const update = applyConferenceInfo(info, {
      entity: full.entity,
      version: 2,
      state: "partial",
      conferenceState: { userCount: 2 },
      users: {
        state: "partial",
        users: [
          user("sip:bob@example.com", { state: "deleted" }),
          user("sip:carol@example.com", { displayText: "Carol" }),
          user("sip:alice@example.com", {
            state: "partial",
            endpoints: [
              {
                entity: "sip:alice@1",
                state: "partial",
                status: "on-hold",
                media: [{ id: "2", type: "message" }],
              },
              { entity: "sip:alice@2", state: "deleted", media: [] },
            ],
          }),
        ],
      },
      sidebarsByRef: { state: "deleted", entries: [] },
    });
    expect(update).toEqual({
      outcome: "applied",
      info: {
        entity: full.entity,
        version: 2,
        conferenceState: { userCount: 2 },
        users: {
          users: [
            user("sip:alice@example.com", {
              displayText: "Alice",
              endpoints: [
                {
                  entity: "sip:alice@1",
                  status: "on-hold",
                  media: [
                    { id: "1", type: "audio" },
                    { id: "2", type: "message" },
                  ],
                },
              ],
            }),
            user("sip:carol@example.com", { displayText: "Carol" }),
          ],
        },
      },
    });
  });

  test("URIs of a user are partial by themselves", () => {
    const aors = (...uris: string[]) => ({ entries: uris.map((uri) => ({ uri })) });
    const bob = (state: "partial" | "deleted", ...uris: string[]) => ({
      entity: full.entity,
      state: "partial" as const,
      users: {
        state: "partial" as const,
        users: [
          user("sip:bob@example.com", {
            state: "partial",
            associatedAors: { state, ...aors(...uris) },
          }),
        ],
      },
    });
    const one = applyConferenceInfo(info, { ...bob("partial", "tel:1"), version: 2 });
    const two = applyConferenceInfo(one.info, { ...bob("partial", "tel:2"), version: 3 });
    expect(two.info?.users?.users[1]?.associatedAors).toEqual(aors("tel:1", "tel:2"));
    const none = applyConferenceInfo(two.info, { ...bob("deleted", "tel:1"), version: 4 });
    expect(none.info?.users?.users[1]?.associatedAors).toBeUndefined();
  });

  test("URIs that are deleted inside of what is full are not there", () => {
    const uris = { state: "deleted" as const, entries: [{ uri: "sip:x@example.com" }] };
    const part = { state: "partial" as const, entries: [{ uri: "sip:y@example.com" }] };
    const update = applyConferenceInfo(undefined, {
      entity: full.entity,
      description: { subject: "x", confUris: uris, serviceUris: part },
      hostInfo: { uris },
    });
    expect(update.info?.description).toEqual({
      subject: "x",
      serviceUris: { entries: part.entries },
    });
    expect(update.info?.hostInfo).toEqual({});
  });

  test("a user named 30 000 times is merged once", () => {
    const users = Array.from({ length: 30_000 }, (_, index) =>
      user("sip:a@example.com", {
        state: "partial",
        endpoints: [{ entity: String(index), media: [] }],
      }),
    );
    const update = applyConferenceInfo(undefined, { entity: full.entity, users: { users } });
    expect(update.info?.users?.users[0]?.endpoints).toEqual([{ entity: "29999", media: [] }]);
  });

  test("what is full takes the place of what was there", () => {
    const users = { users: [user("sip:dave@example.com")] };
    const { info: after } = applyConferenceInfo(info, {
      entity: full.entity,
      version: 2,
      state: "partial",
      users,
    });
    expect(after?.users).toEqual(users);
    expect(after?.sidebarsByRef).toEqual(full.sidebarsByRef);
  });

  test("old ones are discarded, gaps are told, and a conference ends", () => {
    const next = (version: number, state: "full" | "partial" | "deleted") =>
      applyConferenceInfo(info, { entity: full.entity, version, state });
    expect(next(1, "full")).toEqual({ info, outcome: "discarded" });
    expect(next(3, "partial")).toEqual({ info, outcome: "gap" });
    expect(next(2, "deleted")).toEqual({ info: undefined, outcome: "deleted" });
    expect(next(9, "full").info).toEqual({ entity: full.entity, version: 9 });
    const partial = { entity: full.entity, version: 0, state: "partial" as const };
    expect(applyConferenceInfo(undefined, partial).outcome).toBe("gap");
  });

  test("the examples of section 7 follow each other", () => {
    const [basic, rich] = rfcExamples(4575)
      .filter(({ xml }) => xml.includes("<conference-info"))
      .map(({ xml }) => parseConferenceInfo(xml));
    expect(basic?.users?.users).toHaveLength(2);
    const version = (basic?.version ?? 0) + 1;
    const update = basic && rich && applyConferenceInfo(basic, { ...rich, version });
    expect(update?.outcome).toBe("applied");
    expect(update?.info?.users?.users[0]?.endpoints.length).toBeGreaterThan(0);
  });

  property.prop([fc.array(conferenceInfo(), { maxLength: 4 })])(
    "nothing that is known is partial or deleted",
    (documents) => {
      let known: ConferenceInfo | undefined;
      for (const [index, document] of documents.entries()) {
        known = applyConferenceInfo(known, { ...document, version: index }).info;
        expect(states(known?.users)).toEqual([]);
        expect(states(known?.sidebarsByVal)).toEqual([]);
      }
    },
  );
});

// Of what is merged; what is atomic is kept as it was said.
function states(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(states);
  if (typeof value !== "object" || value === null) return [];
  const { state, users, endpoints, entries } = value as Record<string, unknown>;
  const own = typeof state === "string" ? [state] : [];
  return [...own, ...states(users), ...states(endpoints), ...states(entries)];
}
