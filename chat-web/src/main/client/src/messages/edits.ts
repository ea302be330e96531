import type { OutboxEntry } from '../connection/outboxState.js';
import type { RoomEvent, UserId } from '../protocol/vocabulary.js';

/** A message of one's own that can be given another text. */
export interface Editable {
  readonly offset: number;
  readonly body: string;
}

/** The text that a message has now, and the entry of the outbox if that is still on its way. */
export interface LatestText {
  readonly body: string;
  readonly entry?: OutboxEntry;
}

/** What messages say by now, by their offsets: of those that were changed since they were sent. */
export function latestTexts(events: readonly RoomEvent[], unsent: readonly OutboxEntry[]): ReadonlyMap<number, LatestText> {
  const texts = new Map<number, LatestText>();
  for (const event of events) if (event.kind === 'edited') texts.set(event.of, { body: event.body });
  for (const entry of unsent) if (entry.of !== undefined) texts.set(entry.of, { body: entry.body, entry });
  return texts;
}

/** The last message that this person sent, if it is among these. */
export function lastOf(user: UserId, events: readonly RoomEvent[], unsent: readonly OutboxEntry[]): Editable | null {
  const message = events.findLast((event) => event.kind === 'message' && event.author === user);
  if (message?.kind !== 'message') return null;
  return { offset: message.offset, body: latestTexts(events, unsent).get(message.offset)?.body ?? message.body };
}

/** Asks for a message to be changed. */
export class EditMessage extends Event {
  static readonly type = 'edit-message';
  readonly message: Editable;

  constructor(message: Editable) {
    super(EditMessage.type, { bubbles: true, composed: true });
    this.message = message;
  }
}

declare global {
  interface HTMLElementEventMap {
    'edit-message': EditMessage;
  }
}
