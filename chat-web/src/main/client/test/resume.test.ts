import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientFrame } from '../src/protocol/clientFrames.js';
import { bodiesIn, offsetsOf, openTab, settle, type Tab } from './browser.js';
import { type FakeRoom, FakeServer } from './fakeServer.js';
import type { User } from '../src/protocol/vocabulary.js';
import { totalUnseen } from '../src/rooms/roomState.js';

describe('the room streams', () => {
  let server: FakeServer;
  let alice: User;
  let bob: User;
  let room: FakeRoom;

  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    [alice, bob] = [server.person('alice'), server.person('bob')];
    room = server.room('lunch', [bob, alice]);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const resumes = (): Extract<ClientFrame, { type: 'resume' }>[] => server.heard.filter((frame) => frame.type === 'resume');
  const say = (...bodies: string[]): void => bodies.forEach((body) => server.say(room, bob, body));

  async function reconnected(tab: Tab): Promise<void> {
    await vi.advanceTimersByTimeAsync(500);
    expect(tab.app.store.state.connection.phase.name).toBe('open');
  }

  it('begin at the head that the welcome names', async () => {
    say('before');
    const tab = await openTab(server, alice);
    expect(resumes()).toEqual([{ type: 'resume', rooms: [{ room: room.id, after: 1 }] }]);
    say('after');
    await settle();
    expect(bodiesIn(tab, room)).toEqual(['after']);
  });

  it('resume after a lost connection exactly where they were', async () => {
    const tab = await openTab(server, alice);
    say('one', 'two');
    server.drop();
    say('three', 'four');
    await reconnected(tab);
    say('five');
    await settle();
    expect(resumes().at(-1)).toEqual({ type: 'resume', rooms: [{ room: room.id, after: 2 }] });
    expect(offsetsOf(tab, room)).toEqual([1, 2, 3, 4, 5]);
  });

  it('forget what they held when the history was restored to an older state', async () => {
    const tab = await openTab(server, alice);
    say('one', 'two', 'three');
    server.epoch = '2';
    room.events.length = 1;
    say('another two');
    server.drop();
    await reconnected(tab);
    say('another three');
    await settle();
    expect(bodiesIn(tab, room)).not.toContain('two');
    expect(bodiesIn(tab, room).at(-1)).toBe('another three');
  });

  it('drop duplicate and older offsets', async () => {
    const tab = await openTab(server, alice);
    say('one', 'two');
    server.tell(server.connections[0], { type: 'events', room: room.id, events: room.events });
    server.tell(server.connections[0], { type: 'events', room: room.id, events: room.events.slice(0, 1) });
    say('three');
    expect(offsetsOf(tab, room)).toEqual([1, 2, 3]);
  });

  it('take only what is new from a frame that overlaps', async () => {
    const tab = await openTab(server, alice);
    say('one');
    server.loseEvents = 1;
    say('two');
    server.tell(server.connections[0], { type: 'events', room: room.id, events: room.events });
    expect(offsetsOf(tab, room)).toEqual([1, 2]);
  });

  it('resume once when events leave a gap, and show none before the gap is filled', async () => {
    const tab = await openTab(server, alice);
    say('one');
    server.loseEvents = 1;
    say('lost', 'three', 'four');
    expect(offsetsOf(tab, room)).toEqual([1]);
    await settle();
    expect(offsetsOf(tab, room)).toEqual([1, 2, 3, 4]);
    expect(resumes().slice(1)).toEqual([{ type: 'resume', rooms: [{ room: room.id, after: 1 }] }]);
  });

  it('go on after a reset, and page back through what lies before', async () => {
    server.resumeEvents = 3;
    const tab = await openTab(server, alice);
    say('one');
    server.drop();
    say('two', 'three', 'four', 'five');
    await reconnected(tab);
    expect(offsetsOf(tab, room)).toEqual([]);
    say('six');
    tab.app.messages.older(room.id);
    await settle();
    expect(offsetsOf(tab, room)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('ask for a page again that was under way when the connection went', async () => {
    say('one', 'two');
    const tab = await openTab(server, alice);
    server.silent = true;
    tab.app.messages.older(room.id);
    await settle();
    server.drop();
    server.silent = false;
    await reconnected(tab);
    tab.app.messages.older(room.id);
    await settle();
    expect(offsetsOf(tab, room)).toEqual([1, 2]);
  });

  it('give a room the name and topic that its log last told of, whatever comes twice', async () => {
    const tab = await openTab(server, alice);
    const called = (): unknown[] => {
      const mine = tab.app.store.state.rooms.mine.get(room.id);
      return [mine?.name, mine?.topic];
    };
    server.append(room, { kind: 'room-changed', author: bob.id, name: 'tea', topic: 'at four' });
    server.append(room, { kind: 'room-changed', author: bob.id, topic: '' });
    expect(called()).toEqual(['tea', '']);
    server.tell(server.connections[0], { type: 'events', room: room.id, events: room.events.slice(0, 1) });
    expect(called()).toEqual(['tea', '']);
  });

  it('come with a room that one has just joined', async () => {
    const tab = await openTab(server, alice);
    const other = server.room('tea', [bob]);
    server.say(other, bob, 'before alice');
    await tab.app.rooms.join(other.id);
    await settle();
    server.say(other, bob, 'hello alice');
    expect(bodiesIn(tab, other)).toEqual(['hello alice']);
  });

  it('end with a room that one has left, and drop what was open of it', async () => {
    const tab = await openTab(server, alice);
    tab.app.rooms.select(room.id);
    server.tell(server.connections[0], { type: 'room', change: 'deleted', room: server.summary(room, alice) });
    const { rooms, timelines, notices } = tab.app.store.state;
    expect([rooms.mine.size, timelines.size, rooms.selected]).toEqual([0, 0, null]);
    expect(notices[0]?.text).toContain('deleted');
  });

  it('make no news of a room that one leaves oneself', async () => {
    const tab = await openTab(server, alice);
    tab.app.rooms.select(room.id);
    const leaving = tab.app.rooms.leave(room.id);
    server.tell(server.connections[0], { type: 'room', change: 'left', room: server.summary(room, alice) });
    await leaving;
    expect(tab.app.store.state.notices).toEqual([]);
    expect(tab.app.store.state.rooms.mine.size).toBe(0);
  });

  it('are tried again when the server cannot read them right now', async () => {
    const tab = await openTab(server, alice);
    const error = { type: 'error', code: 5001, error: 'history-unavailable', message: '', retryable: true, room: room.id };
    server.tell(server.connections[0], error);
    await vi.advanceTimersByTimeAsync(2000);
    expect(resumes()).toHaveLength(2);
    expect(tab.app.store.state.rooms.mine.size).toBe(1);
  });

  it('count what others write as unread until it is read', async () => {
    const tab = await openTab(server, alice);
    const unread = (): number | undefined => tab.app.store.state.rooms.mine.get(room.id)?.unread;
    say('one', 'two');
    expect(unread()).toBe(2);
    tab.app.rooms.select(room.id);
    tab.app.messages.reading(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(unread()).toBe(0);
    expect(server.heard.at(-1)).toEqual({ type: 'read', room: room.id, offset: 2 });
    say('three');
    expect(unread()).toBe(1);
    expect(totalUnseen(tab.app.store.state.rooms)).toBe(0);
    tab.app.messages.reading(false);
    expect(totalUnseen(tab.app.store.state.rooms)).toBe(1);
    server.tell(server.connections[0], { type: 'read', room: room.id, offset: 3, unread: 0 });
    expect(unread()).toBe(0);
  });

  it('mark where the new messages begin when a room is opened, until one writes oneself', async () => {
    say('old');
    room.read.set(alice.id, 1);
    const tab = await openTab(server, alice);
    say('new');
    tab.app.rooms.select(room.id);
    expect(tab.app.store.state.timelines.get(room.id)?.newAfter).toBe(1);
    tab.app.messages.edit(room.id, 1, 'older');
    expect(tab.app.store.state.timelines.get(room.id)?.newAfter).toBe(1);
    tab.app.messages.post(room.id, 'mine');
    expect(tab.app.store.state.timelines.get(room.id)?.newAfter).toBeNull();
  });
});
