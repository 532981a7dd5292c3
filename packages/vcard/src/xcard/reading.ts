import { textContent, type XmlElement } from "@callingcard/xml";
import { carriedText } from "../jcard/carried-text.ts";
import type { Complain } from "./xcard-problem.ts";

/** Limits, and what to do about problems. */
export interface Reading {
  readonly limits: {
    readonly maxProperties: number;
    readonly maxParameters: number;
    readonly maxValues: number;
  };
  readonly complain: Complain;
}

/**
 * Reads the text of an element, without characters that no vCard can carry.
 *
 * @param element The element.
 * @param complain Called for such a character.
 * @returns The text.
 */
export function textOf(element: XmlElement, complain: Complain): string {
  const text = textContent(element);
  const carried = carriedText(text);
  if (carried !== text) {
    complain("illegal-character", "no vCard can carry a character", element, "RFC 6350 value");
  }
  return carried.replace(/\r\n?/g, "\n");
}
