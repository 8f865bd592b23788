import { describe, expect, test } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { SCENARIOS } from '../../../src/content/index';
import { runLines } from '../../../src/formats/cli-script/run-lines';
import { played, savedAs } from '../../support/scenario-documents';

const clockOf = (sandbox: Dispatcher): unknown => {
  const result = sandbox.send('Sandbox.DescribeClock', {});
  return result.ok ? result.output : result.error;
};

describe('a run as a script', () => {
  test.each(SCENARIOS.map((one) => [one.id, one] as const))(
    '%s: runs again to the same fingerprint',
    async (_id, { script, seed }) => {
      const first = await played(script, seed);
      const lines = runLines(savedAs('Mine', first, seed));
      const second = await played(lines.join('\n'));
      expect(clockOf(second)).toEqual(clockOf(first));
      expect(runLines(savedAs('Mine', second, 1))).toEqual(lines);
    },
  );
});
