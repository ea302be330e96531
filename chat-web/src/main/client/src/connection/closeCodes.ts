/** What the end of a connection asks of the client: see "Close codes" in docs/protocol.md. */
export type AfterClose = 'reconnect' | 'reconnect-elsewhere' | 'log-in' | 'stay-away' | 'defect';

export const CLOSE_NORMAL = 1000;
export const CLOSE_GOING_AWAY = 1001;
export const CLOSE_TOO_BIG = 1009;
export const CLOSE_SESSION_ENDED = 4000;
export const CLOSE_NODE_STOPS = 4503;

export function afterClose(code: number): AfterClose {
  if (code === CLOSE_GOING_AWAY || code === CLOSE_NODE_STOPS) return 'reconnect-elsewhere';
  if (code === CLOSE_NORMAL) return 'stay-away';
  if (code === CLOSE_SESSION_ENDED) return 'log-in';
  if (code === CLOSE_TOO_BIG || (code >= 4001 && code < 4500)) return 'defect';
  return 'reconnect';
}
