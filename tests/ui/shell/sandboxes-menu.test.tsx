import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SandboxName } from '../../../src/ui/shell/sandbox-name';
import { openSandbox, show } from '../../support/web-sandbox';

test('a copy is made, and the sandbox it was made from can be opened again', async () => {
  const app = await openSandbox();
  const user = show(app, <SandboxName />);
  await user.click(screen.getByRole('button', { name: /^Rename sandbox/ }));
  await user.keyboard('First{Enter}');
  await app.commands.duplicateSandbox();
  app.commands.renameSandbox('Second');
  await app.commands.duplicateSandbox();
  await waitFor(() => expect(app.workspace.getState().name).toBe('Second copy'));
  await user.click(screen.getByRole('button', { name: 'Sandboxes' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Second' }));
  await waitFor(() => expect(app.workspace.getState().name).toBe('Second'));
  app.close();
});

test.each([
  ['My production web service (2)', ' service (2)'],
  ['Web service behind an ALB recovered', ' recovered'],
  ['Shop recovered 2', ' recovered 2'],
  ['Shop', ''],
  ['Shop averyveryveryverylongword', 'ryverylongword'],
])('of “%s” the end is never cut off', async (name, end) => {
  const app = await openSandbox();
  app.commands.renameSandbox(name);
  show(app, <SandboxName />);
  const shown = screen.getByRole('button', { name: /^Rename sandbox/ });
  expect(shown).toHaveTextContent(name);
  expect(shown.lastElementChild!.textContent).toBe(end);
  app.close();
});

test('a name is not changed by Escape', async () => {
  const app = await openSandbox();
  const user = show(app, <SandboxName />);
  const { name } = app.workspace.getState();
  await user.click(screen.getByRole('button', { name: /^Rename sandbox/ }));
  await user.keyboard('Other{Escape}');
  expect(app.workspace.getState().name).toBe(name);
  app.close();
});

test('a new sandbox begins at the pace of real time', async () => {
  const app = await openSandbox();
  const user = show(app, <SandboxName />);
  app.commands.control({ type: 'speed', speed: 20 });
  await waitFor(() => expect(app.mirror.getState().run.speed).toBe(20));
  await user.click(screen.getByRole('button', { name: 'Sandboxes' }));
  await user.click(await screen.findByRole('menuitem', { name: 'New sandbox' }));
  await waitFor(() => expect(app.mirror.getState().run.speed).toBe(1));
  app.close();
});
