import type { Settings } from "@callingcard/cpm-server";
import type { Received } from "@callingcard/lab";
import { createRequest, type SipRequest, type SipResponse } from "@callingcard/sip";
import { isOf, value, values } from "./header.ts";
import type { Invitation } from "./invitation.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

/** What makes the function a proxy. */
const PROXY = { mode: "proxy", multiDevice: "first", directDelivery: false } as const;

/** Contact of the client that answers, behind the core. */
export function phoneContact({ core }: World, name = "phone"): string {
  const { host, port } = core.address("tcp");
  return `sip:${name}@${host}:${port};transport=tcp;x=${name}`;
}

/** A route through the core, which stands in Record-Route of what a client answers. */
function coreRoute({ core }: World): string {
  const { host, port } = core.address("tcp");
  return `<sip:core@${host}:${port};transport=tcp;lr>`;
}

/** Opens a world with a function that is a proxy. */
export function createProxyWorld(
  settings: Partial<Settings> = {},
  options: WorldOptions = {},
): Promise<World> {
  return createWorld({ ...options, settings: { ...PROXY, ...settings } });
}

/** An INVITE of the originating side and the copy of it that the core gets. */
export interface Forwarded {
  readonly invite: SipRequest;
  readonly copy: Received<SipRequest>;
}

/** Invites Bob, and takes what the function forwards. */
export async function forwarded(world: World, invitation: Invitation = {}): Promise<Forwarded> {
  const invite = await world.invite(invitation);
  return { invite, copy: await world.core.takeRequest("INVITE", { where: isOf(invite) }) };
}

/** Answers a copy as a client behind the core does: by its Contact, and with Record-Route as it came to the client. */
export async function answerAs(
  world: World,
  copy: Received<SipRequest>,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  name = "phone",
): Promise<SipResponse> {
  const own: Record<string, string> = {
    "Record-Route": [coreRoute(world), ...values(copy.message, "Record-Route")].join(", "),
    Contact: `<${phoneContact(world, name)}>`,
    ...headers,
  };
  return world.core.respond(copy, status, {
    toTag: name,
    headers: Object.entries(own).map(([key, text]) => ({ name: key, value: text })),
    ...(status < 300 && {
      contentType: "application/sdp",
      body: new TextEncoder().encode("v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=phone\r\nt=0 0\r\n"),
    }),
  });
}

/** A session that is proxied. */
export interface ProxiedSession extends Forwarded {
  readonly ok: SipResponse;

  /** Sends a request of the originating side, or of the client, along its route set. */
  readonly request: (
    from: "originator" | "client",
    method: string,
    sequence: number,
  ) => Promise<SipRequest>;
}

/** Makes a session: the client answers, and the originating side acknowledges. */
export async function proxiedSession(
  world: World,
  invitation: Invitation = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<ProxiedSession> {
  const { invite, copy } = await forwarded(world, invitation);
  await answerAs(world, copy, 200, headers);
  const { message: ok } = await world.core.takeResponse(200, { where: isOf(invite) });
  const request: ProxiedSession["request"] = async (from, method, sequence) => {
    const sent = requestWithin(world, { invite, copy, ok }, from, method, sequence);
    await world.core.send(sent, world.target);
    return sent;
  };
  await request("originator", "ACK", 1);
  await world.core.takeRequest("ACK", { where: isOf(invite) });
  return { invite, copy, ok, request };
}

let count = 0;

/** A request within the dialog, as the core passes it to the function: the route through the core is gone. */
export function requestWithin(
  world: World,
  { invite, copy, ok }: Forwarded & { readonly ok: SipResponse },
  from: "originator" | "client",
  method: string,
  sequence: number,
): SipRequest {
  count += 1;
  const isOriginator = from === "originator";
  const [own] = values(copy.message, "Record-Route");
  const routes = isOriginator ? [own ?? "", coreRoute(world)] : [own ?? ""];
  const { host, port } = world.core.address("tcp");
  const branch = `z9hG4bKp${process.pid}x${count}`;
  const target = value(isOriginator ? ok : invite, "Contact") ?? "";
  return createRequest(method, /<([^>]*)>/.exec(target)?.[1] ?? "", {
    headers: [
      { name: "Via", value: `SIP/2.0/TCP ${host}:${port};branch=${branch}` },
      { name: "Max-Forwards", value: "50" },
      { name: "Route", value: routes.join(", ") },
      { name: "From", value: value(ok, isOriginator ? "From" : "To") ?? "" },
      { name: "To", value: value(ok, isOriginator ? "To" : "From") ?? "" },
      { name: "Call-ID", value: value(ok, "Call-ID") ?? "" },
      { name: "CSeq", value: `${sequence} ${method}` },
      { name: "X-Note", value: `${method} ${sequence}` },
    ],
  });
}
