import type { RoomEvent, RoomId } from '../protocol/vocabulary.js';
import type { RoomsState } from '../rooms/roomState.js';
import type { Change } from '../store/state.js';

/**
 * What this page holds of a room's log: one stretch without holes, from `first` to `last`. `last` is the position to resume
 * after; an empty stretch has `first` = `last` + 1.
 */
export interface Timeline {
  readonly events: readonly RoomEvent[];
  readonly first: number;
  readonly last: number;
  readonly loading: boolean;
  /** "New messages" is drawn after this offset. */
  readonly newAfter: number | null;
}

export type Timelines = ReadonlyMap<RoomId, Timeline>;

export type TimelineChange =
  | { readonly type: 'events-arrived'; readonly room: RoomId; readonly events: readonly RoomEvent[] }
  | { readonly type: 'page-requested'; readonly room: RoomId }
  | { readonly type: 'page-arrived'; readonly room: RoomId; readonly events: readonly RoomEvent[]; readonly start: boolean }
  | { readonly type: 'page-failed'; readonly room: RoomId }
  | { readonly type: 'stream-reset'; readonly room: RoomId; readonly head: number };

export const initialTimelines: Timelines = new Map();

/** Rooms that nobody looks at keep so many events; older ones are had from the history again. */
const KEPT_UNSEEN = 300;

/** @param epoch the life of the history of which `state` is */
export function reduceTimelines(state: Timelines, change: Change, rooms: RoomsState, epoch: string | null): Timelines {
  switch (change.type) {
    case 'welcomed': {
      // After a restored backup other events may stand at the same offsets: nothing that is held counts.
      const held = epoch === change.welcome.epoch ? state : initialTimelines;
      return new Map(change.welcome.rooms.map((room) => [room.id, held.get(room.id) ?? emptyAt(room.head)]));
    }
    case 'room-entered':
      return state.has(change.room.id) ? state : new Map(state).set(change.room.id, emptyAt(change.room.head));
    case 'room-gone':
      return new Map([...state].filter(([id]) => id !== change.room));
    case 'room-selected':
      return selected(state, change.room, rooms);
    case 'message-queued':
      // who writes has seen what was new; who mends an old message need not
      return change.entry.of === undefined ? altered(state, change.entry.room, (timeline) => ({ ...timeline, newAfter: null })) : state;
    case 'connection-changed':
      return change.phase.name === 'waiting' ? withoutRequests(state) : state;
    case 'events-arrived':
      return altered(state, change.room, (timeline) => extended(timeline, change.events, change.room, rooms));
    case 'stream-reset':
      return altered(state, change.room, (timeline) => ({ ...emptyAt(change.head), newAfter: timeline.newAfter }));
    case 'page-requested':
      return altered(state, change.room, (timeline) => ({ ...timeline, loading: true }));
    case 'page-failed':
      return altered(state, change.room, (timeline) => ({ ...timeline, loading: false }));
    case 'page-arrived':
      return altered(state, change.room, (timeline) => prepended(timeline, change.events, change.start));
    default:
      return state;
  }
}

export function isComplete(timeline: Timeline): boolean {
  return timeline.first <= 1;
}

/** Whether events fit on the end of what is held; when not, something was lost and the room must be resumed. */
export function leavesGap(timeline: Timeline, events: readonly RoomEvent[]): boolean {
  const first = events[0];
  return first !== undefined && first.offset > timeline.last + 1;
}

function emptyAt(head: number): Timeline {
  return { events: [], first: head + 1, last: head, loading: false, newAfter: null };
}

function extended(timeline: Timeline, events: readonly RoomEvent[], id: RoomId, rooms: RoomsState): Timeline {
  let last = timeline.last;
  const fitting: RoomEvent[] = [];
  for (const event of events) {
    if (event.offset !== last + 1) continue;
    fitting.push(event);
    last = event.offset;
  }
  if (fitting.length === 0) return timeline;
  const watched = rooms.selected === id;
  const all = [...timeline.events, ...fitting];
  const kept = watched ? all : all.slice(-KEPT_UNSEEN);
  const unseen = watched && !rooms.reading && fitting.some((event) => event.kind === 'message');
  return {
    ...timeline,
    events: kept,
    first: timeline.first + all.length - kept.length,
    last,
    newAfter: unseen && timeline.newAfter === null ? (rooms.mine.get(id)?.readOffset ?? null) : timeline.newAfter,
  };
}

function prepended(timeline: Timeline, events: readonly RoomEvent[], start: boolean): Timeline {
  const older = events.filter((event) => event.offset < timeline.first);
  const fits = older.length === 0 || older.at(-1)?.offset === timeline.first - 1;
  if (!fits) return { ...timeline, loading: false };
  // A page without events has reached the end of what there is, whatever it says.
  const first = start || events.length === 0 ? 1 : (older[0]?.offset ?? timeline.first);
  return { ...timeline, events: [...older, ...timeline.events], first, loading: false };
}

function selected(state: Timelines, id: RoomId | null, rooms: RoomsState): Timelines {
  if (rooms.selected === id) return state;
  const left = rooms.selected === null ? state : altered(state, rooms.selected, trimmed);
  if (id === null) return left;
  const room = rooms.mine.get(id);
  return altered(left, id, (timeline) => ({
    ...timeline,
    newAfter: room !== undefined && room.unread > 0 ? room.readOffset : null,
  }));
}

function trimmed(timeline: Timeline): Timeline {
  const kept = timeline.events.slice(-KEPT_UNSEEN);
  return { ...timeline, events: kept, first: timeline.first + timeline.events.length - kept.length, newAfter: null };
}

function withoutRequests(state: Timelines): Timelines {
  if (![...state.values()].some((timeline) => timeline.loading)) return state;
  return new Map([...state].map(([id, timeline]) => [id, { ...timeline, loading: false }]));
}

function altered(state: Timelines, id: RoomId, alter: (timeline: Timeline) => Timeline): Timelines {
  const timeline = state.get(id);
  if (timeline === undefined) return state;
  const next = alter(timeline);
  return next === timeline ? state : new Map(state).set(id, next);
}
