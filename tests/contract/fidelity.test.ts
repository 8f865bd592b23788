/** What the sandbox says about how true to AWS it is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/api/contract/operations';
import type { Fidelity } from '../../src/model/fidelity';
import { openDoor } from '../support/sandbox-door';

const fidelity = () => openDoor().give('Sandbox.DescribeFidelity') as Fidelity;

test('every wait has its length and its source: an AWS page, or it counts as assumed', () => {
  const { waits } = fidelity();
  expect(waits.length).toBeGreaterThan(20);
  for (const { what, seconds, assumed, source } of waits) {
    expect(seconds[0], what).toBeLessThanOrEqual(seconds[1]);
    if (!assumed) expect(source, what).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

test('documented: stopTimeout is 30 s; assumed: a scheduler pass every 10 s', () => {
  expect(fidelity().waits).toContainEqual({
    what: 'from the stop signal to SIGKILL without a stopTimeout',
    seconds: [30, 30],
    assumed: false,
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  });
  expect(fidelity().waits).toContainEqual(
    expect.objectContaining({ what: expect.stringMatching(/scheduler/), assumed: true }),
  );
});

test('it counts the operations of the catalogue', () => {
  const { operations } = fidelity();
  expect(operations.implemented).toBe(Object.keys(OPERATIONS).length);
  expect(operations.refused).toBeGreaterThan(50);
});

test('the README says the same of what is simplified', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const part = /## What is simplified\n\n([\s\S]*?)\n\n/.exec(readme)?.[1] ?? '';
  const bullets = part.split(/^- /m).filter((text) => text !== '');
  const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/`/g, '').trim();
  expect(bullets.map(plain)).toEqual(
    fidelity().simplifications.map((text) => text.replaceAll('’', "'")),
  );
});
