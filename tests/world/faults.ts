/**
 * Ways for a host to misbehave.
 * - `down`: the connection is cut without an answer
 * - `hang`: accepted, never answered
 * - `slow`: the right answer, late (`delayMs`, 3 s unless told)
 * - `rate-limit`: 429 in the host's own shape, with `Retry-After` (`retryAfter`, 30 s unless told); forums have two shapes (`asJson`)
 * - `html-502`, `html-403`, `html-200`: a page of the CDN where JSON was due, without CORS headers
 * - `json-500`: an error in the host's own JSON shape
 * - `malformed`: 200, called JSON, is not
 * - `truncated`: the right answer, cut off in the middle of the body
 * - `empty`: 200 and nothing
 * - `wrong-shape`: valid JSON, every number a word and every list an object
 * - `lying`: valid and well formed, and untrue: the hub serves scores in reverse and calls them final, forums answer
 *   with another topic, nodes name another chain and return logs that nobody asked for
 * - `huge`: valid JSON of 32 MB
 * - `login-required`: 403 `not_logged_in` in JSON, a redirect to /login in HTML (forums)
 * - `search-limited`: search alone answers 200, empty, with an error inside (forums)
 * - `behind`: nodes report a head that is older than what is asked about
 */
export type Fault =
  | 'down'
  | 'hang'
  | 'slow'
  | 'rate-limit'
  | 'html-502'
  | 'html-403'
  | 'html-200'
  | 'json-500'
  | 'malformed'
  | 'truncated'
  | 'empty'
  | 'wrong-shape'
  | 'lying'
  | 'huge'
  | 'login-required'
  | 'search-limited'
  | 'behind';

export interface FaultOptions {
  delayMs?: number;
  /** Seconds. */
  retryAfter?: number;
  /** Of a forum: slowed down by its application, in JSON, and not by the server before it, in plain text. */
  asJson?: boolean;
  /** `data`: pages still load, their JSON does not. `all` unless told. */
  only?: 'data' | 'all';
  /** Ends by itself after so many requests. */
  times?: number;
}

/** What is wrong with which host, at the moment. */
export interface Faults {
  set(host: string, fault: Fault, options?: FaultOptions): void;
  /** One host, or all. */
  clear(host?: string): void;
  of(host: string): Fault | undefined;
}

interface SetFault {
  fault: Fault;
  options: FaultOptions;
  left: number;
}

/** The faults of a world. `take` is what the server asks for each request. */
export class FaultTable implements Faults {
  #byHost = new Map<string, SetFault>();

  set(host: string, fault: Fault, options: FaultOptions = {}): void {
    this.#byHost.set(host, { fault, options, left: options.times ?? Number.POSITIVE_INFINITY });
  }

  clear(host?: string): void {
    if (host) this.#byHost.delete(host);
    else this.#byHost.clear();
  }

  of(host: string): Fault | undefined {
    return this.#byHost.get(host)?.fault;
  }

  take(host: string, isData: boolean): { fault: Fault; options: FaultOptions } | undefined {
    const set = this.#byHost.get(host);
    if (!set || (set.options.only === 'data' && !isData)) return undefined;
    set.left -= 1;
    if (set.left <= 0) this.#byHost.delete(host);
    return set;
  }
}
