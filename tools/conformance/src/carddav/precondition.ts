import {
  discovery,
  parts,
  precondition,
  properties,
  quota,
  report,
  sync,
  transfer,
  versions,
} from "./files.ts";
import type { Row } from "./row.ts";

/** The elements of `DAV:error` that tell which condition was not met. */
export const PRECONDITIONS: readonly Row[] = [
  {
    id: "C:1",
    text: "supported-address-data",
    section: "RFC 6352 section 6.3.2.1",
    tests: [
      ...precondition(
        "supported-address-data: another type, charset or version",
        "supported-address-data: a report that asks for another media type",
      ),
      ...versions("PUT of jCard > is refused where vCard would be"),
    ],
  },
  {
    id: "C:2",
    text: "valid-address-data",
    section: "RFC 6352 section 6.3.2.1",
    tests: precondition(
      "valid-address-data: 400 says where a card is malformed",
      "valid-address-data: 403 says why a card cannot be stored",
      "valid-address-data: octets that are not UTF-8",
    ),
  },
  {
    id: "C:3",
    text: "no-uid-conflict, with the href of the holder",
    section: "RFC 6352 section 6.3.2.1",
    tests: [
      ...precondition(
        "no-uid-conflict: names the card that has the UID",
        "no-uid-conflict: a card is not written over by one with another UID",
      ),
      ...transfer("no-uid-conflict holds for COPY and MOVE"),
    ],
  },
  {
    id: "C:4",
    text: "max-resource-size",
    section: "RFC 6352 section 6.3.2.1",
    tests: precondition("max-resource-size: met while the body streams, before it is parsed"),
  },
  {
    id: "C:5",
    text: "addressbook-collection-location-ok",
    section: "RFC 6352 section 6.3.2.1",
    tests: precondition(
      "addressbook-collection-location-ok: MKCOL, COPY and MOVE to where no book can be",
    ),
  },
  {
    id: "C:6",
    text: "supported-address-data-conversion, for a response or for one card",
    section: "RFC 6352 section 5.1.1.1",
    tests: versions(
      "GET > refuses what is not acceptable, and says that Accept decides",
      "reports > a card that cannot be converted has a response of its own",
    ),
  },
  {
    id: "C:7",
    text: "supported-filter, with the element",
    section: "RFC 6352 section 8.6",
    tests: precondition(
      "supported-filter and supported-collation: with the element that is refused",
    ),
  },
  {
    id: "C:8",
    text: "supported-collation, with the element",
    section: "RFC 6352 section 8.6",
    tests: precondition(
      "supported-filter and supported-collation: with the element that is refused",
    ),
  },
  {
    id: "D:1",
    text: "valid-sync-token",
    section: "RFC 6578 section 3.2",
    tests: sync("valid-sync-token: garbage, forged, foreign and future tokens"),
  },
  {
    id: "D:2",
    text: "number-of-matches-within-limits",
    section: "RFC 3744 section 9.2, RFC 6352 section 8.6.2, RFC 6578 section 3.7",
    tests: [
      ...report(
        "a limit truncates with a 507 for the request's path, which does not count",
        "multiget takes so many hrefs and no more",
      ),
      ...sync("a limit of nothing cannot be met"),
    ],
  },
  {
    id: "D:3",
    text: "supported-report",
    section: "RFC 3253 section 3.6",
    tests: report("a report that a resource does not have is refused with supported-report"),
  },
  {
    id: "D:4",
    text: "propfind-finite-depth",
    section: "RFC 4918 section 9.1.1",
    tests: properties("Depth infinity is refused, a card has no depth"),
  },
  {
    id: "D:5",
    text: "need-privileges, with resource and privilege",
    section: "RFC 3744 section 7.1.1",
    tests: discovery("a refusal of access names the missing privilege"),
  },
  {
    id: "D:6",
    text: "cannot-modify-protected-property",
    section: "RFC 4918 section 9.2.1",
    tests: properties(
      "PROPPATCH does all or nothing: 403 for a protected property, 424 for the rest",
    ),
  },
  {
    id: "D:7",
    text: "valid-resourcetype, in an mkcol-response",
    section: "RFC 5689 section 3.3",
    tests: properties("extended MKCOL that fails makes nothing and says what failed"),
  },
  {
    id: "D:8",
    text: "resource-must-be-null",
    section: "RFC 4918 section 9.3.1",
    tests: precondition("resource-must-be-null: MKCOL where there is a book"),
  },
  {
    id: "D:9",
    text: "quota-not-exceeded",
    section: "RFC 4331 section 6",
    tests: quota(
      "quota-not-exceeded: PUT and COPY are refused 507 with the element, deleting makes room",
    ),
  },
  {
    id: "D:10",
    text: "sufficient-disk-space",
    section: "RFC 4331 section 6",
    tests: parts(
      "a store without room is 507, one that is held by others 503, and both are told of",
    ),
  },
  {
    id: "D:11",
    text: "no-external-entities, for any document type",
    section: "RFC 4918 section 16",
    tests: precondition(
      "no-external-entities: a document type is refused, since entities are in it",
    ),
  },
];
