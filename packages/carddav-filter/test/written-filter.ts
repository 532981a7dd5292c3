import { parseReport, type AddressbookQuery, type Filter } from "@callingcard/dav-xml";

/** Reads an `addressbook-query` with this content, as a client writes it. */
export function queryFrom(xml: string): AddressbookQuery {
  const report = parseReport(
    `<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">${xml}</C:addressbook-query>`,
  );
  if (report.kind !== "addressbook-query") throw new Error(report.kind);
  return report;
}

/** Reads a filter as a client writes it. */
export function filterFrom(xml: string): Filter {
  const { filter } = queryFrom(`<D:prop><D:getetag/></D:prop>${xml}`);
  if (filter === undefined) throw new Error("no filter");
  return filter;
}
