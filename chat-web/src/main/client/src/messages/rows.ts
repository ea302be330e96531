import type { Note } from '../commands/commandState.js';
import type { OutboxEntry } from '../connection/outboxState.js';
import type { MembershipChange, RoomDescribed, RoomEvent, RoomMessage, UserId } from '../protocol/vocabulary.js';
import { latestTexts, type LatestText } from './edits.js';
import type { Timeline } from './timelines.js';

/** A message as it is shown, whether it lies in the room's log or is still on its way there. */
export interface ShownMessage {
  readonly author: UserId;
  readonly clientId: string;
  readonly body: string;
  readonly action: boolean;
  readonly at: number;
  readonly offset?: number;
  readonly edited: boolean;
  readonly status: 'sent' | 'pending' | 'failed';
  readonly problem?: string;
  /** What is on its way, or was refused: the message, or its last change. */
  readonly unsent?: string;
}

/** One line of the timeline. Its key stays the same while it is on the page, whatever comes before or after it. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'membership'; readonly key: string; readonly changes: readonly MembershipChange[] }
  | { readonly kind: 'described'; readonly key: string; readonly change: RoomDescribed }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'message'; readonly key: string; readonly lead: boolean; readonly message: ShownMessage };

/** After so long a pause the author is named again. */
const SAME_BREATH_MS = 5 * 60_000;

/**
 * The lines of a timeline: days, runs of one author, runs of comings and goings, new names and topics, what only oneself sees,
 * and at the end what is not sent yet.
 */
export function rowsOf(timeline: Timeline, unsent: readonly OutboxEntry[], notes: readonly Note[] = []): readonly Row[] {
  const newAfter = timeline.newAfter !== null && timeline.first <= timeline.newAfter + 1 ? timeline.newAfter : null;
  const rows = new Rows(newAfter, latestTexts(timeline.events, unsent));
  let noted = 0;
  const addNotes = (before: number): void => {
    for (let note = notes[noted]; note !== undefined && note.after < before; note = notes[++noted]) {
      if (note.after >= timeline.first - 1) rows.addNote(note);
    }
  };
  for (const event of timeline.events) {
    addNotes(event.offset);
    rows.add(event);
  }
  addNotes(Infinity);
  for (const entry of unsent) if (entry.of === undefined) rows.addMessage(entryAsShown(entry));
  return rows.all;
}

class Rows {
  readonly all: Row[] = [];
  readonly #newAfter: number | null;
  readonly #texts: ReadonlyMap<number, LatestText>;
  #newDrawn = false;
  #day = '';

  constructor(newAfter: number | null, texts: ReadonlyMap<number, LatestText>) {
    this.#newAfter = newAfter;
    this.#texts = texts;
  }

  add(event: RoomEvent): void {
    switch (event.kind) {
      case 'message':
        this.#divide(event.offset);
        this.addMessage(messageAsShown(event, this.#texts.get(event.offset)));
        break;
      case 'joined':
      case 'left':
        this.#addMembership(event);
        break;
      case 'room-changed':
        this.#separateDay(event.at);
        this.all.push({ kind: 'described', key: `described ${event.offset}`, change: event });
        break;
      case 'edited':
      case 'room-deleted':
      case 'unknown':
        break;
    }
  }

  addMessage(message: ShownMessage): void {
    this.#separateDay(message.at);
    const before = this.all.at(-1);
    const continues =
      before?.kind === 'message' &&
      before.message.author === message.author &&
      !before.message.action &&
      !message.action &&
      message.at - before.message.at < SAME_BREATH_MS;
    this.all.push({ kind: 'message', key: `${message.author} ${message.clientId}`, lead: !continues, message });
  }

  addNote(note: Note): void {
    this.#separateDay(note.at);
    this.all.push({ kind: 'note', key: `note ${note.id}`, note });
  }

  #addMembership(change: MembershipChange): void {
    this.#separateDay(change.at);
    const before = this.all.at(-1);
    if (before?.kind === 'membership') {
      this.all[this.all.length - 1] = { ...before, changes: [...before.changes, change] };
    } else {
      this.all.push({ kind: 'membership', key: `membership ${change.offset}`, changes: [change] });
    }
  }

  #divide(offset: number): void {
    if (this.#newDrawn || this.#newAfter === null || offset <= this.#newAfter) return;
    this.#newDrawn = true;
    this.all.push({ kind: 'new', key: 'new' });
  }

  #separateDay(at: number): void {
    const day = new Date(at).toDateString();
    if (day === this.#day) return;
    this.#day = day;
    this.all.push({ kind: 'day', key: `day ${day}`, at });
  }
}

function messageAsShown(message: RoomMessage, text: LatestText | undefined): ShownMessage {
  const shown = { ...message, edited: text !== undefined, status: 'sent' } as const;
  if (text === undefined) return shown;
  return { ...shown, body: text.body, ...(text.entry === undefined ? {} : wayOf(text.entry)) };
}

function entryAsShown(entry: OutboxEntry): ShownMessage {
  const { author, clientId, body, action, queuedAt, offset } = entry;
  const shown = { author, clientId, body, action, at: queuedAt, edited: false, ...wayOf(entry) };
  return offset === undefined ? shown : { ...shown, offset };
}

/** How far it has come on its way to the room's log. */
function wayOf({ clientId, status, problem }: OutboxEntry): Pick<ShownMessage, 'status' | 'problem' | 'unsent'> {
  const way = { status: status === 'stored' ? 'sent' : status, unsent: clientId } as const;
  return problem === undefined ? way : { ...way, problem };
}
