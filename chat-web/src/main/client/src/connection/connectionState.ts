import type { FrameOf } from '../protocol/serverFrames.js';
import type { Change } from '../store/state.js';

export type ConnectionPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'connecting'; readonly attempt: number }
  | { readonly name: 'open' }
  | { readonly name: 'waiting'; readonly retryAt: number; readonly attempt: number }
  | { readonly name: 'stopped'; readonly reason: 'session-ended' | 'defect' | 'elsewhere' };

export interface ConnectionState {
  readonly phase: ConnectionPhase;
  /** What the browser says of its network. */
  readonly online: boolean;
  readonly node: string | null;
  /** The life of the history of which this page holds events; null before the first welcome. */
  readonly epoch: string | null;
  readonly bodyCharacters: number;
  /** Whether there has been a welcome since the login: before it the page shows skeletons. */
  readonly welcomedOnce: boolean;
}

export type ConnectionChange =
  | { readonly type: 'connection-changed'; readonly phase: ConnectionPhase }
  | { readonly type: 'network-changed'; readonly online: boolean }
  | { readonly type: 'welcomed'; readonly welcome: FrameOf<'welcome'> };

export const initialConnection: ConnectionState = {
  phase: { name: 'idle' },
  online: true,
  node: null,
  epoch: null,
  bodyCharacters: 4000,
  welcomedOnce: false,
};

export function reduceConnection(state: ConnectionState, change: Change): ConnectionState {
  switch (change.type) {
    case 'connection-changed':
      return { ...state, phase: change.phase };
    case 'network-changed':
      return { ...state, online: change.online };
    case 'welcomed':
      return {
        ...state,
        phase: { name: 'open' },
        node: change.welcome.node,
        epoch: change.welcome.epoch,
        bodyCharacters: change.welcome.limits.bodyCharacters,
        welcomedOnce: true,
      };
    default:
      return state;
  }
}
