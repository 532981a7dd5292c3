import { randomBytes } from "node:crypto";
import type { MsrpPeer, ReceivedFrame, SipPeer } from "@callingcard/lab";
import {
  createSend,
  createResponse as createMsrpResponse,
  type MsrpFrame,
  parseMsrpUri,
} from "@callingcard/msrp";
import { parseSdp, path, setup } from "@callingcard/sdp";
import {
  createRequest,
  findHeader,
  type HeaderField,
  parseAddress,
  readHeader,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { PATIENCE_MS } from "./patience.ts";

let count = 0;

/** What a dialog of the function looks like from its other end. */
interface LegDialog {
  readonly peer: SipPeer;

  /** Where requests for the function go. */
  readonly target: SipTarget;

  /** From and To of requests that this end sends. */
  readonly from: string;
  readonly to: string;
  readonly callId: string;

  /** Contact of the function. */
  readonly remoteTarget: string;
  readonly contact: string;

  /** Values of Route of this end's requests. */
  readonly route: readonly string[];
}

/** One end of a session with the function: its dialog and its MSRP session, driven by hand. */
export interface Leg {
  readonly dialog: LegDialog;
  readonly msrp: MsrpPeer;

  /** MSRP URI of this end, and what the function gave as its own. */
  readonly localUri: string;
  readonly remoteUri: string;

  /** Number of the MSRP connection. */
  readonly connection: number;

  /** Sends a request within the dialog. */
  request(method: string, options?: RequestOptions): Promise<SipRequest>;

  /** Sends a whole message in one SEND, and gives its frame. */
  send(
    contentType: string,
    body: Uint8Array | string,
    headers?: readonly (readonly [string, string])[],
  ): MsrpFrame;

  /** Takes the next SEND of this leg that has a body, and answers it by 200, or by another status, or not at all. */
  takeSend(answer?: number | "none", timeoutMs?: number): Promise<ReceivedFrame>;

  /** Fails when a SEND with a body comes within a time. */
  expectNoSend(forMs: number): Promise<void>;

  /** Takes the BYE of the function on this leg, and answers it by 200. */
  takeBye(timeoutMs?: number): Promise<SipRequest>;
}

/** What a request within a dialog has besides. */
interface RequestOptions {
  readonly headers?: readonly HeaderField[];
  readonly body?: Uint8Array;
  readonly contentType?: string;
  readonly sequence?: number;
}

/** The description of a session in a message. */
export function descriptionOf(message: SipMessage) {
  return parseSdp(new TextDecoder().decode(message.body));
}

/** The MSRP URI and the role that the function offers or answers. */
export function endpointOf(message: SipMessage): {
  readonly uri: string;
  readonly host: string;
  readonly port: number;
  readonly setup: string | undefined;
} {
  const [media] = descriptionOf(message).media;
  if (media === undefined) throw new Error("no media");
  const uri = path(media)?.at(-1)?.uri ?? "";
  const { host, port = "2855" } = parseMsrpUri(uri);
  return { uri, host, port: Number(port), setup: setup(media) };
}

/** What a leg is made of. */
export interface LegParts {
  readonly dialog: LegDialog;
  readonly msrp: MsrpPeer;
  readonly localUri: string;
  readonly remoteUri: string;
  readonly connection: number;
}

/** Makes a leg of a dialog and an MSRP session that are there. */
export function createLeg(parts: LegParts): Leg {
  const { dialog, msrp, localUri, remoteUri, connection } = parts;
  let sequence = 1;
  const isOwn = ({ head, body }: MsrpFrame): boolean =>
    head.kind === "request" &&
    head.method === "SEND" &&
    body !== undefined &&
    body.length > 0 &&
    head.headers[0]?.value.includes(localUri) === true;
  return {
    ...parts,
    async request(method, options = {}) {
      sequence = options.sequence ?? sequence + (method === "ACK" ? 0 : 1);
      const request = createRequest(method, dialog.remoteTarget, {
        headers: [
          { name: "Via", value: viaOf(dialog) },
          { name: "Max-Forwards", value: "70" },
          ...dialog.route.map((value) => ({ name: "Route", value })),
          { name: "From", value: dialog.from },
          { name: "To", value: dialog.to },
          { name: "Call-ID", value: dialog.callId },
          { name: "CSeq", value: `${sequence} ${method}` },
          { name: "Contact", value: dialog.contact },
          ...(options.headers ?? []),
        ],
        ...(options.body !== undefined && { body: options.body }),
        ...(options.contentType !== undefined && { contentType: options.contentType }),
      });
      await dialog.peer.send(request, dialog.target);
      return request;
    },
    send(contentType, body, headers = []) {
      count += 1;
      const octets = typeof body === "string" ? new TextEncoder().encode(body) : body;
      const frame = createSend(
        {
          toPath: remoteUri,
          fromPath: localUri,
          messageId: `m${process.pid}x${count}`,
          contentType,
          headers: headers.map(([name, value]) => ({ name, value })),
        },
        octets,
        randomBytes,
      );
      msrp.send(connection, frame);
      return frame;
    },
    async takeSend(answer = 200, timeoutMs = PATIENCE_MS) {
      const received = await msrp.take(isOwn, { what: "SEND", timeoutMs });
      const { head } = received.frame;
      if (answer !== "none" && head.kind === "request") {
        msrp.send(received.connection, createMsrpResponse(head, answer));
      }
      return received;
    },
    async expectNoSend(forMs) {
      const found = await msrp.take(isOwn, { timeoutMs: forMs }).catch(() => undefined);
      if (found !== undefined) throw new Error("a SEND where none was expected");
    },
    async takeBye(timeoutMs = PATIENCE_MS) {
      const where = (bye: SipRequest): boolean =>
        findHeader(bye, "Call-ID")?.value === dialog.callId;
      const received = await dialog.peer.takeRequest("BYE", { where, timeoutMs });
      await dialog.peer.respond(received, 200);
      return received.message;
    },
  };
}

/** The URI of an address in a header field. */
export function uriOf(message: SipMessage, name: string): string {
  const field = findHeader(message, name);
  if (field === undefined) throw new Error(`no ${name}`);
  return parseAddress(field.value).uri;
}

/** Values of Record-Route as they stand. */
export function recordRoute(message: SipMessage): readonly string[] {
  return (readHeader(message, "Record-Route") ?? []).map(({ uri }) => `<${uri}>`);
}

function viaOf({ peer, target }: LegDialog): string {
  count += 1;
  const { host, port } = peer.address(target.transport);
  return `SIP/2.0/${target.transport.toUpperCase()} ${host}:${port};branch=z9hG4bKl${process.pid}x${count}`;
}
