import type { RoomId, UserId } from '../protocol/vocabulary.js';
import type { Change } from '../store/state.js';

/** A command that can be given in a room. */
export interface Command {
  readonly name: string;
  readonly bot?: UserId;
  readonly description: string;
  readonly hint: string;
}

/** A command that was given on this page, and what came of it: a line in the room that nobody else sees. */
export interface Note {
  readonly id: string;
  readonly room: RoomId;
  /** It stands behind the event of this offset. */
  readonly after: number;
  readonly at: number;
  readonly command: string;
  readonly status: 'asking' | 'answered' | 'failed';
  readonly text: string;
}

export interface CommandsState {
  readonly known: ReadonlyMap<RoomId, readonly Command[]>;
  readonly notes: readonly Note[];
}

export type CommandChange =
  | { readonly type: 'commands-listed'; readonly room: RoomId; readonly commands: readonly Command[] }
  | { readonly type: 'command-given'; readonly note: Note }
  | { readonly type: 'command-settled'; readonly id: string; readonly status: 'answered' | 'failed'; readonly text: string }
  | { readonly type: 'note-dismissed'; readonly id: string };

export const initialCommands: CommandsState = { known: new Map(), notes: [] };

const KEPT = 50;

export function reduceCommands(state: CommandsState, change: Change): CommandsState {
  switch (change.type) {
    case 'commands-listed':
      return { ...state, known: new Map(state.known).set(change.room, change.commands) };
    case 'command-given':
      return { ...state, notes: [...state.notes, change.note].slice(-KEPT) };
    case 'command-settled': {
      const { id, status, text } = change;
      // What the bot has said to all stands in the room already.
      if (status === 'answered' && text === '') return withoutNote(state, id);
      return { ...state, notes: state.notes.map((note) => (note.id === id ? { ...note, status, text } : note)) };
    }
    case 'note-dismissed':
      return withoutNote(state, change.id);
    case 'room-gone':
      return { ...state, notes: state.notes.filter((note) => note.room !== change.room) };
    default:
      return state;
  }
}

function withoutNote(state: CommandsState, id: string): CommandsState {
  return { ...state, notes: state.notes.filter((note) => note.id !== id) };
}
