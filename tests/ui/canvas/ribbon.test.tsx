import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { EntityView, ServiceDeploymentView, ServiceView } from '../../../src/model/view';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { DeploymentRibbon } from '../../../src/ui/canvas/ribbon/deployment-ribbon';
import { goToDeployment } from '../../../src/ui/canvas/ribbon/ribbon.action';
import {
  deploymentView,
  listenerOf,
  loadBalancerView,
  serviceView,
  targetGroupView,
} from '../../support/entity-views';
import { bringing, statusOf } from '../../support/frames';
import { give, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

const ribbon = () => screen.queryByRole('region', { name: 'Deployment' });
const nowhere = () => {};

/** A service in the middle of a canary, as the engine would tell of it. */
async function openCanary(changes: Partial<ServiceDeploymentView> = {}) {
  app = await openSandbox();
  const user = show(app, <DeploymentRibbon isRoomy onSize={nowhere} />);
  const service = serviceView('api', { serviceDeployment: deploymentView(changes) });
  act(() => app.mirror.applyFrame(bringing(service), statusOf()));
  await screen.findByRole('region', { name: 'Deployment' });
  return { user, service };
}

describe('a rolling update on the real engine', () => {
  test('shows both revisions while it goes on, then its outcome, report and a close button', async () => {
    app = await openWebService();
    const user = show(app, <DeploymentRibbon isRoomy onSize={nowhere} />);
    expect(ribbon()).toBeNull();
    const service = { cluster: 'demo', service: 'web', forceNewDeployment: true };
    await give(app, 'ECS.UpdateService', service);
    await give(app, 'Sandbox.Wait', { for: 5 });
    expect(await screen.findByRole('heading', { name: 'Deploying web:1 · ROLLING' })).toBeVisible();
    expect(screen.getAllByRole('rowheader').map((one) => one.textContent)).toEqual([
      'web:1, source',
      'web:1, target',
    ]);
    // Of one name: what tells them apart is there for the eye too.
    for (const role of [', source', ', target']) {
      expect(screen.getByText(role)).not.toHaveClass('unseen');
    }
    await give(app, 'Sandbox.Wait', { until: 'steady:web', timeout: 900 });
    await waitFor(() => expect(ribbon()).toHaveTextContent(/Successful after \d+ m \d+ s/));
    await user.click(screen.getByRole('button', { name: 'Report' }));
    expect(app.view.getState().dialog).toMatchObject({ kind: 'report' });
    await user.click(screen.getByRole('button', { name: 'Close the deployment' }));
    expect(ribbon()).toBeNull();
  });
});

describe('a canary', () => {
  test('names its stages with the one under way, and both revisions’ shares and figures', async () => {
    await openCanary();
    const stages = within(screen.getByRole('list', { name: 'Stages' })).getAllByRole('listitem');
    expect(stages).toHaveLength(11);
    const [current] = stages.filter((one) => one.getAttribute('aria-current') === 'step');
    expect(current).toHaveTextContent('PRODUCTION_TRAFFIC_SHIFT, under way');
    expect(screen.getByRole('row', { name: /^api:41, source/ })).toHaveTextContent(
      '90 %4/4 running108 req/s0.02 % 5xxp99 201 ms',
    );
    expect(screen.getByRole('row', { name: /^api:42, target/ })).toHaveTextContent(
      '10 %4/4 running12 req/s2.9 % 5xxp99 240 ms',
    );
  });

  test('Roll back is StopServiceDeployment, given like any other gesture', async () => {
    const { user, service } = await openCanary();
    await user.click(screen.getByRole('button', { name: 'Roll back' }));
    await waitFor(() => expect(app.view.getState().lastOutcome).not.toBeNull());
    expect(app.view.getState().lastOutcome?.gesture.operations).toEqual([
      {
        target: 'ECS.StopServiceDeployment',
        input: { serviceDeploymentArn: service.serviceDeployment!.id, stopType: 'ROLLBACK' },
      },
    ]);
  });

  test('at a pause the button that matters is Continue, by keyboard too', async () => {
    const pause = {
      hookId: 'ecs-pause-7',
      stage: 'POST_TEST_TRAFFIC_SHIFT',
      expiresAt: deploymentView().startedAt,
      timeoutAction: 'ROLLBACK',
    } as const;
    const { user, service } = await openCanary({ pauses: [pause] });
    goToDeployment.run(app);
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Roll back' })).toHaveFocus();
    await user.tab({ shift: true });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(app.view.getState().lastOutcome).not.toBeNull());
    expect(app.view.getState().lastOutcome?.gesture.operations).toEqual([
      {
        target: 'ECS.ContinueServiceDeployment',
        input: {
          serviceDeploymentArn: service.serviceDeployment!.id,
          hookId: 'ecs-pause-7',
          action: 'CONTINUE',
        },
      },
    ]);
    // It goes on: the keyboard stays in the ribbon, and does not slip onto Roll back.
    const next = { ...service, serviceDeployment: deploymentView({ pauses: [] }) };
    act(() => app.mirror.applyFrame(bringing(next), statusOf()));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull());
    expect(ribbon()).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Roll back' })).toHaveFocus();
  });

  test('a function that is waited for: which, when it is asked again, and what it is to say', async () => {
    const hook = {
      hookId: 'ecs-lambda-7',
      functionName: 'check',
      stage: 'POST_TEST_TRAFFIC_SHIFT',
      nextCallAt: seconds(22),
      expiresAt: seconds(86_400),
    };
    const { user } = await openCanary({ hooks: [hook] });
    const asked = screen.getByRole('group', { name: 'Function check' });
    expect(asked).toHaveTextContent('waiting for check: asked again in 0:22');
    await user.click(within(asked).getByRole('button', { name: 'Fail' }));
    await waitFor(() => expect(asked).toHaveTextContent('check says FAILED, asked again in 0:22'));
    expect(app.view.getState().lastOutcome?.gesture.operations).toEqual([
      { target: 'Sandbox.PutHook', input: { function: 'check', answers: ['FAILED'] } },
    ]);
  });

  test('without room it is a line, until the user wants all of it', async () => {
    app = await openSandbox();
    const user = show(app, <DeploymentRibbon isRoomy={false} onSize={nowhere} />);
    const service = serviceView('api', { serviceDeployment: deploymentView() });
    act(() => app.mirror.applyFrame(bringing(service), statusOf()));
    await user.click(await screen.findByRole('button', { name: 'Unfold the deployment' }));
    expect(screen.getByRole('table')).toBeVisible();
  });

  test('folded it still says what it waits for, and how a function can be let answer', async () => {
    const hook = {
      hookId: 'ecs-lambda-7',
      functionName: 'check',
      stage: 'POST_TEST_TRAFFIC_SHIFT',
      nextCallAt: seconds(22),
      expiresAt: seconds(86_400),
    };
    const awaiting = { what: 'function check', endsAt: seconds(22) };
    const { user } = await openCanary({ hooks: [hook], awaiting, step: null });
    await user.click(screen.getByRole('button', { name: 'Fold the deployment' }));
    expect(ribbon()).toHaveTextContent('waiting for function check');
    const words = screen.getAllByRole('button').map((one) => one.textContent);
    expect(words.slice(0, 3)).toEqual(['Succeed', 'Fail', 'Roll back']);
    await user.click(screen.getByRole('button', { name: 'Succeed' }));
    await waitFor(() =>
      expect(app.view.getState().lastOutcome?.gesture.operations).toEqual([
        { target: 'Sandbox.PutHook', input: { function: 'check', answers: ['SUCCEEDED'] } },
      ]),
    );
  });

  test('presented it is a line that says how the traffic is shared, until it is unfolded', async () => {
    const { user } = await openCanary();
    await user.click(screen.getByRole('button', { name: 'Fold the deployment' }));
    await user.click(screen.getByRole('button', { name: 'Unfold the deployment' }));
    act(() => app.view.setState({ presenting: true }));
    expect(screen.queryByRole('table')).toBeNull();
    expect(ribbon()).toHaveTextContent('CANARY 10 %api:41 90 %api:42 10 %');
    await user.click(screen.getByRole('button', { name: 'Unfold the deployment' }));
    expect(screen.getByRole('table')).toBeVisible();
  });

  test('what was folded stays so; the next deployment opens unfolded', async () => {
    const { user, service } = await openCanary();
    await user.click(screen.getByRole('button', { name: 'Fold the deployment' }));
    const tell = (serviceDeployment: ServiceDeploymentView) =>
      act(() => app.mirror.applyFrame(bringing({ ...service, serviceDeployment }), statusOf()));
    tell(deploymentView({ stage: 'BAKE_TIME', statusReason: 'later' }));
    expect(screen.queryByRole('table')).toBeNull();
    tell(deploymentView({ id: 'next' }));
    expect(await screen.findByRole('table')).toBeVisible();
  });

  test('one that went well becomes a line after a while, unless somebody unfolds it', async () => {
    const { user, service } = await openCanary();
    const done = { isOver: true, status: 'SUCCESSFUL', finishedAt: seconds(500), awaiting: null };
    const at = (now: number, more: Partial<ServiceDeploymentView> = {}) => {
      const serviceDeployment = deploymentView({ ...done, ...more });
      const frame = bringing({ ...service, serviceDeployment });
      act(() => app.mirror.applyFrame({ ...frame, now: seconds(now) }, statusOf()));
    };
    at(501);
    expect(await screen.findByText(/^Successful/)).toBeVisible();
    expect(screen.getByRole('table')).toBeVisible();
    at(561);
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull());
    expect(ribbon()).toHaveTextContent(/Successful after/);
    await user.click(screen.getByRole('button', { name: 'Unfold the deployment' }));
    expect(screen.getByRole('table')).toBeVisible();
  });

  test('what had gone well before anybody looked is a line; what had failed is shown whole', async () => {
    const over = { isOver: true, finishedAt: deploymentView().startedAt, awaiting: null };
    const { service } = await openCanary({ ...over, status: 'SUCCESSFUL' });
    expect(screen.queryByRole('table')).toBeNull();
    const serviceDeployment = deploymentView({ ...over, id: 'next', status: 'ROLLBACK_FAILED' });
    act(() => app.mirror.applyFrame(bringing({ ...service, serviceDeployment }), statusOf()));
    expect(await screen.findByRole('table')).toBeVisible();
  });

  test('follows what changes while time stands still', async () => {
    const { service } = await openCanary();
    const next = {
      ...service,
      serviceDeployment: deploymentView({ status: 'ROLLBACK_REQUESTED' }),
    };
    act(() => app.mirror.applyFrame(bringing(next), statusOf()));
    expect(await screen.findByRole('heading', { name: /^Rolling back api:42/ })).toBeVisible();
  });

  test('folds to its title; alarms and breaker are told by word', async () => {
    const { user } = await openCanary({
      alarms: [{ name: 'api-5xx-high', state: 'ALARM', triggered: true }],
      breaker: { status: 'MONITORING', failureCount: 1, threshold: 3 },
    });
    const watchers = screen.getByRole('list', { name: /what watches it/ });
    expect(watchers).toHaveTextContent('api-5xx-high: In alarm, has ended it');
    expect(watchers).toHaveTextContent('breaker: 1 of 3');
    await user.click(screen.getByRole('button', { name: 'Fold the deployment' }));
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByRole('heading', { name: /^Deploying api:42/ })).toBeVisible();
  });

  test('of several deployments one is shown, and a button switches', async () => {
    const { user } = await openCanary();
    const other = serviceView('cart', {
      serviceDeployment: deploymentView({ id: 'other', startedAt: deploymentView().startedAt }),
    });
    act(() => app.mirror.applyFrame(bringing(other), statusOf()));
    await user.click(await screen.findByRole('button', { name: '1 of 2: api' }));
    expect(screen.getByRole('button', { name: '2 of 2: cart' })).toBeVisible();
    act(() => app.view.setState({ selection: [serviceView('api').id] }));
    expect(screen.getByRole('button', { name: '1 of 2: api' })).toBeVisible();
  });
});

