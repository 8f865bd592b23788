/**
 * Every rule of the advisor proves itself: its guilty example is found out, with figures; its clean
 * one is not; and its fix, once given and come to rest, silences it and makes no other speak.
 */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LINT_RULES } from '../../src/content/lint-rules/index';
import type { LintRule } from '../../src/content/define';
import { playedExample } from '../support/lint-examples';

/** A deployment and the draining of what it replaces end well within it; simulated seconds. */
const SETTLED = 900;

const PAGE = /^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html(?:#[\w-]+)?$/;

test('each rule has an id, a title and a text of its own', () => {
  for (const member of ['id', 'title', 'why'] as const) {
    expect(new Set(LINT_RULES.map((one) => one[member])).size).toBe(LINT_RULES.length);
  }
  for (const { id, docs, lesson } of LINT_RULES) {
    expect(docs).toMatch(PAGE);
    if (lesson === undefined) continue;
    expect(existsSync(`src/content/lessons/${lesson}.md`), `${id} names ${lesson}`).toBe(true);
  }
});

describe.each(LINT_RULES.map((rule): [string, LintRule] => [rule.id, rule]))('%s', (id, rule) => {
  const said = (findings: readonly { rule: string; resource: string; message: string }[]) =>
    // A fix may register a revision; what was said of the one before is nothing new.
    findings.map((one) => `${one.rule} ${one.resource.replace(/:\d+$/, '')}`);

  test('finds the guilty one, with evidence; the fix silences it, and starts no other', async () => {
    const sandbox = await playedExample(rule.guilty);
    const before = await sandbox.lint();
    const own = before.filter((one) => one.rule === id);
    expect(said(before).join('\n')).toContain(id);
    for (const one of own) expect(one.message).toMatch(/\d|false|: /);
    // Where no operations put it right, it says what does.
    for (const one of own) expect(one.fix ?? one.byHand).toBeTruthy();
    const fixes = own.flatMap((one) => one.fix ?? []);
    if (fixes.length === 0) return;
    for (const { operations } of fixes) sandbox.give(operations);
    sandbox.wait(SETTLED);
    const after = await sandbox.lint();
    expect(said(after).filter((one) => !said(before).includes(one))).toEqual([]);
    expect(after.filter((one) => one.rule === id)).toEqual([]);
  });

  test('has nothing to say of the clean one', async () => {
    const sandbox = await playedExample(rule.clean);
    expect(said(await sandbox.lint())).not.toContainEqual(expect.stringContaining(`${id} `));
  });
});
