import { sameName, XmlDecoder, type XmlElement, type XmlNode } from "@callingcard/xml";
import { bareMessage, refuse, type DavLimits, type Message } from "./message.ts";
import type { DavResponse, Multistatus } from "./multistatus.ts";
import { readMultistatus, readResponse } from "./multistatus-reader.ts";
import { dav } from "./names.ts";
import { inheritedWithin, NOTHING_INHERITED } from "./property-scope.ts";

const MULTISTATUS = dav("multistatus");
const RESPONSE = dav("response");
const PARTS = [dav("sync-token"), dav("responsedescription")];
const NONE: readonly DavResponse[] = [];

/** An element whose content is not complete. */
interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * Reads a `DAV:multistatus` (RFC 4918 section 14.16) while its octets arrive, one response after the
 * other. One response is kept, not all of them. Wherever the octets are cut, the responses are those
 * of `parseMultistatus`. Errors of the message have their offset but count everything as line 1.
 */
export class MultistatusDecoder {
  readonly #decoder: XmlDecoder;
  readonly #limits: DavLimits | undefined;
  readonly #open: Growing[] = [];
  #message: Message | undefined;
  #count = 0;
  // What is directly in the root, apart from responses.
  readonly #rest: XmlElement[] = [];
  #read: Multistatus = { responses: NONE };

  /**
   * @param limits Limits that differ from the defaults. Those on the whole document, such as
   * `maxInputLength`, hold for the stream.
   */
  constructor(limits?: DavLimits) {
    this.#limits = limits;
    this.#decoder = new XmlDecoder(limits);
  }

  /** `DAV:sync-token` as far as it was read; mostly it is the last thing in the document. */
  get syncToken(): string | undefined {
    return this.#read.syncToken;
  }

  /** `DAV:responsedescription` of the whole, as far as it was read. */
  get description(): string | undefined {
    return this.#read.description;
  }

  /** The language of the description; absent when none is in scope. */
  get descriptionLanguage(): string | undefined {
    return this.#read.descriptionLanguage;
  }

  /**
   * Reads on.
   *
   * @param chunk The next octets.
   * @yields The responses that are complete. They are to be taken before the next chunk.
   * @throws XmlError, or DavXmlError. After an error, the decoder is of no more use.
   * @throws RangeError after an XmlError, and while the responses of the chunk before are being taken.
   */
  *push(chunk: Uint8Array): Generator<DavResponse> {
    for (const event of this.#decoder.push(chunk)) yield* this.#take(event);
  }

  /**
   * Reads what is left.
   *
   * @yields The last responses.
   * @throws XmlError when the document is not complete, or DavXmlError.
   */
  *end(): Generator<DavResponse> {
    for (const event of this.#decoder.end()) yield* this.#take(event);
  }

  #take(event: XmlNode | { readonly kind: "end" }): readonly DavResponse[] {
    const parent = this.#open[this.#open.length - 1];
    if (event.kind === "end") {
      this.#open.pop();
      return this.#open.length === 1 && parent !== undefined ? this.#part(parent) : NONE;
    }
    const node = event.kind === "element" ? { ...event, children: [] } : event;
    // What is directly in the root element is not kept there.
    if (this.#open.length > 1) parent?.children.push(node);
    if (node.kind !== "element") return NONE;
    if (parent === undefined) this.#message = this.#begin(node);
    this.#open.push(node);
    return NONE;
  }

  #begin(root: XmlElement): Message {
    const message = bareMessage(root, this.#limits);
    if (!sameName(root, MULTISTATUS)) {
      refuse(message, root, "wrong-root", "root element is not multistatus");
    }
    return message;
  }

  // Reads an element directly in the root.
  #part(element: XmlElement): readonly DavResponse[] {
    const message = this.#message;
    if (message === undefined) return NONE;
    if (sameName(element, RESPONSE)) return this.#responses(element, message);
    if (!PARTS.some((name) => sameName(element, name))) return NONE;
    this.#rest.push(element);
    this.#read = readMultistatus({ ...message.root, children: this.#rest }, message);
    return NONE;
  }

  #responses(element: XmlElement, message: Message): readonly DavResponse[] {
    const responses: DavResponse[] = [];
    const inherited = inheritedWithin(NOTHING_INHERITED, message.root);
    readResponse(element, inherited, message, responses, this.#count);
    this.#count += responses.length;
    return responses;
  }
}
