import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type Answer, type Ask, html, json, type Site } from '../site.ts';
import type { HubData } from './hub.ts';
import { checkRoots, depthLimit, rootSelections } from './limits.ts';
import { RateLimiter } from './rate-limit.ts';
import { rootOf } from './resolvers.ts';

const schema = buildSchema(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));
const rules = [...specifiedRules, depthLimit];

export interface HubOptions {
  rateLimit: { requests: number; seconds: number };
  apiKeys: readonly string[];
}

/** hub.snapshot.org: GraphQL over the data, with the hub's limits, status codes and error shapes. No CORS headers. */
export function serveHub(hub: HubData, options: HubOptions): Site {
  const limiter = new RateLimiter(options.rateLimit);
  const root = rootOf(hub);

  return async (ask) => {
    // Preflights are answered before anything counts them.
    if (ask.method === 'OPTIONS') return { status: 204, body: '' };
    const parameters = readParameters(ask);
    if (parameters === 'malformed') return malformedJson();
    if (ask.url.pathname !== '/graphql') return notFound(ask);

    const key = ask.headers['x-api-key'] ?? ask.url.searchParams.get('apiKey') ?? undefined;
    if (key !== undefined && !options.apiKeys.includes(String(key)))
      return json({ error: 'unauthorized', error_description: 'invalid api key' }, 401);
    const limit = key === undefined ? limiter.take('127.0.0.1', Date.now()) : undefined;
    const headers: Record<string, string> = limit ? limitHeaders(limiter, limit) : keyHeaders();
    if (limit && !limit.allowed) return tooManyRequests(limit.resetIn, headers);

    const answer = await run(parameters, root, ask);
    return notModified(ask, { ...answer, headers: { ...answer.headers, ...headers } });
  };
}

interface Parameters {
  query?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

function readParameters(ask: Ask): Parameters | 'malformed' {
  const search = Object.fromEntries(ask.url.searchParams);
  let variables: Record<string, unknown> | undefined;
  try {
    if (search.variables) variables = JSON.parse(search.variables);
  } catch {
    // As the hub: variables that cannot be read are none.
  }
  const fromUrl: Parameters = { ...(search.query && { query: search.query }), ...(variables && { variables }) };
  if (ask.method !== 'POST' || ask.body.length === 0) return fromUrl;
  const type = ask.headers['content-type'] ?? '';
  if (type.startsWith('application/graphql')) return { query: ask.body.toString() };
  if (!type.startsWith('application/json')) return fromUrl;
  try {
    const body: unknown = JSON.parse(ask.body.toString());
    // Strict parsing takes objects and lists only; a list is no document: batches are not supported.
    if (typeof body !== 'object' || body === null) return 'malformed';
    return Array.isArray(body) ? fromUrl : { ...fromUrl, ...(body as Parameters) };
  } catch {
    return 'malformed';
  }
}

async function run(parameters: Parameters, root: Record<string, unknown>, ask: Ask): Promise<Answer> {
  if (ask.method !== 'GET' && ask.method !== 'POST')
    return json(errors([{ message: 'GraphQL only supports GET and POST requests.' }]), 405, { allow: 'GET, POST' });
  if (typeof parameters.query !== 'string' || parameters.query === '') {
    if (ask.headers.accept?.includes('text/html')) return html('<!DOCTYPE html><title>GraphiQL</title>');
    return json(errors([{ message: 'Must provide query string.' }]), 400);
  }
  let document: DocumentNode;
  try {
    document = parse(parameters.query);
  } catch (error) {
    return json(errors([shape(error as GraphQLError)]), 400);
  }
  ask.entry.operation = operationOf(document);
  try {
    countRoots(document);
  } catch (error) {
    return json(errors([{ message: (error as Error).message }]), 500);
  }
  const problems = validate(schema, document, rules);
  if (problems.length > 0) return json(errors(problems.map(shape)), 400);
  const result = await execute({
    schema,
    document,
    rootValue: root,
    variableValues: parameters.variables ?? {},
    operationName: parameters.operationName ?? null,
  });
  if (!result.errors) return json({ data: result.data });
  // Without data nothing was run: a bad variable, an unknown operation.
  if (!('data' in result)) return json(errors(result.errors.map(shape)), 400);
  return json({ errors: result.errors.map(shape), data: result.data }, result.data ? 200 : 500);
}

function countRoots(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION)
      checkRoots(node.name?.value ?? '', rootSelections(node.selectionSet.selections, fragments));
}

function operationOf(document: DocumentNode): string {
  return document.definitions
    .flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : []))
    .map((node) => (node.kind === Kind.FIELD ? node.name.value : '…'))
    .join(',');
}

function shape(error: GraphQLError): Record<string, unknown> {
  return {
    message: error.message,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
  };
}

function errors(list: Record<string, unknown>[]): Record<string, unknown> {
  return { errors: list };
}

/** What the hub says to one who asks too often. Also used for the fault of that name. */
export function tooManyRequests(retryAfter: number, headers: Record<string, string> = {}): Answer {
  return json(
    {
      error: 'unauthorized',
      error_description: 'too many requests, refer to https://docs.snapshot.box/tools/api/api-keys#limits',
    },
    429,
    { ...headers, 'retry-after': String(retryAfter) },
  );
}

function limitHeaders(limiter: RateLimiter, limit: { remaining: number; resetIn: number }): Record<string, string> {
  return {
    'ratelimit-policy': `${limiter.requests};w=${limiter.seconds}`,
    'ratelimit-limit': String(limiter.requests),
    'ratelimit-remaining': String(limit.remaining),
    'ratelimit-reset': String(limit.resetIn),
  };
}

function keyHeaders(): Record<string, string> {
  return { 'x-api-key-limit': '2000000', 'x-api-key-remaining': '1999999', 'x-api-key-reset': '2592000' };
}

function malformedJson(): Answer {
  return html(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n' +
      '<pre>SyntaxError: Unexpected token in JSON at position 0</pre>\n</body>\n</html>\n',
    400,
  );
}

function notFound(ask: Ask): Answer {
  if (ask.url.pathname === '/') return json({ name: 'snapshot-hub', network: 'mainnet', version: '0.1.3' });
  return html(`<!DOCTYPE html>\n<title>Error</title>\n<pre>Cannot ${ask.method} ${ask.url.pathname}</pre>\n`, 404);
}

function notModified(ask: Ask, answer: Answer): Answer {
  const etag = `W/"${createHash('sha1').update(answer.body).digest('base64').slice(0, 27)}"`;
  const headers = { ...answer.headers, etag };
  const fresh = ask.method === 'GET' && answer.status === 200 && ask.headers['if-none-match'] === etag;
  return fresh ? { status: 304, headers, body: '' } : { ...answer, headers };
}
