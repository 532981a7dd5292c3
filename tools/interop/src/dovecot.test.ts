import { setTimeout as wait } from "node:timers/promises";
import { groupStateEntry, messageEntry, sessionInfoEntry } from "@callingcard/cpm-server/history";
import {
  createOutboxWorker,
  type MessageStore,
  type OutboxAlarm,
  type OutboxEntry,
} from "@callingcard/cpm-server/store";
import { messageStoreContract } from "@callingcard/cpm-server/store-contract";
import {
  createImapMessageStore,
  type ImapMessageStoreOptions,
  masterLogin,
} from "@callingcard/store-imap";
import { openCpmStore } from "@callingcard/store-sqlite/cpm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Dovecot, startDovecot } from "./dovecot.ts";
import { run } from "./program.ts";

const ADA = "tel:+15550002";
const CPIM = [
  "From: <sip:+15550001@ims.example>",
  "To: <sip:+15550002@ims.example>",
  "NS: imdn <urn:ietf:params:imdn>",
  "imdn.Message-ID: a1b2c3",
  "",
  "Content-Type: text/plain;charset=UTF-8",
  "",
  "Grüße",
].join("\r\n");

const GROUP = {
  servedUser: ADA,
  farUser: "sip:group@focus.example",
  conversation: { kind: "group", conversationId: "Gespräch 1", contributionId: "a/b" },
  conversationId: "Gespräch 1",
  contributionId: "a/b",
} as const;

const MESSAGE = {
  contentType: "message/cpim",
  octets: new TextEncoder().encode(CPIM),
  direction: "received",
  messageId: "a1b2c3",
  dateMs: Date.UTC(2026, 0, 2, 3, 4, 5),
} as const;

/** A store whose users are its own: it does not see the mail of other tests. */
function openStore(
  server: Dovecot,
  realm: string,
  options: Partial<ImapMessageStoreOptions> = {},
): MessageStore {
  const { host, port, master } = server;
  const name = (owner: string): string => `${realm}-${owner}`;
  const login = masterLogin({ ...master, name });
  return createImapMessageStore({ host, port, security: "none", login, ...options });
}

/** What another client, Python's own, reads. */
interface ReadBack {
  /** Lines of LIST. */
  readonly folders: readonly string[];
  /** UIDs that a search for the identifier finds. */
  readonly found: string;
  readonly flags: string;
  readonly internalDate: string;
  /** In base64. */
  readonly octets: string;
}

const PYTHON = `
import base64, imaplib, json, sys
host, port, user, password, mailbox, message_id = sys.argv[1:]
imap = imaplib.IMAP4(host, int(port))
imap.login(user, password)
folders = [line.decode() for line in imap.list()[1]]
imap.select('"%s"' % mailbox, readonly=True)
found = imap.uid("SEARCH", "HEADER", "IMDN-Message-ID", '"%s"' % message_id)[1][0].decode()
fetched = imap.uid("FETCH", found, "(FLAGS INTERNALDATE)")[1][0]
body = imap.uid("FETCH", found, "(BODY.PEEK[])")[1][0][1]
print(json.dumps({
  "folders": folders,
  "found": found,
  "flags": " ".join(flag.decode() for flag in imaplib.ParseFlags(fetched)),
  "internalDate": str(imaplib.Internaldate2tuple(fetched)[:6]),
  "octets": base64.b64encode(body).decode(),
}))
imap.logout()
`;

function readBack(
  { host, port, password }: Dovecot,
  user: string,
  mailbox: string,
  messageId: string,
): ReadBack {
  const args = ["-c", PYTHON, host, String(port), user, password, mailbox, messageId];
  return JSON.parse(run("env", ["TZ=UTC", "python3", ...args])) as ReadBack;
}

describe.each([
  { name: "with slashes in paths", separator: "/", prefix: "" },
  { name: "with dots in paths below INBOX", separator: ".", prefix: "INBOX." },
] as const)("Dovecot $name", ({ separator, prefix }) => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot({ separator, prefix });
  });
  afterAll(async () => {
    await dovecot.stop();
  });

  test.each(messageStoreContract.map((contract, index) => ({ ...contract, index })))(
    "$name",
    async ({ run: check, index }) => {
      const store = openStore(dovecot, `contract-${index}`);
      try {
        await expect(check(store)).resolves.toBeUndefined();
      } finally {
        await store.close();
      }
    },
  );

  test("another client reads what was written", async () => {
    const store = openStore(dovecot, "read");
    const { owner, folder, object } = messageEntry(GROUP, MESSAGE);
    await store.append(owner, folder, { ...object, flags: ["\\Flagged", "\\read-report-sent"] });
    await store.append(
      owner,
      folder,
      messageEntry(GROUP, { ...MESSAGE, messageId: "other" }).object,
    );
    await store.close();

    const mailbox = `${prefix}${["Default", "Gespr&AOQ-ch 1", "a%2Fb"].join(separator)}`;
    const read = readBack(dovecot, `read-${ADA}`, mailbox, "a1b2c3");
    expect(read.folders.some((line) => line.endsWith(`"${mailbox}"`))).toBe(true);
    expect(read.found).toBe("1");
    expect(Buffer.from(read.octets, "base64").toString()).toBe(
      Buffer.from(object.octets).toString(),
    );
    expect(read.flags.split(" ").toSorted()).toEqual(["\\Flagged", "read-report-sent"]);
    expect(read.internalDate).toBe("(2026, 1, 2, 3, 4, 5)");
  });
});

