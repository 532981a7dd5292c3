import { describe, expect, test } from "vitest";
import { readServeSettings } from "../src/settings.ts";
import type { GivenOptions } from "../src/configuration/given-options.ts";
import type { MessagingSettings } from "../src/messaging/settings.ts";

function read(
  options: GivenOptions,
  env: Readonly<Record<string, string>> = {},
): MessagingSettings | undefined {
  return readServeSettings(options, env).messaging;
}

describe("settings of the messaging part", () => {
  test("ports are any free ones where that of HTTP is, unless they are given", () => {
    const env = { CALLINGCARD_PORT: "0", CALLINGCARD_MSRP_PORT: "2900" };
    expect(read({ functionPort: "5099" }, env)?.ports).toEqual({
      sip: 0,
      sips: 0,
      function: 5_099,
      msrp: 2_900,
      msrps: 0,
    });
  });

  test("an option counts before its variable", () => {
    const env = { CALLINGCARD_SIP_DOMAIN: "one.example", CALLINGCARD_SIP_HOST: "127.0.0.2" };
    expect(read({ sipDomain: "TWO.example" }, env)).toMatchObject({
      domain: "two.example",
      host: "127.0.0.2",
    });
    expect(read({ messaging: "off" }, { CALLINGCARD_MESSAGING: "on" })).toBeUndefined();
  });

  test("beyond the loopback address, SIP users give their password", () => {
    expect(read({ sipHost: "192.0.2.1" })?.digest).toBe(true);
    expect(read({ sipHost: "[::1]" })).toMatchObject({ host: "::1", digest: false });
    expect(read({ sipDigest: "on" })?.digest).toBe(true);
  });

  test("an IMAP server is named by a URI, its password by a variable", () => {
    const env = { CALLINGCARD_IMAP_PASSWORD: "secret" };
    expect(read({ imapUrl: "imaps://cpm@mail.example/Chats/CPM" }, env)?.imap).toEqual({
      host: "mail.example",
      port: undefined,
      security: "tls",
      user: "cpm",
      password: "secret",
      separator: "*",
      root: ["Chats", "CPM"],
    });
    const plain = { ...env, CALLINGCARD_IMAP_SEPARATOR: "none" };
    expect(read({ imapUrl: "imap+insecure://a%40b@[::1]:1143" }, plain)?.imap).toMatchObject({
      host: "::1",
      port: 1_143,
      security: "none",
      user: "a@b",
      separator: "",
      root: [],
    });
  });

  test.each([
    [{ messaging: "yes" }, "--messaging is none of on, off"],
    [{ sipDomain: "home_net" }, "--sip-domain is not a domain"],
    [{ sipDomain: "127.0.0.1" }, "--sip-domain is not a domain"],
    [{ sipHost: "0.0.0.0" }, "--sip-host is not an address that devices can reach"],
    [{ sipHost: "::" }, "--sip-host is not an address that devices can reach"],
    [{ sipPort: "sip" }, "--sip-port is not a port number"],
    [{ functionPort: "65536" }, "--function-port is not a port number"],
    [{ tlsKey: "key.pem" }, "--tls-key is given without a certificate"],
    [{ tlsCert: "cert.pem" }, "--tls-cert is given without a key"],
    [{ core: "sip:core.example" }, "--core is not a SIP URI with ;lr"],
    [{ core: "core.example;lr" }, "--core is not a SIP URI with ;lr"],
    [{ core: "sip:core.example;lr>" }, "--core is not a SIP URI with ;lr"],
    [{ xcapRoot: "ftp://xcap.example" }, "--xcap-root is not an HTTP URI"],
    [{ xcapRoot: "http://xcap.example/?a" }, "--xcap-root is not an HTTP URI"],
    [{ imapUrl: "mail.example" }, "--imap-url is not like imaps://user@host"],
    [{ imapUrl: "imaps://mail.example" }, "--imap-url is not like imaps://user@host"],
    [{ imapUrl: "imaps://a:b@mail.example" }, "--imap-url has a password"],
    [{ imapUrl: "imaps://a@mail.example" }, "CALLINGCARD_IMAP_PASSWORD is empty"],
    [{ imapUrl: "imaps://a%ff@mail.example" }, "CALLINGCARD_IMAP_PASSWORD is empty"],
    [{ trace: "" }, "--trace is empty"],
    [{ sipHost: "192.0.2.1", sipDigest: "off" }, "--sip-digest is off"],
  ])("a wrong one is named: %j", (options, message) => {
    expect(() => read(options)).toThrow(message);
    expect(() => read(options)).toThrow(expect.objectContaining({ status: 2 }));
  });

  test("what is wrong with the URI of an IMAP server is told without repeating it", () => {
    const env = { CALLINGCARD_IMAP_URL: "imaps://cpm:hunter2@mail.example" };
    expect(() => read({}, env)).toThrow(/^(?!.*hunter2)CALLINGCARD_IMAP_URL has a password/);
  });
});
