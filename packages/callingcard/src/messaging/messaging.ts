import { mkdirSync } from "node:fs";
import type { Authenticate } from "@callingcard/carddav-server";
import {
  createParticipatingFunction,
  type NodeAlarm,
  type ParticipatingFunction,
} from "@callingcard/cpm-server/node";
import { openTraceFolder, type TraceFolder } from "@callingcard/cpm-server/trace";
import type { MsrpAddress } from "@callingcard/msrp-transport";
import type { Log } from "../log.ts";
import type { UserView } from "../store.ts";
import { ExitError } from "../surroundings.ts";
import { type CoreSide, functionUri, openCoreSide } from "./core-side.ts";
import { openSockets } from "./listening.ts";
import { logProblem } from "./problem-log.ts";
import { createSessionLog } from "./session-log.ts";
import type { MessagingSettings } from "./settings.ts";
import { bracketed } from "./sip-address.ts";
import { type MessagingStores, openMessagingStores } from "./stores.ts";
import { readTlsFiles, type TlsFiles } from "./tls-files.ts";
import { createXcapDoor, type WebHandler, XCAP_ROOT } from "./xcap-door.ts";

/** The messaging part of the program, bound to its ports. */
export interface Messaging {
  /** Puts the XCAP door in front of what answers for the address book. */
  readonly withDocuments: (authenticate: Authenticate, next: WebHandler) => WebHandler;

  /** Where it answers, a line for people each; the XCAP door is below the address of HTTP. */
  greeting(url: string): string;

  /** Begins to answer. */
  start(): Promise<void>;

  /**
   * Takes no new sessions, lets the others end, and closes.
   *
   * @param graceMs How long they may go on by themselves, in milliseconds.
   */
  drain(graceMs: number): Promise<void>;
}

/** What the messaging part is made from. */
export interface MessagingOptions {
  readonly settings: MessagingSettings;
  readonly data: string;
  readonly users: UserView;
  readonly log: Log;
}

/** What is open, and closed again in the opposite order. */
interface Parts {
  readonly settings: MessagingSettings;
  readonly log: Log;
  readonly tls: TlsFiles | undefined;
  readonly stores: MessagingStores;
  readonly core: CoreSide;
  readonly traces: TraceFolder | undefined;
}

/**
 * Opens stores and sockets of the messaging part.
 *
 * @param options What it is made from.
 * @throws ExitError Status 1 for a port or a file that cannot be had.
 */
export async function openMessaging(options: MessagingOptions): Promise<Messaging> {
  const { settings, data, log } = options;
  const tls = readTlsFiles(settings.tls);
  const stores = openMessagingStores(data, settings);
  let core: CoreSide | undefined;
  let traces: TraceFolder | undefined;
  try {
    traces = await openTraces(settings.trace, log);
    core = await openCoreSide({ ...options, stores, tls });
    const parts = { settings, log, tls, stores, core, traces };
    return messagingOf(parts, await openFunction(parts));
  } catch (error) {
    await core?.close();
    await traces?.close();
    await stores.close();
    throw error;
  }
}

async function openTraces(folder: string | undefined, log: Log): Promise<TraceFolder | undefined> {
  if (folder === undefined) return undefined;
  const onError = (error: unknown): void => {
    log.error({ err: error }, "trace was not written");
  };
  try {
    // A trace has all that was said.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return await openTraceFolder({ folder, onError });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const settings = "--trace, CALLINGCARD_TRACE";
    throw new ExitError(1, `folder ${folder} cannot be used (${settings}): ${error.message}`);
  }
}

function openFunction(parts: Parts): Promise<ParticipatingFunction> {
  const { settings, tls, stores, core, traces, log } = parts;
  const { host, ports } = settings;
  const { coreUri, registrations, onRequest, listen } = core;
  const msrp: MsrpAddress[] = [{ host, port: ports.msrp }];
  if (tls !== undefined) msrp.push({ host, port: ports.msrps, tls: true });
  const { outbox, deferred, dispositions, policies } = stores.cpm;
  const secure = tls !== undefined && { tls };
  const names = { plain: "function", tls: "sips", msrp: "msrp", msrps: "msrps" } as const;
  return openSockets(names, () =>
    createParticipatingFunction({
      host: bracketed(host),
      sip: { listen, ...secure },
      msrp: { listen: msrp, ...secure },
      coreUri,
      registrations,
      ...(onRequest !== undefined && { onRequest }),
      documents: stores.documents,
      messages: stores.messages,
      outbox,
      deferred,
      dispositions,
      policies,
      trace: createSessionLog(log, traces?.sink),
      onAlarm: logAlarm(log),
      onProblem: logProblem(log, "function"),
    }),
  );
}

function logAlarm(log: Log): (alarm: NodeAlarm) => void {
  return ({ alarm, text, session }) => {
    log.error({ alarm, session, reason: text }, "alarm");
  };
}

function messagingOf(parts: Parts, own: ParticipatingFunction): Messaging {
  const { settings, stores, core, traces, log } = parts;
  const { host, port, tls } = own.addresses.msrp;
  const secure = tls === undefined ? "" : `, tls ${tls.port}`;
  const { domain } = settings;
  return {
    withDocuments: (authenticate, next) =>
      createXcapDoor({ store: stores.xdm, authenticate, domain, log }, next),
    greeting: (url) => `${core.line}
Participating Function: ${functionUri(own)}
MSRP: ${bracketed(host)}, tcp ${port}${secure}
XCAP root: ${new URL(XCAP_ROOT, url).href}
`,
    start: () => core.start(own),
    async drain(graceMs) {
      await own.drain(graceMs);
      await core.close();
      await traces?.close();
      await stores.close();
    },
  };
}
