import { describe, expect, test } from 'vitest';
import {
  behaviourChange,
  behaviourOf,
  buildWords,
  nextImage,
  valuesOf,
} from '../../../../src/ui/deploy/builds';
import { IMAGE_DEFAULTS, imageValues } from '../../../../src/ui/inspector/image-values';

const bad = imageValues({ image: 'web:2', errorRate: 0.05, errorStatus: 500 });
/** web:2 was put and registered, web:3 only registered, web:4 only put. */
const known = {
  declared: new Map([
    ['web:2', bad],
    ['web:4', imageValues({ image: 'web:4', serviceTimeMs: 250 })],
  ]),
  byRevision: new Map(
    ['web:1', 'web:2', 'web:3'].map((name) => [name, [{ name: 'web', image: name }]]),
  ),
};
const nothing = { declared: new Map(), byRevision: new Map() };

describe('the next build', () => {
  test('gets the next tag that neither a revision nor an image put by hand has', () => {
    expect(nextImage('web:1', nothing)).toBe('web:2');
    expect(nextImage('web:1', known)).toBe('web:5');
    expect(nextImage('web:latest', nothing)).toBe('web:latest-2');
    expect(nextImage('web', { ...nothing, declared: new Map([['web-2', bad]]) })).toBe('web-3');
  });

  test('is like the one that runs, but for what was chosen', () => {
    const running = { ...IMAGE_DEFAULTS, serviceTimeMs: 20 };
    expect(valuesOf('slow', running)).toEqual({ ...running, serviceTimeMs: 100 });
    expect(valuesOf('same', running)).toEqual(running);
    expect(behaviourChange('web:5', running, undefined)?.input).toEqual({
      image: 'web:5',
      serviceTimeMs: 20,
    });
  });
});

describe('an image that is there already', () => {
  test('behaves as was said of it, or as images do of which nothing was said', () => {
    expect(behaviourOf('web:2', known)).toBe(bad);
    expect(behaviourOf('web:3', known)).toEqual(IMAGE_DEFAULTS);
    expect(behaviourOf('web:9', known)).toBeUndefined();
    expect(valuesOf('as-is', bad)).toBeNull();
    expect(behaviourChange('web:2', bad, bad)).toBeNull();
  });

  test.each([
    [{ errorRate: 0.05 }, 'answers 5 % of the requests with 500'],
    [{ serviceTimeMs: 250, missing: true }, 'is not in the registry; takes 250 ms a request'],
    [{ exitAfter: '10', exitCode: 1 }, 'exits with code 1 after 10 s'],
    [{ healthCheckStatus: 503, stages: 3 }, 'answers health checks with 503; differs in stages'],
    [{}, 'behaves like the one that runs'],
  ])('%o is said: %s', (change, words) => {
    expect(buildWords({ ...IMAGE_DEFAULTS, ...change }, { ...IMAGE_DEFAULTS })).toBe(words);
  });
});
