import type { ParleyStore } from '../store/state.js';
import type { Notice } from './noticeState.js';
import { problemText } from './problemText.js';

const SHOWN_MS = 6000;

export class NoticeIntents {
  readonly #store: ParleyStore;
  #next = 1;

  constructor(store: ParleyStore) {
    this.#store = store;
  }

  tell(text: string, tone: Notice['tone'] = 'info'): void {
    const id = this.#next++;
    this.#store.dispatch({ type: 'noticed', notice: { id, text, tone } });
    setTimeout(() => this.dismiss(id), SHOWN_MS);
  }

  problem(problem: unknown): void {
    this.tell(problemText(problem), 'problem');
  }

  dismiss(id: number): void {
    this.#store.dispatch({ type: 'notice-dismissed', id });
  }
}
