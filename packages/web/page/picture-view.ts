import { h } from "@callingcard/page";
import type { Binary } from "@callingcard/vcard/values";
import { initialsOf } from "../src/book/summary.ts";

/** How many tints there are behind letters. */
const TINTS = 6;

/**
 * Makes what stands for a person without a picture.
 *
 * @param name The name.
 * @returns Letters in a circle, which a screen reader passes over.
 */
export function monogram(name: string): HTMLElement {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const classes = `monogram tint-${sum % TINTS}`;
  return h("span", { class: classes, "aria-hidden": "true" }, initialsOf(name));
}

/**
 * Shows a picture.
 *
 * @param picture Its octets, and what they are.
 * @param alternative What it shows, in words.
 * @returns The picture.
 */
export function pictureView(picture: Binary, alternative: string): HTMLElement {
  const { mediaType, octets } = picture;
  const blob = new Blob([new Uint8Array(octets)], { type: mediaType ?? "image/jpeg" });
  const image = h("img", { class: "picture", alt: alternative });
  const url = URL.createObjectURL(blob);
  const release = (): void => URL.revokeObjectURL(url);
  image.addEventListener("load", release);
  image.addEventListener("error", release);
  image.src = url;
  return image;
}
