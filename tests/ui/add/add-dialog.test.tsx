import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { EntityView } from '../../../src/model/view';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { AddDialog } from '../../../src/ui/add/add-dialog';
import { entity, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

/** Opens the dialog as a drop on a node, or on the empty canvas, would. */
async function drop(component: string, onto: string | null = null, at = { x: 40, y: 60 }) {
  act(() => app.view.setState({ dialog: { kind: 'add', component, at, onto } }));
  return within(await screen.findByRole('dialog'));
}

const all = (kind: EntityView['kind']) =>
  [...app.mirror.getState().entities.values()].filter((view) => view.kind === kind);
const exists = (kind: EntityView['kind'], name?: string) =>
  waitFor(() => expect(entity(app, kind, name)).toBeDefined());

describe('a dropped component', () => {
  test('shows the command it will be, and Enter creates it where it was dropped', async () => {
    app = await openSandbox();
    const user = show(app, <AddDialog />);
    const dialog = await drop('cluster');
    expect(dialog.getByText('aws ecs create-cluster --cluster-name demo')).toBeVisible();
    await waitFor(() => expect(dialog.getByRole('textbox')).toHaveFocus());
    await user.clear(dialog.getByRole('textbox'));
    expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled();
    await user.keyboard('shop{Enter}');
    await exists('cluster', 'shop');
    const { id } = entity(app, 'cluster', 'shop');
    expect(app.workspace.getState().layout[id]).toMatchObject({ x: 40, y: 60 });
    await waitFor(() => expect(app.view.getState().selection).toEqual([id]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('that AWS refuses says so in AWS’s words, and changes nothing', async () => {
    app = await openSandbox();
    const user = show(app, <AddDialog />);
    const dialog = await drop('cluster');
    await user.clear(dialog.getByRole('textbox'));
    await user.keyboard('no spaces please{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(/^InvalidParameterException: /);
    expect(all('cluster')).toEqual([]);
  });

  test('a service on empty canvas offers to make the cluster with it', async () => {
    app = await openSandbox();
    const user = show(app, <AddDialog />);
    const dialog = await drop('service');
    expect(dialog.getByText(/^aws ecs create-cluster --cluster-name demo/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    await exists('service', 'web');
    expect(entity(app, 'service').clusterArn).toBe(entity(app, 'cluster').id);
  });

  test('a service dropped on a cluster is created there', async () => {
    app = await openSandbox();
    for (const clusterName of ['one', 'two']) {
      await app.commands.send('ECS.CreateCluster', { clusterName });
    }
    await exists('cluster', 'two');
    const user = show(app, <AddDialog />);
    const dialog = await drop('service', entity(app, 'cluster', 'one').id);
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    await exists('service');
    expect(entity(app, 'service').clusterArn).toBe(entity(app, 'cluster', 'one').id);
  });

  test('a task is a run-task of its own', async () => {
    app = await openSandbox();
    const user = show(app, <AddDialog />);
    const dialog = await drop('task');
    await user.click(dialog.getByRole('button', { name: 'Run' }));
    await exists('task');
    expect(entity(app, 'task')).toMatchObject({ serviceArn: null, taskDefinition: 'job:1' });
  });

  test('5.2: a target group says its health check, with AWS’s default and range', async () => {
    app = await openSandbox();
    const user = show(app, <AddDialog />);
    const dialog = await drop('target-group');
    expect(dialog.getByText(/5–300 s · AWS’s default: 30/)).toBeVisible();
    const path = dialog.getByRole('textbox', { name: 'HealthCheckPath' });
    await user.clear(path);
    await user.type(path, '/healthz');
    await user.keyboard('{Enter}');
    await exists('targetGroup');
    const { path: asked, intervalSeconds } = entity(app, 'targetGroup').healthCheck;
    expect([asked, intervalSeconds]).toEqual(['/healthz', 30]);
  });

  test('clients can come before their load balancer; dropped later they send to it', async () => {
    app = await openSandbox();
    const user = show(app, <AddDialog />);
    const dialog = await drop('traffic');
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    await exists('traffic');
    expect(entity(app, 'traffic').loadBalancerArn).toBe('');
    await drop('load-balancer');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await exists('loadBalancer', 'web-alb');
    const [client, balancer] = [entity(app, 'traffic').id, entity(app, 'loadBalancer').id];
    await app.commands.connect(client, balancer);
    await waitFor(() => expect(entity(app!, 'traffic').loadBalancerArn).toBe(balancer));
    const traffic = await drop('traffic');
    expect(traffic.getByRole('button', { name: 'Send' })).toBeEnabled();
  });
});

describe('over a running service', () => {
  test('a rule joins its listener with the next free priority', async () => {
    app = await openWebService();
    const user = show(app, <AddDialog />);
    const dialog = await drop('listener-rule', entity(app, 'loadBalancer').id);
    const path = dialog.getByRole('textbox', { name: 'path-pattern' });
    await user.clear(path);
    await user.type(path, '/admin/*');
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(entity(app, 'loadBalancer').listeners[0]!.rules).toHaveLength(2));
    expect(entity(app, 'loadBalancer').listeners[0]!.rules[0]).toMatchObject({
      priority: 1,
      conditions: [{ field: 'path-pattern', values: ['/admin/*'] }],
    });
  });

  test('a fault dropped on a task is aimed at it', async () => {
    app = await openWebService();
    const user = show(app, <AddDialog />);
    const task = entity(app, 'task');
    const dialog = await drop('fault', task.id);
    expect(dialog.getByText(/^aws sandbox inject-fault --type kill-task --task /)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Inject' }));
    await waitFor(() =>
      expect(app.mirror.getState().entities.get(task.id)).not.toMatchObject({
        lastStatus: 'RUNNING',
      }),
    );
  });

  test('a fault of what tasks need is aimed at a registry, a subnet, a role, a provider', async () => {
    app = await openWebService();
    const user = show(app, <AddDialog />);
    const dialog = await drop('fault');
    const choose = async (field: string, entry: RegExp) => {
      await user.click(dialog.getByRole('combobox', { name: field }));
      await user.click(await screen.findByRole('option', { name: entry }));
    };
    await choose('type', /^registry-outage$/);
    expect(dialog.getByText(/--type registry-outage --image web:1 --for 60$/)).toBeVisible();
    await choose('aim', /every registry/);
    expect(dialog.getByText(/--type registry-outage --for 60$/)).toBeVisible();
    await choose('type', /^exhaust-subnet-ips$/);
    expect(dialog.getByText(/--type exhaust-subnet-ips --for 60 --subnet subnet-a$/)).toBeVisible();
    await choose('type', /^revoke-role$/);
    expect(dialog.getByText(/--role ecsTaskExecutionRole$/)).toBeVisible();
    await choose('type', /^capacity-unavailable$/);
    await choose('aim', /^FARGATE_SPOT$/);
    await user.click(dialog.getByRole('button', { name: 'Inject' }));
    await waitFor(() =>
      expect(entity(app, 'fault').fault).toMatchObject({
        type: 'capacity-unavailable',
        resource: 'FARGATE_SPOT',
        active: true,
      }),
    );
  });
});
