// A function on real sockets between peers that do what a test says: a SIP/IP core, which is where all SIP goes, and
// devices that talk MSRP.

import { createMsrpTransport, type MsrpTransport } from "@callingcard/msrp-transport";
import {
  createResponse as createMsrpResponse,
  createSend,
  type Header,
  type MsrpFrame,
} from "@callingcard/msrp";
import {
  createRequest,
  createResponse,
  findHeader,
  type HeaderField,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { responseTarget } from "@callingcard/sip-transaction";
import { createSipTransport, type SipTarget, type SipTransport } from "@callingcard/sip-transport";
import { onTestFinished } from "vitest";
import {
  createParticipatingFunction,
  type NodeAlarm,
  type ParticipatingFunction,
  type ParticipatingFunctionOptions,
} from "../../src/node.ts";
import { binding, BOB, SERVICE } from "./bindings.ts";
import type { TestKeys } from "../../../../tools/keys/test-keys.ts";
import type { Binding, RegistrationChange, Registrations } from "../../src/store/registrations.ts";

export const ALICE = "sip:+15550001@ims.example;user=phone";
const ICSI = `+g.3gpp.icsi-ref="${encodeURIComponent(SERVICE)}"`;

/** Keeps what comes until somebody asks for it. */
export class Inbox<Item> {
  readonly all: Item[] = [];
  #waiting: (() => void)[] = [];

  add(item: Item): void {
    this.all.push(item);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Takes the first one that fits. */
  async take<Found extends Item>(fits: (item: Item) => item is Found): Promise<Found> {
    for (;;) {
      const found = this.all.find(fits);
      if (found !== undefined) {
        this.all.splice(this.all.indexOf(found), 1);
        return found;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

/** Registrations that a test makes. */
export class TestRegistrations implements Registrations {
  readonly all: Binding[] = [];
  readonly #listeners: Set<(change: RegistrationChange) => void> = new Set();

  async bindings(aor: string): Promise<readonly Binding[]> {
    return this.all.filter((one) => one.aor === aor);
  }

  watch(listener: (change: RegistrationChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  register(one: Binding): void {
    this.all.push(one);
    for (const listener of this.#listeners) listener({ kind: "registered", binding: one });
  }
}

/** A peer that talks MSRP. */
export interface Device {
  readonly transport: MsrpTransport;
  readonly frames: Inbox<MsrpFrame>;
  readonly closed: Inbox<string>;
  /** Its description, which says that it connects. */
  readonly sdp: string;
  readonly path: string;
  /** Connects to the path in a description, or without TLS to a port, and says so; gives the status of the answer. */
  connect(description: Uint8Array, plainPort?: number): Promise<number>;
  /** Gives the transaction, which an answer names. */
  say(text: string, headers?: readonly Header[]): string;
  hear(): Promise<string>;
  /** Writes octets as they are. */
  write(octets: Uint8Array): void;
}

/** Peers of a function: the core, and devices. */
export interface Peers {
  readonly core: SipTransport;
  /** Where the core is. */
  readonly coreUri: string;
  readonly sip: Inbox<{ readonly message: SipMessage; readonly source: SipTarget }>;
  /** Says where the function is. */
  aim(port: number | undefined): void;
  send(message: SipMessage): Promise<void>;
  request(method: string): Promise<SipRequest>;
  response(method: string, statusCode: number): Promise<SipResponse>;
  answer(request: SipRequest, statusCode: number, tag: string, body?: string): Promise<void>;
  invite(changes?: InviteChanges): SipRequest;
  within(
    ok: SipMessage,
    method: string,
    sequence: number,
    headers?: readonly HeaderField[],
  ): SipRequest;
  device(name: string, tls?: TestKeys): Promise<Device>;
}

/** A function and its peers. */
export interface Network extends Peers {
  readonly fn: ParticipatingFunction;
  readonly registrations: TestRegistrations;
  readonly alarms: Inbox<NodeAlarm>;
}

export interface InviteChanges {
  readonly callId?: string;
  readonly branch?: string;
  readonly body?: string;
  readonly to?: string;
  readonly headers?: readonly HeaderField[];
}

export async function openNetwork(
  options: Partial<ParticipatingFunctionOptions> & { readonly transport?: "udp" | "tcp" } = {},
): Promise<Network> {
  const { transport = "tcp", ...others } = options;
  const loopback = { host: "127.0.0.1", port: 0 };
  const alarms = new Inbox<NodeAlarm>();
  const registrations = new TestRegistrations();
  registrations.all.push(binding("1"));
  const peers = await openPeers(transport);
  const fn = await createParticipatingFunction({
    host: "127.0.0.1",
    sip: { listen: [{ transport, ...loopback }] },
    msrp: { listen: [loopback] },
    coreUri: peers.coreUri,
    registrations,
    onAlarm: (alarm) => alarms.add(alarm),
    // A busy machine is no reason to refuse here.
    maxLagMs: 30_000,
    ...others,
  });
  onTestFinished(() => fn.close());
  peers.aim(fn.addresses.ports[transport]);
  return { ...peers, fn, registrations, alarms };
}

export async function openPeers(transport: "udp" | "tcp"): Promise<Peers> {
  const sip: Peers["sip"] = new Inbox();
  const core = await createSipTransport({
    listen: [{ transport, host: "127.0.0.1", port: 0 }],
    onMessage: (message, source) => sip.add({ message, source }),
  });
  onTestFinished(() => core.close());
  const own = core.addresses()[0] ?? { port: 0 };
  let target: SipTarget = { transport, host: "127.0.0.1", port: 0 };
  const sources = new WeakMap<SipRequest, SipTarget>();
  let branches = 0;
  const via = (branch = `z9hG4bKcore${++branches}`): HeaderField => ({
    name: "Via",
    value: `SIP/2.0/${transport.toUpperCase()} 127.0.0.1:${own.port};branch=${branch}`,
  });

  return {
    core,
    sip,
    coreUri: `sip:127.0.0.1:${own.port};transport=${transport};lr`,
    aim(port = 0) {
      target = { ...target, port };
    },
    send: (message) => core.send(message, target),
    async request(method) {
      const found = await sip.take(
        (item): item is { message: SipRequest; source: SipTarget } =>
          item.message.kind === "request" && item.message.method === method,
      );
      sources.set(found.message, found.source);
      return found.message;
    },
    async response(method, statusCode) {
      const found = await sip.take(
        (item): item is { message: SipResponse; source: SipTarget } =>
          item.message.kind === "response" &&
          item.message.statusCode === statusCode &&
          readHeader(item.message, "CSeq")?.method === method,
      );
      return found.message;
    },
    answer(request, statusCode, tag, body = "") {
      const response = createResponse(request, statusCode, {
        toTag: tag,
        headers: [
          {
            name: "Contact",
            value: `<sip:bob@127.0.0.1:${own.port};transport=${transport};d=${tag}>`,
          },
        ],
        body: new TextEncoder().encode(body),
        ...(body !== "" && { contentType: "application/sdp" }),
      });
      return core.send(response, responseTarget(request, sources.get(request) ?? target));
    },
    invite(changes = {}) {
      const { callId = "call1", branch, body = "", to = BOB, headers = [] } = changes;
      return createRequest("INVITE", to, {
        headers: [
          via(branch),
          { name: "Max-Forwards", value: "66" },
          { name: "From", value: `"Alice" <${ALICE}>;tag=alice` },
          { name: "To", value: `<${to}>` },
          { name: "Call-ID", value: callId },
          { name: "CSeq", value: "1 INVITE" },
          {
            name: "Contact",
            value: `<sip:a@127.0.0.1:${own.port};transport=${transport}>;${ICSI}`,
          },
          { name: "P-Asserted-Identity", value: `<${ALICE}>` },
          { name: "P-Asserted-Service", value: SERVICE },
          { name: "Accept-Contact", value: `*;${ICSI};require;explicit` },
          { name: "Conversation-ID", value: "f81d4fae" },
          { name: "Contribution-ID", value: callId },
          { name: "User-Agent", value: "CPM-client/OMA2.2" },
          { name: "Supported", value: "timer" },
          { name: "Session-Expires", value: "1800" },
          ...headers,
        ],
        body: new TextEncoder().encode(body),
        contentType: "application/sdp",
      });
    },
    within(ok, method, sequence, headers = []) {
      return createRequest(method, readHeader(ok, "Contact")?.[0]?.uri ?? "", {
        headers: [
          via(),
          { name: "Max-Forwards", value: "66" },
          { name: "From", value: findHeader(ok, "From")?.value ?? "" },
          { name: "To", value: findHeader(ok, "To")?.value ?? "" },
          { name: "Call-ID", value: findHeader(ok, "Call-ID")?.value ?? "" },
          { name: "CSeq", value: `${sequence} ${method}` },
          ...headers,
        ],
      });
    },
    device: openDevice,
  };
}

async function openDevice(name: string, tls?: TestKeys): Promise<Device> {
  const frames = new Inbox<MsrpFrame>();
  const closed = new Inbox<string>();
  const transport = await createMsrpTransport({
    listen: [{ host: "127.0.0.1", port: 0 }],
    ...(tls !== undefined && { tls }),
    onClose: (connection) => closed.add(connection),
    onFrame(connection, frame) {
      const { head } = frame;
      if (head.kind === "request" && head.method === "SEND") {
        transport.write(connection, createMsrpResponse(head, 200));
      }
      frames.add(frame);
    },
  });
  onTestFinished(() => transport.shutdown());
  const port = transport.addresses()[0]?.port ?? 0;
  const path = `${tls === undefined ? "msrp" : "msrps"}://127.0.0.1:${port}/${name}1234;tcp`;
  const own = transport.fingerprint();
  let connection = "";
  let peer = "";
  let messages = 0;

  function send(text: string | undefined, headers: readonly Header[] = []): string {
    const frame = createSend(
      {
        toPath: peer,
        fromPath: path,
        headers,
        messageId: `${name}${String(++messages).padStart(4, "0")}`,
        ...(text !== undefined && { contentType: "text/plain" }),
      },
      text === undefined ? undefined : new TextEncoder().encode(text),
      (size) => crypto.getRandomValues(new Uint8Array(size)),
    );
    transport.write(connection, frame);
    return frame.head.transactionId;
  }

  return {
    transport,
    frames,
    closed,
    path,
    sdp: [
      "v=0",
      "o=- 1 1 IN IP4 127.0.0.1",
      "s=-",
      "c=IN IP4 127.0.0.1",
      "t=0 0",
      `m=message ${port} ${own === undefined ? "TCP/MSRP" : "TCP/TLS/MSRP"} *`,
      ...(own === undefined ? [] : [`a=fingerprint:${own.algorithm} ${own.value}`]),
      "a=accept-types:message/cpim text/plain",
      "a=accept-wrapped-types:*",
      "a=setup:active",
      `a=path:${path}`,
      "",
    ].join("\r\n"),
    async connect(description, plainPort) {
      const text = new TextDecoder().decode(description);
      peer = /^a=path:(\S+)/m.exec(text)?.[1] ?? "";
      const [, scheme, host = "", at = ""] = /^(msrps?):\/\/([^:]+):(\d+)/.exec(peer) ?? [];
      const [, algorithm = "", value = ""] = /^a=fingerprint:(\S+) (\S+)/m.exec(text) ?? [];
      const secure = { tls: true, fingerprints: [{ algorithm, value }] };
      const isSecure = scheme === "msrps" && plainPort === undefined;
      const target = { host, port: plainPort ?? Number(at), ...(isSecure && secure) };
      connection = await transport.connect(target);
      send(undefined);
      const { head } = await frames.take(isResponse);
      return head.kind === "response" ? head.status : 0;
    },
    say: send,
    write: (octets) => void transport.write(connection, octets),
    async hear() {
      const frame = await frames.take(hasBody);
      return new TextDecoder().decode(frame.body);
    },
  };
}

function isResponse(frame: MsrpFrame): frame is MsrpFrame {
  return frame.head.kind === "response";
}

function hasBody(frame: MsrpFrame): frame is MsrpFrame {
  return frame.head.kind === "request" && (frame.body?.length ?? 0) > 0;
}

/** A session between Alice and one client of Bob. */
export async function converse(
  network: Peers,
  changes: InviteChanges = {},
  tls?: TestKeys,
): Promise<{
  readonly alice: Device;
  readonly bob: Device;
  readonly ok: SipResponse;
  readonly forked: SipRequest;
}> {
  const [alice, bob] = [await network.device("alice", tls), await network.device("bob", tls)];
  await network.send(network.invite({ body: alice.sdp, ...changes }));
  const forked = await network.request("INVITE");
  await network.answer(forked, 200, "b1", bob.sdp);
  await network.request("ACK");
  const ok = await network.response("INVITE", 200);
  await network.send(network.within(ok, "ACK", 1));
  await bob.connect(forked.body);
  await alice.connect(ok.body);
  return { alice, bob, ok, forked };
}
