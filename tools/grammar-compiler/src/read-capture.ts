import type { Capture, CaptureField, Constant } from "@callingcard/grammar/ir";

/**
 * Reads a postprocessor as data: `text`, `id`, `pick(1)`, `obj({ name: 0, kind: lit("x") })`,
 * `list(0, 1)` or `constant("x")`.
 *
 * @returns undefined for everything else.
 */
export function readCapture(source: string): Capture | undefined {
  const reader = new CaptureReader(source);
  const capture = reader.capture();
  return reader.atEnd() ? capture : undefined;
}

const TOKEN =
  /\s*([A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[(){},:])/y;

class CaptureReader {
  readonly #tokens: readonly string[];
  readonly #complete: boolean;
  #next = 0;

  constructor(source: string) {
    const tokens: string[] = [];
    const scanner = new RegExp(TOKEN);
    let end = 0;
    for (let found = scanner.exec(source); found?.[1]; found = scanner.exec(source)) {
      tokens.push(found[1]);
      end = scanner.lastIndex;
    }
    this.#tokens = tokens;
    this.#complete = source.slice(end).trim() === "";
  }

  atEnd(): boolean {
    return this.#complete && this.#next === this.#tokens.length;
  }

  capture(): Capture | undefined {
    switch (this.#take()) {
      case "text":
        return { op: "text" };
      case "id":
        return { op: "pick", index: 0 };
      case "pick":
        return this.#call(() => {
          const index = this.#index();
          return index === undefined ? undefined : { op: "pick", index };
        });
      case "list":
        return this.#call(() => this.#list());
      case "obj":
        return this.#call(() => this.#object());
      case "constant":
        return this.#call(() => {
          const constant = this.#constant();
          return constant && { op: "constant", ...constant };
        });
      case undefined:
      default:
        return undefined;
    }
  }

  #take(): string | undefined {
    return this.#tokens[this.#next++];
  }

  #skip(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next++;
    return true;
  }

  #call<Value>(argument: () => Value | undefined): Value | undefined {
    if (!this.#skip("(")) return undefined;
    const value = argument();
    this.#skip(",");
    return this.#skip(")") ? value : undefined;
  }

  #index(): number | undefined {
    const token = this.#take() ?? "";
    return /^\d+$/.test(token) ? Number(token) : undefined;
  }

  #list(): Capture | undefined {
    const head = this.#index();
    if (!this.#skip(",")) return undefined;
    const tail = this.#index();
    return head === undefined || tail === undefined ? undefined : { op: "list", head, tail };
  }

  #object(): Capture | undefined {
    if (!this.#skip("{")) return undefined;
    const fields: CaptureField[] = [];
    while (!this.#skip("}")) {
      const field = this.#field();
      if (field === undefined) return undefined;
      fields.push(field);
      if (!this.#skip(",") && this.#tokens[this.#next] !== "}") return undefined;
    }
    return { op: "object", fields };
  }

  #field(): CaptureField | undefined {
    const token = this.#take() ?? "";
    const name = /^["']/.test(token) ? readString(token) : token;
    if (name === undefined || /^[^\w$"']|^\d/.test(token) || !this.#skip(":")) return undefined;
    if (this.#skip("lit")) {
      const constant = this.#call(() => this.#constant());
      return constant && { name, from: constant };
    }
    const index = this.#index();
    return index === undefined ? undefined : { name, from: { index } };
  }

  #constant(): { value: Constant } | undefined {
    const token = this.#take() ?? "";
    if (token === "true" || token === "false") return { value: token === "true" };
    if (token === "undefined") return { value: undefined };
    if (/^-?\d/.test(token)) return { value: Number(token) };
    const value = /^["']/.test(token) ? readString(token) : undefined;
    return value === undefined ? undefined : { value };
  }
}

function readString(token: string): string | undefined {
  const quoted = token.startsWith("'")
    ? `"${token.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`
    : token;
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
