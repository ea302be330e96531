/** What a person means by what they have typed. */
export type Typed =
  | { readonly kind: 'message'; readonly body: string; readonly action: boolean }
  | { readonly kind: 'command'; readonly name: string; readonly text: string };

const ACTION = '/me ';
const COMMAND = /^\/([a-z0-9-]{2,32})(?:\s+([^]*))?$/iu;

/**
 * A slash and a word at the beginning is a command, and is never said aloud by mistake. Behind a space, or with a second
 * slash, it is text; so is what no command can be, such as a path.
 */
export function meaningOf(typed: string): Typed {
  if (typed.startsWith(ACTION)) return { kind: 'message', body: typed.slice(ACTION.length).trim(), action: true };
  if (typed.startsWith('//')) return { kind: 'message', body: typed.slice(1).trim(), action: false };
  const [, name, text] = COMMAND.exec(typed.trimEnd()) ?? [];
  if (name === undefined) return { kind: 'message', body: typed.trim(), action: false };
  return { kind: 'command', name: name.toLowerCase(), text: (text ?? '').trim() };
}
