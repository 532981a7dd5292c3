import { expect, test } from "vitest";
import { problemsOf, wantedDevices } from "../example/devices.ts";
import { octets, request } from "./octets.ts";

test("the devices that a request asks for are listed", () => {
  const datagram = octets(
    request(`Accept-Contact: *;+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session";require
a: *;+sip.instance="<urn:gsma:imei:35000000-000000-0>";require;explicit, *;audio;video
`),
  );
  expect(wantedDevices(datagram)).toEqual([
    {
      instance: undefined,
      services: ["urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session"],
      features: [],
      isRequired: true,
    },
    { instance: "urn:gsma:imei:35000000-000000-0", services: [], features: [], isRequired: true },
    { instance: undefined, services: [], features: ["audio", "video"], isRequired: false },
  ]);
  expect(wantedDevices(octets(request()))).toEqual([]);
});

test("what is wrong with a datagram is told", () => {
  expect(problemsOf(octets(request("Max-Forwards: 256\nX Y: z\n")))[0]).toBe(
    '400 "Y" cannot stand here at line 9 column 3 (RFC 3261 HCOLON)',
  );
  expect(problemsOf(octets(request("Expires: a\n")))).toEqual([
    '400 Expires: "a" cannot stand here at line 1 column 1 (RFC 3261 digits)',
  ]);
});
