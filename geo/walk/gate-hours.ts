const DAY = 24 * 60;

/** `06:00-22:00` as minutes since midnight; what is no such text is always open. */
export function gateHours(text: string): { from: number; to: number } {
  const [, fromHour, fromMinute, toHour, toMinute] = (/^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text) ?? []).map(Number);
  if (fromHour === undefined || fromMinute === undefined || toHour === undefined || toMinute === undefined)
    return { from: 0, to: DAY };
  return { from: Math.min(DAY, fromHour * 60 + fromMinute), to: Math.min(DAY, toHour * 60 + toMinute) };
}
