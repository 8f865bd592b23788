/** What `Sandbox.DescribeEvents` answers of one event; `at` in simulated seconds. */
export interface ToldEvent {
  readonly at: number;
  readonly subject: string;
  readonly message: string;
}

/**
 * How long targets took from their registration, when their task was running, to their first
 * healthy: seconds, by target group. The message is `10.0.0.4:80 initial → healthy`. One that was
 * unhealthy meanwhile says nothing of how long a start takes.
 */
export function readyTimes(events: readonly ToldEvent[]): Map<string, number[]> {
  const registered = new Map<string, number>();
  const times = new Map<string, number[]>();
  for (const { at, subject, message } of events) {
    const target = `${subject} ${message.split(' ')[0] ?? ''}`;
    if (message.includes('registered → initial')) registered.set(target, at);
    if (message.includes('→ unhealthy')) registered.delete(target);
    const since = registered.get(target);
    if (since === undefined || !message.includes('→ healthy')) continue;
    registered.delete(target);
    times.set(subject, [...(times.get(subject) ?? []), at - since]);
  }
  return times;
}
