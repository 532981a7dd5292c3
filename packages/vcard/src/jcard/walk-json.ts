/** Where a text stops to be JSON, or goes too deep. */
export interface JsonFault {
  readonly code: "not-json" | "nested-too-deep" | "name-too-long";
  readonly reason: string;
  /** UTF-16 code units from the start. */
  readonly offset: number;
}

/** An array or object that is open: the way to where the walk is. */
export interface JsonStep {
  /** Index in an array, name in an object. */
  at: number | string;
  /** Names so far; `undefined` for an array. */
  readonly names: Set<string> | undefined;
}

/** How far a walk goes; without limits, as far as it takes. */
export interface JsonLimits {
  /** Most arrays and objects within each other. */
  readonly maxDepth?: number;
  /** Longest name of a member as written, in UTF-16 code units. */
  readonly maxNameLength?: number;
  /** Most names of an object that are remembered, so that a second one is told. */
  readonly maxNames?: number;
}

/** What a walk tells of. */
export interface JsonEvents {
  /** The start of a value. */
  readonly onValue?: (path: readonly JsonStep[], offset: number) => void;
  /** The start of a member's name that its object has already. */
  readonly onDuplicate?: (path: readonly JsonStep[], offset: number) => void;
}

/**
 * Walks through a JSON text (RFC 8259) without making values: it knows what `JSON.parse` does not tell,
 * the places of values, names that come twice, and how deep it goes. Takes time linear in the text.
 *
 * @param text The text.
 * @param limits How far it goes.
 * @param events What is told on the way.
 * @returns Where it stops to be JSON, or `undefined` if it is JSON.
 */
export function walkJson(
  text: string,
  limits: JsonLimits,
  events: JsonEvents,
): JsonFault | undefined {
  const { maxDepth = Number.POSITIVE_INFINITY } = limits;
  const walk: Walk = { text, path: [], limits, events };
  const { path } = walk;
  let at = behindSpace(text, text.startsWith("\ufeff") ? 1 : 0);
  for (;;) {
    events.onValue?.(path, at);
    const unit = text[at];
    if (unit === "[" || unit === "{") {
      if (path.length >= maxDepth) {
        return { code: "nested-too-deep", reason: `more than ${maxDepth} levels`, offset: at };
      }
      const isObject = unit === "{";
      at = behindSpace(text, at + 1);
      if (text[at] !== (isObject ? "}" : "]")) {
        path.push({ at: 0, names: isObject ? new Set() : undefined });
        at = isObject ? behindMember(walk, at) : at;
        if (at < 0) return faultAt(walk, ~at);
        continue;
      }
      at += 1;
    } else {
      at = behindScalar(text, at);
      if (at < 0) return faultAt(walk, ~at);
    }
    at = behindValue(walk, at);
    if (at < 0) return faultAt(walk, ~at);
    if (path.length === 0) return undefined;
  }
}

interface Walk {
  readonly text: string;
  readonly path: JsonStep[];
  readonly limits: JsonLimits;
  readonly events: JsonEvents;
  /** A fault of another kind than text that is not JSON. */
  fault?: JsonFault;
}

function faultAt({ fault }: Walk, offset: number): JsonFault {
  return fault ?? { code: "not-json", reason: "text is not JSON", offset };
}

// From behind a value to the next one, over all that ends there. A place where it is wrong comes back
// as its complement, here and below.
function behindValue(walk: Walk, end: number): number {
  const { text, path } = walk;
  let at = behindSpace(text, end);
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const unit = text[at];
    if (unit === ",") {
      at = behindSpace(text, at + 1);
      if (step.names !== undefined) return behindMember(walk, at);
      step.at = Number(step.at) + 1;
      return at;
    }
    if (unit !== (step.names === undefined ? "]" : "}")) return ~at;
    path.pop();
    at = behindSpace(text, at + 1);
  }
  return at === text.length ? at : ~at;
}

// From the start of a member's name to its value.
function behindMember(walk: Walk, start: number): number {
  const { text, path, limits, events } = walk;
  const end = text[start] === '"' ? behindString(text, start) : ~start;
  if (end < 0) return end;
  const { maxNameLength = Infinity, maxNames = Infinity } = limits;
  if (end - start - 2 > maxNameLength) {
    const reason = `more than ${maxNameLength} units`;
    walk.fault = { code: "name-too-long", reason, offset: start };
    return ~start;
  }
  const step = path.at(-1);
  const written = text.slice(start + 1, end - 1);
  const name = written.includes("\\") ? String(JSON.parse(`"${written}"`)) : written;
  if (step?.names !== undefined) {
    step.at = name;
    if (step.names.has(name)) events.onDuplicate?.(path, start);
    else if (step.names.size < maxNames) step.names.add(name);
  }
  const colon = behindSpace(text, end);
  return text[colon] === ":" ? behindSpace(text, colon + 1) : ~colon;
}

function behindScalar(text: string, start: number): number {
  if (text[start] === '"') return behindString(text, start);
  for (const word of ["true", "false", "null"]) {
    if (text.startsWith(word, start)) return start + word.length;
  }
  return behindNumber(text, start);
}

// A loop over code units: a pattern would keep a way back for each character of a photo.
function behindString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    if (unit < 0x20) return ~at;
    if (unit !== 0x5c) continue;
    at += 1;
    if (text[at] === "u") {
      if (!/^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))) return ~at;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(text[at] ?? "\0")) return ~at;
  }
  return ~text.length;
}

// number = [ minus ] int [ frac ] [ exp ] (RFC 8259 section 6)
function behindNumber(text: string, start: number): number {
  let at = text[start] === "-" ? start + 1 : start;
  const integer = text[at] === "0" ? at + 1 : behindDigits(text, at);
  if (integer === at) return ~at;
  at = integer;
  if (text[at] === ".") {
    const fraction = behindDigits(text, at + 1);
    if (fraction === at + 1) return ~fraction;
    at = fraction;
  }
  if (text[at] === "e" || text[at] === "E") {
    const sign = text[at + 1];
    const digits = sign === "+" || sign === "-" ? at + 2 : at + 1;
    const exponent = behindDigits(text, digits);
    return exponent === digits ? ~exponent : exponent;
  }
  return at;
}

function behindDigits(text: string, start: number): number {
  let at = start;
  for (let unit = text.charCodeAt(at); unit >= 0x30 && unit <= 0x39; unit = text.charCodeAt(at)) {
    at += 1;
  }
  return at;
}

function behindSpace(text: string, start: number): number {
  let at = start;
  for (let unit = text[at]; unit === " " || unit === "\n" || unit === "\r" || unit === "\t";) {
    at += 1;
    unit = text[at];
  }
  return at;
}
