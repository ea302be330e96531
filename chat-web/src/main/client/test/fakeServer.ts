import type { Fetch } from '../src/connection/restApi.js';
import type { Socket, SocketEvents, SocketOpener } from '../src/connection/socket.js';
import type { ClientFrame } from '../src/protocol/clientFrames.js';
import type { PresenceState, RoomEvent, RoomKind, User } from '../src/protocol/vocabulary.js';
import { FakeBots } from './fakeBots.js';
import { answer } from './fakeRest.js';

export interface FakeRoom {
  readonly id: string;
  readonly kind: RoomKind;
  readonly name: string;
  readonly topic: string;
  readonly members: Set<string>;
  readonly events: RoomEvent[];
  readonly read: Map<string, number>;
}

type NewEvent =
  | { kind: 'message'; author: string; clientId: string; body: string; action: boolean; at?: number }
  | { kind: 'edited'; author: string; clientId: string; of: number; body: string; at?: number }
  | { kind: 'joined' | 'left'; author: string; user: string; at?: number }
  | { kind: 'room-changed'; author: string; name?: string; topic?: string; at?: number };

interface Connection {
  readonly user: User;
  readonly events: SocketEvents;
  readonly streams: Map<string, number>;
  watched: Set<string>;
}

/**
 * A Parley that speaks the protocol in memory, for tests and for looking at the client without a cluster. It keeps the
 * promises of docs/protocol.md unless it is told to break them: `drop`, `lose`, `refuse`, `down`.
 */
export class FakeServer {
  readonly people = new Map<string, User>();
  readonly rooms = new Map<string, FakeRoom>();
  readonly presence = new Map<string, PresenceState>();
  /** Everything that clients have said, in order. */
  readonly heard: ClientFrame[] = [];
  readonly opened: string[] = [];
  readonly connections: Connection[] = [];
  /** Base URLs at which nobody answers. */
  readonly down = new Set<string>();
  nodes: string[] = [];
  epoch = '1';
  heartbeat = 25_000;
  resumeEvents = 1000;
  botLimit = 5;
  /** Answers to the next sends, instead of storing them. */
  readonly refusals: { code: number; error: string; retryable: boolean; retryAfter?: number }[] = [];
  /** What can be given in every room, and how it is answered: with undefined, the bot says something to all. */
  readonly commands = new Map<string, { description: string; hint: string; answer: (text: string) => string | undefined }>();
  readonly bots = new FakeBots(this);
  loseAcks = false;
  /** So many of the next live events are lost on the way. */
  loseEvents = 0;
  silent = false;
  #next = 1;

  person(username: string, displayName = username): User {
    return this.#account({ id: this.identifier(), username, displayName });
  }

  bot(username: string, displayName = username): User {
    return this.#account({ id: this.identifier(), username, displayName, bot: true });
  }

