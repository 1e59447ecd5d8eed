/** Counts requests per client in fixed windows, as express-rate-limit does. */
export class RateLimiter {
  readonly requests: number;
  readonly seconds: number;
  #windows = new Map<string, { count: number; resetAt: number }>();

  constructor({ requests, seconds }: { requests: number; seconds: number }) {
    this.requests = requests;
    this.seconds = seconds;
  }

  /** Counts one request. `resetIn` is in seconds. */
  take(client: string, now: number): { allowed: boolean; remaining: number; resetIn: number } {
    const old = this.#windows.get(client);
    const window = old && old.resetAt > now ? old : { count: 0, resetAt: now + this.seconds * 1000 };
    window.count += 1;
    this.#windows.set(client, window);
    return {
      allowed: window.count <= this.requests,
      remaining: Math.max(0, this.requests - window.count),
      resetIn: Math.ceil((window.resetAt - now) / 1000),
    };
  }
}
