const decoder = /* @__PURE__ */ new TextDecoder("utf-8", {
  fatal: true,
  ignoreBOM: true,
});

/**
 * Decodes UTF-8; undefined when it is not.
 *
 * @internal
 */
export function decodeOctets(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}

/**
 * Counts the UTF-16 code units of the octets from `start` to `end`.
 *
 * @internal
 */
export function unitsOf(octets: Uint8Array, start: number, end: number): number {
  return end - start - extraOctets(octets, start, end);
}

/**
 * How many more octets than UTF-16 code units there are from `start` to `end`.
 *
 * @internal
 */
export function extraOctets(octets: Uint8Array, start: number, end: number): number {
  let extra = 0;
  let index = start;
  for (; index + 3 < end; index += 4) {
    const first = octets[index] ?? 0;
    const second = octets[index + 1] ?? 0;
    const third = octets[index + 2] ?? 0;
    const fourth = octets[index + 3] ?? 0;
    if ((first | second | third | fourth) < 128) continue;
    extra += extraOf(first) + extraOf(second) + extraOf(third) + extraOf(fourth);
  }
  for (; index < end; index++) extra += extraOf(octets[index] ?? 0);
  return extra;
}

// A continuation octet is one too many; of four octets, two are a pair of surrogates.
function extraOf(octet: number): number {
  if (octet < 128) return 0;
  if (octet < 192) return 1;
  return octet > 239 ? -1 : 0;
}

/**
 * Counts the octets of the code units from `start` to `end`; a lone surrogate has three.
 *
 * @internal
 */
export function octetsOf(text: string, start: number, end: number): number {
  let count = end - start;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) count += 1;
    else count += isPaired(text, index, unit) ? 1 : 2;
  }
  return count;
}

function isPaired(text: string, index: number, unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdbff) return isLow(text.charCodeAt(index + 1));
  if (!isLow(unit) || index === 0) return false;
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Finds the first octet of the first sequence that is not UTF-8.
 *
 * @internal
 */
export function firstInvalidOctet(octets: Uint8Array): number {
  const repaired = new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
  let place = 0;
  for (const character of repaired) {
    // The decoder's mark of a repair, unless the octets have that character themselves.
    if (character === "\ufffd" && octets[place] !== 0xef) return place;
    if (character === "\ufffd" && octets[place + 1] !== 0xbf) return place;
    if (character === "\ufffd" && octets[place + 2] !== 0xbd) return place;
    place += octetsOf(character, 0, character.length);
  }
  return place;
}