describe('task sets that somebody has to drive', () => {
  const blue = targetGroupView('blue');
  const green = targetGroupView('green');
  /** The listener with so much of 100 at the old group, and the rest at the new one. */
  const balancer = (old: number) =>
    loadBalancerView('web-alb', [
      listenerOf('web-alb', 80, {
        type: 'forward',
        targetGroups: [
          { targetGroupArn: blue.id, weight: old },
          { targetGroupArn: green.id, weight: 100 - old },
        ],
      }),
    ]);

  const sets = (web1: string, web2: string, desired: number) =>
    serviceView('web', {
      desired: 4,
      deploymentController: 'EXTERNAL',
      deployments: [
        taskSetRow('ecs-svc/2', 'web:2', {
          status: web2,
          desired,
          running: desired,
          targetGroupArns: [green.id],
        }),
        taskSetRow('ecs-svc/1', 'web:1', {
          status: web1,
          desired: 4,
          running: 4,
          targetGroupArns: [blue.id],
        }),
      ],
    });

  test('the next step has its button: scale, send requests, make primary, delete the one before', async () => {
    app = await openSandbox();
    const user = show(app, <DeploymentRibbon isRoomy onSize={nowhere} />);
    const tell = (...views: EntityView[]) =>
      act(() => app.mirror.applyFrame(bringing(...views), statusOf()));
    tell(blue, green, balancer(100), sets('PRIMARY', 'ACTIVE', 2));
    await user.click(await screen.findByRole('button', { name: 'Scale to 100 %' }));
    await waitFor(() => expect(app.view.getState().lastOutcome).not.toBeNull());
    expect(app.view.getState().lastOutcome?.gesture.operations).toEqual([
      {
        target: 'ECS.UpdateTaskSet',
        input: {
          cluster: 'demo',
          service: 'web',
          taskSet: 'ecs-svc/2',
          scale: { value: 100, unit: 'PERCENT' },
        },
      },
    ]);
    tell(sets('PRIMARY', 'ACTIVE', 4));
    const send = await screen.findByRole('button', { name: 'Send requests to web:2' });
    expect(screen.queryByRole('button', { name: 'Make primary' })).toBeNull();
    await user.click(send);
    await waitFor(() =>
      expect(app.view.getState().lastOutcome?.gesture.operations).toEqual([
        {
          target: 'ELBv2.ModifyListener',
          input: {
            ListenerArn: balancer(100).listeners[0]!.arn,
            DefaultActions: [
              {
                Type: 'forward',
                ForwardConfig: {
                  TargetGroups: [
                    { TargetGroupArn: blue.id, Weight: 0 },
                    { TargetGroupArn: green.id, Weight: 100 },
                  ],
                },
              },
            ],
          },
        },
      ]),
    );
    tell(balancer(0));
    expect(await screen.findByRole('button', { name: 'Make primary' })).toBeVisible();
    // Somebody has moved some of it back.
    tell(balancer(20), sets('ACTIVE', 'PRIMARY', 4));
    expect(await screen.findByRole('button', { name: 'Send requests to web:2' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Delete web:1' })).toBeNull();
    tell(balancer(0));
    expect(await screen.findByRole('button', { name: 'Delete web:1' })).toBeVisible();
  });
});

type Row = ServiceView['deployments'][number];

const taskSetRow = (id: string, taskDefinition: string, changes: Partial<Row>): Row => ({
  id,
  taskDefinition,
  status: 'ACTIVE',
  desired: 0,
  running: 0,
  pending: 0,
  failedTasks: 0,
  rolloutState: 'STEADY_STATE',
  rolloutStateReason: '',
  createdAt: seconds(id === 'ecs-svc/2' ? 2 : 1),
  machine: null,
  ...changes,
});
