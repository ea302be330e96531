import { Problem } from '../connection/restApi.js';

/** What the browser says better than the server can, by error code: see docs/protocol.md. */
const TEXTS: Readonly<Record<number, string>> = {
  2001: 'Your login has ended. Please log in again.',
  2002: 'User name or password is wrong.',
  2004: 'You are not a member of this room any more.',
  3003: 'This room has been deleted.',
  3008: 'You are the last owner: delete the room, or make someone else owner first.',
  4001: 'That was a lot at once. Please wait a moment.',
  5001: 'Messages cannot be stored or read right now. Please try again in a moment.',
  5002: 'Accounts and rooms cannot be reached right now. Please try again in a moment.',
  5003: 'Logins cannot be checked right now. Please try again in a moment.',
};

const FALLBACK = 'Something went wrong. Please try again.';

/** One sentence for the person in front of the screen. */
export function problemText(problem: unknown): string {
  return problem instanceof Problem ? errorText(problem.code, problem.message) : FALLBACK;
}

export function errorText(code: number, message: string): string {
  return TEXTS[code] ?? (message === '' ? FALLBACK : message);
}
