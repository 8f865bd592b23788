import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { Caption } from '../../../src/state/caption';
import { newsLength, nextShown, nextTold, NOTHING_SHOWN } from '../../../src/state/captions';
import { toldCaptions } from '../../support/told-captions';

const textsOf = (told: readonly { text: string }[]) => told.map(({ text }) => text);

describe('what is told of a run', () => {
  test('a rolling update: begun, starting, draining with what holds its pace, over', async () => {
    const told = await toldCaptions('rolling-good', 120);
    expect(textsOf(told)).toEqual([
      'web starts its first 4 tasks.',
      'web:1 is deployed: 4 of 4 tasks run.',
      'web:2 replaces web:1, as a rolling update.',
      '4 new tasks are starting: they get requests once they are healthy.',
      '4 old tasks are draining: they take no new requests, and have 15 s to finish the 1 they hold.',
      'web:2 is deployed: 4 of 4 tasks run.',
      'web has reached a steady state.',
    ]);
    expect(told.find(({ text }) => text.includes('draining'))?.why).toBe(
      'Capacity never falls under what is wanted (minimumHealthyPercent 100, maximumPercent 200).',
    );
  });

  test('a deployment that is over, of a service of which less is wanted since', async () => {
    const shown = new Set<string>();
    const lines = [
      'aws sandbox wait --until steady:web --timeout 120',
      'aws ecs update-service --cluster demo --service web --desired-count 1',
    ].join('\n');
    await toldCaptions('web-behind-an-alb', 20, { lines, onShown: ({ text }) => shown.add(text) });
    expect([...shown]).toContain('web:1 is deployed: 3 tasks run, 1 wanted.');
    expect([...shown].filter((text) => /[23] of 1 task/.test(text))).toEqual([]);
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
    expect(told[alarm!]?.why).toMatch(/^Threshold Crossed: .* the threshold \(10\.0\)\.$/);
    expect(texts.slice(alarm).filter((text) => text.includes('is watched'))).toEqual([]);
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
  const told = (
    id: string,
    weight: Caption['weight'],
    changes: Partial<Caption> = {},
  ): Caption => ({
    id,
    weight,
    text: id,
    since: seconds(0),
    until: null,
    why: null,
    ...changes,
  });
  const goesOn = (id: string, weight: Caption['weight'], until = 60): Caption =>
    told(id, weight, { until: seconds(until) });
  /** At speed 1 and simulated second 1, unless said. */
  const shownAfter = (steps: [wall: number, Caption[], now?: number][], speed = 1) =>
    steps.reduce(
      (shown, [wall, all, now = 1]) => nextShown(shown, all, { wall, speed, now: seconds(now) }),
      NOTHING_SHOWN,
    ).caption;

  test('nothing of an empty sandbox', () => {
    const empty = { now: seconds(5), entities: new Map(), events: [] };
    expect(nextTold(NOTHING_SHOWN, empty, { wall: 0, speed: 1 }).caption).toBeNull();
  });

  test('its figures keep up while it is there', () => {
    const [first, next] = ['18 s left', '17 s left'].map((text) => ({ ...goesOn('a', 2), text }));
    const steps: [number, Caption[]][] = [
      [0, [first!]],
      [1000, [next!]],
    ];
    expect(shownAfter(steps)?.text).toBe('17 s left');
  });

  test('something worse waits until it has been read', () => {
    const [a, b] = [told('a', 1), told('b', 3)];
    const at = (wall: number) =>
      shownAfter([
        [0, [a]],
        [wall, [b, a]],
      ])?.id;
    expect(at(3999)).toBe('a');
    expect(at(4000)).toBe('b');
  });

  test('while time stands still only news of that very moment takes its place', () => {
    const [alarm, canary] = [told('alarm', 3, { since: seconds(0.5) }), goesOn('canary', 2)];
    const fault = told('fault', 3, { since: seconds(1) });
    const again = (wall: number, all: Caption[], stands: boolean) => {
      const pace = { speed: 1, now: seconds(1) };
      const shown = nextShown(NOTHING_SHOWN, [alarm], { ...pace, wall: 0 });
      return nextShown(shown, all, { ...pace, wall, stands }).caption?.id;
    };
    expect(again(20_000, [alarm, canary], true)).toBe('alarm');
    expect(again(20_000, [alarm, canary], false)).toBe('canary');
    expect(again(20_000, [canary], true)).toBe('canary');
    expect(again(4000, [fault, alarm, canary], true)).toBe('fault');
  });

  test('what is no longer so goes at once, and what is so takes its place', () => {
    const [a, b] = [goesOn('a', 3), told('b', 1)];
    expect(
      shownAfter([
        [0, [a]],
        [500, [b]],
      ])?.id,
    ).toBe('b');
    expect(
      shownAfter([
        [0, [a]],
        [500, []],
      ]),
    ).toBeNull();
  });

  test('what goes on comes back when the news has been told', () => {
    const draining = goesOn('draining/web', 2);
    const news = told('event/1', 3);
    const steps: [number, Caption[]][] = [
      [0, [draining]],
      [4000, [news, draining]],
      [8000, [draining]],
    ];
    expect(shownAfter(steps)?.id).toBe('draining/web');
  });

  test('news is told once', () => {
    const news = told('event/1', 3);
    const again: [number, Caption[]][] = [
      [0, [news]],
      [4000, []],
      [8000, [news]],
    ];
    expect(shownAfter(again)).toBeNull();
  });

  test('nobody is told how something began of which more has been told', () => {
    const begun = told('deployment/d/begun', 2);
    const stage = goesOn('deployment/d/stage/SCALE_UP', 2);
    const steps: [number, Caption[]][] = [
      [0, [stage]],
      [4000, [begun]],
    ];
    expect(shownAfter(steps)).toBeNull();
    expect(shownAfter([[0, [begun]]])?.id).toBe(begun.id);
  });

  test('what would be over before it is read is not begun: at 20× a drain of 15 s', () => {
    const drain = goesOn('draining/web', 2, 16);
    expect(shownAfter([[0, [drain]]], 1)?.id).toBe('draining/web');
    expect(shownAfter([[0, [drain]]], 20)).toBeNull();
    // Of what is over in two and a half seconds of the wall, the less important news is told.
    const news = told('event/1', 1);
    expect(shownAfter([[0, [drain, news]]], 20)?.id).toBe('event/1');
  });

  test('news is new by what is shown: a minute ago at a hundred times the speed', () => {
    const news = told('event/1', 3);
    expect(shownAfter([[0, [news], 60]], 1)).toBeNull();
    expect(shownAfter([[0, [news], 60]], 100)?.id).toBe('event/1');
    expect(newsLength(1)).toBe(seconds(14));
    // Six and a half seconds of what is shown: new, and then read.
    expect(newsLength(20)).toBe(seconds(130));
    expect(newsLength(100)).toBe(seconds(650));
  });
});
