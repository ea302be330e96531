import type { Secret } from './secretTold.js';

const ONCE = 'Copy it now: it is shown this once.';

export function incomingAddress(value: string, bot: string, room: string): Secret {
  return {
    title: 'The address of the webhook',
    explanation: `${ONCE} Whoever has it can post into ${room} as ${bot}. If it gets lost, delete the webhook and add another.`,
    value,
  };
}

export function accessToken(value: string, bot: string): Secret {
  return {
    title: 'The access token',
    explanation: `${ONCE} Whoever has it can do all that ${bot} may do. If it gets lost, revoke it and add another.`,
    value,
  };
}

/** @param service who gets the requests that are signed with it */
export function signingSecret(value: string, service: string): Secret {
  return {
    title: 'The signing secret',
    explanation: `${ONCE} By it ${service} tells that a request is from Parley. If it gets lost, make a new one.`,
    value,
  };
}

export function newSigningSecret(value: string, service: string): Secret {
  return {
    title: 'The new signing secret',
    explanation: `${ONCE} For a day requests are signed with the old one too: within that time, give this one to ${service}.`,
    value,
  };
}
