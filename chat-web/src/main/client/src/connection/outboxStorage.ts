import { type Decoder, count, flag, listOf, oneOf, optional, record, text } from '../protocol/json.js';
import { currentUser } from '../session/sessionState.js';
import type { ParleyStore } from '../store/state.js';
import type { OutboxEntry } from './outboxState.js';

const stored: Decoder<readonly OutboxEntry[]> = listOf(
  record({
    room: text,
    clientId: text,
    author: text,
    body: text,
    action: flag,
    of: optional(count),
    queuedAt: count,
    status: oneOf('pending', 'failed'),
    problem: optional(text),
  }),
);

/**
 * Keeps what is not yet acknowledged across a reload of the page: in sessionStorage, thus per tab, and per person, so that
 * the next who logs in here neither sends nor sees it.
 */
export class OutboxStorage {
  readonly #store: ParleyStore;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  #restoredFor: string | null = null;
  #saved: readonly OutboxEntry[] = [];

  constructor(store: ParleyStore, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.#store = store;
    this.#storage = storage;
    store.subscribe(() => this.#follow());
  }

  #follow(): void {
    const user = currentUser(this.#store.state.session);
    if (user === null) {
      this.#restoredFor = null;
      return;
    }
    if (this.#restoredFor !== user.id) {
      this.#restoredFor = user.id;
      const entries = this.#read(user.id);
      if (entries.length > 0) this.#store.dispatch({ type: 'outbox-restored', entries });
    }
    this.#save(user.id);
  }

  #save(user: string): void {
    const { outbox } = this.#store.state;
    if (outbox === this.#saved) return;
    this.#saved = outbox;
    const kept = outbox.filter((entry) => entry.status !== 'stored');
    try {
      if (kept.length === 0) this.#storage.removeItem(keyOf(user));
      else this.#storage.setItem(keyOf(user), JSON.stringify(kept));
    } catch {
      // Storage is full or blocked: the messages still go out as long as the page lives.
    }
  }

  #read(user: string): readonly OutboxEntry[] {
    try {
      const value = this.#storage.getItem(keyOf(user));
      return value === null ? [] : stored(JSON.parse(value), 'outbox');
    } catch {
      return [];
    }
  }
}

function keyOf(user: string): string {
  return `parley.outbox.${user}`;
}
