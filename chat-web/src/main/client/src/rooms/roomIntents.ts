import type { RestApi } from '../connection/restApi.js';
import type { RoomStreams } from '../connection/streams.js';
import { count, type Decoder, flag, listOf, oneOf, record, text, withDefault } from '../protocol/json.js';
import { type Room, room, type RoomId, type User, user, type UserId } from '../protocol/vocabulary.js';
import type { ParleyStore } from '../store/state.js';

export interface DirectoryEntry {
  readonly id: RoomId;
  readonly name: string;
  readonly topic: string;
  readonly members: number;
  readonly joined: boolean;
}

export interface Member {
  readonly user: User;
  readonly role: 'owner' | 'member';
}

const directory: Decoder<readonly DirectoryEntry[]> = listOf(
  record({ id: text, name: text, topic: withDefault(text, ''), members: count, joined: flag }),
);
const members: Decoder<readonly Member[]> = listOf(record({ user, role: oneOf('owner', 'member') }));

/** What a person does with rooms. Each throws a Problem when it is refused. */
export class RoomIntents {
  readonly #store: ParleyStore;
  readonly #api: RestApi;
  readonly #streams: RoomStreams;

  constructor(store: ParleyStore, api: RestApi, streams: RoomStreams) {
    this.#store = store;
    this.#api = api;
    this.#streams = streams;
  }

  select(room: RoomId | null): void {
    this.#store.dispatch({ type: 'room-selected', room });
  }

  directory(query: string): Promise<readonly DirectoryEntry[]> {
    return this.#api.get(`/rooms/directory?query=${encodeURIComponent(query)}`, directory);
  }

  members(id: RoomId): Promise<readonly Member[]> {
    return this.#api.get(`/rooms/${id}/members`, members);
  }

  async create(name: string, topic: string, kind: 'public' | 'private'): Promise<void> {
    const body = { name, kind, ...(topic === '' ? {} : { topic }) };
    this.#enter(await this.#api.post('/rooms', body, room));
  }

  /** What is not given stays. The room's log tells of it, also to this page. */
  describe(id: RoomId, description: { readonly name?: string; readonly topic?: string }): Promise<void> {
    return this.#api.act('PATCH', `/rooms/${id}`, description);
  }

  async join(id: RoomId): Promise<void> {
    this.#enter(await this.#api.put(`/rooms/${id}/members/me`, room));
  }

  async openDirect(peer: UserId): Promise<void> {
    this.#enter(await this.#api.put(`/direct/${peer}`, room));
  }

  leave(id: RoomId): Promise<void> {
    return this.#goFrom(id, `/rooms/${id}/members/me`);
  }

  delete(id: RoomId): Promise<void> {
    return this.#goFrom(id, `/rooms/${id}`);
  }

  invite(id: RoomId, person: UserId): Promise<void> {
    return this.#api.act('PUT', `/rooms/${id}/members/${person}`);
  }

  /** Away from the room first: what one does oneself, the socket need not report as news. */
  async #goFrom(id: RoomId, path: string): Promise<void> {
    this.select(null);
    try {
      await this.#api.act('DELETE', path);
      this.#store.dispatch({ type: 'room-gone', room: id });
    } catch (problem) {
      this.select(id);
      throw problem;
    }
  }

  /** The socket tells of it as well, before or after; whoever is second finds the room there. */
  #enter(entered: Room): void {
    if (!this.#store.state.rooms.mine.has(entered.id)) {
      this.#store.dispatch({ type: 'room-entered', room: entered });
      this.#streams.resume(entered.id);
    }
    this.select(entered.id);
  }
}
