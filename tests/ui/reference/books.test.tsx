import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openReference } from '../../../src/state/view-store';
import ReferenceScreen from '../../../src/ui/reference/reference-screen';
import { entity, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

async function open(of: Promise<SandboxApp>, page: 'phrasebook' | 'commands') {
  app = await of;
  openReference(app.view, page);
  return show(app, <ReferenceScreen />);
}

const field = () => screen.findByRole('textbox', { name: /^Docker phrase/ });
const rows = () =>
  within(screen.getByRole('navigation', { name: 'Phrases' })).queryAllByRole('button');

test('the phrasebook is searched by words, and answers whole phrases and pieces of files', async () => {
  const user = await open(openSandbox(), 'phrasebook');
  const search = await field();
  const all = rows().length;
  await user.click(search);
  await user.paste('least privilege hovercraft');
  await waitFor(() => expect(rows()).toHaveLength(0));
  await user.clear(search);
  await user.paste('secret');
  await waitFor(() => expect(rows().length).toBeLessThan(all));
  expect(
    rows()
      .map((row) => row.textContent)
      .join(' '),
  ).toContain('docker secret create');

  await user.clear(search);
  await user.paste('docker run -p 8080:80 -m 512m nginx');
  const typed = await screen.findByRole('article', { name: 'What you typed' });
  expect(screen.getByText(/^Read as docker run\./)).toBeVisible();
  // Rows about the options that were typed.
  expect(
    rows()
      .map((row) => row.textContent)
      .join(' '),
  ).toContain('docker run -m 512m');
  expect(within(typed).getByLabelText(/^Register task definition/)).toHaveTextContent(
    '"memory": 512',
  );
  expect(typed).toHaveTextContent('aws elbv2 create-listener');
  expect(typed).not.toHaveTextContent('Compose');
  expect(await within(typed).findByRole('img', { name: 'What it becomes' })).toBeInTheDocument();

  await user.clear(search);
  await user.paste('image: nginx\ndeploy:\n  replicas: 3');
  expect(await screen.findByText(/^Read as a compose file\./)).toBeVisible();
  await user.clear(search);
  await user.paste('docker run --name');
  expect(await screen.findByRole('alert')).toHaveTextContent('--name wants a value.');
  // Escape empties the field first, then leaves.
  await user.keyboard('{Escape}');
  expect(search).toHaveValue('');
  await user.keyboard('{Escape}');
  expect(app.view.getState().screen.kind).toBe('workbench');
});

test('a phrase is picked: what has no equal says so, a command takes the sandbox’s names', async () => {
  const user = await open(openWebService(), 'phrasebook');
  await field();
  await user.click(screen.getByRole('button', { name: /^docker cp/ }));
  expect(screen.getByRole('heading', { name: 'No equal in ECS' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^docker restart web/ }));
  const lines = await screen.findByRole('region', { name: 'As commands' });
  expect(lines).toHaveTextContent('--service web --force-new-deployment');
  await user.click(screen.getByRole('button', { name: 'Run it here' }));
  const answer = await screen.findByRole('region', { name: 'What it answers' });
  expect(answer).toHaveTextContent('"serviceName": "web"');
});

test('a command of the book runs on the open sandbox, and is undone', async () => {
  const user = await open(openWebService(), 'commands');
  await user.type(
    await screen.findByRole('searchbox', { name: 'Search commands' }),
    'how many tasks',
  );
  await user.click(screen.getByRole('button', { name: /^Set how many tasks a service runs/ }));
  const count = screen.getByRole('textbox', { name: 'Count' });
  await user.clear(count);
  await user.type(count, '5');
  expect(screen.getByText(/^Changes: the desired count/)).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Run it here' })).toBeEnabled());
  await user.click(screen.getByRole('button', { name: 'Run it here' }));
  await screen.findByRole('region', { name: 'What it answers' });
  await waitFor(() => expect(entity(app, 'service').desired).toBe(5));
  expect(app.view.getState().typedLines.at(-1)).toContain('--desired-count 5');
  await user.click(screen.getByRole('button', { name: 'Undo it' }));
  await waitFor(() => expect(entity(app, 'service').desired).toBe(3));
  expect(await screen.findByText(/^Undone: /)).toBeVisible();
});

test('where the sandbox lacks something, one to practise on is a click away', async () => {
  const user = await open(openSandbox(), 'commands');
  await user.click(await screen.findByRole('button', { name: /^Describe a task/ }));
  expect(await screen.findByText(/This sandbox has no task yet/)).toHaveTextContent(
    /called “Something to practise on”/,
  );
  expect(screen.getByRole('button', { name: 'Run it here' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Open one to practise on' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Run it here' })).toBeEnabled());
});
