import {
  createResponse,
  encodeFrame,
  headerValue,
  mayRespond,
  type MsrpFrame,
  type RequestHead,
  withHeader,
} from "@callingcard/msrp";
import type { MediaAction } from "./action.ts";
import type { MediaEvent, MediaLeg, MediaOptions } from "./event.ts";

/** The media plane of one medium of a session. It is updated in place: one that was stepped must not be used again. */
export interface Media {
  readonly options: MediaOptions;
  readonly legs: Map<
    string,
    MediaLeg & { isBound: boolean; isEnding: boolean; waiting: MsrpFrame[] }
  >;
}

/**
 * Makes a media plane without legs.
 *
 * @param options What it is about.
 */
export function createMedia(options: MediaOptions): Media {
  return { options, legs: new Map() };
}

/**
 * Takes what happens to a media plane.
 *
 * @param media The media plane; it must not be used again.
 * @param event What happens.
 * @param _at Now, in milliseconds since 1970-01-01T00:00:00Z.
 * @returns The media plane, and what it asks for.
 */
export function stepMedia(
  media: Media,
  event: MediaEvent,
  _at: number,
): readonly [Media, readonly MediaAction[]] {
  const actions: MediaAction[] = [];
  switch (event.kind) {
    case "leg-opened":
      media.legs.set(event.leg, { ...event, isBound: false, isEnding: false, waiting: [] });
      break;
    case "leg-closed":
      media.legs.delete(event.leg);
      break;
    case "leg-ending": {
      const leg = media.legs.get(event.leg);
      if (leg !== undefined) leg.isEnding = true;
      break;
    }
    case "bound": {
      const leg = media.legs.get(event.leg);
      if (leg === undefined) break;
      leg.isBound = true;
      for (const frame of leg.waiting.splice(0)) actions.push(send(leg.leg, frame));
      break;
    }
    case "unbound": {
      const leg = media.legs.get(event.leg);
      if (leg !== undefined) leg.isBound = false;
      break;
    }
    case "frame":
      take(media, event.leg, event.frame, actions);
      break;
    case "drained":
    case "leg-changed":
    case "mode":
    case "paused":
    case "policy":
    case "push":
    case "timer":
    case "told":
  }
  return [media, actions];
}

function take(media: Media, name: string, frame: MsrpFrame, actions: MediaAction[]): void {
  const { head } = frame;
  const from = media.legs.get(name);
  if (from === undefined || head.kind !== "request" || head.method !== "SEND") return;
  if (mayRespond(head, 200)) actions.push(send(name, createResponse(head, 200)));
  if (frame.body === undefined) return;
  for (const leg of media.legs.values()) {
    if (leg.side === from.side || leg.isEnding) continue;
    const copy = readdress(head, leg, media.options.createId());
    const sent: MsrpFrame = { head: copy, body: frame.body, flag: frame.flag };
    if (leg.isBound) actions.push(send(leg.leg, sent));
    else leg.waiting.push(sent);
  }
  const type = headerValue(head, "Content-Type") ?? "";
  if (from.side === "client" && media.options.settings.multiDevice === "until-use" && type !== "") {
    actions.push({ kind: "used", leg: name });
  }
}

function readdress(head: RequestHead, leg: MediaLeg, transactionId: string): RequestHead {
  const addressed = withHeader(
    withHeader(head, "To-Path", leg.remotePath),
    "From-Path",
    leg.localUri,
  );
  return { ...addressed, transactionId: transactionId.slice(0, 28) };
}

function send(leg: string, frame: MsrpFrame): MediaAction {
  return { kind: "send", leg, pieces: [encodeFrame(frame)] };
}
