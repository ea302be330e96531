import type { Bot, BotCommand, DeadLetter, OutgoingWebhook } from '../src/integrations/bots.js';
import type { User } from '../src/protocol/vocabulary.js';
import { json, noContent, problem } from './fakeAnswers.js';
import type { FakeServer } from './fakeServer.js';

interface FakeBot extends Bot {
  readonly owner: string;
  readonly tokens: { id: string; label: string; createdAt: number }[];
  readonly hooks: { id: string; room: string; createdAt: number }[];
  readonly commands: Map<string, BotCommand>;
  readonly letters: DeadLetter[];
  webhook: OutgoingWebhook | null;
}

type Body = Readonly<Record<string, string>>;

/** The bots of the fake server, and what belongs to them. */
export class FakeBots {
  readonly #server: FakeServer;
  readonly all = new Map<string, FakeBot>();

  constructor(server: FakeServer) {
    this.#server = server;
  }

  of(owner: User): Bot[] {
    return [...this.all.values()].filter((bot) => bot.owner === owner.id).map(({ user, createdAt }) => ({ user, createdAt }));
  }

  make(owner: User, username: string, displayName = username): FakeBot {
    const user = this.#server.bot(username, displayName);
    const made: FakeBot = { user, createdAt: 0, owner: owner.id, tokens: [], hooks: [], commands: new Map(), letters: [], webhook: null };
    this.all.set(user.id, made);
    return made;
  }

  /** @param path what stands behind /bots */
  answer(me: User, method: string, path: readonly string[], body: Body): Response {
    const [id, kind, ...rest] = path;
    if (id === undefined) return method === 'GET' ? json(200, this.of(me)) : this.#create(me, body);
    const bot = this.all.get(id);
    if (bot?.owner !== me.id) return notFound();
    switch (kind) {
      case undefined:
        return done(() => this.all.delete(id));
      case 'tokens':
        return this.#listed(method, bot.tokens, rest[0], { label: body['label'] ?? '' }, 'token');
      case 'hooks':
        if (method === 'POST' && this.#server.rooms.get(body['room'] ?? '')?.members.has(id) !== true) return problem(403, 2004, 'Not a member.');
        return this.#listed(method, bot.hooks, rest[0], { room: body['room'] ?? '' }, 'url');
      case 'webhook':
        return this.#webhook(bot, method, rest.join('/'), body);
      default:
        return this.#command(bot, method, rest, body);
    }
  }

  #create(me: User, body: Body): Response {
    const username = body['username'] ?? '';
    if (this.#server.botLimit === 0) return problem(403, 2005, 'You may not do this.');
    if ([...this.#server.people.values()].some((user) => user.username === username)) return problem(409, 3004, 'This user name is taken.');
    const { user, createdAt } = this.make(me, username, body['displayName']);
    return json(201, { user, createdAt });
  }

  #listed<T>(method: string, list: (T & { id: string; createdAt: number })[], id: string | undefined, made: T, secret: string): Response {
    if (method === 'GET') return json(200, list);
    if (method === 'DELETE') {
      const at = list.findIndex((item) => item.id === id);
      return at < 0 ? notFound() : done(() => list.splice(at, 1));
    }
    const item = { ...made, id: this.#server.identifier(), createdAt: Date.now() };
    list.push(item);
    return json(201, { ...item, [secret]: `secret-${item.id}` });
  }

  #webhook(bot: FakeBot, method: string, what: string, body: Body): Response {
    const before = bot.webhook;
    if (method === 'PUT') {
      bot.webhook = { url: body['url'] ?? '', state: 'works', behind: 0, deadLetters: bot.letters.length };
      return before === null ? this.#secret() : noContent();
    }
    if (before === null) return notFound();
    if (method === 'DELETE') return done(() => (bot.webhook = null));
    if (what === 'secret') return this.#secret();
    if (what === 'dead-letters') return json(200, bot.letters);
    if (what === 'dead-letters/replay') return json(200, { events: bot.letters.splice(0).length });
    return json(200, { ...before, deadLetters: bot.letters.length });
  }

  #command(bot: FakeBot, method: string, [name, what]: readonly string[], body: Body): Response {
    if (name === undefined) return json(200, [...bot.commands.values()]);
    const known = bot.commands.has(name);
    if (method === 'PUT') {
      bot.commands.set(name, { name, url: body['url'] ?? '', description: body['description'] ?? '', hint: body['hint'] ?? '' });
      return known ? noContent() : this.#secret();
    }
    if (!known) return problem(404, 3010, 'There is no such command in this room.');
    if (what === 'secret') return this.#secret();
    return done(() => bot.commands.delete(name));
  }

  #secret(): Response {
    return json(200, { secret: `whsec_${this.#server.identifier()}` });
  }
}

function notFound(): Response {
  return problem(404, 3006, 'You have no such bot.');
}

function done(deed: () => unknown): Response {
  deed();
  return noContent();
}
