import { vi } from 'vitest';
import { type Application, createApplication } from '../src/application.js';
import type { RoomEvent, User } from '../src/protocol/vocabulary.js';
import { type ShownMessage, rowsOf } from '../src/messages/rows.js';
import type { FakeRoom, FakeServer } from './fakeServer.js';

export const HOME = 'http://one.test';

/** A tab in which someone has Parley open; `storage` is its sessionStorage, which outlives a reload. */
export interface Tab {
  readonly app: Application;
  readonly storage: Map<string, string>;
}

/** Opens the client in a new tab, or, with the storage of an earlier one, again in the same. */
export async function openTab(server: FakeServer, user: User | null, storage = new Map<string, string>()): Promise<Tab> {
  const app = createApplication({
    origin: HOME,
    ...server.browserOf(user),
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    random: () => 1,
  });
  await app.session.check();
  await settle();
  return { app, storage };
}

/** Lets everything happen that is due now, without letting time pass. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

export function heldBy(tab: Tab, room: FakeRoom): readonly RoomEvent[] {
  return tab.app.store.state.timelines.get(room.id)?.events ?? [];
}

export function offsetsOf(tab: Tab, room: FakeRoom): number[] {
  return heldBy(tab, room).map(({ offset }) => offset);
}

/** The messages as the person sees them: what the room has, and what is still on its way there. */
export function shownIn(tab: Tab, room: FakeRoom): ShownMessage[] {
  const { timelines, outbox } = tab.app.store.state;
  const timeline = timelines.get(room.id);
  if (timeline === undefined) return [];
  const unsent = outbox.filter((entry) => entry.room === room.id);
  return rowsOf(timeline, unsent).flatMap((row) => (row.kind === 'message' ? [row.message] : []));
}

export function bodiesIn(tab: Tab, room: FakeRoom): string[] {
  return shownIn(tab, room).map(({ body }) => body);
}
