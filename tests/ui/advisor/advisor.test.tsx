import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import AdvisorBadge from '../../../src/ui/advisor/advisor-badge';
import AdvisorPanel from '../../../src/ui/advisor/advisor-panel';
import { entity, give, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

afterEach(() => app.close());

const list = (name: string) => screen.findByRole('list', { name });
const row = async (name: string, text: string) => {
  const items = await within(await list(name)).findAllByRole('listitem');
  const found = items.find((one) => one.textContent?.includes(text));
  if (!found) throw new Error(`${name} has nothing of ${text}`);
  return found;
};

test('where nothing is there is nothing to look at, and it says what would be', async () => {
  app = await openSandbox();
  show(app, <AdvisorPanel />);
  expect(await screen.findByText(/^Nothing to look at yet\. \d+ rules look at/)).toBeVisible();
});

test('a finding leads to its resource, says why, and names AWS’s page', async () => {
  app = await openWebService();
  const user = show(app, <AdvisorPanel />);
  const found = within(await row('Will hurt', 'No deployment circuit breaker'));
  expect(found.getByRole('img', { name: 'warning' })).toBeVisible();
  await user.click(found.getByRole('button', { name: 'service demo/web' }));
  const { selection, lookAt } = app.view.getState();
  expect({ selection, lookAt }).toEqual({
    selection: [entity(app, 'service').id],
    lookAt: entity(app, 'service').id,
  });
  expect(found.queryByRole('link')).toBeNull();
  await user.click(found.getByRole('button', { name: /^Why: No deployment circuit breaker/ }));
  const page = found.getByRole('link', { name: /AWS’s page/ });
  expect(page.getAttribute('href')).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/AmazonECS\//);
  expect(page).toHaveAttribute('target', '_blank');
  expect(screen.getByText(/rules looked at 1 cluster, 1 service, 1 task definition/)).toBeVisible();
});

test('what no operation cures says what to do by hand', async () => {
  app = await openWebService();
  await give(app, 'ECS.RegisterTaskDefinition', {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        portMappings: [{ containerPort: 80 }],
        environment: [{ name: 'API', value: 'http://10.0.0.7' }],
      },
    ],
  });
  await give(app, 'ECS.UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web' });
  const user = show(app, <AdvisorPanel />);
  const found = within(await row('Will hurt', 'Another service is called by its address'));
  await user.click(found.getByRole('button', { name: /^Why: Another service/ }));
  expect(found.getByText(/switch Service Connect on/)).toBeVisible();
  expect(found.queryByRole('button', { name: 'Do this' })).toBeNull();
  expect(await found.findByRole('button', { name: /^Lesson 8 · Load balancing/ })).toBeVisible();
});

test('a fix shows its command before it is given, silences the finding, and can be undone', async () => {
  app = await openWebService();
  const user = show(app, <AdvisorPanel />);
  const isOn = () => app.mirror.getState().entities.get(entity(app, 'cluster').id);
  const found = within(await row('Could be better', 'Container Insights is off'));
  await user.click(found.getByRole('button', { name: /^Fix Container Insights/ }));
  expect(found.getByRole('figure')).toHaveTextContent(
    'aws ecs update-cluster-settings --cluster demo --settings',
  );
  expect(isOn()).toMatchObject({ containerInsights: 'disabled' });
  await user.click(found.getByRole('button', { name: 'Do this' }));
  await waitFor(() => expect(isOn()).toMatchObject({ containerInsights: 'enhanced' }));
  expect(screen.getByRole('status')).toHaveTextContent(/^Done: Switch it on/);
  await waitFor(() => expect(screen.queryByText('Container Insights is off')).toBeNull());
  app.commands.undo();
  expect(await screen.findByText('Container Insights is off')).toBeVisible();
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('another sandbox has none of the findings and words of the one before, at once', async () => {
  app = await openWebService();
  const user = show(app, <AdvisorPanel />);
  const found = within(await row('Could be better', 'Container Insights is off'));
  await user.click(found.getByRole('button', { name: /^Fix Container Insights/ }));
  await user.click(found.getByRole('button', { name: 'Do this' }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/^Done/));
  await screen.findByText('No deployment circuit breaker');
  const { epoch } = app.mirror.getState();
  const seen = new Promise<void>((resolve) => {
    const stop = app.mirror.subscribe((state) => {
      if (state.epoch === epoch) return;
      stop();
      resolve();
    });
  });
  void app.commands.newSandbox();
  await act(() => seen);
  expect(screen.queryByText('No deployment circuit breaker')).toBeNull();
  expect(screen.queryByText(/^Done/)).toBeNull();
  expect(await screen.findByText(/^Nothing to look at yet/)).toBeVisible();
});

test('what goes away takes its findings along', async () => {
  app = await openWebService();
  show(app, <AdvisorPanel />);
  await row('Will hurt', 'No deployment circuit breaker');
  await give(app, 'ECS.DeleteService', { cluster: 'demo', service: 'web', force: true });
  await waitFor(() => expect(screen.queryByText('No deployment circuit breaker')).toBeNull());
});

test('its tab says how many errors and warnings there are', async () => {
  app = await openWebService();
  show(app, <AdvisorBadge />);
  const said = await screen.findByText(/^: \d+ warnings?$/);
  const [count] = /\d+/.exec(said.textContent)!;
  expect(screen.getByText(count)).toHaveAttribute('title', said.textContent.slice(2));
});
