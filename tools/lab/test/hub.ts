import {
  createResponse,
  parseSipUri,
  prependHeader,
  readHeader,
  removeFirstValue,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createSipTransport, responseTarget } from "@callingcard/sip-transport";
import type { Environment } from "../src/index.ts";
import { newIdentifier } from "../src/index.ts";

/** An environment without a function. */
export interface Hub extends Environment {
  close(): Promise<void>;
}

/** A core that knows where each user's last device is, and passes on what comes without keeping anything else. */
export async function createHub(): Promise<Hub> {
  const bindings = new Map<string, SipTarget>();
  const transport = await createSipTransport({
    listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }],
    onMessage: (message, source) => {
      receive(message, source).catch(() => undefined);
    },
  });
  const own = transport.addresses()[0] ?? { transport: "tcp", host: "127.0.0.1", port: 0 };

  const receive = async (message: SipMessage, source: SipTarget): Promise<void> => {
    if (message.kind === "response") {
      const passed = removeFirstValue(message, "Via");
      const target = responseTarget(passed, source.transport);
      if (target !== undefined) await transport.send(passed, target);
    } else if (message.method === "REGISTER") {
      const user = readHeader(message, "To")?.uri ?? "";
      const expires = readHeader(message, "Expires") ?? 600;
      if (expires > 0) bindings.set(user, source);
      else bindings.delete(user);
      await transport.send(createResponse(message, 200, { toTag: "hub" }), source);
    } else await pass(message, source);
  };
  const pass = async (request: SipRequest, source: SipTarget): Promise<void> => {
    const to = bindings.get(request.requestUri) ?? contactOf(request.requestUri);
    if (to === undefined) {
      await transport.send(createResponse(request, 480, { toTag: "hub" }), source);
      return;
    }
    // The same for what belongs together: a CANCEL and an ACK have the branch of their INVITE.
    const [via] = readHeader(request, "Via") ?? [];
    const before = via?.parameters.find(({ name }) => name === "branch")?.value ?? newIdentifier();
    const value = `SIP/2.0/TCP 127.0.0.1:${own.port};branch=z9hG4bKhub${before.slice(7)}`;
    await transport.send(prependHeader(request, "Via", value), to);
  };
  const contactOf = (uri: string): SipTarget | undefined => {
    const { host, port } = parseSipUri(uri);
    return port === undefined ? undefined : { transport: "tcp", host, port };
  };

  return { core: own, domain: "hub.example", close: () => transport.close() };
}
