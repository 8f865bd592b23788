import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { bytesOf, Checkpoints, type Milestone } from '../../../src/bridge/worker/checkpoints';
import { RunHistory } from '../../../src/bridge/worker/run-history';
import { plus, seconds, type SimMicros, toSeconds } from '../../../src/model/sim-time';
import { webUnderLoad } from '../../support/sandbox-door';

/** A busy run of so many seconds, each of which takes so many milliseconds of wall time. */
function played(
  length: number,
  msPerSecond: number,
  msPerMilestone: number | ((nth: number) => number) = 0,
) {
  let wall = 0;
  const history = new RunHistory(createSandbox({ seed: 1 }), true, () => wall);
  const taken: SimMicros[] = [];
  const { engine } = history.sandbox;
  const checkpoint = engine.checkpoint.bind(engine);
  const sizes: number[] = [];
  engine.checkpoint = () => {
    const made = checkpoint();
    taken.push(made.at);
    sizes.push(made.size.own);
    wall += typeof msPerMilestone === 'number' ? msPerMilestone : msPerMilestone(taken.length);
    return made;
  };
  for (const [target, input] of webUnderLoad(30)) history.send(target, input);
  for (let i = 0; i < length; i++) {
    const before = wall;
    history.advanceTo(plus(history.now, seconds(1)));
    history.spent(msPerSecond + wall - before);
  }
  return { history, taken, sizes };
}

/** How much of the run has to be played again to come to a moment, seconds. */
function replayedFor(history: RunHistory, at: SimMicros): number {
  history.placeBefore(at);
  const replayed = toSeconds((at - history.now) as SimMicros);
  history.advanceTo(at);
  return replayed;
}

describe('the work of going to a moment', () => {
  test.each([
    { msPerSecond: 1, most: 23, apart: 20 },
    { msPerSecond: 3, most: 10, apart: 7 },
    { msPerSecond: 12, most: 8, apart: 5 },
    { msPerSecond: 200, most: 4, apart: 1 },
  ])(
    'is bounded whatever a second takes ($msPerSecond ms), and milestones are not closer than need be',
    ({ msPerSecond, most, apart }) => {
      const { history, taken } = played(120, msPerSecond);
      for (let at = 119.5; at > 1; at -= 7.9) {
        expect(replayedFor(history, seconds(at))).toBeLessThanOrEqual(most);
      }
      const gaps = taken.slice(1).map((at, i) => toSeconds((at - taken[i]!) as SimMicros));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(apart);
    },
  );

  test.each([
    { msPerSecond: 50, msPerMilestone: 60 },
    { msPerSecond: 20, msPerMilestone: 200 },
  ])(
    'milestones of a large world ($msPerMilestone ms) are a small part of all work',
    ({ msPerSecond, msPerMilestone }) => {
      const { taken } = played(300, msPerSecond, msPerMilestone);
      expect(taken.length).toBeGreaterThan(1);
      expect(taken.length * msPerMilestone).toBeLessThan((300 * msPerSecond) / 5);
    },
  );

  test('one that took long because others had the processor keeps none after it away', () => {
    const usual = played(120, 10, 5);
    const disturbed = played(120, 10, (nth) => (nth % 4 === 0 ? 500 : 5));
    expect(disturbed.taken.length).toBeGreaterThan(usual.taken.length - 2);
  });

  test('going on from a moment a little later plays only what is between', () => {
    const { history } = played(60, 1);
    replayedFor(history, seconds(40));
    expect(replayedFor(history, seconds(43))).toBeLessThanOrEqual(3);
  });

  test('a run nobody goes back in keeps nothing', () => {
    const history = new RunHistory(createSandbox({ seed: 1 }), false);
    let taken = 0;
    history.sandbox.engine.checkpoint = () => {
      taken++;
      throw new Error('nothing is to be kept');
    };
    history.advanceTo(seconds(10));
    history.spent(1000);
    history.advanceTo(seconds(20));
    expect(taken).toBe(0);
  });
});

test('a milestone takes the memory of what has changed since the one before', () => {
  const { history, sizes } = played(100, 6);
  const whole = createSandbox({ seed: 1 }).engine;
  const { checkpoint } = milestoneAt(history);
  whole.restore(checkpoint);
  const alone = sizeAnew(history);
  expect(sizes.length).toBeGreaterThan(8);
  for (const size of sizes.slice(-5)) expect(size).toBeLessThan(alone / 2);
});

/** The state of now as a checkpoint. */
function milestoneAt({ sandbox }: RunHistory) {
  return { checkpoint: sandbox.engine.checkpoint() };
}

/** What a first checkpoint of the same state takes. */
function sizeAnew({ sandbox, now }: RunHistory): number {
  const other = new RunHistory(createSandbox({ seed: 1 }), false);
  for (const { target, input } of sandbox.log) other.send(target, input);
  other.advanceTo(now);
  return other.sandbox.engine.checkpoint().size.own;
}

/** One whose memory is as said; only its sizes are looked at. */
const milestone = (second: number, own: number, lasting: number): Milestone => {
  const size = { own, lasting, lastingInAll: lasting * 10 };
  const checkpoint = { at: seconds(second), world: null, kernel: null, requests: null, size };
  return { at: seconds(second), given: 0, checkpoint, bytes: own + lasting };
};

describe('memory for milestones', () => {
  test('stays bounded: older ones get further apart, evenly, and the first is always there', () => {
    const kept = new Checkpoints(200_000);
    for (let second = 0; second < 20_000; second++) kept.add([milestone(second, 900, 100)]);
    expect(kept.count).toBeLessThan(210);
    expect(kept.before(seconds(3), 0).at).toBe(0);
    const gapAt = (second: number) => {
      const before = kept.before(seconds(second), 0);
      const earlier = kept.before((before.at - 1) as SimMicros, 0);
      return toSeconds((before.at - earlier.at) as SimMicros);
    };
    expect(gapAt(19_999)).toBe(1);
    // Each that stands alone takes 1900 bytes: some hundred of them, or one in three minutes.
    for (let second = 600; second < 19_900; second += 300) {
      expect(gapAt(second)).toBeLessThan(1000);
    }
  });

  test('what one that goes had shared is counted with the next', () => {
    const list = [0, 1, 2, 3, 4, 5, 6, 7].map((second) => milestone(second, 10, 50));
    const kept = new Checkpoints(bytesOf(list) - 1);
    kept.add(list);
    // Two have gone, whose closed seconds those after them still hold.
    expect(kept.count).toBe(6);
    expect(kept.before(seconds(1), 0).at).toBe(0);
    expect(kept.before(seconds(2), 0).bytes).toBe(10 + 50 + 50);
  });
});

test('with nothing there a step is a second, there and back', () => {
  const history = new RunHistory(createSandbox({ seed: 1 }), true);
  for (const at of [1, 2, 3]) {
    history.step();
    expect(history.now).toBe(seconds(at));
  }
  expect(history.stepBefore()).toBe(seconds(2));
});
