export function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(status: number, code: number, title: string): Response {
  return json(status, { type: 'urn:parley:error:test', title, status, detail: title, code, retryable: false });
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}
