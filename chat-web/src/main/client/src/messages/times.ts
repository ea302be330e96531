const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dayThisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const dayWithYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

export function timeOf(at: number): string {
  return clock.format(at);
}

export function fullTimeOf(at: number): string {
  return full.format(at);
}

/** Day and time, short enough for the middle of a sentence. */
export function momentOf(at: number): string {
  return moment.format(at);
}

export function dayOf(at: number, now: number = Date.now()): string {
  const day = startOfDay(at);
  if (day === startOfDay(now)) return 'Today';
  // Not 24 hours before: twice a year the clocks change.
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === startOfDay(yesterday.getTime())) return 'Yesterday';
  const format = new Date(at).getFullYear() === new Date(now).getFullYear() ? dayThisYear : dayWithYear;
  return format.format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
