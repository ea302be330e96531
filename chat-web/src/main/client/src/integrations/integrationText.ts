import { Problem } from '../connection/restApi.js';
import { momentOf } from '../messages/times.js';
import { problemText } from '../notices/problemText.js';
import type { OutgoingWebhook } from './bots.js';

/** What is about the bot here, and about oneself elsewhere, by error code: see docs/protocol.md. */
const TEXTS: Readonly<Record<number, string>> = {
  2004: 'The bot is not in this room.',
  2005: 'You may not do this. Only the owner of a private room can bring a bot into it.',
  3006: 'It is not there any more.',
  3008: 'The bot is the last owner of a room. That room has to be deleted, or to get another owner, first.',
};

export function botProblemText(problem: unknown): string {
  return (problem instanceof Problem ? TEXTS[problem.code] : undefined) ?? problemText(problem);
}

export interface Fare {
  readonly tone: 'quiet' | 'good' | 'bad';
  readonly text: string;
}

/** How an outgoing webhook fares, for its owner. */
export function fareOf({ state, lastAnswer, lastAnswerAt, failingSince, deadLetters }: OutgoingWebhook): Fare {
  const answer = lastAnswer === undefined ? '' : `: ${lastAnswer}`;
  switch (state) {
    case 'ended':
      return { tone: 'bad', text: `Ended${answer}. Nothing is sent any more. Save its address again, and it goes on where it stopped.` };
    case 'fails': {
      const since = failingSince === undefined ? '' : ` since ${momentOf(failingSince)}`;
      return { tone: 'bad', text: `Failing${since}${answer}. It is tried again, ever more seldom.` };
    }
    case 'works': {
      if (lastAnswerAt === undefined) return { tone: 'quiet', text: 'Nothing was sent yet.' };
      const last = `Last answer on ${momentOf(lastAnswerAt)}${answer}.`;
      return deadLetters === 0 ? { tone: 'good', text: `Works. ${last}` } : { tone: 'quiet', text: last };
    }
  }
}

export function waitingText(behind: number): string {
  return behind === 0 ? 'Nothing is waiting.' : `${counted(behind, 'event is', 'events are')} waiting to be sent.`;
}

export function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
