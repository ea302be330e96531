import type { ClientFrame } from '../protocol/clientFrames.js';
import { newIdentifier } from '../protocol/identifiers.js';
import type { FrameOf } from '../protocol/serverFrames.js';
import type { RoomId } from '../protocol/vocabulary.js';
import type { ParleyStore } from '../store/state.js';
import { isComplete } from './timelines.js';

const PAGE = 100;
const RETRY_MS = 2000;

/** Pages back through a room's history, one page at a time per room. */
export class HistoryPages {
  readonly #store: ParleyStore;
  readonly #send: (frame: ClientFrame) => boolean;
  readonly #asked = new Map<string, RoomId>();

  constructor(store: ParleyStore, send: (frame: ClientFrame) => boolean) {
    this.#store = store;
    this.#send = send;
  }

  /** Asks for what lies before the held events, unless that is under way or there is nothing. */
  older(room: RoomId): void {
    const timeline = this.#store.state.timelines.get(room);
    if (timeline === undefined || timeline.loading || isComplete(timeline)) return;
    const id = newIdentifier();
    if (!this.#send({ type: 'history', id, room, before: timeline.first, limit: PAGE })) return;
    this.#asked.set(id, room);
    this.#store.dispatch({ type: 'page-requested', room });
  }

  arrived({ id, room, events, start }: FrameOf<'page'>): void {
    if (this.#asked.delete(id)) this.#store.dispatch({ type: 'page-arrived', room, events, start });
  }

  refused(id: string, error: FrameOf<'error'>): void {
    const room = this.#asked.get(id);
    if (room === undefined) return;
    this.#asked.delete(id);
    const again = (): void => this.#store.dispatch({ type: 'page-failed', room });
    // While it counts as loading it is not asked for again: so a refusal does not turn into a storm of requests.
    setTimeout(again, Math.max(RETRY_MS, error.retryAfter ?? 0));
  }
}
