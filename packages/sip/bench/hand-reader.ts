// A reader without a grammar, for comparison: it splits a message with indexOf and reads the header fields
// that route it with regular expressions. It trusts its input: line ends alone, control characters,
// folds and commas between quotation marks are not looked for.

const LONG: ReadonlyMap<string, string> = new Map(
  Object.entries({
    f: "from",
    i: "call-id",
    k: "supported",
    l: "content-length",
    m: "contact",
    t: "to",
    v: "via",
  }),
);
const decoder = new TextDecoder("utf-8");
const encoder = new TextEncoder();

/** A message whose lines are split. */
export interface HandFrame {
  readonly start: string;
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly body: Uint8Array;
}

/** Splits a message into its lines. */
export function handFrame(octets: Uint8Array): HandFrame {
  let end = octets.indexOf(13);
  while (end !== -1 && (octets[end + 2] !== 13 || octets[end + 3] !== 10)) {
    end = octets.indexOf(13, end + 1);
  }
  const text = decoder.decode(octets.subarray(0, end + 2));
  const firstEnd = text.indexOf("\r\n");
  const names: string[] = [];
  const values: string[] = [];
  for (let place = firstEnd + 2; place < text.length;) {
    const lineEnd = text.indexOf("\r\n", place);
    const colon = text.indexOf(":", place);
    names.push(text.slice(place, colon));
    values.push(text.slice(text.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1, lineEnd));
    place = lineEnd + 2;
  }
  return { start: text.slice(0, firstEnd), names, values, body: octets.subarray(end + 4) };
}

/** Splits a message and makes an index of its header fields. */
export function handIndex(octets: Uint8Array): ReadonlyMap<string, readonly string[]> {
  const { names, values } = handFrame(octets);
  const index = new Map<string, string[]>();
  for (const [place, name] of names.entries()) {
    const lower = name.toLowerCase();
    const key = LONG.get(lower) ?? lower;
    const value = values[place] ?? "";
    const same = index.get(key);
    if (same === undefined) index.set(key, [value]);
    else same.push(value);
  }
  return index;
}

const VIA = /^SIP\/2\.0\/(\w+) ([^;:,\s]+|\[[^\]]+\])(?::(\d+))?((?:;[^,]*)?)$/;
const ADDRESS = /^(?:"((?:[^"\\]|\\.)*)" ?|([^<"]*))<([^>]+)>((?:;.*)?)$/;
const URI = /^(sips?):(?:([^@:]*)(?::([^@]*))?@)?([^:;?]+)(?::(\d+))?((?:;[^?]*)?)(?:\?(.*))?$/;

interface HandParameter {
  readonly name: string;
  readonly value: string | undefined;
}

function parameters(text: string): readonly HandParameter[] {
  const found: HandParameter[] = [];
  for (let place = text.indexOf(";"); place !== -1;) {
    const next = text.indexOf(";", place + 1);
    const one = text.slice(place + 1, next === -1 ? undefined : next);
    const equal = one.indexOf("=");
    found.push(
      equal === -1
        ? { name: one, value: undefined }
        : { name: one.slice(0, equal), value: one.slice(equal + 1) },
    );
    place = next;
  }
  return found;
}

function address(value: string): object {
  const [, quoted, plain, text = "", rest = ""] = ADDRESS.exec(value) ?? [];
  const [, scheme, user, password, host, port, more = ""] = URI.exec(text) ?? [];
  const uri = { scheme, user, password, host, port: port && Number(port) };
  return {
    name: quoted ?? plain,
    text,
    uri: { ...uri, parameters: parameters(more) },
    parameters: parameters(rest),
  };
}

/** What is read of a message. */
export interface HandTyped {
  readonly vias: number;
  readonly parts: readonly unknown[];
}

/** Splits a message and reads the fields that route it. */
export function handTyped(octets: Uint8Array): HandTyped {
  const { names, values } = handFrame(octets);
  const parts: unknown[] = [];
  let vias = 0;
  for (const [place, name] of names.entries()) {
    const value = values[place] ?? "";
    switch (name) {
      case "Via": {
        const [, transport, host, port, rest = ""] = VIA.exec(value) ?? [];
        parts.push({ transport, host, port: port && Number(port), parameters: parameters(rest) });
        vias += 1;
        break;
      }
      case "From":
      case "To":
      case "Contact":
      case "Route":
      case "Record-Route":
        for (const one of value.split(", ")) parts.push(address(one));
        break;
      case "CSeq": {
        const [sequence, method] = value.split(" ");
        parts.push({ sequence: Number(sequence), method });
        break;
      }
      case "Max-Forwards":
        parts.push(Number(value));
        break;
      default:
        parts.push(value);
    }
  }
  return { vias, parts };
}

/** Joins the lines of a message again; nothing is looked at. */
export function handJoin({ start, names, values, body }: HandFrame): Uint8Array {
  let text = `${start}\r\n`;
  for (const [place, name] of names.entries()) text += `${name}: ${values[place]}\r\n`;
  const head = encoder.encode(`${text}\r\n`);
  const octets = new Uint8Array(head.length + body.length);
  octets.set(head);
  octets.set(body, head.length);
  return octets;
}
