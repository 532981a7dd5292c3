import type { MsrpFrame } from "@callingcard/msrp";
import type { SipMessage, SipRequest, SipResponse } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { ChatContent } from "./chat-content.ts";

/** Whether something came or went. */
export type Way = "in" | "out";

/** Content that is more than nothing, by its kind. */
type Content<Kind extends ChatContent["kind"]> = Extract<ChatContent, { readonly kind: Kind }>;

/** What a device sees and does. Calls have the names `c1`, `c2` and so on, in their order. */
export type DeviceEvent =
  | {
      readonly kind: "sip";
      readonly way: Way;
      readonly message: SipMessage;

      /** Where it came from, or goes to. */
      readonly target: SipTarget;
    }
  /** An MSRP frame that came. */
  | { readonly kind: "frame"; readonly call: string; readonly frame: MsrpFrame }
  /** Octets of MSRP that went. */
  | { readonly kind: "octets"; readonly call: string; readonly octets: Uint8Array }
  | {
      readonly kind: "registered";
      readonly gruu: string | undefined;
      readonly expiresSeconds: number;
    }
  | { readonly kind: "unregistered" }
  /** A request beside all calls came; it is answered. */
  | { readonly kind: "asked"; readonly request: SipRequest }
  // Calls that go out.
  | { readonly kind: "ringing"; readonly call: string; readonly response: SipResponse }
  | { readonly kind: "accepted"; readonly call: string; readonly response: SipResponse }
  | {
      readonly kind: "refused";
      readonly call: string;
      readonly response: SipResponse;

      /** Whether nobody answered, or nobody could be reached. */
      readonly isLocal: boolean;
    }
  // Calls that come in.
  | { readonly kind: "invited"; readonly call: string; readonly request: SipRequest }
  | { readonly kind: "cancelled"; readonly call: string; readonly request: SipRequest }
  /** The ACK of the device's 200 came. */
  | { readonly kind: "confirmed"; readonly call: string; readonly request: SipRequest }
  // Both.
  | {
      readonly kind: "ended";
      readonly call: string;

      /** The far side's BYE, the device's own, or nothing that is heard of the far side. */
      readonly by: "far" | "own" | "failure";

      /** Value of the Reason in the far side's BYE. */
      readonly reason: string | undefined;
    }
  | { readonly kind: "refreshed"; readonly call: string }
  | { readonly kind: "requested"; readonly call: string; readonly request: SipRequest }
  | { readonly kind: "responded"; readonly call: string; readonly response: SipResponse }
  // MSRP.
  | { readonly kind: "connected"; readonly call: string }
  | { readonly kind: "disconnected"; readonly call: string }
  /** What was said: `messageId` is that of CPIM, `msrpId` that of MSRP. */
  | (Content<"chat"> & MessageEvent)
  | (Content<"notification"> & MessageEvent)
  | (Content<"composing"> & MessageEvent)
  | { readonly kind: "sent"; readonly call: string; readonly msrpId: string }
  | { readonly kind: "delivered"; readonly call: string; readonly msrpId: string }
  | {
      readonly kind: "failed";
      readonly call: string;
      readonly msrpId: string;
      readonly status: number;
    }
  | { readonly kind: "problem"; readonly text: string };

/** What all messages of a session have. */
interface MessageEvent {
  readonly call: string;
  readonly way: Way;
  readonly msrpId: string;
  readonly body: Uint8Array;
}

/**
 * Says an event in a few words, for messages of errors.
 *
 * @param event The event.
 */
export function describeDeviceEvent(event: DeviceEvent): string {
  if (event.kind === "sip") return `${nameOfMessage(event.message)} ${event.way}`;
  if (event.kind === "frame") {
    const { head } = event.frame;
    return `${head.kind === "request" ? head.method : String(head.status)} in`;
  }
  if (event.kind === "refused") return `refused with ${event.response.statusCode}`;
  if (event.kind === "chat") return `"${event.text?.slice(0, 40) ?? "?"}" ${event.way}`;
  if (event.kind === "notification") return `${event.status} ${event.way}`;
  return event.kind === "problem" ? event.text : event.kind;
}

function nameOfMessage(message: SipMessage): string {
  return message.kind === "request" ? message.method : String(message.statusCode);
}
