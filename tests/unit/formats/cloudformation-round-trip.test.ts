import { beforeAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { SCENARIOS } from '../../../src/content/index';
import { importCloudFormation } from '../../../src/formats/cloudformation/import-cloudformation';
import { writeCloudFormation } from '../../../src/formats/cloudformation/write/write-cloudformation';
import type { ImportedOperation } from '../../../src/formats/import-result';
import { accountDifferences } from '../../../src/formats/sandbox/account-differences';
import type { Account } from '../../../src/model/account';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { lastPart } from '../../../src/model/ids';
import { CROWDED_SCRIPT } from '../../support/crowded-account';
import { accountOf, played, savedAs, scenarioDocuments } from '../../support/scenario-documents';

const IDS = [...SCENARIOS.map(({ id }) => id), 'crowded'];
let documents: Map<string, SandboxDocument>;

beforeAll(async () => {
  documents = await scenarioDocuments();
  documents.set('crowded', savedAs('crowded', await played(CROWDED_SCRIPT), 1));
}, 60_000);

/** What a sandbox declares that has been given these operations and nothing else. */
function declaredBy(operations: Account['operations'] | ImportedOperation[]): Account {
  const sandbox = createSandbox({ seed: 1 });
  const account = { version: 1, operations };
  const loaded = sandbox.send('Sandbox.LoadAccount', { account });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return accountOf(sandbox);
}

/** What a template does not carry, or says in other words that mean the same. */
function comparable({ version, operations }: Account): Account {
  return {
    version,
    operations: operations.map(({ target, input }) => ({
      target,
      input: JSON.parse(
        JSON.stringify(input, (key, value: unknown) => {
          // Values of secrets are the business of whoever makes the stack.
          if (key === 'SecretString') return 'a value';
          // A script that tells the agent so, in place of the settings alone.
          if (key === 'UserData') return settingsIn(String(value));
          // A role by its name or by its ARN is the same role.
          if (ROLES.includes(key)) return lastPart(String(value));
          return value;
        }),
      ) as Record<string, unknown>,
    })),
  };
}

const ROLES = ['executionRoleArn', 'taskRoleArn', 'roleArn', 'serviceRoleArn'];

const settingsIn = (userData: string): string[] => plainText(userData).match(/ECS_\w+=\S*/g) ?? [];

const plainText = (text: string): string =>
  /^[\w+/=]+$/.test(text) && !text.startsWith('ECS_') ? atob(text) : text;

describe('a sandbox that goes out as a template and comes in again', () => {
  test.each(IDS)('%s: declares the same', async (id) => {
    const document = documents.get(id)!;
    const before = declaredBy(document.account.operations);
    for (const vpc of ['parameter', 'new']) {
      const [file] = writeCloudFormation(document, { choices: { vpc } }).files;
      const { operations, findings } = await importCloudFormation(file!.text, {
        fileName: file!.name,
      });
      if (operations.length === 0) throw new Error(JSON.stringify(findings));
      const after = declaredBy(operations);
      expect([vpc, ...accountDifferences(comparable(before), comparable(after))]).toEqual([vpc]);
    }
  });
});
