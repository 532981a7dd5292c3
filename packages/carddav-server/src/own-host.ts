/**
 * Tells whether a URL is on this server: on the host that the request names, or on the one that a
 * proxy before it was asked by (`X-Forwarded-Host`; `Forwarded`, RFC 7239 section 5.3). Those fields
 * may be the client's own, which then says of its own URL that it is here.
 *
 * @param target What a header of the request names.
 *
 * @internal
 */
export function isOwnHost(target: URL, requestUrl: URL, headers: Headers): boolean {
  if (target.host === requestUrl.host) return true;
  const named = [
    ...(headers.get("x-forwarded-host") ?? "").split(","),
    ...(headers.get("forwarded") ?? "").split(/[,;]/).map(hostOfPair),
  ];
  return named.some((host) => hostUnder(target.protocol, host) === target.host);
}

// `host=example.org` or `host="example.org:8443"`; empty for another parameter.
function hostOfPair(pair: string): string {
  return /^\s*host=("?)([^"]*)\1\s*$/i.exec(pair)?.[2] ?? "";
}

// A host as URLs of a scheme write it: in lower case, without the default port.
function hostUnder(protocol: string, host: string): string | undefined {
  return host.trim() === "" ? undefined : URL.parse(`${protocol}//${host.trim()}`)?.host;
}
