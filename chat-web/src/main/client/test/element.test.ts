// @vitest-environment happy-dom
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { rowTemplate } from '../src/messages/rowTemplates.js';
import type { Row } from '../src/messages/rows.js';
import type { PeopleState } from '../src/people/peopleState.js';

const people: PeopleState = {
  known: new Map([
    ['a', { id: 'a', username: 'alice', displayName: 'Alice <b>' }],
    ['r', { id: 'r', username: 'build', displayName: 'Build', bot: true }],
  ]),
  presence: new Map(),
  stale: false,
};
const actions = { retry: () => undefined, discard: () => undefined, dismiss: () => undefined, editing: () => undefined };

function shown(body: string, { action = false, edited = false, author = 'a' } = {}): Element {
  const message = { author, clientId: 'c', body, action, edited, at: 0, offset: 5, status: 'sent' } as const;
  const row: Row = { kind: 'message', key: 'k', lead: true, message };
  const box = document.createElement('div');
  render(rowTemplate(row, people, actions), box);
  return box;
}

describe('a message on the page', () => {
  it('is text, whatever it looks like', () => {
    const box = shown('<img src=x onerror=alert(1)>');
    expect(box.querySelector('img, b')).toBeNull();
    expect(box.querySelector('.body')?.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(box.querySelector('.author')?.textContent).toBe('Alice <b>');
  });

  it('has links that tell the other side nothing', () => {
    const link = shown('see https://a.test/x, please').querySelector('a');
    expect([link?.getAttribute('href'), link?.getAttribute('rel'), link?.textContent]).toEqual([
      'https://a.test/x',
      'noopener noreferrer',
      'https://a.test/x',
    ]);
  });

  it('keeps its white space as it is', () => {
    expect(shown('  a\n b ').querySelector('.body')?.textContent).toBe('  a\n b ');
  });

  it('tells that it was changed', () => {
    expect(shown('late', { edited: true }).querySelector('.body')?.textContent).toBe('late (edited)');
    expect(shown('waves late', { action: true, edited: true }).querySelector('.body')?.textContent).toContain('Alice <b> waves late (edited)');
  });

  it('is text also where a service has answered a command', () => {
    const note = { id: 'n', room: 'r', after: 5, at: 0, command: '/x <b>', status: 'answered', text: '<img src=x> https://a.test/' } as const;
    const box = document.createElement('div');
    render(rowTemplate({ kind: 'note', key: 'k', note }, people, actions), box);
    expect(box.querySelector('img, b')).toBeNull();
    expect(box.querySelector('.body')?.textContent).toBe('<img src=x> https://a.test/');
    expect(box.querySelector('a')?.getAttribute('rel')).toBe('noopener noreferrer');
    expect(box.textContent).toContain('Only you can see this.');
  });

  it('tells programs from people, and only those', () => {
    for (const action of [false, true]) {
      expect(shown('done', { action, author: 'r' }).querySelector('[data-testid="bot-mark"]')?.textContent).toBe('bot');
      expect(shown('done', { action }).querySelector('[data-testid="bot-mark"]')).toBeNull();
    }
    expect(shown('done', { action: true, author: 'r' }).querySelector('.body')?.textContent).toContain('Build bot done');
  });

  it('says who does what in an action', () => {
    expect(shown('waves', { action: true }).querySelector('.body')?.textContent).toContain('Alice <b> waves');
  });
});
