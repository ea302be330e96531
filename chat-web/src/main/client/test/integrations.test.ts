import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../src/application.js';
import { Problem } from '../src/connection/restApi.js';
import type { OutgoingWebhook } from '../src/integrations/bots.js';
import { mayManage } from '../src/integrations/integrationState.js';
import { botProblemText, fareOf, waitingText } from '../src/integrations/integrationText.js';
import type { User } from '../src/protocol/vocabulary.js';
import { openTab } from './browser.js';
import { type FakeRoom, FakeServer } from './fakeServer.js';

let server: FakeServer;
let alice: User;
let room: FakeRoom;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  alice = server.person('alice');
  room = server.room('lunch', [alice]);
});
afterEach(() => void vi.useRealTimers());

async function open(): Promise<Application> {
  return (await openTab(server, alice)).app;
}

function usernames(app: Application): string[] | undefined {
  return app.store.state.integrations.bots?.map(({ user }) => user.username);
}

describe('who sees integrations', () => {
  it('is everybody who may have bots', async () => {
    expect(mayManage((await open()).store.state.integrations)).toBe(true);
  });

  it('is nobody in a house without bots, but those who have some from before', async () => {
    server.botLimit = 0;
    expect(mayManage((await open()).store.state.integrations)).toBe(false);

    server.bots.make(alice, 'build');
    const app = await open();
    expect(mayManage(app.store.state.integrations)).toBe(true);
    await app.integrations.delete(app.store.state.integrations.bots?.[0]?.user.id ?? '');
    expect(mayManage(app.store.state.integrations)).toBe(false);
  });

  it('is nobody when nobody is logged in any more', async () => {
    const app = await open();
    await app.integrations.create('build', '');
    await app.session.logOut();
    expect(app.store.state.integrations.bots).toBeNull();
  });
});

describe('my bots', () => {
  it('are those that are mine, and what I have made and deleted since', async () => {
    server.bots.make(server.person('bob'), 'other');
    server.bots.make(alice, 'build');
    const app = await open();
    await app.integrations.list();
    expect(usernames(app)).toEqual(['build']);

    const { user } = await app.integrations.create('duty', 'On duty');
    expect(user.displayName).toBe('On duty');
    expect(app.store.state.people.known.get(user.id)?.bot).toBe(true);
    expect(usernames(app)).toEqual(['build', 'duty']);
    await app.integrations.delete(user.id);
    expect(usernames(app)).toEqual(['build']);
  });

  it('stay as they are when a name is taken', async () => {
    const app = await open();
    await app.integrations.list();
    await expect(app.integrations.create('alice', '')).rejects.toThrow('This user name is taken.');
    expect(usernames(app)).toEqual([]);
  });
});

