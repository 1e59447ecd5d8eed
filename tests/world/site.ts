import type { IncomingHttpHeaders } from 'node:http';
import type { LoggedRequest } from './request-log.ts';

/** A request, read to its end. */
export interface Ask {
  host: string;
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Its line in the log; a site may add what was asked. */
  entry: LoggedRequest;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** What stands behind a host name. */
export type Site = (ask: Ask) => Answer | Promise<Answer>;

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function html(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

export function redirect(location: string, status = 301): Answer {
  return { status, headers: { location, 'content-type': 'text/html; charset=utf-8' }, body: '' };
}
