import { count, type Decoder, flag, record, text, withDefault } from '../protocol/json.js';
import type { Nodes } from './nodes.js';

const problemDetails = record({
  title: withDefault(text, ''),
  detail: withDefault(text, ''),
  code: withDefault(count, 0),
  retryable: withDefault(flag, false),
});

/** A request that did not succeed. Code 0: there was no answer of Parley's at all. */
export class Problem extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
  }

  get unreachable(): boolean {
    return this.status === 0;
  }

  get notLoggedIn(): boolean {
    return this.status === 401;
  }
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The REST API under /api/v1 of the node that the page currently uses. */
export class RestApi {
  readonly #nodes: Nodes;
  readonly #fetch: Fetch;

  constructor(nodes: Nodes, fetch: Fetch) {
    this.#nodes = nodes;
    this.#fetch = fetch;
  }

  get<T>(path: string, decoder: Decoder<T>): Promise<T> {
    return this.#read('GET', path, undefined, decoder);
  }

  post<T>(path: string, body: object, decoder: Decoder<T>): Promise<T> {
    return this.#read('POST', path, body, decoder);
  }

  /** A PUT whose answer is of interest. */
  put<T>(path: string, decoder: Decoder<T>): Promise<T> {
    return this.#read('PUT', path, undefined, decoder);
  }

  /** A PUT that is answered with a value if it has made something, and without a body if it has changed something. */
  async set<T>(path: string, body: object, decoder: Decoder<T>): Promise<T | undefined> {
    const response = await this.#request('PUT', path, body);
    return response.status === 204 ? undefined : decoder(await response.json(), path);
  }

  /** A request that is answered without a body, or with one that is of no interest. */
  async act(method: 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<void> {
    await this.#request(method, path, body);
  }

  async #read<T>(method: Method, path: string, body: object | undefined, decoder: Decoder<T>): Promise<T> {
    const response = await this.#request(method, path, body);
    return decoder(await response.json(), path);
  }

  async #request(method: Method, path: string, body: object | undefined): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let response: Response;
    try {
      response = await this.#fetch(`${this.#nodes.current}/api/v1${path}`, {
        method,
        headers,
        credentials: 'include',
        cache: 'no-store',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new Problem(0, 0, 'Parley cannot be reached right now.');
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const details = problemDetails(await response.json(), 'problem');
    return new Problem(response.status, details.code, details.detail === '' ? details.title : details.detail);
  } catch {
    return new Problem(response.status, 0, '');
  }
}
