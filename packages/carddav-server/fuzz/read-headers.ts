import { parseEntityTags } from "../src/condition/conditional.ts";
import { parseIf } from "../src/condition/if-header.ts";
import { parseAccept, parseMediaType } from "../src/media-type.ts";
import { Refusal } from "../src/refusal.ts";
import { createPaths, parseResource } from "../src/resource.ts";

export const dictionary: readonly string[] = [
  '"',
  'W/"',
  "*",
  ", ",
  "(<",
  ">)",
  '(["',
  "Not ",
  "text/vcard;",
  'charset="',
  ";q=0.5",
  "/addressbooks/",
  "/principals/",
  "%2f",
  "%2540",
  "..",
];

const paths = createPaths("");

/** Everything that is read from the head of a request: refused, or read to something sensible. */
export function fuzz(data: Uint8Array): void {
  const text = new TextDecoder("latin1").decode(data);
  refusedOr(() => parseEntityTags("If-Match", text));
  refusedOr(() => parseIf(text));
  refusedOr(() => parseMediaType(text));
  refusedOr(() => parseAccept(text));
  refusedOr(() => {
    const resource = parseResource(text, "", 512);
    if (resource.kind !== "card") return;
    const path = paths.card(resource.user, resource.book, resource.card);
    const again = parseResource(path, "", 512);
    // A user name may be decoded once more, and then the path names another.
    if (!resource.user.includes("%") && JSON.stringify(again) !== JSON.stringify(resource)) {
      throw new Error(`${path} is not the path of ${JSON.stringify(resource)}`);
    }
  });
}

function refusedOr(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
