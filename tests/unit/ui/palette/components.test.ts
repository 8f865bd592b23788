import { expect, test } from 'vitest';
import { PALETTE, searchPalette } from '../../../../src/ui/palette/components';

const labels = (search: string) =>
  searchPalette(search).flatMap(({ components }) => components.map(({ label }) => label));

test('the palette holds what can be built, by AWS’s names', () => {
  expect(PALETTE.flatMap(({ components }) => components.map(({ label }) => label))).toEqual([
    'Cluster',
    'Service',
    'Task (run-task)',
    'EC2 instance',
    'Capacity provider',
    'Load balancer (ALB)',
    'Target group',
    'Listener rule',
    'EFS file system',
    'EBS volume',
    'Client traffic',
    'Fault',
    'CloudWatch alarm',
  ]);
});

test('a search finds by label, by AWS’s words and by every word given', () => {
  expect(labels('')).toHaveLength(15);
  expect(labels('target')).toContain('Target group');
  expect(labels('ALB')).toEqual(['Load balancer (ALB)']);
  expect(labels('chaos kill')).toEqual(['Fault']);
  expect(labels('kubernetes')).toEqual([]);
});
