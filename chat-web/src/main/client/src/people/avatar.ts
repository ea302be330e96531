import { css, html, type TemplateResult } from 'lit';
import type { PresenceState, UserId } from '../protocol/vocabulary.js';
import { type PeopleState, presenceOf } from './peopleState.js';

const HUES = 12;

/** Which of the palette's colours a person has: always the same one, everywhere. */
export function hueOf(id: UserId): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}

/** Up to two letters: of the first and the last word, or the first two of a single one. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).map((word) => word.replace(/[^\p{L}\p{N}]/gu, '')).filter((word) => word !== '');
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return '?';
  const letters = words.length === 1 ? Array.from(first).slice(0, 2) : [first, last].map((word) => Array.from(word)[0]);
  return letters.join('').toUpperCase();
}

export function nameOf(people: PeopleState, id: UserId): string {
  return people.known.get(id)?.displayName ?? '…';
}

export function avatar(people: PeopleState, id: UserId): TemplateResult {
  const known = people.known.get(id);
  const initials = known === undefined ? '' : initialsOf(known.displayName);
  return html`<span class="avatar hue-${hueOf(id)}" aria-hidden="true">${initials}</span>`;
}

const PRESENCE_LABELS: Readonly<Record<PresenceState, string>> = {
  online: 'online',
  offline: 'offline',
  unknown: 'presence unknown',
};

export function presenceDot(people: PeopleState, id: UserId): TemplateResult {
  const state = presenceOf(people, id);
  return html`<span
    class="presence ${state}"
    data-testid="presence"
    data-user-id=${id}
    data-state=${state}
    role="img"
    aria-label=${PRESENCE_LABELS[state]}
    title=${PRESENCE_LABELS[state]}
  ></span>`;
}

const hues = css`
  .hue-0 { --hue: 8; }
  .hue-1 { --hue: 28; }
  .hue-2 { --hue: 46; }
  .hue-3 { --hue: 78; }
  .hue-4 { --hue: 118; }
  .hue-5 { --hue: 152; }
  .hue-6 { --hue: 178; }
  .hue-7 { --hue: 200; }
  .hue-8 { --hue: 222; }
  .hue-9 { --hue: 258; }
  .hue-10 { --hue: 292; }
  .hue-11 { --hue: 330; }
`;

export const avatarStyles = [
  hues,
  css`
    .avatar {
      display: inline-grid;
      place-items: center;
      flex: none;
      width: var(--avatar-size, 2.25rem);
      height: var(--avatar-size, 2.25rem);
      border-radius: 30%;
      background: light-dark(hsl(var(--hue) 42% 87%), hsl(var(--hue) 24% 27%));
      color: light-dark(hsl(var(--hue) 55% 27%), hsl(var(--hue) 48% 82%));
      font-size: calc(var(--avatar-size, 2.25rem) * 0.36);
      font-weight: 650;
      letter-spacing: 0.01em;
      user-select: none;
    }
    .with-presence {
      position: relative;
      display: inline-flex;
      flex: none;
    }
    .with-presence .presence {
      position: absolute;
      right: -2px;
      bottom: -2px;
      box-shadow: 0 0 0 2px var(--behind, var(--paper));
    }
    .presence {
      flex: none;
      width: 9px;
      height: 9px;
      border: 2px solid var(--ink-faint);
      border-radius: 50%;
      background: var(--behind, var(--paper));
    }
    .presence.online {
      border-color: var(--online);
      background: var(--online);
    }
    .presence.unknown {
      border-color: var(--behind, var(--paper));
      background: var(--line-strong);
    }
  `,
];
