const encoder = new TextEncoder();

/** Text is gathered into chunks of about this many UTF-16 code units. */
const CHUNK_LENGTH = 65_536;

/**
 * Makes a body of text that is produced while it is sent. A short text comes as one piece with a
 * known length; a longer one is a stream that produces the next chunk when the reader has taken the
 * last one, and stops producing when the reader goes away.
 *
 * The first chunk is made before this returns, so that a failure in it can still be answered with a
 * status of its own; a later failure breaks the stream off.
 *
 * @internal
 */
export async function textBody(
  parts: AsyncIterable<string>,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>> {
  const iterator = parts[Symbol.asyncIterator]();
  const first = await gather(iterator);
  if (first.done) return encoder.encode(first.text);
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(first.text));
      },
      async pull(controller) {
        const { text, done } = await gather(iterator);
        if (text !== "") controller.enqueue(encoder.encode(text));
        if (done) controller.close();
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

async function gather(
  iterator: AsyncIterator<string>,
): Promise<{ readonly text: string; readonly done: boolean }> {
  let text = "";
  while (text.length < CHUNK_LENGTH) {
    const next = await iterator.next();
    if (next.done === true) return { text, done: true };
    text += next.value;
  }
  return { text, done: false };
}

/** Rows are put together to texts of about this many UTF-16 code units. */
const BATCH_LENGTH = 8192;

/**
 * Writes many rows; each step of an asynchronous generator costs more than a row does.
 *
 * @yields Rows put together.
 * @internal
 */
export async function* batched<Row>(
  rows: AsyncIterable<Row>,
  write: (row: Row) => string,
): AsyncGenerator<string> {
  let text = "";
  for await (const row of rows) {
    text += write(row);
    if (text.length < BATCH_LENGTH) continue;
    yield text;
    text = "";
  }
  yield text;
}

/**
 * Tells whether answers of a status end with their header (RFC 9110 sections 15.3.5 and 15.4.5).
 *
 * @internal
 */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 304;
}

/** What {@link watchResponse} tells. */
export interface ResponseWatcher {
  /** Called once, with the octets that were read, when nothing more will be. */
  readonly onEnd: (octetCount: number) => void;
  /** Called with what broke a streamed body off. */
  readonly onBreak: (error: unknown) => void;
}

/**
 * Counts the octets of a response and tells when its body is over, read to its end or not.
 *
 * @param response A body that is not streamed has a Content-Length, or there is none.
 *
 * @internal
 */
export function watchResponse(response: Response, { onEnd, onBreak }: ResponseWatcher): Response {
  const length = response.headers.get("content-length");
  // To look at the body of a response that is whole already would make it a stream.
  const body = length === null && !isBodiless(response.status) ? response.body : null;
  if (body === null) {
    onEnd(Number(length ?? 0));
    return response;
  }
  let octetCount = 0;
  const reader = body.getReader();
  const watched = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await reader.read();
          if (done) {
            onEnd(octetCount);
            controller.close();
            return;
          }
          octetCount += value.length;
          controller.enqueue(value);
        } catch (error) {
          onBreak(error);
          onEnd(octetCount);
          controller.error(error);
        }
      },
      async cancel(reason) {
        onEnd(octetCount);
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(watched, { status: response.status, headers: response.headers });
}
