import type { Command } from './commandState.js';

const BEGUN = /^\/([a-z0-9-]*)$/iu;
const NAMED = /^\/([a-z0-9-]+)\s/iu;

/** What Parley itself does with what is typed behind a slash. */
const OWN: readonly Command[] = [{ name: 'me', description: 'Say what you do', hint: 'waves' }];

/** The commands that may be meant by what was typed, while their name is being typed. */
export function suggestionsFor(typed: string, known: readonly Command[]): readonly Command[] {
  const begun = BEGUN.exec(typed)?.[1]?.toLowerCase();
  if (begun === undefined) return [];
  return [...OWN, ...known].filter(({ name }) => name.startsWith(begun)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The command whose name was typed, while one types what stands behind it. */
export function commandOf(typed: string, known: readonly Command[]): Command | undefined {
  const named = NAMED.exec(typed)?.[1]?.toLowerCase();
  return named === undefined ? undefined : [...OWN, ...known].find(({ name }) => name === named);
}

/** Whether the room's commands are of interest. */
export function beginsCommand(typed: string): boolean {
  return BEGUN.test(typed) || NAMED.test(typed);
}
