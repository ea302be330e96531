import { count, type Decoder, flag, listOf, oneOf, optional, record, text, withDefault } from '../protocol/json.js';
import { type RoomId, type User, user } from '../protocol/vocabulary.js';

/** A program with an account, which one of us answers for. */
export interface Bot {
  readonly user: User;
  readonly createdAt: number;
}

/** What a program logs in with; the secret itself is told once. */
export interface AccessToken {
  readonly id: string;
  readonly label: string;
  readonly createdAt: number;
}

/** A secret address that posts into a room; it is told once. */
export interface IncomingWebhook {
  readonly id: string;
  readonly room: RoomId;
  readonly createdAt: number;
}

/** Where a bot is told what happens in its rooms, and how that fares. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly state: 'works' | 'fails' | 'ended';
  /** What came of the last try, for people. */
  readonly lastAnswer?: string;
  readonly lastAnswerAt?: number;
  readonly failingSince?: number;
  /** Events that were not sent yet. */
  readonly behind: number;
  readonly deadLetters: number;
}

/** An event that the other side has not taken. */
export interface DeadLetter {
  readonly room: RoomId;
  readonly offset: number;
  readonly reason: string;
  readonly at: number;
  /** It is to be sent again. */
  readonly wanted: boolean;
}

/** A slash command, as the bot's owner sees it. */
export interface BotCommand {
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly hint: string;
}

export const bot: Decoder<Bot> = record({ user, createdAt: count });
export const bots = listOf(bot);

export const accessTokens: Decoder<readonly AccessToken[]> = listOf(
  record({ id: text, label: withDefault(text, ''), createdAt: count }),
);

export const incomingWebhooks: Decoder<readonly IncomingWebhook[]> = listOf(record({ id: text, room: text, createdAt: count }));

export const outgoingWebhook: Decoder<OutgoingWebhook> = record({
  url: text,
  state: oneOf('works', 'fails', 'ended'),
  lastAnswer: optional(text),
  lastAnswerAt: optional(count),
  failingSince: optional(count),
  behind: count,
  deadLetters: count,
});

export const deadLetters: Decoder<readonly DeadLetter[]> = listOf(
  record({ room: text, offset: count, reason: text, at: count, wanted: flag }),
);

export const botCommands: Decoder<readonly BotCommand[]> = listOf(
  record({ name: text, url: text, description: withDefault(text, ''), hint: withDefault(text, '') }),
);
