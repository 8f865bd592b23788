/**
 * Ids that AWS would have drawn and nothing in the simulation depends on: read off the digits of a
 * task's own id, so that a describe draws nothing and says the same each time.
 */

/** `hexDigits` of the id, starting at a place of its own for each use. */
function digits(taskId: string, from: number, n: number): string {
  const twice = (taskId + taskId).slice(from);
  return (twice + twice).slice(0, n);
}

export const attachmentId = (taskId: string): string => uuidFrom(taskId, 5);
export const volumeAttachmentId = (taskId: string): string => uuidFrom(taskId, 14);

function uuidFrom(taskId: string, start: number): string {
  const d = (from: number, n: number) => digits(taskId, start + from, n);
  return `${d(0, 8)}-${d(8, 4)}-4${d(12, 3)}-a${d(15, 3)}-${d(18, 12)}`;
}

export const networkInterfaceId = (taskId: string): string => `eni-0${digits(taskId, 9, 16)}`;

export const macAddress = (taskId: string): string =>
  ['02', ...[0, 2, 4, 6, 8].map((i) => digits(taskId, 11 + i, 2))].join(':');
