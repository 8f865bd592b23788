import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { importCloudFormation } from '../../../src/formats/cloudformation/import-cloudformation';

const FOLDER = '../shared/corpus/cfn';
const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

describe.skipIf(files.length === 0)(
  'Templates that people wrote (skipped without ../shared)',
  () => {
    test.each(files)('%s is taken whole, each finding with a line, and comes to rest', (file) => {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      const { operations, findings } = importCloudFormation(text, { fileName: file });
      for (const finding of findings) {
        expect(finding.path).not.toBe('');
        expect(finding.line).toBeGreaterThan(0);
        expect(finding.severity).not.toBe('error');
      }
      const sandbox = createSandbox({ seed: 1 });
      for (const { target, input } of operations) {
        const result = sandbox.send(target, input);
        expect(result, `${target} ${JSON.stringify(input)}`).toMatchObject({ ok: true });
      }
      const services = operations.filter(({ target }) => target === 'ECS.CreateService');
      for (const { input } of services) {
        const until = `steady:${String(input.cluster)}/${String(input.serviceName)}`;
        const result = sandbox.send('Sandbox.Wait', { until, timeout: 900 });
        expect(result, until).toMatchObject({ ok: true });
      }
    });
  },
);
