import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { AboutDialog } from '../../../src/ui/about/about-dialog';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

test('a task’s lifecycle says that its waits are assumed; by keyboard it opens the note', async () => {
  app.view.setState({ selection: [entity(app, 'task').id], inspectorTab: 'state' });
  const user = show(
    app,
    <>
      <Inspector />
      <AboutDialog />
    </>,
  );
  screen.getByRole('button', { name: /^assumed: .*PROVISIONING.*DEPROVISIONING/ }).focus();
  await user.keyboard('{Enter}');
  const note = await screen.findByRole('dialog', { name: 'What is simulated, what is assumed' });
  const row = await within(note).findByRole('row', { name: /^PROVISIONING on Fargate/ });
  expect(row).toHaveTextContent(/8–12 s/);
  expect(row).toHaveTextContent(/assumed$/);
  const documented = within(note).getByRole('row', { name: /SIGKILL without a stopTimeout/ });
  expect(documented).toHaveTextContent(/docs\.aws\.amazon\.com.*API_ContainerDefinition/);
  expect(documented).toHaveTextContent(/30 sAWS$/);
  expect(note).toHaveTextContent('Containers run no code.');
  await user.keyboard('{Escape}');
  expect(app.view.getState().dialog).toBeNull();
});
