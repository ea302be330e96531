import type { RoomEvent, RoomId, UserId } from '../protocol/vocabulary.js';
import type { Change } from '../store/state.js';

/**
 * A message, or a new text of one, that this page wants in a room. It stays `pending`, and is sent again with the same clientId, until the server
 * has acknowledged or finally refused it; `stored` means acknowledged, though the room's stream has not brought it yet.
 */
export interface OutboxEntry {
  readonly room: RoomId;
  readonly clientId: string;
  readonly author: UserId;
  readonly body: string;
  readonly action: boolean;
  /** Not a new message, but the text of the one at this offset. */
  readonly of?: number;
  readonly queuedAt: number;
  readonly status: 'pending' | 'failed' | 'stored';
  readonly problem?: string;
  readonly offset?: number;
}

export type OutboxChange =
  | { readonly type: 'message-queued'; readonly entry: OutboxEntry }
  | { readonly type: 'outbox-restored'; readonly entries: readonly OutboxEntry[] }
  | { readonly type: 'message-stored'; readonly room: RoomId; readonly clientId: string; readonly offset: number; readonly seen: boolean }
  | { readonly type: 'message-refused'; readonly clientId: string; readonly problem: string }
  | { readonly type: 'message-retried'; readonly clientId: string }
  | { readonly type: 'message-discarded'; readonly clientId: string };

export function reduceOutbox(state: readonly OutboxEntry[], change: Change): readonly OutboxEntry[] {
  switch (change.type) {
    case 'message-queued':
      return [...state, change.entry];
    case 'outbox-restored':
      return [...change.entries, ...state];
    case 'message-stored':
      return change.seen
        ? without(state, (entry) => entry.clientId === change.clientId)
        : replace(state, change.clientId, (entry) => ({ ...entry, status: 'stored', offset: change.offset }));
    case 'message-refused':
      return replace(state, change.clientId, (entry) => ({ ...entry, status: 'failed', problem: change.problem }));
    case 'message-retried':
      return replace(state, change.clientId, (entry) => ({ ...entry, status: 'pending' }));
    case 'message-discarded':
      return without(state, (entry) => entry.clientId === change.clientId);
    case 'events-arrived':
    case 'page-arrived':
      return withoutArrived(state, change.room, change.events);
    case 'stream-reset':
      return without(state, (entry) => entry.room === change.room && (entry.offset ?? Infinity) <= change.head);
    case 'room-gone':
      return without(state, (entry) => entry.room === change.room);
    default:
      return state;
  }
}

/** The stream brings a message of one's own: the entry gives way to it, so it is never shown twice. */
function withoutArrived(state: readonly OutboxEntry[], room: RoomId, events: readonly RoomEvent[]): readonly OutboxEntry[] {
  if (!state.some((entry) => entry.room === room)) return state;
  const arrived = new Set(events.flatMap((event) => (event.kind === 'message' || event.kind === 'edited' ? [`${event.author} ${event.clientId}`] : [])));
  return without(state, (entry) => entry.room === room && arrived.has(`${entry.author} ${entry.clientId}`));
}

function without(state: readonly OutboxEntry[], gone: (entry: OutboxEntry) => boolean): readonly OutboxEntry[] {
  return state.some(gone) ? state.filter((entry) => !gone(entry)) : state;
}

function replace(state: readonly OutboxEntry[], clientId: string, change: (entry: OutboxEntry) => OutboxEntry): readonly OutboxEntry[] {
  if (!state.some((entry) => entry.clientId === clientId)) return state;
  return state.map((entry) => (entry.clientId === clientId ? change(entry) : entry));
}
