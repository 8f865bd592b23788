import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cos, exp, log, pow, sin } from '../../../../src/engine/kernel/portable-math';

const close = (ours: number, theirs: number, scale = Math.abs(theirs)): void => {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-14 * Math.max(scale, 1e-300));
};

const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

test('log within 1e-14 of the platform’s', () => {
  // Near 1 the logarithm itself is tiny: there the difference counts against the argument's own.
  fc.assert(fc.property(positive, (x) => close(log(x), Math.log(x), Math.abs(Math.log(x)) + 1e-3)));
  const unit = fc.double({ min: 1e-17, max: 1, noNaN: true });
  fc.assert(fc.property(unit, (x) => close(log(x), Math.log(x), Math.abs(Math.log(x)) + 1e-3)));
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(-1)).toBeNaN();
});

test('exp within 1e-14', () => {
  const range = fc.double({ min: -700, max: 700, noNaN: true });
  fc.assert(fc.property(range, (x) => close(exp(x), Math.exp(x))));
  expect(exp(0)).toBe(1);
  expect(exp(710)).toBe(Infinity);
  expect(exp(-800)).toBe(0);
});

test('pow as exact as its exponent allows', () => {
  const base = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  const exponent = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(fc.property(base, exponent, (x, y) => close(pow(x, y), x ** y, 10 * x ** y)));
});

test('sin and cos within 1e-14 of a full swing', () => {
  const angle = fc.double({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(angle, (x) => {
      close(sin(x), Math.sin(x), 1);
      close(cos(x), Math.cos(x), 1);
    }),
  );
});
