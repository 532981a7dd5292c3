import type { Device, DeviceEvent, Noted } from "@callingcard/lab";
import { findHeader } from "@callingcard/sip";
import type { LadderRow } from "../ladder/render-ladder.ts";

/**
 * Gives what a device said and heard as rows of a ladder.
 *
 * @param device The device.
 * @param server Name of the column that it talks to.
 * @param beganMs When the ladder begins, as `performance.now` tells it.
 * @returns The rows, in their order; what happened before the ladder is left out.
 */
export function deviceRows(device: Device, server: string, beganMs: number): readonly LadderRow[] {
  return device.log.events.flatMap((event) => {
    const atMs = device.log.beganMs + event.atMs - beganMs;
    const said = atMs < 0 ? undefined : wordsOf(event);
    if (said === undefined) return [];
    const { way, label, text } = said;
    const ends = way === "out" ? [device.name, server] : [server, device.name];
    const [from = "", to = ""] = ends;
    return [{ atMs, from, to, label, text }];
  });
}

interface Words {
  readonly way: "in" | "out";
  readonly label: string;
  readonly text: string;
}

function wordsOf(event: Noted<DeviceEvent>): Words | undefined {
  if (event.kind === "sip") return sipWords(event);
  if (event.kind === "chat") {
    const { way, text = "", direction } = event;
    const marked = direction === undefined ? "" : ` Message-Direction: ${direction}`;
    return { way, label: "SEND", text: `"${text}"${marked}` };
  }
  if (event.kind === "notification") return { way: event.way, label: "SEND", text: event.status };
  if (event.kind !== "composing") return undefined;
  const text = event.isActive ? "is typing" : "stopped typing";
  return { way: event.way, label: "SEND", text };
}

function sipWords({ message, way }: Extract<DeviceEvent, { kind: "sip" }>): Words | undefined {
  if (message.kind === "request") {
    return { way, label: message.method, text: findHeader(message, "Reason")?.value ?? "" };
  }
  if (message.statusCode === 100) return undefined;
  return { way, label: String(message.statusCode), text: message.reasonPhrase };
}
