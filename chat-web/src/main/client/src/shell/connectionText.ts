import type { ConnectionState } from '../connection/connectionState.js';

interface ConnectionText {
  readonly text: string;
  readonly problem: boolean;
  readonly retry: boolean;
}

/** After so many attempts it is worth saying more than "reconnecting". */
const LONG = 3;

export function connectionText({ phase, online, welcomedOnce }: ConnectionState): ConnectionText {
  if (!online) return { text: 'You are offline. What you write is sent when the network is back.', problem: false, retry: false };
  switch (phase.name) {
    case 'idle':
    case 'open':
      return { text: '', problem: false, retry: false };
    case 'connecting':
    case 'waiting':
      return {
        text: !welcomedOnce && phase.attempt < LONG ? 'Connecting…' : 'Reconnecting… What you write is kept and sent.',
        problem: false,
        retry: phase.name === 'waiting' && phase.attempt >= LONG,
      };
    case 'stopped':
      return { text: stoppedText(phase.reason), problem: true, retry: false };
  }
}

function stoppedText(reason: 'session-ended' | 'defect' | 'elsewhere'): string {
  switch (reason) {
    case 'session-ended':
      return 'Your login has ended.';
    case 'elsewhere':
      return 'The server has closed this connection. Reload the page to go on.';
    case 'defect':
      return 'This page and the server do not understand each other. Please reload the page.';
  }
}
