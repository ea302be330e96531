import type { Room, RoomEvent, RoomId } from '../protocol/vocabulary.js';
import type { Change } from '../store/state.js';

/** A room of mine, with the head as far as this page has heard of it. */
export interface MyRoom extends Room {
  /** How many messages lie up to the read position; unread is what the room has beyond them. */
  readonly messagesRead: number;
  /** The offset of the last change of name or topic that this page has seen since it was welcomed. */
  readonly describedAt: number;
}

export interface RoomsState {
  readonly mine: ReadonlyMap<RoomId, MyRoom>;
  readonly selected: RoomId | null;
  /** The person looks at the end of the selected room: what arrives is read. */
  readonly reading: boolean;
}

export type RoomChange =
  | { readonly type: 'room-entered'; readonly room: Room }
  | { readonly type: 'room-gone'; readonly room: RoomId }
  | { readonly type: 'room-selected'; readonly room: RoomId | null }
  | { readonly type: 'reading-changed'; readonly reading: boolean }
  | { readonly type: 'read-moved'; readonly room: RoomId; readonly offset: number; readonly unread: number };

export const initialRooms: RoomsState = { mine: new Map(), selected: null, reading: false };

export function reduceRooms(state: RoomsState, change: Change): RoomsState {
  switch (change.type) {
    case 'welcomed':
      return { ...state, mine: new Map(change.welcome.rooms.map((room) => [room.id, fresh(room)])) };
    case 'room-entered':
      return { ...state, mine: new Map(state.mine).set(change.room.id, fresh(change.room)) };
    case 'room-gone': {
      const mine = new Map(state.mine);
      if (!mine.delete(change.room)) return state;
      return { ...state, mine, selected: state.selected === change.room ? null : state.selected };
    }
    case 'room-selected':
      return state.selected === change.room ? state : { ...state, selected: change.room, reading: false };
    case 'reading-changed':
      return state.reading === change.reading ? state : { ...state, reading: change.reading };
    case 'read-moved':
      return altered(state, change.room, (room) =>
        change.offset < room.readOffset
          ? room
          : withUnread({ ...room, readOffset: change.offset, messagesRead: Math.max(0, room.messages - change.unread) }),
      );
    case 'events-arrived': {
      const last = change.events.at(-1);
      if (last === undefined) return state;
      return altered(state, change.room, (room) => {
        const described = change.events.reduce(redescribed, room);
        return last.offset <= room.head ? described : withUnread({ ...described, head: last.offset, messages: last.messages });
      });
    }
    default:
      return state;
  }
}

function fresh(room: Room): MyRoom {
  return { ...room, messagesRead: Math.max(0, room.messages - room.unread), describedAt: 0 };
}

/** The log's last word on the name and the topic is the present one. */
function redescribed(room: MyRoom, event: RoomEvent): MyRoom {
  if (event.kind !== 'room-changed' || event.offset <= room.describedAt) return room;
  return { ...room, name: event.name ?? room.name, topic: event.topic ?? room.topic, describedAt: event.offset };
}

function withUnread(room: MyRoom): MyRoom {
  return { ...room, unread: Math.max(0, room.messages - room.messagesRead) };
}

function altered(state: RoomsState, id: RoomId, alter: (room: MyRoom) => MyRoom): RoomsState {
  const room = state.mine.get(id);
  if (room === undefined) return state;
  const next = alter(room);
  return next === room ? state : { ...state, mine: new Map(state.mine).set(id, next) };
}

/** What is unread in a room and not on the screen this moment: what arrives under the reader's eyes is no news. */
export function unseen(state: RoomsState, room: MyRoom): number {
  return state.reading && state.selected === room.id ? 0 : room.unread;
}

export function totalUnseen(state: RoomsState): number {
  let total = 0;
  for (const room of state.mine.values()) total += unseen(state, room);
  return total;
}
