import { describe, expect, test } from 'vitest';
import {
  fromProgressFile,
  looksLikeProgress,
  toProgressFile,
} from '../../../src/state/progress-file';

const RESULTS = {
  '08-load-balancing': { seconds: 60, commands: 2, hints: 0, wrong: 1 },
  '09-older': { seconds: 60, commands: 2, hints: 0 },
};

describe('progress as a file', () => {
  test('comes back as it was saved', () => {
    const text = toProgressFile(RESULTS);
    expect(looksLikeProgress(text)).toBe(true);
    expect(fromProgressFile(text)).toEqual(RESULTS);
  });

  test.each([
    ['no JSON', 'progress', 'not JSON'],
    ['of something else', '{"services": {}}', 'no saved progress'],
    ['newer than this', '{"ecs-sandbox-progress": 2, "results": {}}', 'newer'],
    ['without results', '{"ecs-sandbox-progress": 1}', 'no “results”'],
    [
      'with a result that is none',
      '{"ecs-sandbox-progress": 1, "results": {"08": {"seconds": 1, "commands": -1, "hints": 0}}}',
      'The result of “08” has no commands',
    ],
  ])('a file %s is refused in words', (_name, text, says) => {
    expect(() => fromProgressFile(text)).toThrow(says);
  });
});
