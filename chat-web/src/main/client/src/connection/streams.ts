import { RESUME_ROOMS_PER_FRAME, type ClientFrame, type ResumePosition } from '../protocol/clientFrames.js';
import type { FrameOf } from '../protocol/serverFrames.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { leavesGap } from '../messages/timelines.js';
import type { ParleyStore } from '../store/state.js';

type Send = (frame: ClientFrame) => boolean;

/**
 * Keeps the room streams whole. After every welcome each room is resumed after the last offset held; a frame of events that
 * would leave a gap is not taken in, the room is resumed instead. Duplicates and older offsets are dropped by the reducer.
 */
export class RoomStreams {
  readonly #store: ParleyStore;
  readonly #send: Send;
  /** Rooms whose gap is being filled, by the offset asked after: each later frame of the gap needs no further resume. */
  readonly #filling = new Map<RoomId, number>();

  constructor(store: ParleyStore, send: Send) {
    this.#store = store;
    this.#send = send;
  }

  welcomed(): void {
    this.#filling.clear();
    const positions: ResumePosition[] = [...this.#store.state.timelines].map(([room, { last }]) => ({ room, after: last }));
    for (let at = 0; at < positions.length; at += RESUME_ROOMS_PER_FRAME) {
      this.#send({ type: 'resume', rooms: positions.slice(at, at + RESUME_ROOMS_PER_FRAME) });
    }
  }

  resume(room: RoomId): void {
    const timeline = this.#store.state.timelines.get(room);
    if (timeline !== undefined) this.#send({ type: 'resume', rooms: [{ room, after: timeline.last }] });
  }

  arrived({ room, events }: FrameOf<'events'>): void {
    const timeline = this.#store.state.timelines.get(room);
    if (timeline === undefined) return;
    if (leavesGap(timeline, events)) {
      if (this.#filling.get(room) === timeline.last) return;
      this.#filling.set(room, timeline.last);
      this.resume(room);
      return;
    }
    this.#filling.delete(room);
    this.#store.dispatch({ type: 'events-arrived', room, events });
  }

  /** The server remembers less than this page believes to hold, as after a restored backup: begin anew at its head. */
  outOfRange(room: RoomId): void {
    const mine = this.#store.state.rooms.mine.get(room);
    if (mine === undefined) return;
    this.#store.dispatch({ type: 'stream-reset', room, head: mine.head });
    this.resume(room);
  }
}
