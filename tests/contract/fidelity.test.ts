/** What the sandbox says about how true to AWS it is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/api/contract/operations';
import type { Fidelity } from '../../src/model/fidelity';
import { readFacts } from '../../src/ui/reference/fidelity/read-facts';
import { openDoor } from '../support/sandbox-door';

const fidelity = () => openDoor().give('Sandbox.DescribeFidelity') as Fidelity;

test('every wait has its length and its source: an AWS page, or it counts as assumed', () => {
  const { waits } = fidelity();
  expect(waits.length).toBeGreaterThan(20);
  expect(new Set(waits.map(({ id }) => id)).size).toBe(waits.length);
  for (const { what, seconds, assumed, source } of waits) {
    expect(seconds[0], what).toBeLessThanOrEqual(seconds[1]);
    if (!assumed) expect(source, what).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

test('documented: stopTimeout is 30 s; assumed: a scheduler pass every 10 s', () => {
  expect(fidelity().waits).toContainEqual({
    id: 'stopTimeout',
    what: 'from the stop signal to SIGKILL without a stopTimeout',
    seconds: [30, 30],
    assumed: false,
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    facts: ['T1.4-2'],
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

const markdown = readFileSync(new URL('../../docs/fidelity.md', import.meta.url), 'utf8');
const facts = readFacts(markdown).flatMap((section) => section.facts);

test('the page in the app has every line of docs/fidelity.md', () => {
  const lines = markdown.split('\n').filter((line) => /^\| T?\d/.test(line));
  expect(facts.map(({ id }) => id)).toEqual(lines.map((line) => /[T\d.-]+/.exec(line)?.[0]));
  for (const [index, { what, here }] of facts.entries()) {
    expect(lines[index]).toContain(what);
    expect(lines[index]).toContain(`| ${here}`);
  }
});

test('each fact names a page of AWS, or says what it was read off', () => {
  const NO_PAGE = /observed|reported|assumed|agent|What's New|re:Post|articles/;
  const bare = facts.filter(({ pages, source }) => pages.length === 0 && !NO_PAGE.test(source));
  expect(bare.map(({ id, source }) => `${id}: ${source}`)).toEqual([]);
  for (const { url } of facts.flatMap(({ pages }) => pages)) {
    expect(url).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\/[\w/-]+(\.html)?$/);
  }
  const tracking = facts.find(({ id }) => id === 'T2.5-1');
  expect(tracking?.pages.map(({ url }) => url)).toEqual([
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html',
  ]);
});

test('what is marked as assumed rests on something that describe-fidelity tells', () => {
  const { waits, assumptions } = fidelity();
  const known = new Set(facts.map(({ id }) => id));
  const named = [...waits, ...assumptions].flatMap((one) => one.facts);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  const assumed = [...waits.filter((wait) => wait.assumed), ...assumptions];
  const told = new Set(assumed.flatMap((one) => one.facts));
  const marked = facts.filter(({ isAssumed }) => isAssumed);
  expect(marked.length).toBeGreaterThan(25);
  expect(marked.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
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
