import type { FrameOf, ServerFrame } from '../protocol/serverFrames.js';
import type { NoticeIntents } from '../notices/noticeIntents.js';
import { errorText } from '../notices/problemText.js';
import type { HistoryPages } from '../messages/historyPages.js';
import type { IntegrationIntents } from '../integrations/integrationIntents.js';
import type { PeopleIntents } from '../people/peopleIntents.js';
import type { SessionIntents } from '../session/sessionIntents.js';
import type { ParleyStore } from '../store/state.js';
import type { Outbox } from './outbox.js';
import type { RoomStreams } from './streams.js';

interface Parts {
  readonly store: ParleyStore;
  readonly streams: RoomStreams;
  readonly outbox: Outbox;
  readonly history: HistoryPages;
  readonly people: PeopleIntents;
  readonly integrations: IntegrationIntents;
  readonly session: SessionIntents;
  readonly notices: NoticeIntents;
}

const STREAM_RETRY_MS = 2000;
const OFFSET_OUT_OF_RANGE = 1010;
const NOT_LOGGED_IN = 2001;
const NOT_A_MEMBER = 2004;
const ROOM_NOT_FOUND = 3001;
const ROOM_DELETED = 3003;

/** Takes every frame of the server to the part that it concerns. */
export class FrameDispatcher {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  take(frame: ServerFrame): void {
    const { store, streams, outbox, history, people, integrations } = this.#parts;
    switch (frame.type) {
      case 'welcome':
        store.dispatch({ type: 'welcomed', welcome: frame });
        people.welcomed();
        streams.welcomed();
        outbox.restart();
        void integrations.welcomed();
        break;
      case 'ack':
        outbox.acknowledged(frame);
        break;
      case 'events':
        streams.arrived(frame);
        people.seenIn(frame.events);
        break;
      case 'reset':
        store.dispatch({ type: 'stream-reset', room: frame.room, head: frame.head });
        break;
      case 'page':
        history.arrived(frame);
        people.seenIn(frame.events);
        break;
      case 'room':
        this.#membership(frame);
        break;
      case 'read':
        store.dispatch({ type: 'read-moved', room: frame.room, offset: frame.offset, unread: frame.unread });
        break;
      case 'presence':
        store.dispatch({ type: 'presence-changed', users: frame.users });
        break;
      case 'error':
        this.#error(frame);
        break;
      case 'pong':
      case 'goaway':
        break;
    }
  }

  #membership({ change, room }: FrameOf<'room'>): void {
    const { store, streams, people, notices } = this.#parts;
    if (change === 'joined') {
      store.dispatch({ type: 'room-entered', room });
      people.seen(room.peer === undefined ? [] : [room.peer]);
      streams.resume(room.id);
      return;
    }
    const open = store.state.rooms.selected === room.id;
    store.dispatch({ type: 'room-gone', room: room.id });
    if (open) notices.tell(change === 'deleted' ? `“${room.name}” was deleted.` : `You are no longer in “${room.name}”.`);
  }

  #error(error: FrameOf<'error'>): void {
    const { outbox, history, session, notices } = this.#parts;
    if (error.code === NOT_LOGGED_IN) void session.check();
    else if (error.clientId !== undefined) outbox.refused(error.clientId, error);
    else if (error.id !== undefined) history.refused(error.id, error);
    else if (error.room !== undefined) this.#streamRefused(error.room, error);
    else notices.tell(errorText(error.code, error.message), 'problem');
  }

  #streamRefused(room: string, error: FrameOf<'error'>): void {
    const { store, streams, notices } = this.#parts;
    if (error.retryable) {
      setTimeout(() => streams.resume(room), Math.max(STREAM_RETRY_MS, error.retryAfter ?? 0));
    } else if (error.code === OFFSET_OUT_OF_RANGE) {
      streams.outOfRange(room);
    } else if ([NOT_A_MEMBER, ROOM_NOT_FOUND, ROOM_DELETED].includes(error.code)) {
      store.dispatch({ type: 'room-gone', room });
    } else {
      notices.tell(errorText(error.code, error.message), 'problem');
    }
  }
}
