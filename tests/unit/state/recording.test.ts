/** What the page keeps of a long run is bounded, second by second. */
import { expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { Frame, MetricPoint } from '../../../src/model/view';
import { NO_FIGURES, type Recording, withFrame } from '../../../src/state/recording';

const TARGETS = 100;

const pointOf = (second: number): MetricPoint =>
  ({
    second,
    loadBalancerArn: 'alb',
    outstanding: Array.from({ length: TARGETS }, (_, i) => ({
      taskArn: `task-${i}`,
      count: (i * 37 + second) % TARGETS,
    })),
  }) as unknown as MetricPoint;

function recordedFor(length: number): Recording {
  let recording: Recording = { recorded: NO_FIGURES, shown: NO_FIGURES };
  for (let second = 0; second < length; second += 10) {
    const metrics = Array.from({ length: 10 }, (_, i) => pointOf(second + i));
    const frame = { now: seconds(second + 10), reset: false, events: [], counts: [], costs: [] };
    recording = withFrame(recording, { ...frame, metrics } as unknown as Frame, false);
  }
  return recording;
}

test('every second of the last hour stays, those of long ago with fewer targets', () => {
  const points = recordedFor(4000).recorded.metrics.alb!;
  expect(points.map(({ second }) => second)).toEqual(
    Array.from({ length: 3600 }, (_, i) => 400 + i),
  );
  const now = points.at(-1)!.second;
  for (const { second, outstanding } of points) {
    const isOld = second <= now - 600;
    expect(outstanding).toHaveLength(isOld ? 32 : TARGETS);
    const counts = outstanding.map(({ count }) => count);
    // The most and the least are what they were.
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([0, TARGETS - 1]);
  }
});
