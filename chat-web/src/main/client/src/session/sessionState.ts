import type { User } from '../protocol/vocabulary.js';
import type { Change } from '../store/state.js';

export type SessionState =
  | { readonly phase: 'checking' }
  | { readonly phase: 'logged-out'; readonly notice: string | null }
  | { readonly phase: 'logged-in'; readonly user: User };

export type SessionChange =
  | { readonly type: 'logged-in'; readonly user: User }
  | { readonly type: 'logged-out'; readonly notice: string | null };

export const initialSession: SessionState = { phase: 'checking' };

export function reduceSession(state: SessionState, change: Change): SessionState {
  switch (change.type) {
    case 'logged-in':
      return { phase: 'logged-in', user: change.user };
    case 'logged-out':
      return { phase: 'logged-out', notice: change.notice };
    case 'welcomed':
      return { phase: 'logged-in', user: change.welcome.user };
    default:
      return state;
  }
}

export function currentUser(state: SessionState): User | null {
  return state.phase === 'logged-in' ? state.user : null;
}
