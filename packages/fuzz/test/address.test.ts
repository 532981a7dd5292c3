import { describe, expect, test } from "vitest";
import { httpSubject, tcpSubject, udpSubject } from "../src/index.ts";

describe("an address", () => {
  test.each(["10.0.0.1:80", "example.com:80", "0.0.0.0:80", "[::2]:80", "127.0.0.1.example:80"])(
    "of another machine, %s, is refused and the message says why",
    (address) => {
      const why = /is no loopback address .*: hostile input is given to programs of this machine/;
      expect(() => tcpSubject(address)).toThrow(why);
      expect(() => udpSubject(address)).toThrow(why);
      expect(() => httpSubject(`http://${address}/`)).toThrow(why);
    },
  );

  test.each(["127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "a b:1", "user@127.0.0.1:1"])(
    "that is none, %s, is refused",
    (address) => {
      expect(() => tcpSubject(address)).toThrow("is no address; it must be as 127.0.0.1:5060");
    },
  );

  test("by HTTP is an http URL", () => {
    expect(() => httpSubject("https://127.0.0.1/")).toThrow("is no URL; it must be as http://");
  });

  test("of this machine is taken", () => {
    for (const address of ["127.9.8.7:80", "[::1]:80", "localhost:80"]) {
      expect(tcpSubject(address).description).toContain(":80");
    }
  });
});
