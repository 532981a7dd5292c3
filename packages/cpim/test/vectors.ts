import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fieldValue } from "@callingcard/mime";
import { type CpimMessage, headerLanguage, headerText } from "../src/index.ts";

/** What a right reader makes of a message; `null`: refuses it. */
export interface Expected {
  readonly headers: readonly (readonly string[])[];
  readonly contentType: string;
  readonly bodyBase64: string;
}

interface Vector {
  readonly file: string;
  readonly note: string;
  readonly expect: Expected | null;
  readonly octets: Uint8Array;
}

const folder = fileURLToPath(new URL("../../../../shared/testdata/cpim/", import.meta.url));

/** The messages of the shared test data. */
export function vectors(): readonly Vector[] {
  const list = JSON.parse(readFileSync(`${folder}expected.json`, "utf8")) as Omit<
    Vector,
    "octets"
  >[];
  return list.map((one) => ({ ...one, octets: new Uint8Array(readFileSync(folder + one.file)) }));
}

/** A message in the form of the expectations. */
export function asExpected({ headers, fields, body }: CpimMessage): Expected {
  return {
    headers: headers.map((header) => {
      const language = headerLanguage(header);
      const { namespace = "none", name } = header;
      return [namespace, name, headerText(header), ...(language === undefined ? [] : [language])];
    }),
    contentType: fieldValue(fields, "Content-Type") ?? "",
    bodyBase64: Buffer.from(body).toString("base64"),
  };
}
