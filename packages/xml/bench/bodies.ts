// The bodies that a CardDAV server and its clients read, in the sizes in which they come.

/** A name and the text of a body. */
export type Body = readonly [name: string, text: string];

const PROPFIND = `<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/">
  <D:prop>
    <D:displayname/>
    <D:resourcetype/>
    <D:getetag/>
    <S:getctag/>
    <C:supported-address-data/>
  </D:prop>
</D:propfind>
`;

const QUERY = `<?xml version="1.0" encoding="utf-8"?>
<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">
  <D:prop>
    <D:getetag/>
    <C:address-data content-type="text/vcard" version="4.0">
      <C:prop name="VERSION"/>
      <C:prop name="UID"/>
      <C:prop name="FN"/>
      <C:prop name="EMAIL"/>
      <C:prop name="TEL" novalue="no"/>
    </C:address-data>
  </D:prop>
  <C:filter test="anyof">
    <C:prop-filter name="FN" test="allof">
      <C:text-match collation="i;unicode-casemap" match-type="contains">smith &amp; daughters</C:text-match>
    </C:prop-filter>
    <C:prop-filter name="EMAIL">
      <C:text-match collation="i;ascii-casemap" negate-condition="no" match-type="ends-with">@example.org</C:text-match>
      <C:param-filter name="TYPE"><C:text-match>HOME</C:text-match></C:param-filter>
    </C:prop-filter>
  </C:filter>
  <C:limit><C:nresults>50</C:nresults></C:limit>
</C:addressbook-query>
`;

/** A PROPFIND, a query, and the answers to them for 1 000 cards without and with their data. */
export function bodies(): readonly Body[] {
  return [
    ["PROPFIND", PROPFIND],
    ["addressbook-query", QUERY],
    ["multistatus, 1 000 etags", multistatus(false)],
    ["multistatus, 1 000 cards", multistatus(true)],
  ];
}

function multistatus(withCards: boolean): string {
  const random = numbers();
  const responses = Array.from({ length: 1000 }, (_, index) => {
    const data = withCards ? `\n    <C:address-data>${card(index, random)}</C:address-data>` : "";
    return ` <D:response>
  <D:href>/books/ann/contacts/${hex(random, 32)}.vcf</D:href>
  <D:propstat>
   <D:prop>
    <D:getetag>&quot;${hex(random, 32)}&quot;</D:getetag>${data}
   </D:prop>
   <D:status>HTTP/1.1 200 OK</D:status>
  </D:propstat>
 </D:response>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">
${responses.join("\n")}
 <D:sync-token>https://example.org/sync/${hex(random, 8)}</D:sync-token>
</D:multistatus>
`;
}

function card(index: number, random: () => number): string {
  const given = ["Ann", "Björn", "Chloé", "Dora", "Łucja"][index % 5];
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "PRODID:-//Example//Contacts 1.0//EN",
    `UID:urn:uuid:${hex(random, 32)}`,
    `FN:${given} Smith ${index}`,
    `N:Smith ${index};${given};;;`,
    "ORG:Smith &amp; Daughters &lt;S&amp;D&gt;;Sales",
    `EMAIL;TYPE=INTERNET,HOME:smith.${index}@example.org`,
    `TEL;TYPE=CELL:+1-555-01${index % 100}`,
    `ADR;TYPE=HOME:;;${index} High Street;Newtown;;12345;Exampleland`,
    `NOTE:${"Wrote down at the fair; likes tea. ".repeat(index % 7)}`,
    ...(index % 3 === 0 ? folded(`PHOTO;ENCODING=b;TYPE=JPEG:${hex(random, 1800)}`) : []),
    "REV:20260101T000000Z",
    "END:VCARD",
  ];
  return lines.map((line) => `${line}&#13;\n`).join("");
}

function folded(line: string): string[] {
  return line.match(/.{1,74}/g)?.map((part, index) => (index === 0 ? part : ` ${part}`)) ?? [];
}

function hex(random: () => number, length: number): string {
  let digits = "";
  while (digits.length < length) digits += random().toString(16).padStart(4, "0");
  return digits.slice(0, length);
}

/** Numbers below 65 536, the same at every run. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
}
