import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings, readSubscriberSettings, type Settings } from "@callingcard/cpm-server";
import { createCoreServer } from "@callingcard/cpm-server/core";
import {
  createParticipatingFunction,
  type ParticipatingFunction,
} from "@callingcard/cpm-server/node";
import { type CpmStore, openCpmStore } from "@callingcard/store-sqlite/cpm";
import { readChatContent } from "../device/chat-content.ts";
import { newIdentifier } from "../identifier.ts";
import type { Environment, HistoryLine } from "../run/environment.ts";
import { createUserDocuments, type UserDocuments } from "./user-documents.ts";

/** A core, a Participating Function and their stores, over loopback. */
export interface CpmEnvironment extends Required<Environment> {
  /** The stores, as they are open now. */
  readonly stores: CpmStore;

  /** What XDM says of users. */
  readonly documents: UserDocuments;

  /** Problems and alarms that were told, in their order. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** How an environment is made. */
export interface CpmEnvironmentOptions {
  /** Settings of the provider. Default those of the function, with short timers. */
  readonly settings?: Partial<Settings>;

  /** Domain of the users. Default `ims.example`. */
  readonly domain?: string;

  /**
   * TCP port of the function, which it keeps when it starts again. Default: any that is free at the first start; another
   * program may take it while the function is down.
   */
  readonly functionPort?: number;
}

const HOST = "127.0.0.1";

/** Which requests go to the function. */
const CPM_SESSION = "3gpp-service.ims.icsi.oma.cpm.session";

/**
 * Starts an environment. Its stores are in a file of their own, which outlives restarts of the function and is removed at the
 * end.
 *
 * @param options How it is made.
 */
export async function startEnvironment(
  options: CpmEnvironmentOptions = {},
): Promise<CpmEnvironment> {
  const { domain = "ims.example", settings = {}, functionPort = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), "callingcard-lab-"));
  const problems: string[] = [];
  const documents = createUserDocuments();
  const core = await createCoreServer({
    domains: [domain],
    listen: [{ transport: "tcp", host: HOST, port: 0 }],
    onProblem: (problem) => problems.push(`core: ${problem.message}`),
  });
  const [target] = core.addresses;
  if (target === undefined) throw new Error("the core does not listen");
  const marker = newIdentifier();

  let stores = open(folder);
  let port = functionPort;
  const start = async (): Promise<ParticipatingFunction> => {
    const started = await createParticipatingFunction({
      host: HOST,
      sip: { listen: [{ transport: "tcp", host: HOST, port }] },
      msrp: { listen: [{ host: HOST, port: 0 }] },
      // A busy machine is no reason to refuse here.
      maxLagMs: 30_000,
      coreUri: core.routeUri(marker),
      settings,
      registrations: core.registrations,
      documents,
      outbox: stores.outbox,
      messages: stores.messages,
      deferred: stores.deferred,
      dispositions: stores.dispositions,
      policies: stores.policies,
      onAlarm: ({ alarm, text }) => problems.push(`${alarm}: ${text}`),
      onProblem: (problem) => problems.push(`function: ${problem.message}`),
    });
    port = started.addresses.ports.tcp ?? 0;
    return started;
  };
  let running = await start();
  await core.start([
    {
      uri: `sip:${HOST}:${port};transport=tcp;lr`,
      marker,
      triggers: [
        {
          side: "terminating",
          methods: ["INVITE"],
          headers: [{ name: "Accept-Contact", contains: CPM_SESSION }],
        },
      ],
    },
  ]);

  return {
    core: target,
    domain,
    get stores() {
      return stores;
    },
    documents,
    problems,
    async setPolicy(user, key, value) {
      const { policies } = stores;
      if (user === undefined) {
        const changed = { ...(await policies.readProvider()), [key]: value };
        readSettings({ ...settings, ...changed });
        await policies.writeProvider(changed);
      } else {
        const changed = { ...(await policies.readSubscriber(user)), [key]: value };
        readSubscriberSettings(changed);
        await policies.writeSubscriber(user, changed);
      }
    },
    block(user, other) {
      documents.block(user, other);
      return Promise.resolve();
    },
    doNotDisturb(user) {
      documents.doNotDisturb(user);
      return Promise.resolve();
    },
    async deferredCount(user) {
      return (await stores.deferred.count(user)).messages;
    },
    history: (user) => readHistory(stores, user),
    async restart() {
      await running.drain(0);
      running = await start();
    },
    async kill() {
      await running.close();
      await stores.close();
      stores = open(folder);
      running = await start();
    },
    async close() {
      await running.close();
      await core.close();
      await stores.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function open(folder: string): CpmStore {
  return openCpmStore({ file: join(folder, "cpm.db") });
}

async function readHistory({ messages }: CpmStore, user: string): Promise<readonly HistoryLine[]> {
  const lines: HistoryLine[] = [];
  for (const folder of await messages.list(user, [])) {
    for (const { uid } of await messages.search(user, folder, { type: "message/cpim" })) {
      const object = await messages.fetch(user, folder, uid);
      if (object !== undefined) lines.push(readObject(object.octets));
    }
  }
  return lines;
}

/** Reads an object of the history: header fields, an empty line, a CPIM message. */
function readObject(octets: Uint8Array): HistoryLine {
  const text = Buffer.from(octets).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const [, said] = /^Message-Direction: (sent|received)\r?$/im.exec(text.slice(0, end)) ?? [];
  const content = readChatContent("message/cpim", octets.subarray(end + 4));
  return {
    text: content.kind === "chat" ? content.text : undefined,
    direction: said === "sent" || said === "received" ? said : undefined,
  };
}
