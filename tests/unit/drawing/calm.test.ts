import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calm, calmed, warns } from '../../../src/drawing/calm';
import { CalmKeeper } from '../../../src/ui/canvas/calm-keeper';
import { seconds, type SimMicros } from '../../../src/model/sim-time';

const after = (figure: Calm, raw: number, s: number, speed = 1): Calm =>
  calmed(figure, raw, (figure.at + seconds(s)) as SimMicros, speed);
const first = (raw: number): Calm => calmed(undefined, raw, seconds(10), 1);

describe('calm figures', () => {
  test('a step has come to two thirds after two and a half seconds, at any speed', () => {
    for (const speed of [0.25, 1, 20, 100]) {
      const { value } = after(first(0), 100, 2.5 * speed, speed);
      expect(value).toBeCloseTo(100 * (1 - Math.exp(-1)), 6);
    }
  });

  test('it does not matter how often one looks', () => {
    let often = first(0);
    for (let i = 0; i < 50; i++) often = after(often, 40, 0.1);
    expect(often.value).toBeCloseTo(after(first(0), 40, 5).value, 6);
  });

  test('stay while time stands still, and start from what is there when it runs back', () => {
    const figure = first(7);
    expect(calmed(figure, 100, figure.at, 1)).toBe(figure);
    expect(calmed(figure, 100, seconds(2), 1)).toMatchObject({ value: 100, whole: 100 });
  });

  test('a number that goes to and fro by one is shown as one number', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 60 }), (ups) => {
        let figure = first(3);
        let changes = 0;
        for (const up of ups) {
          const next = after(figure, up ? 4 : 3, 0.1);
          if (next.whole !== figure.whole) changes += 1;
          figure = next;
        }
        expect(changes).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a warning that is shown stays until it is well below what brought it', () => {
    const band = { on: 5, off: 2 };
    expect([1, 5, 3, 2, 1.9, 4].reduce((shown, value) => warns(shown, value, band), false)).toBe(
      false,
    );
    expect(warns(true, 3, band)).toBe(true);
    expect(warns(false, 3, band)).toBe(false);
  });
});

describe('the keeper of calm figures', () => {
  const run = { playing: true, speed: 1, speedReached: 1 } as never;
  const at = (s: number, travels = 0) => ({ now: seconds(s), run, epoch: 1, travels });

  test('looks at the same moment twice without a difference', () => {
    const keeper = new CalmKeeper();
    keeper.of('a', 0, at(1));
    const once = keeper.of('a', 10, at(2));
    expect(keeper.of('a', 10, at(2))).toBe(once);
    expect(once.value).toBeLessThan(10);
  });

  test('says what is so while time stands still, and goes on from there', () => {
    const keeper = new CalmKeeper();
    const still = { ...at(2), run: { playing: false, speed: 1, speedReached: 1 } as never };
    keeper.of('a', 0, at(1));
    keeper.of('a', 10, at(2));
    expect(keeper.of('a', 10, still)).toMatchObject({ value: 10, whole: 10 });
    expect(keeper.of('a', 0, at(2.1)).value).toBeGreaterThan(9);
  });

  test('begins anew at another moment that one travels to', () => {
    const keeper = new CalmKeeper();
    keeper.of('a', 0, at(1));
    expect(keeper.of('a', 50, at(2, 1)).value).toBe(50);
    expect(keeper.of('a', 0, at(1, 2)).value).toBe(0);
  });
});
