import { asObject, count, type Decoder, flag, oneOf, optional, record, text, withDefault } from './json.js';

/** The things that both the socket and the REST API speak of: see docs/protocol.md. */
export type RoomId = string;
export type UserId = string;

export interface User {
  readonly id: UserId;
  readonly username: string;
  readonly displayName: string;
  /** True for a program, else absent. */
  readonly bot?: boolean;
}

export const user: Decoder<User> = record({ id: text, username: text, displayName: text, bot: optional(flag) });

export type RoomKind = 'public' | 'private' | 'direct';

export interface Room {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly name: string;
  readonly topic: string;
  readonly role: 'owner' | 'member';
  /** The other person of a direct room. */
  readonly peer?: UserId;
  /** The last offset of the room's log. */
  readonly head: number;
  /** How many of the events up to the head are messages. */
  readonly messages: number;
  readonly readOffset: number;
  readonly unread: number;
}

export const room: Decoder<Room> = record({
  id: text,
  kind: oneOf('public', 'private', 'direct'),
  name: withDefault(text, ''),
  topic: withDefault(text, ''),
  role: oneOf('owner', 'member'),
  peer: optional(text),
  head: count,
  messages: count,
  readOffset: count,
  unread: count,
});

interface EventBase {
  readonly offset: number;
  /** How many of the events up to and including this one are messages. */
  readonly messages: number;
  readonly at: number;
  readonly author: UserId;
}

export interface RoomMessage extends EventBase {
  readonly kind: 'message';
  readonly clientId: string;
  readonly body: string;
  readonly action: boolean;
}

/** The message at `of`, which is by the same author, has this text from now on. */
export interface MessageEdit extends EventBase {
  readonly kind: 'edited';
  readonly clientId: string;
  readonly of: number;
  readonly body: string;
}

export interface MembershipChange extends EventBase {
  readonly kind: 'joined' | 'left';
  readonly user: UserId;
}

/** The room has another name or topic, or both; what is absent stays. */
export interface RoomDescribed extends EventBase {
  readonly kind: 'room-changed';
  readonly name?: string;
  readonly topic?: string;
}

/** A kind that needs no fields, or that this client does not know: it counts, and shows nothing. */
export interface OtherEvent extends EventBase {
  readonly kind: 'room-deleted' | 'unknown';
}

export type RoomEvent = RoomMessage | MessageEdit | MembershipChange | RoomDescribed | OtherEvent;

const base = { offset: count, messages: count, at: count, author: text };
const messageEvent = record({ ...base, kind: oneOf('message'), clientId: text, body: text, action: withDefault(flag, false) });
const editEvent = record({ ...base, kind: oneOf('edited'), clientId: text, of: count, body: text });
const membershipEvent = record({ ...base, kind: oneOf('joined', 'left'), user: text });
const describedEvent = record({ ...base, kind: oneOf('room-changed'), name: optional(text), topic: optional(text) });
const otherEvent = record(base);

export const roomEvent: Decoder<RoomEvent> = (value, path) => {
  const kind = text(asObject(value, path)['kind'], `${path}.kind`);
  switch (kind) {
    case 'message':
      return messageEvent(value, path);
    case 'edited':
      return editEvent(value, path);
    case 'joined':
    case 'left':
      return membershipEvent(value, path);
    case 'room-changed':
      return describedEvent(value, path);
    case 'room-deleted':
      return { ...otherEvent(value, path), kind };
    default:
      return { ...otherEvent(value, path), kind: 'unknown' };
  }
};

export type PresenceState = 'online' | 'offline' | 'unknown';
export const presenceState: Decoder<PresenceState> = (value) =>
  value === 'online' || value === 'offline' ? value : 'unknown';
