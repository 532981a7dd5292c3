import type { ServerResponse } from "node:http";
import { constants, Http2ServerResponse } from "node:http2";

/**
 * Ends the connection when a streamed body breaks off, so that its client cannot take a part for the
 * whole; the failure itself goes no further, since the handler has told of it.
 *
 * @internal
 */
export function endOnBreak(
  response: Response,
  outgoing: ServerResponse | Http2ServerResponse,
): Response {
  // A body with a length is there as a whole.
  const body = response.headers.has("content-length") ? null : response.body;
  if (body === null) return response;
  const reader = body.getReader();
  const unbroken = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          breakOff(outgoing);
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(unbroken, { status: response.status, headers: response.headers });
}

function breakOff(outgoing: ServerResponse | Http2ServerResponse): void {
  if (!(outgoing instanceof Http2ServerResponse)) {
    outgoing.destroy();
    return;
  }
  // Of HTTP/2 only the stream; the code tells the client that the body is not whole.
  outgoing.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}
