import type { ClientFrame } from '../protocol/clientFrames.js';
import type { Outbox } from '../connection/outbox.js';
import { newIdentifier } from '../protocol/identifiers.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { currentUser } from '../session/sessionState.js';
import type { ParleyStore } from '../store/state.js';
import type { HistoryPages } from './historyPages.js';

const READ_AFTER_MS = 400;

/** What a person does with messages. */
export class MessageIntents {
  readonly #store: ParleyStore;
  readonly #outbox: Outbox;
  readonly #history: HistoryPages;
  readonly #send: (frame: ClientFrame) => boolean;
  #readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: ParleyStore, outbox: Outbox, history: HistoryPages, send: (frame: ClientFrame) => boolean) {
    this.#store = store;
    this.#outbox = outbox;
    this.#history = history;
    this.#send = send;
  }

  post(room: RoomId, text: string, action = false): void {
    const body = text.trim();
    const user = currentUser(this.#store.state.session);
    if (user === null || body === '') return;
    this.#store.dispatch({
      type: 'message-queued',
      entry: { room, clientId: newIdentifier(), author: user.id, body, action, queuedAt: Date.now(), status: 'pending' },
    });
    this.#outbox.flush();
  }

  /** Gives the message at `of`, one's own, another text. */
  edit(room: RoomId, of: number, text: string): void {
    const body = text.trim();
    const user = currentUser(this.#store.state.session);
    if (user === null || body === '') return;
    this.#store.dispatch({
      type: 'message-queued',
      entry: { room, clientId: newIdentifier(), author: user.id, body, action: false, of, queuedAt: Date.now(), status: 'pending' },
    });
    this.#outbox.flush();
  }

  retry(clientId: string): void {
    this.#store.dispatch({ type: 'message-retried', clientId });
    this.#outbox.flush();
  }

  discard(clientId: string): void {
    this.#store.dispatch({ type: 'message-discarded', clientId });
  }

  older(room: RoomId): void {
    this.#history.older(room);
  }

  /** Whether the person sees the end of the selected room; what is seen for a moment is read. */
  reading(reading: boolean): void {
    this.#store.dispatch({ type: 'reading-changed', reading });
    if (reading) this.#readTimer ??= setTimeout(() => this.#moveRead(), READ_AFTER_MS);
  }

  #moveRead(): void {
    this.#readTimer = undefined;
    const { rooms, timelines } = this.#store.state;
    const room = rooms.selected === null ? undefined : rooms.mine.get(rooms.selected);
    const timeline = room && timelines.get(room.id);
    if (!rooms.reading || room === undefined || timeline === undefined || timeline.last <= room.readOffset) return;
    if (!this.#send({ type: 'read', room: room.id, offset: timeline.last })) return;
    this.#store.dispatch({ type: 'read-moved', room: room.id, offset: timeline.last, unread: 0 });
  }
}
