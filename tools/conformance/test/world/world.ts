import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createMemoryRegistrations,
  type Settings,
  type SubscriberSettings,
} from "@callingcard/cpm-server";
import {
  createParticipatingFunction,
  type ParticipatingFunction,
  type ParticipatingFunctionOptions,
} from "@callingcard/cpm-server/node";
import type { Binding, MessageStore } from "@callingcard/cpm-server/store";
import {
  createMsrpPeer,
  createSipPeer,
  type MsrpPeer,
  type Received,
  type SipPeer,
} from "@callingcard/lab";
import { createSend } from "@callingcard/msrp";
import { findHeader, parseAddress, readFeatures, type SipRequest } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { type CpmStore, openCpmStore } from "@callingcard/store-sqlite/cpm";
import { createXcapClient } from "@callingcard/xcap-server/client";
import { canonicalAddress } from "@callingcard/xdm";
import { onTestFinished } from "vitest";
import {
  BOB,
  createInvitation,
  type Invitation,
  msrpMedia,
  sdpText,
  ALL_FEATURES,
} from "./invitation.ts";
import { createLeg, endpointOf, type Leg, recordRoute, uriOf } from "./leg.ts";
import { PATIENCE_MS } from "./patience.ts";
import { createXcapPeer, type XcapPeer } from "./xcap-peer.ts";

/** A client of Bob that is registered. */
interface WorldClient {
  readonly instance: string;
  readonly contact: string;
  readonly pubGruu: string | undefined;
}

/** What the world is made with. */
export interface WorldOptions {
  /** What the provider decides otherwise than by default. */
  readonly settings?: Partial<Settings>;

  /** What Bob decides. */
  readonly subscriber?: SubscriberSettings;

  /** Clients of Bob, each with a GRUU; or what each has. Default 1. */
  readonly clients?: number | readonly Partial<Binding>[];

  /** The message store. Default: in SQLite. */
  readonly messages?: MessageStore;

  /** What else the function is made with. */
  readonly options?: Partial<ParticipatingFunctionOptions>;
}

/**
 * The function between peers that are driven by hand: one plays the core, and with it both the originating side and the
 * clients behind it; one takes the MSRP connections. All of it over sockets; all of it ends with the test.
 */
export interface World {
  readonly fn: ParticipatingFunction;

  /** Everything that the function sends by SIP comes here. */
  readonly core: SipPeer;

  /** MSRP of the originating side and of the clients. */
  readonly msrp: MsrpPeer;
  readonly xcap: XcapPeer;
  readonly store: CpmStore;
  readonly clients: readonly WorldClient[];

  /** Where the function takes SIP. */
  readonly target: SipTarget;

  /** Changes who is registered for Bob. */
  register(bindings: readonly Partial<Binding>[]): readonly WorldClient[];

  /** Sends an INVITE for Bob as the core does. */
  invite(invitation?: Invitation): Promise<SipRequest>;

  /** Takes the INVITE for a client of Bob; without a number, for any. */
  takeInvite(client?: number, timeoutMs?: number): Promise<Received<SipRequest>>;

  /** Answers the INVITE of a client by 200, takes the ACK, opens MSRP: the leg is up. */
  answer(invite: Received<SipRequest>, options?: AnswerOptions): Promise<Leg>;

  /** Takes the 200 of the function to an INVITE of `invite`, acknowledges it, opens MSRP. */
  accepted(invite: SipRequest, timeoutMs?: number): Promise<Leg>;

  /** Invites Bob, and has so many of his clients answer. */
  connect(options?: ConnectOptions): Promise<Connected>;
}

/** How a client answers. */
export interface AnswerOptions {
  readonly setup?: "active" | "passive";
  readonly headers?: readonly { readonly name: string; readonly value: string }[];

  /** A line of the media that is added. */
  readonly extra?: string;

  /** The lines of the description from `c=` on, made of the URI and the port of the client. */
  readonly media?: (uri: string, port: number) => string;

  /** Who answers. Default the core, behind which the clients are. */
  readonly peer?: SipPeer;

