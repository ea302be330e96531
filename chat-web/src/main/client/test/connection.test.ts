import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../src/connection/backoff.js';
import { afterClose } from '../src/connection/closeCodes.js';
import { Nodes } from '../src/connection/nodes.js';
import type { User } from '../src/protocol/vocabulary.js';
import { HOME, openTab, type Tab } from './browser.js';
import { FakeServer } from './fakeServer.js';

describe('the connection', () => {
  let server: FakeServer;
  let alice: User;

  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    alice = server.person('alice');
    server.room('lunch', [alice]);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const phase = (tab: Tab): string => tab.app.store.state.connection.phase.name;

  it('goes to another node when the first does not answer, and REST goes with it', async () => {
    server.nodes = ['http://two.test'];
    const tab = await openTab(server, alice);
    server.down.add(HOME);
    server.drop();
    await vi.advanceTimersByTimeAsync(2000);
    expect(phase(tab)).toBe('open');
    expect(server.opened.at(-1)).toBe('ws://two.test/socket');
    await expect(tab.app.rooms.directory('')).resolves.toHaveLength(1);
  });

  it('pings when nothing has come for a heartbeat, and reconnects when nothing comes then', async () => {
    const tab = await openTab(server, alice);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(server.heard.at(-1)).toEqual({ type: 'ping' });
    expect(server.opened).toHaveLength(1);
    server.silent = true;
    await vi.advanceTimersByTimeAsync(50_600);
    server.silent = false;
    expect(server.opened).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(phase(tab)).toBe('open');
  });

  it('stays connected for as long as a goaway says, and then is elsewhere at once', async () => {
    server.nodes = ['http://two.test'];
    const tab = await openTab(server, alice);
    server.tell(server.connections[0], { type: 'goaway', reason: 'drain', reconnectAfter: 4000 });
    await vi.advanceTimersByTimeAsync(3990);
    expect(server.opened).toHaveLength(1);
    expect(phase(tab)).toBe('open');
    expect(server.connections).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(server.opened.at(-1)).toBe('ws://two.test/socket');
    expect(phase(tab)).toBe('open');
    expect(server.connections).toHaveLength(1);
  });

  it('forgets a goaway when the connection ends before', async () => {
    server.nodes = ['http://two.test'];
    const tab = await openTab(server, alice);
    server.tell(server.connections[0], { type: 'goaway', reason: 'drain', reconnectAfter: 4000 });
    server.drop(4503);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.opened).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.opened).toHaveLength(2);
    expect(phase(tab)).toBe('open');
  });

  it('ends at the login page when the login has ended, at once or while it was away', async () => {
    const tab = await openTab(server, alice);
    server.drop(4000);
    expect(tab.app.store.state.session).toMatchObject({ phase: 'logged-out' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.opened).toHaveLength(1);
  });

  it.each([1000, 1009, 4001])('stays away after close code %i', async (code) => {
    const tab = await openTab(server, alice);
    server.drop(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phase(tab)).toBe('stopped');
    expect(server.opened).toHaveLength(1);
  });

  it.each([1001, 1006, 4500, 4501, 4502, 4503])('comes back after close code %i', async (code) => {
    const tab = await openTab(server, alice);
    server.drop(code);
    await vi.advanceTimersByTimeAsync(1000);
    expect(phase(tab)).toBe('open');
  });

  it('shows the login page to who is not logged in, and connects after the login', async () => {
    const tab = await openTab(server, null);
    expect(tab.app.store.state.session.phase).toBe('logged-out');
    await expect(tab.app.session.logIn('alice', 'wrong')).rejects.toThrow('wrong');
    await tab.app.session.logIn('alice', 'right');
    await vi.advanceTimersByTimeAsync(0);
    expect(phase(tab)).toBe('open');
  });

  it('skips frames that are not as the protocol says', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const tab = await openTab(server, alice);
    server.tell(server.connections[0], { type: 'events', room: 7 });
    server.tell(server.connections[0], { type: 'something-new' });
    expect(phase(tab)).toBe('open');
    expect(warn).toHaveBeenCalledOnce();
  });
});

describe('Backoff', () => {
  it('grows from half a second to fifteen, and is drawn between half and the whole', () => {
    const longest = new Backoff(() => 1);
    expect([1, 2, 3, 4, 5, 6, 7].map(() => longest.next())).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(new Backoff(() => 0).next()).toBe(250);
  });
});

describe('Nodes', () => {
  it('takes only web addresses, each once, and goes round', () => {
    const nodes = new Nodes('https://a.test');
    nodes.learn(['https://b.test/', 'https://a.test', 'javascript:alert(1)', 'nonsense', 'https://b.test']);
    const seen = [1, 2, 3].map(() => {
      nodes.advance();
      return nodes.socketUrl;
    });
    expect(seen).toEqual(['wss://b.test/socket', 'wss://a.test/socket', 'wss://b.test/socket']);
  });
});

describe('afterClose', () => {
  it.each([
    [1000, 'stay-away'],
    [1001, 'reconnect-elsewhere'],
    [1006, 'reconnect'],
    [1009, 'defect'],
    [1011, 'reconnect'],
    [4000, 'log-in'],
    [4001, 'defect'],
    [4499, 'defect'],
    [4500, 'reconnect'],
    [4503, 'reconnect-elsewhere'],
    [4999, 'reconnect'],
  ])('%i: %s', (code, what) => {
    expect(afterClose(code)).toBe(what);
  });
});
