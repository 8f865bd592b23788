import { CelEngine, type Engine, TemplateFile } from '@aws/cloudformation-validate';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/content/index';
import { writeCloudFormation } from '../../../src/formats/cloudformation/write/write-cloudformation';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { CROWDED_SCRIPT } from '../../support/crowded-account';
import { played, savedAs, scenarioDocuments } from '../../support/scenario-documents';

const IDS = [...SCENARIOS.map(({ id }) => id), 'crowded'];
let documents: Map<string, SandboxDocument>;
let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'template-'));

beforeAll(async () => {
  documents = await scenarioDocuments();
  documents.set('crowded', savedAs('crowded', await played(CROWDED_SCRIPT), 1));
  engine = new CelEngine();
}, 60_000);

afterAll(() => {
  engine.free();
  rmSync(folder, { recursive: true });
});

/** What AWS's published schemas and rules have against a template. */
function faultsOf(text: string): string[] {
  const file = join(folder, 'template.yaml');
  writeFileSync(file, text);
  const { diagnostics } = engine.validateStandard(new TemplateFile(file));
  return (
    diagnostics
      .filter(({ severity }) => ['FATAL', 'ERROR'].includes(severity))
      // The rule takes a certificate that is a parameter without a default for none at all.
      .filter(({ ruleId }) => ruleId !== 'E3676')
      .map((one) => JSON.stringify(one))
  );
}

describe('a template of every scenario', () => {
  test.each(IDS)('%s: is valid, with its own VPC or another one', (id) => {
    const document = documents.get(id)!;
    const [file] = writeCloudFormation(document).files;
    expect(faultsOf(file!.text)).toEqual([]);
    const [own] = writeCloudFormation(document, { choices: { vpc: 'new' } }).files;
    expect(faultsOf(own!.text)).toEqual([]);
  });
});

test('an execution role that nobody declared may read what its containers are given', async () => {
  const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret';
  const secrets = [
    { name: 'A', valueFrom: `${arn}:other-AbCdEf:key::` },
    { name: 'B', valueFrom: '/shop/flag' },
  ];
  const containers = JSON.stringify([{ name: 'web', image: 'web', memory: 64, secrets }]);
  const script = `aws ecs register-task-definition --family web --execution-role-arn \
    arn:aws:iam::123456789012:role/exec --container-definitions '${containers}'`;
  const [file] = writeCloudFormation(savedAs('secrets', await played(script), 1)).files;
  const text = file!.text;
  expect(faultsOf(text)).toEqual([]);
  expect(text).toContain('- secretsmanager:GetSecretValue');
  expect(text).toContain('secret:other-AbCdEf\n');
  expect(text).toContain('parameter/shop/flag\n');
});
