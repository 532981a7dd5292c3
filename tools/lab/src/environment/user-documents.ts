import type { XdmDocumentAnswer, XdmDocuments } from "@callingcard/xcap-server/client";

/** The XDM documents of users, in memory. */
export interface UserDocuments extends XdmDocuments {
  /** Puts a user into the list of those whom another one refuses. */
  block(user: string, other: string): void;

  /** Makes a user refuse everybody. */
  doNotDisturb(user: string): void;

  /** Writes a document, or takes it away. */
  write(auid: string, user: string, document: string, text: string | undefined): void;
}

/** Makes documents, of which there are none at first. */
export function createUserDocuments(): UserDocuments {
  const texts = new Map<string, string>();
  const blocked = new Map<string, readonly string[]>();
  const write: UserDocuments["write"] = (auid, user, document, text) => {
    const key = keyOf(auid, user, document);
    if (text === undefined) texts.delete(key);
    else texts.set(key, text);
  };
  return {
    write,
    block(user, other) {
      const all = [...(blocked.get(user) ?? []), other];
      blocked.set(user, all);
      write("resource-lists", user, "index", blockedList(all));
    },
    doNotDisturb(user) {
      write("org.openmobilealliance.access-rules", user, "rules", DO_NOT_DISTURB);
    },
    read(auid, user, document): Promise<XdmDocumentAnswer> {
      const text = texts.get(keyOf(auid, user, document));
      if (text === undefined) return Promise.resolve({ kind: "absent" });
      const octets = new TextEncoder().encode(text);
      return Promise.resolve({ kind: "found", octets, checkedMs: Date.now() });
    },
  };
}

function keyOf(auid: string, user: string, document: string): string {
  return `${auid} ${user} ${document}`;
}

function blockedList(uris: readonly string[]): string {
  const entries = uris.map((uri) => `<entry uri="${uri}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="oma_blockedcontacts">${entries}</list></resource-lists>`;
}

const DO_NOT_DISTURB = `<?xml version="1.0" encoding="UTF-8"?>
<cp:ruleset xmlns:cp="urn:ietf:params:xml:ns:common-policy" xmlns:oxe="urn:oma:xml:xdm:extensions"><cp:rule id="night"><cp:conditions><oxe:service-list><oxe:service enabler="CPM"/></oxe:service-list></cp:conditions><cp:actions><oxe:allow-do-not-disturb>true</oxe:allow-do-not-disturb></cp:actions></cp:rule></cp:ruleset>`;
