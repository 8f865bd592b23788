import { describe, expect, test } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { SCENARIOS } from '../../../src/content/index';
import { runLines } from '../../../src/formats/cli-script/run-lines';
import { writeCliScript } from '../../../src/formats/cli-script/write-cli-script';
import { accountDifferences } from '../../../src/formats/sandbox/account-differences';
import type { Account } from '../../../src/model/account';
import { lastPart } from '../../../src/model/ids';
import { accountOf, played, savedAs } from '../../support/scenario-documents';

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

/** What AWS has no word for is a comment in a script for AWS; instances are drained by hand. */
const isForAws = ({ target }: { target: string }): boolean =>
  !/^(?:Sandbox\.|ECS\.UpdateContainerInstancesState|ECR\.PutImage|Logs\.DeleteLogGroup)/.test(
    target,
  );

const comparable = ({ version, operations }: Account): Account => ({
  version,
  operations: operations.filter(isForAws).map(({ target, input }) => ({
    target,
    input: JSON.parse(JSON.stringify(input, inCommonWords)) as Record<string, unknown>,
  })),
});

const ROLES = ['executionRoleArn', 'taskRoleArn', 'roleArn', 'serviceRoleArn'];

function inCommonWords(key: string, value: unknown): unknown {
  if (key === 'SecretString') return 'a value';
  if (key === 'UserData') return settingsIn(String(value));
  // A role by its name or by its ARN is the same role.
  return ROLES.includes(key) ? lastPart(String(value)) : value;
}

const settingsIn = (text: string): string[] | null =>
  (/^[\w+/]+=*$/.test(text) && !text.startsWith('ECS_') ? atob(text) : text).match(/ECS_\w+=\S*/g);

describe('what is declared as a script for AWS', () => {
  test.each(SCENARIOS.map((one) => [one.id, one] as const))(
    '%s: declares the same, and nothing of the sandbox’s own',
    async (id, { script, seed }) => {
      const document = savedAs(id, await played(script, seed), seed);
      const [file] = writeCliScript(document, { choices: { what: 'account' } }).files;
      expect(file!.text).not.toMatch(/^aws sandbox/m);
      const again = await played(file!.text);
      const differences = accountDifferences(
        comparable(document.account),
        comparable(accountOf(again)),
      );
      expect(differences).toEqual([]);
    },
  );
});
