/** One request that reached the world, by any name. */
export interface LoggedRequest {
  /** Milliseconds since 1970. */
  at: number;
  host: string;
  method: string;
  /** Path with query. */
  path: string;
  /** GraphQL root fields or operation name, or JSON-RPC methods, joined by commas. */
  operation?: string;
  /** Absent until answered; 0 where the connection was cut. */
  status?: number;
  /** The browser's own words about who asked: `Origin`, `Sec-Fetch-Site`, `Sec-Fetch-Dest`, `Referer`. */
  origin?: string;
  site?: string;
  dest?: string;
  referer?: string;
  /** Whether cookies came along. */
  cookies: boolean;
  /** What was posted, if it was text of a sensible size. */
  body?: string;
}

/** Everything that was asked of the world, in order. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  /** How many requests a host got; with a test, how many of those pass it. */
  count(host?: string, test?: (request: LoggedRequest) => boolean): number;
  to(host: string): LoggedRequest[];
  clear(): void;
}

/** A request log that the server writes into. */
export class RequestRecorder implements RequestLog {
  entries: LoggedRequest[] = [];

  record(entry: LoggedRequest): LoggedRequest {
    this.entries.push(entry);
    // A browser left open for hours polls; keep the log bounded.
    if (this.entries.length > 50_000) this.entries.splice(0, 10_000);
    return entry;
  }

  count(host?: string, test: (request: LoggedRequest) => boolean = () => true): number {
    return this.entries.filter((entry) => (!host || entry.host === host) && test(entry)).length;
  }

  to(host: string): LoggedRequest[] {
    return this.entries.filter((entry) => entry.host === host);
  }

  clear(): void {
    this.entries = [];
  }
}
