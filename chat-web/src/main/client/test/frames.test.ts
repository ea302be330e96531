import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encodeClientFrame, type ClientFrame } from '../src/protocol/clientFrames.js';
import { decodeServerFrame } from '../src/protocol/serverFrames.js';

/** The golden frames that the Java tests read as well. */
const FOLDER = fileURLToPath(new URL('../../../../../docs/frames', import.meta.url));
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [];
const golden = (prefix: string): string[] => files.filter((name) => name.startsWith(prefix));
const contentOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

describe('the golden frames', () => {
  it.each(golden('server-'))('%s is read, its type known', (name) => {
    const frame = decodeServerFrame(contentOf(name));
    const raw = JSON.parse(contentOf(name)) as { type: string };
    expect(frame?.type).toBe(raw.type);
  });

  it.each(golden('client-'))('%s is a frame that this client can write', (name) => {
    const frame = JSON.parse(contentOf(name)) as ClientFrame;
    expect(['send', 'edit', 'resume', 'history', 'read', 'watch', 'ping']).toContain(frame.type);
    expect(JSON.parse(encodeClientFrame(frame))).toEqual(frame);
  });
});

describe('decodeServerFrame', () => {
  it('skips types that it does not know', () => {
    expect(decodeServerFrame('{"type":"typing","room":"r"}')).toBeNull();
  });

  it('keeps the offset of events of an unknown kind', () => {
    const frame = decodeServerFrame(
      '{"type":"events","room":"r","events":[{"offset":7,"messages":3,"at":1,"author":"a","kind":"reaction","emoji":"+1"}]}',
    );
    expect(frame).toEqual({
      type: 'events',
      room: 'r',
      events: [{ offset: 7, messages: 3, at: 1, author: 'a', kind: 'unknown' }],
    });
  });

  it.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['a missing field', '{"type":"ack","room":"r","clientId":"c","at":1}'],
    ['a negative offset', '{"type":"ack","room":"r","clientId":"c","offset":-1,"at":1}'],
    ['a number where text belongs', '{"type":"ack","room":1,"clientId":"c","offset":1,"at":1}'],
    ['events that are no array', '{"type":"events","room":"r","events":{}}'],
  ])('refuses %s', (_, data) => {
    expect(() => decodeServerFrame(data)).toThrow();
  });

  it('takes null for absent', () => {
    const frame = decodeServerFrame('{"type":"error","code":1001,"error":"x","message":"m","retryable":false,"room":null}');
    expect(frame).not.toHaveProperty('room');
  });
});