  #account(user: User): User {
    this.people.set(user.id, user);
    this.presence.set(user.id, 'offline');
    return user;
  }

  room(name: string, members: readonly User[], kind: RoomKind = 'public', topic = ''): FakeRoom {
    const ids = new Set(members.map(({ id }) => id));
    const room = { id: this.identifier(), kind, name, topic, members: ids, events: [], read: new Map<string, number>() };
    this.rooms.set(room.id, room);
    return room;
  }

  identifier(): string {
    return `00000000-0000-4000-8000-${String(this.#next++).padStart(12, '0')}`;
  }

  /** Sockets and requests of a browser in which this person is logged in. */
  browserOf(user: User | null): { open: SocketOpener; fetch: Fetch } {
    let current = user;
    const whose = (next?: User | null): User | null => {
      if (next !== undefined) current = next;
      return current;
    };
    return {
      open: (url, _, events) => this.#open(url, current, events),
      fetch: (url, init) => {
        if (this.down.has(new URL(url).origin)) return Promise.reject(new TypeError('Failed to fetch'));
        return Promise.resolve(answer(this, whose, url, init));
      },
    };
  }

  say(room: FakeRoom, author: User, body: string, at = Date.now(), action = false): void {
    this.append(room, { kind: 'message', author: author.id, clientId: this.identifier(), body, action, at });
  }

  append(room: FakeRoom, event: NewEvent): RoomEvent {
    const before = room.events.at(-1);
    const stored = {
      ...event,
      at: event.at ?? Date.now(),
      offset: room.events.length + 1,
      messages: (before?.messages ?? 0) + (event.kind === 'message' ? 1 : 0),
    } as RoomEvent;
    room.events.push(stored);
    const lost = this.loseEvents > 0;
    if (lost) this.loseEvents -= 1;
    else for (const connection of this.connections) this.#live(connection, room, stored);
    return stored;
  }

  /** Ends all connections, as a node does that dies (1006), or with a close code. */
  drop(code = 1006): void {
    for (const connection of this.connections.splice(0)) connection.events.closed(code);
  }

  tell(connection: Connection | undefined, frame: object): void {
    if (!this.silent) connection?.events.message(JSON.stringify(frame));
  }

  summary(room: FakeRoom, user: User): object {
    const read = room.read.get(user.id) ?? 0;
    const messages = room.events.at(-1)?.messages ?? 0;
    const peer = room.kind === 'direct' ? [...room.members].find((id) => id !== user.id) : undefined;
    return {
      id: room.id,
      kind: room.kind,
      name: room.name,
      topic: room.topic,
      role: [...room.members][0] === user.id ? 'owner' : 'member',
      ...(peer === undefined ? {} : { peer }),
      head: room.events.length,
      messages,
      readOffset: read,
      unread: messages - (room.events[read - 1]?.messages ?? 0),
    };
  }

  roomsOf(user: User): FakeRoom[] {
    return [...this.rooms.values()].filter((room) => room.members.has(user.id));
  }

  #open(url: string, user: User | null, events: SocketEvents): Socket {
    this.opened.push(url);
    const unreachable = this.down.has(new URL(url).origin.replace(/^ws/, 'http'));
    if (user === null || unreachable) {
      queueMicrotask(() => events.closed(1006));
      return { send: () => undefined, close: () => undefined };
    }
    const connection: Connection = { user, events, streams: new Map(), watched: new Set() };
    this.connections.push(connection);
    this.presence.set(user.id, 'online');
    queueMicrotask(() =>
      this.tell(connection, {
        type: 'welcome',
        node: 'fake',
        epoch: this.epoch,
        user,
        rooms: this.roomsOf(user).map((room) => this.summary(room, user)),
        limits: { frameBytes: 65_536, bodyCharacters: 4000, resumeEvents: this.resumeEvents, bots: this.botLimit },
        heartbeat: this.heartbeat,
        nodes: this.nodes,
      }),
    );
    const gone = (): void => {
      const at = this.connections.indexOf(connection);
      if (at >= 0) this.connections.splice(at, 1);
    };
    return {
      send: (data) => queueMicrotask(() => this.#take(connection, JSON.parse(data) as ClientFrame)),
      close: gone,
    };
  }

  #take(connection: Connection, frame: ClientFrame): void {
    if (!this.connections.includes(connection)) return;
    this.heard.push(frame);
    switch (frame.type) {
      case 'send':
      case 'edit':
        this.#store(connection, frame);
        break;
      case 'resume':
        for (const { room, after } of frame.rooms) this.#resume(connection, room, after);
        break;
      case 'history':
        this.#page(connection, frame);
        break;
      case 'read':
        this.rooms.get(frame.room)?.read.set(connection.user.id, frame.offset);
        break;
      case 'watch': {
        connection.watched = new Set(frame.users);
        const users = Object.fromEntries(frame.users.map((id) => [id, this.presence.get(id) ?? 'offline']));
        this.tell(connection, { type: 'presence', users });
        break;
      }
      case 'ping':
        this.tell(connection, { type: 'pong' });
        break;
    }
  }

  #store(connection: Connection, frame: Extract<ClientFrame, { type: 'send' | 'edit' }>): void {
    const { room: id, clientId, body } = frame;
    const room = this.rooms.get(id);
    const refusal = this.refusals.shift() ?? (room === undefined ? { code: 3001, error: 'room-not-found', retryable: false } : null);
    if (refusal !== null || room === undefined) {
      this.tell(connection, { type: 'error', message: 'Refused.', room: id, clientId, ...refusal });
      return;
    }
    const author = connection.user.id;
    const first = room.events.find((event) => 'clientId' in event && event.author === author && event.clientId === clientId);
    const wanted: NewEvent =
      frame.type === 'edit'
        ? { kind: 'edited', author, clientId, of: frame.of, body }
        : { kind: 'message', author, clientId, body, action: frame.action ?? false };
    const stored = first ?? this.append(room, wanted);
    if (!this.loseAcks) this.tell(connection, { type: 'ack', room: id, clientId, offset: stored.offset, at: stored.at });
  }

  #resume(connection: Connection, id: string, after: number): void {
    const room = this.rooms.get(id);
    const head = room?.events.length ?? 0;
    if (room === undefined) {
      this.tell(connection, { type: 'error', code: 3001, error: 'room-not-found', message: '', retryable: false, room: id });
    } else if (head - after > this.resumeEvents) {
      connection.streams.set(id, head);
      this.tell(connection, { type: 'reset', room: id, head });
    } else {
      connection.streams.set(id, head);
      if (after < head) this.tell(connection, { type: 'events', room: id, events: room.events.slice(after) });
    }
  }

  #page(connection: Connection, { id, room: roomId, before, limit }: Extract<ClientFrame, { type: 'history' }>): void {
    const events = this.rooms.get(roomId)?.events ?? [];
    const end = Math.min(events.length, (before ?? events.length + 1) - 1);
    const start = Math.max(0, end - (limit ?? 50));
    this.tell(connection, { type: 'page', id, room: roomId, events: events.slice(start, end), start: start === 0 });
  }

  #live(connection: Connection, room: FakeRoom, event: RoomEvent): void {
    if (!connection.streams.has(room.id)) return;
    connection.streams.set(room.id, event.offset);
    this.tell(connection, { type: 'events', room: room.id, events: [event] });
  }
}
