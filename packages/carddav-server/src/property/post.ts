import { dav } from "@callingcard/dav-xml";
import { ADD_MEMBER_QUERY } from "../add-member-query.ts";
import type { AddressBook } from "../store.ts";
import { hrefProperty } from "./simple-property.ts";
import type { LiveProperty } from "./live-property.ts";

/** Namespace of Apple's extensions. */
const ME = "http://me.com/_namespace/";

/** What a book can be posted to. */
export const postProperties: readonly LiveProperty<AddressBook>[] = [
  // RFC 5995 section 3.2.1
  hrefProperty<AddressBook>(dav("add-member"), ({ owner, name }, { paths }) => [
    paths.book(owner, name) + ADD_MEMBER_QUERY,
  ]),
  {
    name: { namespace: ME, local: "bulk-requests" },
    inAllprop: false,
    content: (_, { limits: { maxImportCards, maxImportOctets } }) =>
      `<simple xmlns="${ME}"><max-resources>${maxImportCards}</max-resources><max-bytes>${maxImportOctets}</max-bytes></simple>`,
  },
];
