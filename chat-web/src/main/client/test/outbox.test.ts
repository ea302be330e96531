import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientFrame } from '../src/protocol/clientFrames.js';
import type { User } from '../src/protocol/vocabulary.js';
import { lastOf } from '../src/messages/edits.js';
import { bodiesIn, openTab, settle, shownIn } from './browser.js';
import { type FakeRoom, FakeServer } from './fakeServer.js';

describe('the outbox', () => {
  let server: FakeServer;
  let alice: User;
  let room: FakeRoom;

  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    alice = server.person('alice');
    room = server.room('lunch', [alice]);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const sent = (): Extract<ClientFrame, { type: 'send' }>[] => server.heard.filter((frame) => frame.type === 'send');
  const stored = (): string[] => room.events.flatMap((event) => (event.kind === 'message' ? [event.body] : []));

  it('shows a message at once, and once, whichever of ack and event comes first', async () => {
    const tab = await openTab(server, alice);
    tab.app.messages.post(room.id, 'hello');
    expect(shownIn(tab, room).map(({ status }) => status)).toEqual(['pending']);
    await settle();
    expect(shownIn(tab, room).map(({ status, offset }) => [status, offset])).toEqual([['sent', 1]]);
    expect(tab.app.store.state.outbox).toEqual([]);
  });

  it('shows a message as sent that is acknowledged before the stream brings it', async () => {
    const tab = await openTab(server, alice);
    server.loseEvents = 1;
    tab.app.messages.post(room.id, 'hello');
    await settle();
    expect(shownIn(tab, room).map(({ status, offset }) => [status, offset])).toEqual([['sent', 1]]);
    server.say(room, server.person('bob'), 'hi');
    await settle();
    expect(bodiesIn(tab, room)).toEqual(['hello', 'hi']);
  });

  it('shows a changed message in its place, whatever comes first, and once the change is refused what it says now', async () => {
    const tab = await openTab(server, alice);
    const bob = server.person('bob');
    tab.app.messages.post(room.id, 'At noun.');
    await settle();
    server.say(room, bob, 'When?');
    tab.app.messages.edit(room.id, 1, 'At noon.');
    const shown = (): unknown[] => shownIn(tab, room).map(({ body, status, edited }) => [body, status, edited]);
    expect(shown()).toEqual([['At noon.', 'pending', true], ['When?', 'sent', false]]);
    await settle();
    expect(shown()).toEqual([['At noon.', 'sent', true], ['When?', 'sent', false]]);
    expect(tab.app.store.state.outbox).toEqual([]);

    server.refusals.push({ code: 2005, error: 'not-allowed', retryable: false });
    tab.app.messages.edit(room.id, 2, 'Never.');
    await settle();
    expect(shown()).toEqual([['At noon.', 'sent', true], ['Never.', 'failed', true]]);
    const refused = shownIn(tab, room)[1]?.unsent ?? '';
    tab.app.messages.discard(refused);
    expect(shown()).toEqual([['At noon.', 'sent', true], ['When?', 'sent', false]]);
  });

  it('offers the last message of oneself, as it reads now, to be changed', async () => {
    const tab = await openTab(server, alice);
    tab.app.messages.post(room.id, 'At noun.');
    await settle();
    tab.app.messages.edit(room.id, 1, 'At noon.');
    server.say(room, server.person('bob'), 'Good.');
    await settle();
    const events = tab.app.store.state.timelines.get(room.id)?.events ?? [];
    expect(lastOf(alice.id, events, [])).toEqual({ offset: 1, body: 'At noon.' });
    expect(lastOf('nobody', events, [])).toBeNull();
  });

  it('sends again with the same clientId after a lost acknowledgement, and nothing is doubled', async () => {
    const tab = await openTab(server, alice);
    server.loseAcks = true;
    server.loseEvents = 1;
    tab.app.messages.post(room.id, 'once');
    await settle();
    server.drop();
    server.loseAcks = false;
    await vi.advanceTimersByTimeAsync(500);
    expect(new Set(sent().map(({ clientId }) => clientId)).size).toBe(1);
    expect(stored()).toEqual(['once']);
    expect(bodiesIn(tab, room)).toEqual(['once']);
    expect(tab.app.store.state.outbox).toEqual([]);
  });

  it('sends what was written without a connection, in the order of writing', async () => {
    const tab = await openTab(server, alice);
    server.drop();
    for (const body of ['one', 'two', 'three']) tab.app.messages.post(room.id, body);
    expect(bodiesIn(tab, room)).toEqual(['one', 'two', 'three']);
    await vi.advanceTimersByTimeAsync(500);
    expect(stored()).toEqual(['one', 'two', 'three']);
    expect(shownIn(tab, room).every(({ status }) => status === 'sent')).toBe(true);
  });

  it('keeps the order when the first is refused for the moment', async () => {
    const tab = await openTab(server, alice);
    server.refusals.push({ code: 4002, error: 'overloaded', retryable: true, retryAfter: 3000 });
    tab.app.messages.post(room.id, 'one');
    tab.app.messages.post(room.id, 'two');
    await vi.advanceTimersByTimeAsync(2900);
    expect(stored()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(stored()).toEqual(['one', 'two']);
    expect(sent()[0]?.clientId).toBe(sent()[1]?.clientId);
  });

  it('does not hold up one room for another', async () => {
    const other = server.room('tea', [alice]);
    const tab = await openTab(server, alice);
    server.refusals.push({ code: 4002, error: 'overloaded', retryable: true, retryAfter: 3000 });
    tab.app.messages.post(room.id, 'waits');
    tab.app.messages.post(other.id, 'goes');
    await settle();
    expect(other.events).toHaveLength(1);
  });

  it('says when a message is refused for good, and sends it again when asked, with the same clientId', async () => {
    const tab = await openTab(server, alice);
    server.refusals.push({ code: 1008, error: 'body-too-long', retryable: false });
    tab.app.messages.post(room.id, 'long');
    await settle();
    const [failed] = shownIn(tab, room);
    expect(failed?.status).toBe('failed');
    tab.app.messages.retry(failed?.clientId ?? '');
    await settle();
    expect(shownIn(tab, room).map(({ status, clientId }) => [status, clientId])).toEqual([['sent', failed?.clientId]]);
  });

  it('forgets a refused message that is discarded', async () => {
    const tab = await openTab(server, alice);
    server.refusals.push({ code: 1008, error: 'body-too-long', retryable: false });
    tab.app.messages.post(room.id, 'long');
    await settle();
    tab.app.messages.discard(shownIn(tab, room)[0]?.clientId ?? '');
    expect(shownIn(tab, room)).toEqual([]);
    expect(tab.storage.size).toBe(0);
  });

  it('survives a reload of the page', async () => {
    const before = await openTab(server, alice);
    server.drop();
    before.app.messages.post(room.id, 'written before the reload');
    const [entry] = before.app.store.state.outbox;
    before.app.connection.stop();
    const after = await openTab(server, alice, before.storage);
    expect(sent().map(({ clientId }) => clientId)).toEqual([entry?.clientId]);
    expect(bodiesIn(after, room)).toEqual(['written before the reload']);
    expect(after.storage.size).toBe(0);
  });

  it('does not show a message twice that was stored just before the reload', async () => {
    const before = await openTab(server, alice);
    server.silent = true;
    before.app.messages.post(room.id, 'stored, unheard of');
    await settle();
    before.app.connection.stop();
    server.silent = false;
    const after = await openTab(server, alice, before.storage);
    after.app.messages.older(room.id);
    await settle();
    expect(stored()).toEqual(['stored, unheard of']);
    expect(bodiesIn(after, room)).toEqual(['stored, unheard of']);
  });

  it('is not for the eyes or in the name of the next who logs in', async () => {
    const bob = server.person('bob');
    room.members.add(bob.id);
    const tab = await openTab(server, alice);
    server.silent = true;
    tab.app.messages.post(room.id, 'of alice');
    await settle();
    const count = sent().length;
    await tab.app.session.logOut();
    server.silent = false;
    await tab.app.session.logIn('bob', 'secret');
    await settle();
    expect(tab.app.store.state.outbox).toEqual([]);
    expect(sent()).toHaveLength(count);
  });

  it('sends an action as one, and nothing of blanks', async () => {
    const tab = await openTab(server, alice);
    tab.app.messages.post(room.id, 'waves', true);
    tab.app.messages.post(room.id, '  \n ');
    await settle();
    expect(sent()).toMatchObject([{ body: 'waves', action: true }]);
  });
});
