import { CARDDAV, DAV } from "@callingcard/dav-xml";
import { aclIr, carddavIr, propertyIr, webdavIr } from "@callingcard/dav-xml/grammar";
import { xmlIr } from "@callingcard/xml/grammar";
import { readDavMessage } from "./dav-xml-message.ts";
import type { Syntax } from "./syntax.ts";
import { ANY, vocabularyReader } from "./xml-vocabulary.ts";

const EXAMPLE =
  '<?xml version="1.0" encoding="utf-8"?>\n' +
  '<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:CS="http://calendarserver.org/ns/">' +
  "<D:prop><D:getetag/><C:address-data/></D:prop>" +
  '<C:filter><C:prop-filter name="FN"><C:text-match>ann</C:text-match></C:prop-filter></C:filter>' +
  "<C:limit><C:nresults>10</C:nresults></C:limit></C:addressbook-query>";

/**
 * The messages of WebDAV, ACL, sync and CardDAV. A document is accepted if its root is one of them and the
 * codec reads it, which ignores what it does not know, as RFC 4918 section 17 wants; of that, elements of its own
 * namespaces are warnings. The value is the message; it is written with the prefixes of the codec.
 */
export const davXml: Syntax = {
  name: "dav-xml",
  title: "WebDAV and CardDAV messages",
  specification: "RFC 4918, RFC 3744, RFC 5689, RFC 6352, RFC 6578",
  grammars: [webdavIr, aclIr, carddavIr, propertyIr, xmlIr],
  example: EXAMPLE,
  read: vocabularyReader({
    namespaces: new Map([
      [DAV, [webdavIr, aclIr, propertyIr]],
      [CARDDAV, [carddavIr, propertyIr]],
    ]),
    rules: {
      "alternate-URI-set": "alternateUriSet",
      "principal-URL": "principalUrl",
      // Of a lock it is what its owner says, not the property of RFC 3744 that has its name.
      "activelock/owner": ANY,
      "lockinfo/owner": ANY,
    },
    ignoresUnknown: true,
    read: readDavMessage,
  }),
};
