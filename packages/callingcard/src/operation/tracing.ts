import { type ReportName, type RequestObserver, watchStore } from "@callingcard/carddav-server";
import type { AddressBookStore } from "@callingcard/carddav-server/store";
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { requestId } from "./request-id.ts";

/** Spans of requests, reports and operations of the store, sent to an OpenTelemetry collector. */
export interface Tracing {
  readonly observe: (request: Request, store: AddressBookStore) => RequestObserver;
  /** Sends what is left, for as long as a collector that does not answer may take. */
  readonly close: () => Promise<void>;
}

/** How long a collector may take for what it is sent, in milliseconds. */
const TIMEOUT_MS = 2_000;

/** How often spans are sent, in milliseconds. */
const SEND_EVERY_MS = 1_000;

const PROPAGATOR = new W3CTraceContextPropagator();

/**
 * Starts to trace. A request that has a `traceparent` (W3C Trace Context) is part of its trace.
 *
 * @param url Where a collector takes traces as OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`.
 */
export function startTracing(url: string): Tracing {
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: TIMEOUT_MS });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "callingcard" }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: SEND_EVERY_MS })],
  });
  const tracer = provider.getTracer("callingcard");

  function observe(request: Request, store: AddressBookStore): RequestObserver {
    const { method, headers } = request;
    const parent = PROPAGATOR.extract(ROOT_CONTEXT, headers, {
      get: (carrier, name) => carrier.get(name) ?? undefined,
      keys: (carrier) => [...carrier.keys()],
    });
    const attributes = {
      "http.request.method": method,
      "url.path": new URL(request.url).pathname,
      "callingcard.request_id": requestId(request),
    };
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
    const within = (outer: Span): Context => trace.setSpan(parent, outer);
    let report: Span | undefined;
    return {
      store: watchStore(store, (operation) => {
        const child = tracer.startSpan(`store ${operation}`, {}, within(report ?? span));
        return (error) => {
          if (error !== undefined) fail(child, error);
          child.end();
        };
      }),
      onReport(name: ReportName) {
        span.updateName(`REPORT ${name}`);
        report = tracer.startSpan(name, {}, within(span));
      },
      onFinished({ status, octetCount }) {
        report?.end();
        span.setAttribute("http.response.status_code", status);
        span.setAttribute("http.response.body.size", octetCount);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  return { observe, close: () => provider.shutdown() };
}

function fail(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
