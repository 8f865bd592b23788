import { render, screen } from '@testing-library/react';
import { lazy } from 'react';
import { expect, test, vi } from 'vitest';
import { Late } from '../../../src/ui/kit/late';

test('a part that cannot be loaded says so in its place; the rest of the page stays', async () => {
  const Lost = lazy(() => Promise.reject(new Error('no network')));
  // React tells of it there, caught or not.
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <main>
      <Late>
        <Lost />
      </Late>
      <p>the rest</p>
    </main>,
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be loaded');
  expect(screen.getByText('the rest')).toBeInTheDocument();
  told.mockRestore();
});

test('a part that comes takes the place of what stood for it', async () => {
  const Slow = lazy(async () => ({ default: () => <p>here it is</p> }));
  render(
    <Late fallback={<p>soon</p>}>
      <Slow />
    </Late>,
  );
  expect(screen.getByText('soon')).toBeInTheDocument();
  expect(await screen.findByText('here it is')).toBeInTheDocument();
  expect(screen.queryByText('soon')).toBeNull();
});
