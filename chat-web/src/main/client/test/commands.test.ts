import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reduceCommands, initialCommands, type Note } from '../src/commands/commandState.js';
import { commandOf, suggestionsFor } from '../src/commands/suggestions.js';
import { meaningOf } from '../src/commands/typedText.js';
import { rowsOf } from '../src/messages/rows.js';
import { openTab, shownIn } from './browser.js';
import { FakeServer } from './fakeServer.js';

const known = [
  { name: 'deploy', description: 'Deploy', hint: 'version' },
  { name: 'duty', description: 'Who is on duty', hint: '' },
];

function note(id: string, after: number): Note {
  return { id, room: 'r', after, at: 0, command: '/duty', status: 'answered', text: 'Bob' };
}

describe('what is typed', () => {
  it.each([
    ['/deploy 4.2 prod ', 'deploy', '4.2 prod'],
    ['/Deploy\n4.2\nprod', 'deploy', '4.2\nprod'],
    ['/duty', 'duty', ''],
    ['/me', 'me', ''],
  ])('is a command: %j', (typed, name, text) => {
    expect(meaningOf(typed)).toEqual({ kind: 'command', name, text });
  });

  it.each([
    ['//duty is a command', '/duty is a command', false],
    [' /duty is a command', '/duty is a command', false],
    ['/me waves ', 'waves', true],
    ['/usr/bin/java is gone', '/usr/bin/java is gone', false],
    ['/', '/', false],
    ['and/or', 'and/or', false],
    ['/größe', '/größe', false],
  ])('is text: %j', (typed, body, action) => {
    expect(meaningOf(typed)).toEqual({ kind: 'message', body, action });
  });
});

describe('suggestions', () => {
  it('are the commands that begin so, and Parley’s own', () => {
    expect(suggestionsFor('/', known).map(({ name }) => name)).toEqual(['deploy', 'duty', 'me']);
    expect(suggestionsFor('/DU', known).map(({ name }) => name)).toEqual(['duty']);
    for (const typed of ['', 'x/', ' /', '//', '/duty ']) expect(suggestionsFor(typed, known)).toEqual([]);
  });

  it('end when the name is typed, and the usage takes their place', () => {
    expect(commandOf('/deploy 4', known)?.hint).toBe('version');
    expect(commandOf('/deploy', known)).toBeUndefined();
    expect(commandOf('/nothing x', known)).toBeUndefined();
  });
});

describe('a note', () => {
  it('stands behind what was said when the command was given', () => {
    const message = { kind: 'message', messages: 1, at: 0, author: 'a', clientId: 'c', body: 'b', action: false } as const;
    const events = [5, 6, 7].map((offset) => ({ ...message, clientId: `c${offset}`, offset }));
    const timeline = { events, first: 5, last: 7, loading: false, newAfter: null };
    const keys = rowsOf(timeline, [], [note('old', 2), note('n1', 5), note('n2', 7)]).map(({ key }) => key);
    expect(keys.slice(1)).toEqual(['a c5', 'note n1', 'a c6', 'a c7', 'note n2']);
  });

  it('goes when there is nothing to say, and with its room', () => {
    const given = reduceCommands(initialCommands, { type: 'command-given', note: { ...note('n', 1), status: 'asking' } });
    expect(reduceCommands(given, { type: 'command-settled', id: 'n', status: 'answered', text: '' }).notes).toEqual([]);
    expect(reduceCommands(given, { type: 'room-gone', room: 'r' }).notes).toEqual([]);
  });
});

describe('a command that is given', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is answered to oneself, or by the bot to all, and is never said', async () => {
    const server = new FakeServer();
    const alice = server.person('alice');
    const room = server.room('lunch', [alice]);
    server.commands.set('duty', { description: 'Who is on duty', hint: '', answer: (text) => (text === '' ? 'Bob' : undefined) });
    const { app, storage } = await openTab(server, alice);

    await app.commands.list(room.id);
    expect(app.store.state.commands.known.get(room.id)?.map(({ name }) => name)).toEqual(['duty']);
    expect(await app.commands.give(room.id, 'duty', '')).toBe(true);
    expect(await app.commands.give(room.id, 'duty', 'to all')).toBe(true);
    expect(app.store.state.commands.notes.map(({ command, status, text }) => [command, status, text])).toEqual([['/duty', 'answered', 'Bob']]);
    expect(shownIn({ app, storage }, room)).toEqual([]);
  });

  it('that does not exist is not said either, and one learns how to', async () => {
    const server = new FakeServer();
    const alice = server.person('alice');
    const room = server.room('lunch', [alice]);
    const { app } = await openTab(server, alice);

    expect(await app.commands.give(room.id, 'dutty', 'x')).toBe(false);
    expect(app.store.state.commands.notes[0]).toMatchObject({ command: '/dutty x', status: 'failed' });
    expect(app.store.state.commands.notes[0]?.text).toContain('//dutty');
    expect(server.heard.filter(({ type }) => type === 'send')).toEqual([]);
  });
});
