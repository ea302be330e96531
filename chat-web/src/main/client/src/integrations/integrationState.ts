import type { UserId } from '../protocol/vocabulary.js';
import type { Change } from '../store/state.js';
import type { Bot } from './bots.js';

export interface IntegrationState {
  /** How many bots a person may have here. */
  readonly limit: number;
  /** Mine, the oldest first; null before they were asked for. */
  readonly bots: readonly Bot[] | null;
}

export type IntegrationChange =
  | { readonly type: 'bots-listed'; readonly bots: readonly Bot[] }
  | { readonly type: 'bot-made'; readonly bot: Bot }
  | { readonly type: 'bot-deleted'; readonly bot: UserId };

export const initialIntegrations: IntegrationState = { limit: 0, bots: null };

export function reduceIntegrations(state: IntegrationState, change: Change): IntegrationState {
  switch (change.type) {
    case 'welcomed':
      return { ...state, limit: change.welcome.limits.bots };
    case 'bots-listed':
      return { ...state, bots: change.bots };
    case 'bot-made':
      return { ...state, bots: [...(state.bots ?? []), change.bot] };
    case 'bot-deleted':
      return { ...state, bots: state.bots?.filter(({ user }) => user.id !== change.bot) ?? null };
    default:
      return state;
  }
}

/** In a house without bots nothing of them is to be seen, except by those who have some from before. */
export function mayManage({ limit, bots }: IntegrationState): boolean {
  return limit > 0 || (bots !== null && bots.length > 0);
}
