/**
 * Gives the reason phrase of a status code (RFC 9110 section 15, RFC 4918 section 11, RFC 5842,
 * RFC 6585).
 *
 * @param status The status code.
 * @returns The phrase; `Unknown` for codes that have none.
 */
export function statusText(status: number): string {
  return REASONS.get(status) ?? "Unknown";
}

/**
 * Writes a status line. The version is always `HTTP/1.1`, whatever the connection speaks, since
 * clients compare the whole line.
 *
 * @param status The status code.
 * @throws RangeError when it is not a whole number from 100 to 599, which RFC 9110 section 15 has.
 */
export function statusLine(status: number): string {
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    throw new RangeError("status is not a whole number from 100 to 599");
  }
  return `HTTP/1.1 ${status} ${statusText(status)}`;
}

/**
 * Reads the code out of a status line (RFC 4918 section 14.28).
 *
 * @param line The line; white space around it is ignored.
 * @returns The code; `undefined` when this is no status line.
 */
export function parseStatusLine(line: string): number | undefined {
  if (line === OK_LINE) return OK;
  const code = /^\s*HTTP\/[0-9]+(?:\.[0-9]+)? +([1-5][0-9]{2})(?![0-9])/.exec(line)?.[1];
  return code === undefined ? undefined : Number(code);
}

// Most lines of a multistatus are this one.
const OK = 200;
const OK_LINE = "HTTP/1.1 200 OK";

const REASONS: ReadonlyMap<number, string> = new Map([
  [100, "Continue"],
  [101, "Switching Protocols"],
  [102, "Processing"],
  [200, "OK"],
  [201, "Created"],
  [202, "Accepted"],
  [203, "Non-Authoritative Information"],
  [204, "No Content"],
  [205, "Reset Content"],
  [206, "Partial Content"],
  [207, "Multi-Status"],
  [208, "Already Reported"],
  [226, "IM Used"],
  [300, "Multiple Choices"],
  [301, "Moved Permanently"],
  [302, "Found"],
  [303, "See Other"],
  [304, "Not Modified"],
  [307, "Temporary Redirect"],
  [308, "Permanent Redirect"],
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [402, "Payment Required"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
  [406, "Not Acceptable"],
  [407, "Proxy Authentication Required"],
  [408, "Request Timeout"],
  [409, "Conflict"],
  [410, "Gone"],
  [411, "Length Required"],
  [412, "Precondition Failed"],
  [413, "Content Too Large"],
  [414, "URI Too Long"],
  [415, "Unsupported Media Type"],
  [416, "Range Not Satisfiable"],
  [417, "Expectation Failed"],
  [421, "Misdirected Request"],
  [422, "Unprocessable Content"],
  [423, "Locked"],
  [424, "Failed Dependency"],
  [425, "Too Early"],
  [426, "Upgrade Required"],
  [428, "Precondition Required"],
  [429, "Too Many Requests"],
  [431, "Request Header Fields Too Large"],
  [500, "Internal Server Error"],
  [501, "Not Implemented"],
  [502, "Bad Gateway"],
  [503, "Service Unavailable"],
  [504, "Gateway Timeout"],
  [505, "HTTP Version Not Supported"],
  [506, "Variant Also Negotiates"],
  [507, "Insufficient Storage"],
  [508, "Loop Detected"],
  [511, "Network Authentication Required"],
]);
