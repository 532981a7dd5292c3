import { describe, expect, test } from "vitest";
import { convertLines } from "./lines.ts";

/** Lines of 3.0, and the same in 4.0: each comes from the other. */
const BOTH_WAYS: readonly (readonly [
  name: string,
  old: readonly string[],
  recent: readonly string[],
])[] = [
  ["a date without year", ["BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15"], ["BDAY:--0415"]],
  [
    "a birthday with time",
    ["BDAY;VALUE=date-time:1953-10-15T23:10:00Z"],
    ["BDAY:19531015T231000Z"],
  ],
  [
    "a delivery label",
    ["ADR;TYPE=home:;;1 High St;Newtown;;;", "LABEL;TYPE=home:1 High St\\nNewtown"],
    ["ADR;TYPE=home;LABEL=1 High St^nNewtown:;;1 High St;Newtown;;;"],
  ],
  [
    "labels of two addresses of a type",
    ["ADR;TYPE=home:;;a;;;;", "ADR;TYPE=home:;;b;;;;", "LABEL;TYPE=home:B"],
    ["ADR;TYPE=home:;;a;;;;", "ADR;TYPE=home;LABEL=B:;;b;;;;"],
  ],
  [
    "a label without address",
    ["LABEL;TYPE=work:1 High St"],
    ["ADR;TYPE=work;LABEL=1 High St:;;;;;;"],
  ],
  ["a preference", ["TEL;TYPE=home,pref:1"], ["TEL;TYPE=home;PREF=1:1"]],
  [
    "types that 4.0 does not have",
    ["ADR;TYPE=home,dom,parcel:;;a;;;;"],
    ["ADR;TYPE=home;X-VCARD3-TYPE=dom,parcel:;;a;;;;"],
  ],
  ["a position", ["GEO:37.386013;-122.082932"], ["GEO:geo:37.386013,-122.082932"]],
  ["an offset", ["TZ:-05:00"], ["TZ;VALUE=utc-offset:-0500"]],
  ["a time zone", ["TZ;VALUE=text:Europe/London"], ["TZ:Europe/London"]],
  ["a photo", ["PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ"], ["PHOTO:data:image/jpeg;base64,/9j/4AAQ"]],
  [
    "the place of a logo",
    ["LOGO;VALUE=uri;TYPE=GIF:http://example.com/a.gif"],
    ["LOGO;MEDIATYPE=image/gif:http://example.com/a.gif"],
  ],
  [
    "a sound of a format that has two names",
    ["SOUND;ENCODING=b;TYPE=WAV:AAAA"],
    ["SOUND;X-VCARD3-TYPE=WAV:data:audio/wav;base64,AAAA"],
  ],
  [
    "a key that is a text and does not say so",
    ["KEY;VALUE=text;TYPE=PGP:-----BEGIN PGP PUBLIC KEY BLOCK-----\\nmQ"],
    ["KEY;VALUE=text;MEDIATYPE=application/pgp-keys:-----BEGIN PGP PUBLIC KEY BLOCK-----\\nmQ"],
  ],
  ["a key", ["KEY;ENCODING=b;TYPE=PGP:AAAA"], ["KEY:data:application/pgp-keys;base64,AAAA"]],
  ["a group", ["X-ADDRESSBOOKSERVER-KIND:group"], ["KIND:group"]],
  ["a company", ["X-ABShowAs:COMPANY"], ["KIND:org"]],
  [
    "a member",
    ["X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"],
    ["KIND:group", "MEMBER:urn:uuid:1"],
  ],
  [
    "an anniversary",
    ["item1.X-ABDATE:2009-08-08", "item1.X-ABLabel:_$!<Anniversary>!$_"],
    ["ANNIVERSARY:20090808"],
  ],
  [
    "an anniversary of another program",
    ["X-EVOLUTION-ANNIVERSARY:2009-08-08"],
    ["ANNIVERSARY;X-VCARD3-NAME=X-EVOLUTION-ANNIVERSARY:20090808"],
  ],
  [
    "a spouse",
    ["item1.X-ABRELATEDNAMES:William", "item1.X-ABLabel:_$!<Spouse>!$_"],
    ["RELATED;VALUE=text;TYPE=spouse:William"],
  ],
  [
    "a mother",
    ["item1.X-ABRELATEDNAMES:Annabella", "item1.X-ABLabel:_$!<Mother>!$_"],
    ["item1.RELATED;VALUE=text;TYPE=parent:Annabella", "item1.X-ABLabel:_$!<Mother>!$_"],
  ],
  [
    "an agent elsewhere",
    ["AGENT;VALUE=uri:mailto:a@example.com"],
    ["RELATED;TYPE=agent:mailto:a@example.com"],
  ],
  [
    "a social profile",
    ["X-SOCIALPROFILE;TYPE=twitter;X-USER=ada:https://twitter.com/ada"],
    ["SOCIALPROFILE;USERNAME=ada;SERVICE-TYPE=twitter:https://twitter.com/ada"],
  ],
  ["a name of a messaging service", ["X-AIM:ada l"], ["IMPP;X-VCARD3-NAME=X-AIM:aim:ada%20l"]],
  [
    "the service of a messaging address",
    ["IMPP;X-SERVICE-TYPE=Skype:skype:ada"],
    ["IMPP;SERVICE-TYPE=Skype:skype:ada"],
  ],
  ["a sex", ["X-GENDER:Female"], ["GENDER:F"]],
  ["a property that 4.0 does not have", ["CLASS:PRIVATE"], ["X-VCARD3-CLASS:PRIVATE"]],
  ["a property that 3.0 does not have", ["X-VCARD4-HOBBY:math"], ["HOBBY:math"]],
  ["a parameter that 3.0 does not have", ["EMAIL;X-VCARD4-PID=1.1:a"], ["EMAIL;PID=1.1:a"]],
  [
    "a list of members of maps",
    ["X-VCARD4-CLIENTPIDMAP:1;urn:uuid:2"],
    ["CLIENTPIDMAP:1;urn:uuid:2"],
  ],
  ["an identifier that is no URI", ["UID:abc"], ["UID;VALUE=text:abc"]],
  [
    "a date of a change",
    ["REV;VALUE=date:1997-11-15"],
    ["REV;X-VCARD3-FORM=1997-11-15:19971115T000000Z"],
  ],
  ["a year", ["X-VCARD4-BDAY:1985"], ["BDAY:1985"]],
  ["a month and year", ["X-VCARD4-BDAY:1985-04"], ["BDAY:1985-04"]],
  ["a day", ["X-VCARD4-BDAY:---12"], ["BDAY:---12"]],
  ["a birthday in words", ["X-VCARD4-BDAY;VALUE=text:circa 1800"], ["BDAY;VALUE=text:circa 1800"]],
  ["an hour of birth", ["BDAY;X-VCARD4-FORM=19531015T23:1953-10-15"], ["BDAY:19531015T23"]],
  [
    "a telephone with extension",
    ["TEL;X-VCARD4-FORM=tel%3A+1-555%3Bext=2:+1-555 ext. 2"],
    ["TEL;VALUE=uri:tel:+1-555;ext=2"],
  ],
  ["an address on an altitude", ["GEO;X-VCARD4-FORM=geo%3A1%2C2%2C3:1;2"], ["GEO:geo:1,2,3"]],
  ["an identity", ["X-GENDER;X-VCARD4-FORM=O%3Bintersex:intersex"], ["GENDER:O;intersex"]],
  [
    "a street in parts",
    [
      "ADR;X-VCARD4-FORM=%3B%3B%3B%3B%3B%3B%3B%3B%3B%3B1%3BHigh St%3B%3B%3B%3B%3B%3B:;;1 High St;;;;",
    ],
    ["ADR:;;;;;;;;;;1;High St;;;;;;"],
  ],
  ["a text with a semicolon", ["NOTE:a\\;b"], ["NOTE:a\\;b"]],
  ["properties that nobody knows", ['X-FOO;A="b;c":d;e', "FOO:x"], ['X-FOO;A="b;c":d;e', "FOO:x"]],
];

