import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import type { InspectorTab } from '../../../src/state/view-store';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

const select = (id: string, inspectorTab: InspectorTab) =>
  app.view.setState({ selection: [id], inspectorTab });

/** The running task of the new revision, as far as the page has been told of it. */
function newTask() {
  return waitFor(() => {
    const task = [...app.mirror.getState().entities.values()].find(
      (view) =>
        view.kind === 'task' && view.taskDefinition === 'web:2' && view.lastStatus === 'RUNNING',
    );
    expect(task).toBeDefined();
    return task!;
  });
}

/** A running task that was started with ECS Exec, after its agent has come up. */
async function taskWithExec() {
  await newTask();
  await give(app, 'Sandbox.Wait', { until: 'steady:web', timeout: 900 });
  await give(app, 'Sandbox.Wait', { for: 60 });
  return newTask();
}

describe('logs', () => {
  test('what a container writes is there as it comes, and narrowed by words', async () => {
    select(entity(app, 'task').id, 'logs');
    const user = show(app, <Inspector />);
    const log = await screen.findByRole('log');
    await waitFor(() => expect(log).toHaveTextContent('Listening on port 80'));
    await user.type(screen.getByLabelText('Find in logs'), 'starting');
    expect(within(log).getAllByRole('listitem')).toHaveLength(1);
    await user.clear(screen.getByLabelText('Find in logs'));
    const before = within(log).getAllByRole('listitem').length;
    await give(app, 'Sandbox.Wait', { for: 10 });
    await waitFor(() =>
      expect(within(log).getAllByRole('listitem').length).toBeGreaterThan(before),
    );
    expect(screen.getByText(/log driver in the task definition/)).toBeVisible();
  });
});

describe('ECS Exec', () => {
  test('without it AWS refuses, what it needs is named, and a button brings it about', async () => {
    select(entity(app, 'task').id, 'exec');
    const user = show(app, <Inspector />);
    await user.click(await screen.findByRole('button', { name: 'Execute' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /InvalidParameterException.*execute command was not enabled when the task was run/,
    );
    const needs = await screen.findByRole('list', { name: 'What ECS Exec needs' });
    expect(within(needs).getAllByRole('img', { name: 'Missing' })).toHaveLength(3);
    expect(screen.getByText(/there is no instance of yours to log in to/)).toBeVisible();
    await user.click(await within(needs).findByRole('button', { name: 'Turn on and deploy' }));
    await give(app, 'Sandbox.Wait', { until: 'steady:web', timeout: 900 });
    const task = await taskWithExec();
    select(task.id, 'exec');
    await waitFor(() => expect(screen.queryAllByRole('img', { name: 'Missing' })).toEqual([]));
  });

  test('a shell answers line by line; kill 1 ends the container, its session and its task', async () => {
    show(app, <Inspector />);
    select(entity(app, 'task').id, 'exec');
    const needs = await screen.findByRole('list', { name: 'What ECS Exec needs' });
    const user = userEvent.setup();
    await user.click(await within(needs).findByRole('button', { name: 'Turn on and deploy' }));
    await give(app, 'Sandbox.Wait', { until: 'steady:web', timeout: 900 });
    const task = await taskWithExec();
    select(task.id, 'exec');
    // The task that was shown before has the same button.
    await screen.findByText(/^Task · web:2/);
    await user.click(await screen.findByRole('button', { name: 'Execute' }));
    const line = await screen.findByRole('textbox', { name: 'Command line' });
    expect(line).toHaveFocus();
    await user.type(line, 'whoami{Enter}');
    const log = screen.getByRole('log', { name: 'Output of session in web' });
    await waitFor(() => expect(log).toHaveTextContent(/# whoami root/));
    await user.type(line, 'foo{Enter}');
    await waitFor(() => expect(log).toHaveTextContent('sh: foo: not found'));
    await user.type(line, '{ArrowUp}{ArrowUp}');
    expect(line).toHaveValue('whoami');
    await user.keyboard('{Control>}c{/Control}');
    expect(line).toHaveValue('');
    await user.type(line, 'kill 1{Enter}');
    await waitFor(() => expect(log).toHaveTextContent(/# kill 1/));
    await give(app, 'Sandbox.Wait', { for: 30 });
    expect(await screen.findByText(/The container has stopped, and the session/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Command line' })).toBeNull());
    expect(app.mirror.getState().entities.get(task.id)).toMatchObject({ desiredStatus: 'STOPPED' });
  });
});

describe('SSH', () => {
  test('an EC2 instance of the cluster answers command by command', async () => {
    await give(app, 'EC2.RunInstances', {
      ImageId: 'ami-1',
      InstanceType: 't3.medium',
      MinCount: 1,
      MaxCount: 1,
      UserData: btoa('#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'),
    });
    await give(app, 'Sandbox.Wait', { for: 180 });
    await waitFor(() => entity(app, 'containerInstance'));
    select(entity(app, 'containerInstance').id, 'ssh');
    const user = show(app, <Inspector />);
    const line = await screen.findByRole('textbox', { name: 'Command line' });
    await user.type(line, 'docker ps{Enter}');
    const log = screen.getByRole('log');
    await waitFor(() => expect(log).toHaveTextContent(/~\]\$ docker ps .*CONTAINER ID/));
    await user.type(line, 'nonsense{Enter}');
    await waitFor(() => expect(log).toHaveTextContent('command not found'));
    expect(screen.getByText(/^aws sandbox ssh .*nonsense/)).toBeVisible();
  });
});
