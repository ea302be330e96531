import { nameOf } from '../people/avatar.js';
import type { PeopleState } from '../people/peopleState.js';
import type { MembershipChange, UserId } from '../protocol/vocabulary.js';

const NAMED = 3;

/** "alice, bob and 12 others joined, carol left": a run of comings and goings in one line. */
export function membershipText(changes: readonly MembershipChange[], people: PeopleState): string {
  const parts = (['joined', 'left'] as const).flatMap((kind) => {
    const users = [...new Set(changes.filter((change) => change.kind === kind).map((change) => change.user))];
    return users.length === 0 ? [] : [`${namesOf(users, people)} ${kind}`];
  });
  return parts.join(', ');
}

function namesOf(users: readonly UserId[], people: PeopleState): string {
  const names = users.slice(0, users.length > NAMED + 1 ? NAMED : users.length).map((id) => nameOf(people, id));
  const others = users.length - names.length;
  if (others > 0) return `${names.join(', ')} and ${others} others`;
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
