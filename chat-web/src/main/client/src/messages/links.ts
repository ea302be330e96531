/** A message's text in pieces; only what is a link by its form becomes one, and all of it reaches the page as text. */
export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'link'; readonly text: string; readonly href: string };

const URL_START = /\b(?:https?:\/\/|www\.)[^\s<>"“”]+/giu;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function piecesOf(body: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of body.matchAll(URL_START)) {
    const text = withoutTrailing(match[0]);
    const href = addressOf(text);
    if (href === null) continue;
    if (match.index > at) pieces.push({ kind: 'text', text: body.slice(at, match.index) });
    pieces.push({ kind: 'link', text, href });
    at = match.index + text.length;
  }
  if (at < body.length) pieces.push({ kind: 'text', text: body.slice(at) });
  return pieces;
}

/** Punctuation at the end belongs to the sentence, a closing bracket only to a link that has its opening one. */
function withoutTrailing(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url.charAt(end - 1);
    if (/[.,;:!?'’*_~]/u.test(last)) continue;
    const opener = CLOSERS[last];
    if (opener === undefined) break;
    const inside = url.slice(0, end);
    if (inside.split(opener).length >= inside.split(last).length) break;
  }
  return url.slice(0, end);
}

function addressOf(text: string): string | null {
  try {
    const url = new URL(text.toLowerCase().startsWith('www.') ? `https://${text}` : text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
