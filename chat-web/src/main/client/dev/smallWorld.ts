import type { User } from '../src/protocol/vocabulary.js';
import { type FakeRoom, FakeServer } from '../test/fakeServer.js';

const MINUTE = 60_000;
const LINE = /^\[(\d\d):(\d\d)\] (?:<([^>]+)> (.*)| \* (\S+) (.*))$/;
const NOTICE = /^=== (\S+).*has (joined|left)/;

/** A company of a few people, and a room with a day of a real chat. */
export async function smallWorld(): Promise<{ server: FakeServer; alice: User }> {
  const server = new FakeServer();
  const [alice, bob, carol] = [server.person('alice', 'Alice Ahrens'), server.person('bob', 'Bob Brandt'), server.person('carol', 'Carol Çelik')];
  const fake = server.bots.make(alice, 'build', 'Build Server');
  const build = fake.user;
  const lunch = server.room('lunch', [alice, bob, carol], 'public', 'Who eats where, and when');
  server.room('board', [bob, carol], 'public', 'What the board decides');
  const release = server.room('release-4.2', [bob, alice, carol, build], 'private', 'Nothing leaves this room before it is out');
  const direct = server.room('', [alice, bob], 'direct');
  server.room('', [alice, carol], 'direct');
  for (const user of [bob, carol]) server.presence.set(user.id, user === bob ? 'online' : 'offline');
  const start = Date.now() - 3 * MINUTE;
  server.say(direct, bob, 'Do you have the minutes of yesterday?', start - 26 * 60 * MINUTE);
  server.say(direct, alice, 'Here they are: https://wiki.example.org/minutes/2026-11 (the second half is still rough).', start - 25 * 60 * MINUTE);
  server.say(direct, bob, 'Thank you!\nI have two remarks:\n1. the budget is missing\n2. Carol was there as well', start);
  server.say(direct, alice, 'fixes both', start + MINUTE, true);
  server.say(lunch, bob, 'Noon at the usual place?', start);
  server.say(lunch, carol, 'Count me in.', start + MINUTE);
  direct.read.set(alice.id, direct.events.length);
  server.say(release, carol, 'Ready when you are.', start);
  server.say(release, build, 'Build 4711 of release-4.2 is done: https://build.example.org/4711', start + MINUTE);
  server.say(release, build, 'puts the files in place', start + MINUTE, true);
  release.read.set(alice.id, 1);
  server.commands.set('deploy', { description: 'Deploy a version, and watch it', hint: 'version [stage]', answer: (text) => `Deploying ${text}: https://build.example.org/jobs/42` });
  server.commands.set('duty', { description: 'Who is on duty', hint: '', answer: () => 'Bob Brandt, until Monday' });
  fake.hooks.push({ id: server.identifier(), room: release.id, createdAt: start });
  fake.tokens.push({ id: server.identifier(), label: 'on the build machine', createdAt: start });
  fake.commands.set('deploy', { name: 'deploy', url: 'https://build.example.org/deploy', description: 'Deploy a version, and watch it', hint: 'version [stage]' });
  fake.webhook = { url: 'https://build.example.org/hook', state: 'fails', lastAnswer: 'answered 503', lastAnswerAt: start, failingSince: start, behind: 12, deadLetters: 2 };
  for (const offset of [3, 4]) fake.letters.push({ room: release.id, offset, reason: 'answered 400', at: start, wanted: false });
  await fillUbuntu(server, server.room('ubuntu', [bob, alice], 'public', 'Help and talk about Ubuntu, from installing it to whatever comes after'), alice);
  return { server, alice };
}

async function fillUbuntu(server: FakeServer, room: FakeRoom, reader: User): Promise<void> {
  const nicks = new Map<string, User>();
  const personOf = (nick: string): User => {
    const known = nicks.get(nick) ?? server.person(nick.toLowerCase(), nick);
    nicks.set(nick, known);
    room.members.add(known.id);
    server.presence.set(known.id, nicks.size % 3 === 0 ? 'offline' : 'online');
    return known;
  };
  const log = await (await fetch('/irc.txt')).text();
  let at = new Date().setHours(0, 0, 0, 0) - 24 * 60 * MINUTE;
  for (const line of log.split('\n')) {
    const [, hour, minute, speaker, said, actor, deed] = LINE.exec(line) ?? [];
    const [, nick, change] = NOTICE.exec(line) ?? [];
    if (hour !== undefined && minute !== undefined) at = Math.max(at, new Date(at).setHours(Number(hour), Number(minute), 0, 0));
    if (speaker !== undefined && said !== undefined) server.say(room, personOf(speaker), said, at);
    else if (actor !== undefined && deed !== undefined) server.say(room, personOf(actor), deed, at, true);
    else if (nick !== undefined) {
      const { id } = personOf(nick);
      server.append(room, { kind: change === 'left' ? 'left' : 'joined', author: id, user: id, at });
    }
  }
  room.read.set(reader.id, Math.max(0, room.events.length - 30));
}
