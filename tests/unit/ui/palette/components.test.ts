import { expect, test } from 'vitest';
import { PALETTE, searchPalette } from '../../../../src/ui/palette/components';

const labels = (search: string) =>
  searchPalette(search).flatMap(({ components }) => components.map(({ label }) => label));

test('the palette holds the components of issues 2 and 3', () => {
  expect(PALETTE.flatMap(({ components }) => components.map(({ label }) => label))).toEqual([
    'Cluster',
    'Service',
    'Task (run-task)',
    'Load balancer (ALB)',
    'Target group',
    'Listener rule',
    'Client traffic',
    'Fault',
    'CloudWatch alarm',
  ]);
});

test('a search finds by label, by AWS’s words and by every word given', () => {
  expect(labels('')).toHaveLength(9);
  expect(labels('target')).toContain('Target group');
  expect(labels('ALB')).toEqual(['Load balancer (ALB)']);
  expect(labels('chaos kill')).toEqual(['Fault']);
  expect(labels('kubernetes')).toEqual([]);
});
