import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { Caption } from '../../../src/state/caption';
import { captionsAt, newsLength, nextShown, NOTHING_SHOWN } from '../../../src/state/captions';
import { toldCaptions } from '../../support/told-captions';

const textsOf = (told: readonly { text: string }[]) => told.map(({ text }) => text);

describe('what is told of a run', () => {
  test('a rolling update: begun, starting, draining with what holds its pace, over', async () => {
    const told = await toldCaptions('rolling-good', 120);
    expect(textsOf(told)).toEqual([
      'web starts its first 4 tasks.',
      'web:1 is deployed: 4 of 4 tasks run.',
      'web:2 replaces web:1, task by task.',
      '4 new tasks are starting: they get requests once they are healthy.',
      '4 old tasks are draining: they take no new requests, and have 15 s to finish the 1 they hold.',
      'web:2 is deployed: 4 of 4 tasks run.',
      'web has reached a steady state.',
    ]);
    expect(told.find(({ text }) => text.includes('draining'))?.why).toBe(
      'Capacity never falls under what is wanted (minimumHealthyPercent 100, maximumPercent 200).',
    );
  });

  test('a canary that an alarm takes back', async () => {
    const told = await toldCaptions('canary-caught-by-alarm', 240);
    const texts = textsOf(told);
    expect(texts).toContain('web:2 replaces web:1, a canary first.');
    expect(texts).toContain('10 % of the requests go to web:2 now.');
    expect(texts).toContain(
      'The canary is watched: web:2 has 10 % of the requests, for 3 m 0 s more.',
    );
    const [alarm, back, over] = ['errors is in ALARM.', 'An alarm went off: rolling back to web:1.']
      .concat('Rolled back: web:1 serves again.')
      .map((text) => texts.indexOf(text));
    expect(alarm).toBeGreaterThan(0);
    expect(back).toBeGreaterThan(alarm!);
    expect(over).toBeGreaterThan(back!);
  });

  test('the circuit breaker says what it counted', async () => {
    const told = await toldCaptions('breaker-on-health-checks', 320);
    const tripped = told.find(({ text }) => text.startsWith('Circuit breaker tripped'));
    expect(tripped).toMatchObject({
      text: 'Circuit breaker tripped: rolling back to web:1.',
      why: '3 tasks failed, and the threshold is 3.',
      weight: 3,
    });
  });

  test.each([
    ['out-of-memory', 200, 'web has no targets left: requests are answered with 503.'],
    ['out-of-memory', 200, '2 tasks have stopped by themselves (exit code 137).'],
    ['zone-goes-dark', 60, 'Fault injected: az-outage in us-east-1a (2 tasks).'],
    ['breaker-at-start', 90, 'web cannot place a task.'],
    ['target-tracking-rides-a-ramp', 300, 'web scales: desired count 2 → 3.'],
  ])('%s within %i s: %s', async (template, after, text) => {
    expect(textsOf(await toldCaptions(template, after))).toContain(text);
  });

  test('it is no flood: each stays for four seconds at least', async () => {
    const told = await toldCaptions('subnet-full', 300);
    const gaps = told.slice(1).map(({ at }, i) => at - told[i]!.at);
    // What a script waits for is passed at once.
    expect(gaps.slice(1).filter((gap) => gap < 4)).toEqual([]);
  });
});

describe('which one is shown', () => {
  const caption = (id: string, weight: Caption['weight'], text = id): Caption => ({
    id,
    weight,
    text,
    since: seconds(0),
    why: null,
  });
  const idAfter = (steps: [number, Caption[]][]) =>
    steps.reduce((shown, [wall, all]) => nextShown(shown, all, wall), NOTHING_SHOWN).caption?.id;

  test('nothing of an empty sandbox', () => {
    const empty = { now: seconds(5), entities: new Map(), events: [] };
    expect(nextShown(NOTHING_SHOWN, captionsAt(empty), 0).caption).toBeNull();
  });

  test('its figures keep up while it is there', () => {
    const first = nextShown(NOTHING_SHOWN, [caption('a', 2, '18 s left')], 0);
    expect(nextShown(first, [caption('a', 2, '17 s left')], 1000).caption?.text).toBe('17 s left');
  });

  test('something worse waits until it has been read', () => {
    const a = caption('a', 1);
    const b = caption('b', 3);
    expect(
      idAfter([
        [0, [a]],
        [3999, [b, a]],
      ]),
    ).toBe('a');
    expect(
      idAfter([
        [0, [a]],
        [4000, [b, a]],
      ]),
    ).toBe('b');
  });

  test('what goes on comes back when the news has been told', () => {
    const draining = caption('draining/web', 2);
    const news = caption('event/1', 3);
    const steps: [number, Caption[]][] = [
      [0, [draining]],
      [4000, [news, draining]],
      [8000, [draining]],
    ];
    expect(idAfter(steps)).toBe('draining/web');
  });

  test('news is told once, and the last goes when it is old', () => {
    const news = caption('event/1', 3);
    expect(
      idAfter([
        [0, [news]],
        [9999, []],
      ]),
    ).toBe('event/1');
    expect(
      idAfter([
        [0, [news]],
        [10_000, []],
      ]),
    ).toBeUndefined();
  });

  test('at a hundred times the speed it looks further back', () => {
    expect(newsLength(1)).toBe(seconds(10));
    expect(newsLength(20)).toBe(seconds(120));
    expect(newsLength(Infinity)).toBe(seconds(300));
  });
});