describe('what belongs to a bot', () => {
  it('comes and goes: tokens', async () => {
    const { integrations } = await open();
    const { id } = server.bots.make(alice, 'build').user;
    const secret = await integrations.issueToken(id, 'on the build machine');
    const [token] = await integrations.tokens(id);
    expect(token?.label).toBe('on the build machine');
    expect(secret).toBe(`secret-${token?.id ?? ''}`);
    await integrations.revokeToken(id, token?.id ?? '');
    expect(await integrations.tokens(id)).toEqual([]);
  });

  it('comes and goes: incoming webhooks, for which the bot is invited if need be', async () => {
    const { integrations } = await open();
    const { id } = server.bots.make(alice, 'build').user;
    const url = await integrations.createIncoming(id, room.id);
    expect(room.members).toContain(id);
    await integrations.createIncoming(id, room.id);
    const [first, second] = await integrations.incoming(id);
    expect(url).toBe(`secret-${first?.id ?? ''}`);
    await integrations.deleteIncoming(id, first?.id ?? '');
    expect(await integrations.incoming(id)).toEqual([second]);
  });

  it('is refused where the bot may not be brought into the room', async () => {
    const { integrations } = await open();
    const { id } = server.bots.make(alice, 'build').user;
    await expect(integrations.createIncoming(id, 'nowhere')).rejects.toThrow('There is no such room.');
  });

  it('keeps its secret when it is changed: the outgoing webhook', async () => {
    const { integrations } = await open();
    const { id } = server.bots.make(alice, 'build').user;
    expect(await integrations.outgoing(id)).toBeNull();
    const first = await integrations.setOutgoing(id, 'https://a.test/');
    expect(first).toMatch(/^whsec_/);
    expect(await integrations.setOutgoing(id, 'https://b.test/')).toBeUndefined();
    expect((await integrations.outgoing(id))?.url).toBe('https://b.test/');
    expect(await integrations.renewOutgoingSecret(id)).not.toBe(first);
    await integrations.removeOutgoing(id);
    expect(await integrations.outgoing(id)).toBeNull();
  });

  it('is told of when it was not taken, and sent again', async () => {
    const { integrations } = await open();
    const bot = server.bots.make(alice, 'build');
    const { id } = bot.user;
    await integrations.setOutgoing(id, 'https://a.test/');
    bot.letters.push({ room: room.id, offset: 3, reason: 'answered 400', at: 0, wanted: false });
    expect(await integrations.deadLetters(id)).toEqual(bot.letters);
    expect(await integrations.replay(id)).toBe(1);
    expect((await integrations.outgoing(id))?.deadLetters).toBe(0);
  });

  it('keeps its secret when it is changed: a slash command', async () => {
    const { integrations } = await open();
    const { id } = server.bots.make(alice, 'build').user;
    const deploy = { name: 'deploy', url: 'https://a.test/', description: 'Deploy', hint: 'version' };
    const first = await integrations.setCommand(id, deploy);
    expect(first).toMatch(/^whsec_/);
    expect(await integrations.setCommand(id, { ...deploy, hint: '' })).toBeUndefined();
    expect(await integrations.commands(id)).toEqual([{ ...deploy, hint: '' }]);
    expect(await integrations.renewCommandSecret(id, 'deploy')).not.toBe(first);
    await integrations.removeCommand(id, 'deploy');
    expect(await integrations.commands(id)).toEqual([]);
  });
});

describe('how an outgoing webhook fares', () => {
  const webhook: OutgoingWebhook = { url: 'https://a.test/', state: 'works', behind: 0, deadLetters: 0 };

  it.each<[Partial<OutgoingWebhook>, string, string]>([
    [{}, 'quiet', 'Nothing was sent yet.'],
    [{ lastAnswer: 'answered 204', lastAnswerAt: 1 }, 'good', 'Works. Last answer on'],
    [{ lastAnswer: 'answered 400', lastAnswerAt: 1, deadLetters: 1 }, 'quiet', 'answered 400.'],
    [{ state: 'fails', failingSince: 1, lastAnswer: 'answered 503' }, 'bad', 'answered 503. It is tried again'],
    [{ state: 'ended', lastAnswer: 'answered 410' }, 'bad', 'Ended: answered 410. Nothing is sent any more.'],
  ])('is said in words: %j', (state, tone, words) => {
    const fare = fareOf({ ...webhook, ...state });
    expect(fare.tone).toBe(tone);
    expect(fare.text).toContain(words);
  });

  it('counts what waits', () => {
    expect([0, 1, 12].map(waitingText)).toEqual(['Nothing is waiting.', '1 event is waiting to be sent.', '12 events are waiting to be sent.']);
  });
});

describe('a refusal', () => {
  it('speaks of the bot where the usual words would speak of the reader', () => {
    expect(botProblemText(new Problem(403, 2004, 'You are not a member of this room.'))).toBe('The bot is not in this room.');
    expect(botProblemText(new Problem(409, 3008, ''))).toContain('The bot is the last owner');
    expect(botProblemText(new Problem(409, 4004, 'A bot may have 10 tokens.'))).toBe('A bot may have 10 tokens.');
  });
});
