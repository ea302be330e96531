import type { User } from '../src/protocol/vocabulary.js';
import { json, noContent, problem } from './fakeAnswers.js';
import type { FakeRoom, FakeServer } from './fakeServer.js';

/** The REST API of the fake server, as far as the client uses it. Any password is right, except "wrong". */
export function answer(server: FakeServer, whose: (next?: User | null) => User | null, url: string, init: RequestInit): Response {
  const { pathname, searchParams } = new URL(url);
  const path = pathname.replace('/api/v1', '');
  const body = (typeof init.body === 'string' ? JSON.parse(init.body) : {}) as Record<string, string>;
  const request = `${init.method ?? 'GET'} ${path}`;

  if (request === 'POST /session') return logIn(server, whose, body);
  if (request === 'POST /accounts') return json(201, server.person(body['username'] ?? '', body['displayName'] ?? body['username']));
  const me = whose();
  if (me === null) return problem(401, 2001, 'Please log in.');
  if (request === 'GET /session') return json(200, { user: me, expiresAt: 0 });
  if (request === 'DELETE /session') {
    whose(null);
    server.drop(4000);
    return noContent();
  }
  if (request === 'GET /users') return users(server, searchParams);
  if (request === 'GET /rooms/directory') return directory(server, me, searchParams.get('query') ?? '');
  if (request === 'POST /rooms') {
    return entered(server, server.room(body['name'] ?? '', [me], body['kind'] === 'private' ? 'private' : 'public', body['topic']), me);
  }
  const direct = /^PUT \/direct\/(.+)$/.exec(request)?.[1];
  if (direct !== undefined) return openDirect(server, me, direct);
  if (path.startsWith('/bots')) return server.bots.answer(me, init.method ?? 'GET', path.split('/').slice(2), body);
  const [, method, name] = /^(GET|POST) \/rooms\/[^/]+\/commands(?:\/(.+))?$/.exec(request) ?? [];
  if (method !== undefined) return commandRequest(server, name, body['text'] ?? '');
  return roomRequest(server, me, request);
}

function commandRequest(server: FakeServer, name: string | undefined, text: string): Response {
  if (name === undefined) {
    return json(200, [...server.commands].map(([known, { description, hint }]) => ({ name: known, bot: 'bot', description, hint })));
  }
  const command = server.commands.get(name);
  return command === undefined ? problem(404, 3010, 'There is no such command in this room.') : json(200, { text: command.answer(text) });
}

function roomRequest(server: FakeServer, me: User, request: string): Response {
  const [, method, id, who] = /^(\w+) \/rooms\/([^/]+)(?:\/members(?:\/(.+))?)?$/.exec(request) ?? [];
  const room = server.rooms.get(id ?? '');
  if (room === undefined) return problem(404, 3001, 'There is no such room.');
  if (method === 'GET') {
    const members = [...room.members].map((member, index) => ({ user: server.people.get(member), role: index === 0 ? 'owner' : 'member' }));
    return json(200, members);
  }
  if (method === 'PUT') {
    room.members.add(who === 'me' ? me.id : (who ?? ''));
    return who === 'me' ? entered(server, room, me) : noContent();
  }
  room.members.delete(me.id);
  return noContent();
}

function logIn(server: FakeServer, whose: (next: User | null) => User | null, body: Record<string, string>): Response {
  const user = [...server.people.values()].find(({ username }) => username === body['username']);
  if (user === undefined || body['password'] === 'wrong') return problem(401, 2002, 'User name or password is wrong.');
  whose(user);
  return json(200, { user, expiresAt: 0 });
}

function users(server: FakeServer, query: URLSearchParams): Response {
  const ids = query.getAll('id');
  const prefix = (query.get('query') ?? '').toLowerCase();
  const all = [...server.people.values()];
  const found = ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all.filter((user) => startsSo(user, prefix)).slice(0, 20);
  return json(200, found);
}

function startsSo(user: User, prefix: string): boolean {
  return user.username.startsWith(prefix) || user.displayName.toLowerCase().startsWith(prefix);
}

function directory(server: FakeServer, me: User, query: string): Response {
  const rooms = [...server.rooms.values()].filter(({ kind, name }) => kind === 'public' && name.includes(query));
  return json(
    200,
    rooms.map(({ id, name, topic, members }) => ({ id, name, topic, members: members.size, joined: members.has(me.id) })),
  );
}

function openDirect(server: FakeServer, me: User, peer: string): Response {
  const known = server.roomsOf(me).find((room) => room.kind === 'direct' && room.members.has(peer));
  const other = server.people.get(peer);
  if (other === undefined) return problem(404, 3002, 'There is no such person.');
  return entered(server, known ?? server.room('', [me, other], 'direct'), me);
}

function entered(server: FakeServer, room: FakeRoom, me: User): Response {
  return json(200, server.summary(room, me));
}