test("a key that is a text and does not say so is not read as base64", () => {
  expect(convertLines("3.0", "KEY;TYPE=PGP:-----BEGIN PGP PUBLIC KEY BLOCK-----\\nmQ")).toEqual([
    "KEY;VALUE=text;MEDIATYPE=application/pgp-keys:-----BEGIN PGP PUBLIC KEY BLOCK-----\\nmQ",
  ]);
  expect(convertLines("3.0", "KEY;TYPE=PGP:AAAA")).toEqual([
    "KEY:data:application/pgp-keys;base64,AAAA",
  ]);
});

describe("3.0 and 4.0", () => {
  test.each(BOTH_WAYS)("say %s each in its way: up", (_, old, recent) => {
    expect(convertLines("3.0", old).map(withoutOrder)).toEqual(recent.map(withoutOrder));
  });

  test.each(BOTH_WAYS)("say %s each in its way: down", (_, old, recent) => {
    expect(convertLines("4.0", recent).map(withoutOrder)).toEqual(old.map(withoutOrder));
  });
});

// The order of parameters means nothing.
function withoutOrder(line: string): string {
  const [, head = "", value = ""] = /^((?:[^":]|"[^"]*")*):(.*)$/.exec(line) ?? [];
  const [name = "", ...parameters] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return `${[name, ...parameters.toSorted()].join(";")}:${value}`;
}
