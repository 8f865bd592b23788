/** `3:10`, `00:03:10.5`, `190`: simulated microseconds; null for what is no time. */
export function readMoment(text: string): number | null {
  const parts = text.trim().split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d+(?:\.\d+)?$/.test(part))) return null;
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(seconds * 1e6);
}
