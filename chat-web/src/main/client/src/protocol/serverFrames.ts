import { asObject, count, type Decoder, flag, listOf, mapOf, oneOf, optional, record, text, withDefault } from './json.js';
import { presenceState, room, roomEvent, user } from './vocabulary.js';

const limits = record({ frameBytes: count, bodyCharacters: count, resumeEvents: count, bots: withDefault(count, 0) });

/** One decoder per frame type that the server sends. */
const decoders = {
  welcome: record({
    node: text,
    epoch: text,
    user,
    rooms: listOf(room),
    limits,
    heartbeat: count,
    nodes: withDefault(listOf(text), []),
  }),
  ack: record({ room: text, clientId: text, offset: count, at: count }),
  events: record({ room: text, events: listOf(roomEvent) }),
  reset: record({ room: text, head: count }),
  page: record({ id: text, room: text, events: listOf(roomEvent), start: withDefault(flag, false) }),
  room: record({ change: oneOf('joined', 'left', 'deleted'), room }),
  read: record({ room: text, offset: count, unread: count }),
  presence: record({ users: mapOf(presenceState) }),
  pong: record({ id: optional(text) }),
  error: record({
    code: count,
    error: text,
    message: text,
    retryable: flag,
    retryAfter: optional(count),
    clientId: optional(text),
    id: optional(text),
    room: optional(text),
  }),
  goaway: record({ reason: withDefault(text, ''), reconnectAfter: withDefault(count, 0) }),
};

type Decoders = typeof decoders;
export type ServerFrameType = keyof Decoders;
export type ServerFrame = { [T in ServerFrameType]: { readonly type: T } & ReturnType<Decoders[T]> }[ServerFrameType];
export type FrameOf<T extends ServerFrameType> = Extract<ServerFrame, { type: T }>;

/**
 * Reads one text frame. Null for a type that this client does not know, which it must skip; throws DecodeError for what
 * breaks the contract.
 */
export function decodeServerFrame(data: string): ServerFrame | null {
  const value: unknown = JSON.parse(data);
  const type = text(asObject(value, 'frame')['type'], 'frame.type');
  if (!isKnown(type)) return null;
  const decode = decoders[type] as Decoder<object>;
  return { type, ...decode(value, type) } as ServerFrame;
}

function isKnown(type: string): type is ServerFrameType {
  return Object.hasOwn(decoders, type);
}