  /** Whether the client opens its MSRP connection. Default true. */
  readonly connects?: boolean;
}

/** How a session is made. */
interface ConnectOptions {
  readonly invitation?: Invitation;

  /** How many clients answer. Default all. */
  readonly answering?: number;
}

/** A session that is up. */
interface Connected {
  readonly invite: SipRequest;
  readonly originator: Leg;
  readonly legs: readonly Leg[];
}

/** Instance of Bob's nth client, from 1. */
export function instanceOf(client: number): string {
  return `urn:uuid:00000000-0000-4000-8000-${String(client).padStart(12, "0")}`;
}

let sessionCount = 0;

/** Opens a world; it is closed when the test ends. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  const core = await createSipPeer({ name: "core" });
  const msrp = await createMsrpPeer("msrp");
  const xcap = await createXcapPeer();
  const store = openCpmStore({ file: join(folder, "cpm.sqlite") });
  const registrations = createMemoryRegistrations();
  const coreTarget = core.address("tcp");
  if (options.subscriber !== undefined) {
    await store.policies.writeSubscriber(canonicalAddress(BOB) ?? "", { ...options.subscriber });
  }
  const fn = await createParticipatingFunction({
    host: "127.0.0.1",
    sip: {
      listen: [
        { transport: "udp", host: "127.0.0.1", port: 0 },
        { transport: "tcp", host: "127.0.0.1", port: 0 },
      ],
    },
    msrp: { listen: [{ host: "127.0.0.1", port: 0 }] },
    coreUri: `sip:${coreTarget.host}:${coreTarget.port};transport=tcp;lr`,
    settings: options.settings ?? {},
    registrations,
    // How busy the machine is, is not what is tested.
    maxLagMs: PATIENCE_MS,
    documents: createXcapClient({ root: xcap.root, maxAgeMs: 0, timeoutMs: PATIENCE_MS }),
    messages: options.messages ?? store.messages,
    outbox: store.outbox,
    deferred: store.deferred,
    dispositions: store.dispositions,
    policies: store.policies,
    ...options.options,
  });
  onTestFinished(async () => {
    await fn.close();
    await Promise.all([core.close(), msrp.close(), xcap.close(), store.close()]);
    rmSync(folder, { recursive: true });
  });
  const { host, ports } = fn.addresses;
  const target: SipTarget = { transport: "tcp", host, port: ports.tcp ?? 0 };
  const origin = { sip: coreTarget, msrpUri: msrp.uri("originator"), msrpPort: msrp.port };

  const register = (bindings: readonly Partial<Binding>[]): readonly WorldClient[] => {
    const all = bindings.map((binding, index) => bindingOf(index + 1, coreTarget, binding));
    registrations.set(canonicalAddress(BOB) ?? "", all);
    return all.map(({ instance = "", contact, pubGruu }) => ({ instance, contact, pubGruu }));
  };
  const { clients = 1 } = options;
  const first = register(typeof clients === "number" ? Array(clients).fill({}) : clients);

  const world: World = {
    fn,
    core,
    msrp,
    xcap,
    store,
    clients: first,
    target,
    register,
    async invite(invitation = {}) {
      const invite = createInvitation(origin, invitation);
      await core.send(invite, target);
      return invite;
    },
    takeInvite: (client, timeoutMs = PATIENCE_MS) =>
      core.takeRequest("INVITE", {
        timeoutMs,
        where: (invite) => client === undefined || isFor(invite, instanceOf(client)),
      }),
    async answer(received, answer = {}) {
      const { setup = "active", connects = true, peer = core } = answer;
      sessionCount += 1;
      const uri = msrp.uri(`client${sessionCount}`);
      const port = setup === "active" ? 9 : msrp.port;
      const at = peer.address("tcp");
      const contact = `<sip:client${sessionCount}@${at.host}:${at.port};transport=tcp>`;
      const media = answer.media?.(uri, port) ?? msrpMedia(uri, port, setup, answer.extra);
      const body = sdpText(media);
      const response = await peer.respond(received, 200, {
        headers: [{ name: "Contact", value: contact }, ...(answer.headers ?? [])],
        contentType: "application/sdp",
        body: new TextEncoder().encode(body.replaceAll("\n", "\r\n")),
      });
      const callId = findHeader(response, "Call-ID")?.value ?? "";
      await peer.takeRequest("ACK", {
        where: (ack) => findHeader(ack, "Call-ID")?.value === callId,
      });
      const remote = endpointOf(received.message);
      return createLeg({
        dialog: {
          peer,
          target,
          from: findHeader(response, "To")?.value ?? "",
          to: findHeader(response, "From")?.value ?? "",
          callId,
          remoteTarget: uriOf(received.message, "Contact"),
          contact,
          route: recordRoute(received.message),
        },
        msrp,
        localUri: uri,
        remoteUri: remote.uri,
        connection: connects ? await bind(msrp, uri, remote) : 0,
      });
    },
    async accepted(invite, timeoutMs = PATIENCE_MS) {
      const callId = findHeader(invite, "Call-ID")?.value ?? "";
      const { message } = await core.takeResponse(200, {
        timeoutMs,
        where: (response) =>
          findHeader(response, "Call-ID")?.value === callId &&
          findHeader(response, "CSeq")?.value.endsWith("INVITE") === true,
      });
      const remote = endpointOf(message);
      const dialog = {
        peer: core,
        target,
        from: findHeader(invite, "From")?.value ?? "",
        to: findHeader(message, "To")?.value ?? "",
        callId,
        remoteTarget: uriOf(message, "Contact"),
        contact: findHeader(invite, "Contact")?.value ?? "",
        route: [...recordRoute(message)].toReversed(),
      };
      const localUri = endpointOf(invite).uri;
      const parts = { dialog, msrp, localUri, remoteUri: remote.uri };
      await createLeg({ ...parts, connection: 0 }).request("ACK", { sequence: 1 });
      return createLeg({ ...parts, connection: await bind(msrp, localUri, remote) });
    },
    async connect({ invitation, answering = world.clients.length } = {}) {
      const invite = await world.invite(invitation);
      const legs: Leg[] = [];
      for (let client = 1; client <= answering; client += 1) {
        legs.push(await world.answer(await world.takeInvite(client)));
      }
      return { invite, originator: await world.accepted(invite), legs };
    },
  };
  return world;
}

/** Opens a connection to the function and binds it to a session by an empty SEND (RFC 6135). */
async function bind(
  msrp: MsrpPeer,
  localUri: string,
  remote: { readonly uri: string; readonly host: string; readonly port: number },
): Promise<number> {
  const connection = await msrp.connect({ host: remote.host, port: remote.port });
  sessionCount += 1;
  const messageId = `b${process.pid}x${sessionCount}`;
  const send = createSend(
    { toPath: remote.uri, fromPath: localUri, messageId },
    undefined,
    randomBytes,
  );
  msrp.send(connection, send);
  const { transactionId } = send.head;
  await msrp.take(({ head }) => head.kind === "response" && head.transactionId === transactionId);
  return connection;
}

function bindingOf(client: number, core: SipTarget, given: Partial<Binding>): Binding {
  const contact = `sip:bob${client}@${core.host}:${core.port};transport=tcp`;
  return {
    aor: canonicalAddress(BOB) ?? "",
    contact,
    instance: instanceOf(client),
    pubGruu: `${BOB};gr=${instanceOf(client)}`,
    features: readFeatures(parseAddress(`<${contact}>;${ALL_FEATURES}`).parameters),
    q: 1,
    expiresMs: Date.now() + 600_000,
    ...given,
  };
}

/** Whether an INVITE is for an instance: by its GRUU, or by Accept-Contact. */
function isFor(invite: SipRequest, instance: string): boolean {
  if (invite.requestUri.includes(instance)) return true;
  return invite.headers.some(
    ({ name, value }) => /^(?:accept-contact|a)$/i.test(name) && value.includes(instance),
  );
}
