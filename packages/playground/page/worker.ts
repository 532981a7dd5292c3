// Reads long texts, beside the page.

import { loadPart } from "./part.ts";
import type { Wish } from "./reader.ts";

globalThis.addEventListener("message", ({ data }: MessageEvent<Wish>) => void answer(data));

async function answer({ part, syntax, octets }: Wish): Promise<void> {
  const { syntaxes } = await loadPart(part);
  const reading = syntaxes.find(({ name }) => name === syntax)?.read(octets);
  // The value is not shown, and would have to be copied.
  globalThis.postMessage(reading && { ...reading, value: undefined });
}
