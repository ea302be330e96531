import type { RestApi } from '../connection/restApi.js';
import { type ClientFrame, WATCHED_USERS } from '../protocol/clientFrames.js';
import { listOf } from '../protocol/json.js';
import { type RoomEvent, type User, user, type UserId } from '../protocol/vocabulary.js';
import type { ParleyStore } from '../store/state.js';

const LOOKED_UP_AT_ONCE = 100;
const LOOKUP_DELAY_MS = 20;
const LOOKUP_RETRY_MS = 5000;
const WATCH_DELAY_MS = 250;

/** Which part of the page shows people: each says whom, and all of them together are watched. */
export type OnScreen = 'rooms' | 'timeline' | 'members';

/** Knows who people are, by asking for the unknown ones in batches, and whether those on screen are there. */
export class PeopleIntents {
  readonly #store: ParleyStore;
  readonly #api: RestApi;
  readonly #send: (frame: ClientFrame) => boolean;
  readonly #wanted = new Set<UserId>();
  readonly #asked = new Set<UserId>();
  readonly #onScreen = new Map<OnScreen, readonly UserId[]>();
  #lookupTimer: ReturnType<typeof setTimeout> | undefined;
  #watchTimer: ReturnType<typeof setTimeout> | undefined;
  #watched = '';

  constructor(store: ParleyStore, api: RestApi, send: (frame: ClientFrame) => boolean) {
    this.#store = store;
    this.#api = api;
    this.#send = send;
  }

  search(query: string): Promise<readonly User[]> {
    return this.#api.get(`/users?query=${encodeURIComponent(query)}`, listOf(user));
  }

  welcomed(): void {
    this.#asked.clear();
    this.#watched = '';
    const peers = [...this.#store.state.rooms.mine.values()].flatMap(({ peer }) => (peer === undefined ? [] : [peer]));
    this.seen(peers);
    this.#watchSoon();
  }

  seenIn(events: readonly RoomEvent[]): void {
    this.seen(events.flatMap((event) => ('user' in event ? [event.author, event.user] : [event.author])));
  }

  /** These people are about to be shown: their names will be needed. */
  seen(ids: readonly UserId[]): void {
    const { known } = this.#store.state.people;
    for (const id of ids) if (!known.has(id) && !this.#asked.has(id)) this.#wanted.add(id);
    if (this.#wanted.size > 0) this.#lookupTimer ??= setTimeout(() => void this.#lookUp(), LOOKUP_DELAY_MS);
  }

  learn(users: readonly User[]): void {
    this.#store.dispatch({ type: 'people-found', users });
  }

  watch(where: OnScreen, ids: readonly UserId[]): void {
    this.#onScreen.set(where, ids);
    this.#watchSoon();
  }

  async #lookUp(): Promise<void> {
    this.#lookupTimer = undefined;
    const ids = [...this.#wanted].slice(0, LOOKED_UP_AT_ONCE);
    for (const id of ids) {
      this.#wanted.delete(id);
      this.#asked.add(id);
    }
    try {
      const query = ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
      this.learn(await this.#api.get(`/users?${query}`, listOf(user)));
      this.seen([]);
    } catch {
      for (const id of ids) {
        this.#asked.delete(id);
        this.#wanted.add(id);
      }
      this.#lookupTimer = setTimeout(() => void this.#lookUp(), LOOKUP_RETRY_MS);
    }
  }

  #watchSoon(): void {
    this.#watchTimer ??= setTimeout(() => this.#watch(), WATCH_DELAY_MS);
  }

  #watch(): void {
    this.#watchTimer = undefined;
    const users = [...new Set([...this.#onScreen.values()].flat())].sort().slice(0, WATCHED_USERS);
    const watched = users.join(' ');
    if (watched !== this.#watched && this.#send({ type: 'watch', users })) this.#watched = watched;
  }
}
