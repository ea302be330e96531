import type { PresenceState, User, UserId } from '../protocol/vocabulary.js';
import type { Change } from '../store/state.js';

export interface PeopleState {
  readonly known: ReadonlyMap<UserId, User>;
  readonly presence: ReadonlyMap<UserId, PresenceState>;
  /** The connection is gone: what was last heard of others may no longer be so. */
  readonly stale: boolean;
}

export type PeopleChange =
  | { readonly type: 'people-found'; readonly users: readonly User[] }
  | { readonly type: 'presence-changed'; readonly users: ReadonlyMap<UserId, PresenceState> };

export const initialPeople: PeopleState = { known: new Map(), presence: new Map(), stale: true };

export function reducePeople(state: PeopleState, change: Change): PeopleState {
  switch (change.type) {
    case 'people-found':
      return { ...state, known: withPeople(state.known, change.users) };
    case 'logged-in':
      return { ...state, known: withPeople(state.known, [change.user]) };
    case 'welcomed':
      return { ...state, known: withPeople(state.known, [change.welcome.user]) };
    case 'presence-changed':
      return { ...state, presence: new Map([...state.presence, ...change.users]), stale: false };
    case 'connection-changed':
      return change.phase.name === 'waiting' && !state.stale ? { ...state, stale: true } : state;
    default:
      return state;
  }
}

export function presenceOf(state: PeopleState, id: UserId): PresenceState {
  return state.stale ? 'unknown' : (state.presence.get(id) ?? 'unknown');
}

function withPeople(known: ReadonlyMap<UserId, User>, users: readonly User[]): ReadonlyMap<UserId, User> {
  return users.length === 0 ? known : new Map([...known, ...users.map((user) => [user.id, user] as const)]);
}