describe("a worker that empties an outbox into Dovecot", () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(async () => {
    await dovecot.stop();
  });

  test("a group session is a folder with session info, messages and group state", async () => {
    const store = openStore(dovecot, "group");
    const queue = openCpmStore({ file: ":memory:" });
    const { outbox } = queue;
    const session = { messageId: "made-1", dateMs: MESSAGE.dateMs };
    const info = sessionInfoEntry(GROUP, { type: "Group", extensions: [] }, session);
    const state = { timestamp: "2026-01-02T03:04:05Z", participants: [], extensions: [] };
    await outbox.put([
      info,
      messageEntry(GROUP, MESSAGE),
      groupStateEntry(GROUP, state, { ...session, messageId: "made-2" }),
      // The same session once more: its folder is there (CPM-064).
      sessionInfoEntry(
        GROUP,
        { type: "Group", extensions: [] },
        { ...session, messageId: "made-3" },
      ),
    ]);
    const places: string[] = [];
    const onWritten = ({ entry }: OutboxEntry, result: { readonly kind: string }): void => {
      places.push(`${entry.object.key.type} ${result.kind}`);
    };
    const worker = createOutboxWorker({ outbox, messages: store, onWritten, pollMs: 10 });
    while ((await outbox.status()).entries > 0) await wait(5);
    await worker.stop();
    expect(places).toEqual([
      "application/x-cpm-session stored",
      "message/cpim stored",
      "application/group-state-object+xml stored",
      "application/x-cpm-session not-needed",
    ]);
    const objects = await store.search(ADA, info.folder, {});
    expect(objects.map(({ uid }) => uid)).toEqual([1, 2, 3]);
    await queue.close();
    await store.close();
  });

  test("nothing is lost or doubled while the server goes away and comes back", async () => {
    const store = openStore(dovecot, "outage", { connectTimeoutMs: 1_000, callTimeoutMs: 2_000 });
    const queue = openCpmStore({ file: ":memory:" });
    const { outbox } = queue;
    const alarms: OutboxAlarm[] = [];
    const worker = createOutboxWorker({
      outbox,
      messages: store,
      minDelayMs: 50,
      maxDelayMs: 200,
      pollMs: 20,
      onAlarm: (alarm) => alarms.push(alarm),
    });
    const ids = Array.from({ length: 400 }, (_, index) => `m${index}`);
    const putting = (async () => {
      for (const messageId of ids) {
        await outbox.put([messageEntry(GROUP, { ...MESSAGE, messageId })]);
        worker.wake();
        await wait(2);
      }
    })();
    for (let outage = 0; outage < 3; outage += 1) {
      await wait(150);
      await dovecot.halt();
      await wait(100);
      await dovecot.resume();
    }
    await putting;
    while ((await outbox.status()).entries > 0) await wait(10);
    await worker.stop();

    const { folder } = messageEntry(GROUP, MESSAGE);
    const places = await store.search(ADA, folder, {});
    const stored: string[] = [];
    for (const { uid } of places) {
      const { octets = new Uint8Array() } = (await store.fetch(ADA, folder, uid)) ?? {};
      stored.push(/^IMDN-Message-ID: (.*)\r$/m.exec(Buffer.from(octets).toString())?.[1] ?? "");
    }
    expect(stored).toEqual(ids);
    expect(alarms.map(({ kind }) => kind)).toContain("message-store-unavailable");
    await queue.close();
    await store.close();
  });
});

describe("logins at Dovecot", () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(async () => {
    await dovecot.stop();
  });

  test("a user with a password of its own, and the master user for it, see the same folders", async () => {
    const { host, port, password, master } = dovecot;
    const own = createImapMessageStore({
      host,
      port,
      security: "none",
      login: (owner) => ({ user: owner, password }),
    });
    await own.ensureFolder(ADA, ["Default", "x"]);
    for (const separator of [master.separator, undefined]) {
      const other = openStore(dovecot, "", {
        login: masterLogin({ user: master.user, password: master.password, separator }),
      });
      expect(await other.list(ADA, ["Default"])).toEqual([["Default"], ["Default", "x"]]);
      await other.close();
    }
    await own.close();
  });

  test("connections are secured from their first octet or before the login", async () => {
    const { tlsPort, port, certificate } = dovecot;
    const tls = { ca: certificate };
    for (const options of [
      { security: "tls", port: tlsPort },
      { security: "starttls", port },
    ] as const) {
      const store = openStore(dovecot, options.security, { ...options, tls });
      expect(await store.ensureFolder(ADA, ["Default"])).toBe("created");
      await store.close();
      const distrustful = openStore(dovecot, options.security, options);
      await expect(distrustful.ensureFolder(ADA, ["Default"])).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining("self-signed certificate"),
      });
      await distrustful.close();
    }
  });

  test("more owners than connections take turns", async () => {
    const store = openStore(dovecot, "turns", { maxConnections: 2 });
    const owners = Array.from({ length: 12 }, (_, index) => `tel:+1555${index}`);
    const { folder, object } = messageEntry(GROUP, MESSAGE);
    const appended = owners.flatMap((owner) => [
      store.append(owner, folder, object),
      store.append(owner, folder, object),
    ]);
    for (const { uid } of await Promise.all(appended)) expect(uid).toBe(1);
    await store.close();
  });

  // The last one: Dovecot answers the next logins from this address later.
  test("a wrong password is no reason to give an object up", async () => {
    const store = openStore(dovecot, "", { login: (user) => ({ user, password: "wrong" }) });
    await expect(store.ensureFolder(ADA, ["Default"])).rejects.toMatchObject({
      name: "StoreError",
      code: "unavailable",
    });
    await store.close();
  });
});
