/** A command of a client: its words are atoms, strings and literals; parentheses are words. */
export interface ImapCommand {
  readonly tag: string;
  /** In upper case, `UID` with the word behind it. */
  readonly name: string;
  readonly words: readonly string[];
}

/** Reads commands from what a client sends; octets are characters. */
export class CommandReader {
  readonly #onLiteral: () => void;
  #text = "";
  #announced = -1;

  constructor(onLiteral: () => void) {
    this.#onLiteral = onLiteral;
  }

  *push(chunk: Buffer): Generator<ImapCommand> {
    this.#text += chunk.toString("latin1");
    for (let end = this.#end(); end !== -1; end = this.#end()) {
      const text = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      this.#announced = -1;
      yield toCommand(text);
    }
  }

  /** Where the line break behind the first whole command is; -1 when more has to come. */
  #end(): number {
    let from = 0;
    for (;;) {
      const end = this.#text.indexOf("\r\n", from);
      if (end === -1) return -1;
      const literal = /\{(\d+)(\+?)\}$/.exec(this.#text.slice(from, end));
      if (literal === null) return end;
      if (literal[2] === "" && this.#announced < end) {
        this.#announced = end;
        this.#onLiteral();
      }
      from = end + 2 + Number(literal[1]);
      if (this.#text.length < from) return -1;
    }
  }
}

function toCommand(text: string): ImapCommand {
  const words: string[] = [];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const literal = /^\{(\d+)\+?\}\r\n/.exec(rest);
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
    if (literal !== null) {
      const start = at + literal[0].length;
      at = start + Number(literal[1]);
      words.push(text.slice(start, at));
    } else if (quoted !== null) {
      words.push((quoted[1] ?? "").replaceAll(/\\(.)/g, "$1"));
      at += quoted[0].length;
    } else {
      const [word = " "] = /^(?: |[()]|[^ ()]+(?:\[[^\]]*\])?[^ ()]*)/.exec(rest) ?? [];
      if (word !== " ") words.push(word);
      at += word.length;
    }
  }
  const [tag = "", verb = "", ...more] = words;
  const isUid = verb.toUpperCase() === "UID";
  const name = isUid ? `UID ${more[0] ?? ""}` : verb;
  return { tag, name: name.toUpperCase(), words: isUid ? more.slice(1) : more };
}
