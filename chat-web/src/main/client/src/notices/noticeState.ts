import type { Change } from '../store/state.js';

/** A short word to the person that goes away by itself. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'problem';
}

export type NoticeChange =
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'notice-dismissed'; readonly id: number };

export const initialNotices: readonly Notice[] = [];

const SHOWN_AT_ONCE = 3;

export function reduceNotices(state: readonly Notice[], change: Change): readonly Notice[] {
  switch (change.type) {
    case 'noticed':
      return [...state.filter((notice) => notice.text !== change.notice.text), change.notice].slice(-SHOWN_AT_ONCE);
    case 'notice-dismissed':
      return state.filter((notice) => notice.id !== change.id);
    default:
      return state;
  }
}
