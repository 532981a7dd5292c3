import type { SipMessage } from "@callingcard/sip";
import type { SipTarget, SipTransport } from "@callingcard/sip-transport";

/** A user of the function's SIP sockets beside its sessions, as a subscription is. */
export interface SipPort {
  /**
   * Stands in the branches of its requests (`z9hG4bK<token>.…`), and in front of the user part of its Contact
   * (`<token>-…`), so that what belongs to it is found.
   */
  readonly token: string;

  /** Sends, as `SipTransport.send` does. */
  send(message: SipMessage | Uint8Array, target: SipTarget): Promise<void>;

  /** From now on, messages with its token belong to nobody. */
  close(): void;
}

/** Called for a message with the token of a port. */
export type OnPortMessage = (message: SipMessage, source: SipTarget) => void;

/** The ports that are open. */
export interface SipPorts {
  open(onMessage: OnPortMessage): SipPort;

  /** Gives a message to the port of a token; tells whether there is one. */
  take(token: string, message: SipMessage, source: SipTarget): boolean;
}

/**
 * Makes a table without ports.
 *
 * @param transport Gives the sockets.
 * @param createToken Makes tokens.
 */
export function createSipPorts(
  transport: () => Pick<SipTransport, "send">,
  createToken: () => string,
): SipPorts {
  const ports = new Map<string, OnPortMessage>();
  return {
    open(onMessage) {
      const token = createToken();
      ports.set(token, onMessage);
      return {
        token,
        send: (message, target) => transport().send(message, target),
        close: () => void ports.delete(token),
      };
    },
    take(token, message, source) {
      const onMessage = ports.get(token);
      onMessage?.(message, source);
      return onMessage !== undefined;
    },
  };
}
