import { describe, expect, it } from 'vitest';
import { piecesOf } from '../src/messages/links.js';
import { roomChangeText } from '../src/messages/roomChangeText.js';
import { membershipText } from '../src/messages/membershipText.js';
import { rowsOf } from '../src/messages/rows.js';
import { nearEdge, windowAround, windowAtEnd } from '../src/messages/rowWindow.js';
import type { Timeline } from '../src/messages/timelines.js';
import { dayOf } from '../src/messages/times.js';
import { hueOf, initialsOf } from '../src/people/avatar.js';
import type { PeopleState } from '../src/people/peopleState.js';
import type { MembershipChange, RoomEvent, RoomMessage } from '../src/protocol/vocabulary.js';

const NOON = new Date(2026, 10, 24, 12).getTime();
const MINUTE = 60_000;

function message(offset: number, author: string, at = NOON, action = false): RoomMessage {
  return { kind: 'message', offset, messages: offset, at, author, clientId: `c${offset}`, body: `text ${offset}`, action };
}

function joined(offset: number, user: string, kind: 'joined' | 'left' = 'joined'): MembershipChange {
  return { kind, offset, messages: 0, at: NOON, author: user, user };
}

function timelineOf(events: readonly RoomEvent[], newAfter: number | null = null): Timeline {
  const first = events[0]?.offset ?? 1;
  return { events, first, last: first + events.length - 1, loading: false, newAfter };
}

describe('rowsOf', () => {
  it('names an author once for what is said in one breath', () => {
    const events = [message(1, 'a'), message(2, 'a', NOON + MINUTE), message(3, 'a', NOON + 7 * MINUTE), message(4, 'b', NOON + 7 * MINUTE)];
    const leads = rowsOf(timelineOf(events), []).flatMap((row) => (row.kind === 'message' ? [row.lead] : []));
    expect(leads).toEqual([true, false, true, true]);
  });

  it('separates days, collapses comings and goings, and skips what it does not know', () => {
    const unknown: RoomEvent = { kind: 'unknown', offset: 4, messages: 1, at: NOON, author: 'a' };
    const events = [message(1, 'a', NOON - 1440 * MINUTE), joined(2, 'b'), joined(3, 'c'), unknown, joined(5, 'b', 'left')];
    const rows = rowsOf(timelineOf(events), []);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'membership']);
  });

  it('draws the divider before the first new message, and not before it is held', () => {
    const events = [message(5, 'a'), joined(6, 'b'), message(7, 'a')];
    expect(rowsOf(timelineOf(events, 5), []).map(({ kind }) => kind)).toEqual(['day', 'message', 'membership', 'new', 'message']);
    expect(rowsOf(timelineOf(events, 2), []).some(({ kind }) => kind === 'new')).toBe(false);
  });

  it('keeps the key of a message that goes from the outbox into the log', () => {
    const entry = { room: 'r', clientId: 'c2', author: 'a', body: 'text 2', action: false, queuedAt: NOON, status: 'pending' } as const;
    const before = rowsOf(timelineOf([message(1, 'a')]), [entry]).at(-1);
    const after = rowsOf(timelineOf([message(1, 'a'), message(2, 'a')]), []).at(-1);
    expect(after?.key).toBe(before?.key);
  });
});

describe('roomChangeText', () => {
  const people: PeopleState = { known: new Map([['a', { id: 'a', username: 'a', displayName: 'a' }]]), presence: new Map(), stale: false };
  const change = { kind: 'room-changed', offset: 1, messages: 0, at: NOON, author: 'a' } as const;

  it.each([
    [{ name: 'tea' }, 'a renamed the room to “tea”'],
    [{ topic: 'at four' }, 'a set the topic to “at four”'],
    [{ topic: '' }, 'a removed the topic'],
    [{ name: 'tea', topic: 'at four' }, 'a renamed the room to “tea” and set the topic to “at four”'],
  ])('%j: %s', (news, text) => {
    expect(roomChangeText({ ...change, ...news }, people)).toBe(text);
    expect(rowsOf(timelineOf([{ ...change, ...news }]), []).map(({ kind }) => kind)).toEqual(['day', 'described']);
  });
});

describe('piecesOf', () => {
  const linksIn = (body: string): string[] => piecesOf(body).flatMap((piece) => (piece.kind === 'link' ? [piece.text] : []));

  it.each([
    ['see http://a.test/x.', ['http://a.test/x']],
    ['(https://en.wikipedia.org/wiki/Parley_(disambiguation))', ['https://en.wikipedia.org/wiki/Parley_(disambiguation)']],
    ['www.example.org, and https://b.test?q=1&r=2#s!', ['www.example.org', 'https://b.test?q=1&r=2#s']],
    ['<a href="javascript:alert(1)">', []],
    ['javascript://a.test data:text/html,x http://', []],
  ])('%s', (body, links) => {
    expect(linksIn(body)).toEqual(links);
  });

  it('loses no character', () => {
    const body = 'a <b> http://x.test/?a=<script>, www.y.test… 👋 "http://z.test"';
    expect(piecesOf(body).map(({ text }) => text).join('')).toBe(body);
  });
});

describe('membershipText', () => {
  const named = (...names: string[]): PeopleState => ({
    known: new Map(names.map((name) => [name, { id: name, username: name, displayName: name }])),
    presence: new Map(),
    stale: false,
  });

  it('names a few and counts the rest', () => {
    const people = named('a', 'b', 'c', 'd', 'e', 'f');
    expect(membershipText([joined(1, 'a')], people)).toBe('a joined');
    expect(membershipText([joined(1, 'a'), joined(2, 'b'), joined(3, 'a', 'left')], people)).toBe('a and b joined, a left');
    expect(membershipText(['a', 'b', 'c', 'd', 'e'].map((name, at) => joined(at + 1, name)), people)).toBe('a, b, c and 2 others joined');
  });
});

describe('the window of rows', () => {
  it('is bounded however long the room, and moves before its edge comes into sight', () => {
    const end = windowAtEnd(1700);
    expect(end.to - end.from).toBeLessThan(300);
    expect(nearEdge(end, end.from + 60, end.from + 75, 1700)).toBe(false);
    expect(nearEdge(end, end.from + 10, end.from + 25, 1700)).toBe(true);
    const around = windowAround(800, 1700);
    expect([around.from < 800, around.to > 800, around.to - around.from < 300]).toEqual([true, true, true]);
  });
});

describe('people and days', () => {
  it.each([
    ['Alice Ahrens', 'AA'],
    ['bob', 'BO'],
    ['[cc] smart', 'CS'],
    ['Çelik', 'ÇE'],
    ['…', '?'],
    ['anna-maria von braun', 'AB'],
  ])('%s has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('a colour is stable', () => {
    expect(hueOf('x')).toBe(hueOf('x'));
  });

  it('names today and yesterday', () => {
    expect(dayOf(NOON, NOON)).toBe('Today');
    expect(dayOf(NOON - 13 * 60 * MINUTE, NOON)).toBe('Yesterday');
    expect(dayOf(new Date(2007, 5, 17).getTime(), NOON)).toContain('2007');
  });
});
