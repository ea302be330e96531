/**
 * Runtime validation of what comes from outside: a decoder either returns a value of its type or throws.
 * Fields that a decoder does not name are dropped, since the protocol may add fields at any time.
 */
export type Decoder<T> = (value: unknown, path: string) => T;

export class DecodeError extends Error {
  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.name = 'DecodeError';
  }
}

type Fields = Record<string, Decoder<unknown>>;
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: undefined extends ReturnType<F[K]> ? K : never;
}[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };

/** The record that a set of field decoders yields; what may be undefined becomes an optional field. */
export type Decoded<F extends Fields> = Flat<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ReturnType<F[K]> } & {
    readonly [K in OptionalKeys<F>]?: Exclude<ReturnType<F[K]>, undefined>;
  }
>;

export const text: Decoder<string> = (value, path) => {
  if (typeof value !== 'string') throw new DecodeError(path, 'a string');
  return value;
};

export const flag: Decoder<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new DecodeError(path, 'true or false');
  return value;
};

/** A whole number, zero or more, that JavaScript holds exactly: offsets, counts and times. */
export const count: Decoder<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new DecodeError(path, 'a whole number from 0');
  }
  return value;
};

export function oneOf<const T extends string>(...values: readonly T[]): Decoder<T> {
  return (value, path) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw new DecodeError(path, `one of ${values.join(', ')}`);
    return found;
  };
}

/** Absent and null are the same to a reader. */
export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, path) => (value === undefined || value === null ? undefined : decoder(value, path));
}

export function withDefault<T>(decoder: Decoder<T>, fallback: T): Decoder<T> {
  return (value, path) => (value === undefined || value === null ? fallback : decoder(value, path));
}

export function listOf<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new DecodeError(path, 'an array');
    return value.map((item, index) => decoder(item, `${path}[${index}]`));
  };
}

export function mapOf<T>(decoder: Decoder<T>): Decoder<ReadonlyMap<string, T>> {
  return (value, path) =>
    new Map(Object.entries(asObject(value, path)).map(([key, item]) => [key, decoder(item, `${path}.${key}`)]));
}

export function record<F extends Fields>(fields: F): Decoder<Decoded<F>> {
  return (value, path) => {
    const source = asObject(value, path);
    const result: Record<string, unknown> = {};
    for (const [name, decoder] of Object.entries(fields)) {
      const decoded = decoder(source[name], `${path}.${name}`);
      if (decoded !== undefined) result[name] = decoded;
    }
    return result as Decoded<F>;
  };
}

export function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new DecodeError(path, 'an object');
  return value as Record<string, unknown>;
}
