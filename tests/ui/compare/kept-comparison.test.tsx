import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { seconds, type SimMicros } from '../../../src/model/sim-time';
import { Screens } from '../../../src/ui/shell/screens';
import { give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

const isOpen = () => app.view.getState().screen.kind === 'compare';
const compare = () => act(() => app.view.setState({ screen: { kind: 'compare' } }));
const button = (name: string) => screen.findByRole('button', { name });

test('Escape closes a list that is open, and only then the screen; the report is kept', async () => {
  const user = show(app, <Screens />);
  compare();
  const choice = await screen.findByRole('combobox', { name: 'B is' });
  await user.click(choice);
  await screen.findByRole('option', { name: /one thing changed/ });
  await user.keyboard('{Escape}');
  expect(isOpen()).toBe(true);
  await waitFor(() => expect(screen.queryByRole('option')).toBeNull());

  const seeds = screen.getByRole('textbox', { name: 'Seeds' });
  await user.clear(seeds);
  await user.type(seeds, '2');
  const length = screen.getByRole('textbox', { name: 'For' });
  await user.clear(length);
  await user.type(length, '20');
  await user.click(await button('Compare'));
  await screen.findByText(/^2 seeds.* Measured from \d\d:\d\d:\S+ to \d\d:\d\d:\S+\.$/, undefined, {
    timeout: 60_000,
  });
  await user.keyboard('{Escape}');
  expect(isOpen()).toBe(false);

  compare();
  await screen.findByText(/^2 seeds/);
  await user.click(await button('Set up'));
  expect(await screen.findByRole('textbox', { name: 'Seeds' })).toHaveProperty('value', '2');
}, 120_000);

test('a fork that no command was given to is told to be the same run', async () => {
  await give(app, 'Sandbox.Wait', { for: 60 });
  await waitFor(() => expect(app.mirror.getState().run.waiting).toBe(false));
  const before = (app.mirror.getState().now - seconds(30)) as SimMicros;
  act(() => app.commands.seek(before));
  await waitFor(() => expect(app.mirror.getState().now).toBe(before));
  act(() => app.commands.control({ type: 'fork' }));
  await waitFor(() => expect(app.mirror.getState().run.branches?.length).toBe(1));
  show(app, <Screens />);
  compare();
  expect(await screen.findByRole('note')).toHaveProperty(
    'textContent',
    expect.stringContaining('both are the same run'),
  );
});
