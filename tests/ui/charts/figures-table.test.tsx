import { render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import FiguresTable from '../../../src/ui/charts/figures-table';

const seconds = Array.from({ length: 3600 }, (_, i) => i + 1);
const chart = (id: string, unit: string, values: (number | null)[]) => ({
  id,
  title: id,
  unit,
  moments: seconds,
  series: [{ id: 'all', label: 'all', colour: 'text' as const, values }],
  empty: null,
});

test('an hour of seconds is a table whose rows come as they are scrolled to', async () => {
  render(<FiguresTable charts={[chart('Requests', '/s', seconds), chart('Hosts', '', seconds)]} />);
  const table = screen.getByRole('table');
  expect(table).toHaveAttribute('aria-rowcount', '3602');
  await waitFor(() => expect(within(table).getByRole('row', { name: /^1:00:00/ })).toBeVisible());
  expect(within(table).getAllByRole('row').length).toBeLessThan(100);
  expect(within(table).getByRole('row', { name: '1:00:00 3600 3600' })).toBeVisible();
  expect(within(table).getByRole('columnheader', { name: 'Requests per s' })).toBeVisible();
});
