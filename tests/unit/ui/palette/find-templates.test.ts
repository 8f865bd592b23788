import { expect, test } from 'vitest';
import { defineScenario } from '../../../../src/content/define';
import { findTemplates } from '../../../../src/ui/palette/find-templates';

const of = (id: string, summary: string, group?: 'Rolling updates') =>
  defineScenario({ id, title: id, summary, seed: 1, script: '', ...(group && { group }) });
const scenarios = [
  of('web-behind-an-alb', 'Three tasks behind a load balancer.'),
  of('stuck', 'Percentages that leave no room.', 'Rolling updates'),
  of('bad-build', 'The new build answers 5xx.', 'Rolling updates'),
];

const found = (search: string) =>
  findTemplates(scenarios, search).map(({ title, templates }) => [
    title,
    templates.map(({ id }) => id),
  ]);

test('templates stand under their headings, those without one under the first', () => {
  expect(found('')).toEqual([
    ['First steps', ['web-behind-an-alb']],
    ['Rolling updates', ['stuck', 'bad-build']],
  ]);
});

test('a search finds by every word, in title, summary and heading', () => {
  expect(found('rolling 5XX')).toEqual([['Rolling updates', ['bad-build']]]);
  expect(found('no room')).toEqual([['Rolling updates', ['stuck']]]);
  expect(found('kubernetes')).toEqual([]);
});

test('what is called so comes first, and so does its heading', () => {
  const more = [of('no-tasks', 'A room.'), ...scenarios, of('roomy', 'Large.', 'Rolling updates')];
  const ids = findTemplates(more, 'room').map(({ templates }) => templates.map(({ id }) => id));
  expect(ids).toEqual([['roomy', 'stuck'], ['no-tasks']]);
});
