import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

const select = (id: string, inspectorTab: 'state' | 'configure' | 'json' = 'state') =>
  app.view.setState({ selection: [id], inspectorTab });
const statesOf = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');

describe('with nothing selected', () => {
  test('everything there is can be gone to', async () => {
    const user = show(app, <Inspector />);
    await user.click(screen.getByRole('button', { name: /web-alb/ }));
    expect(app.view.getState().selection).toEqual([entity(app, 'loadBalancer').id]);
    expect(screen.getByRole('heading', { name: 'web-alb' })).toBeInTheDocument();
  });
});

describe('a task', () => {
  test('1.1: its lifecycle is the machine that runs, with the time in each state', () => {
    select(entity(app, 'task').id);
    show(app, <Inspector />);
    const states = statesOf(screen.getByRole('list', { name: 'Task lifecycle' }));
    expect(states.map((state) => /^[A-Z]+/.exec(state)?.[0])).toEqual([
      'PROVISIONING',
      'PENDING',
      'ACTIVATING',
      'RUNNING',
      'DEACTIVATING',
      'STOPPING',
      'DEPROVISIONING',
      'STOPPED',
    ]);
    expect(states[0]).toMatch(/^PROVISIONING[\d.]+ s$/);
    expect(states[4]).toBe('DEACTIVATING');
    const active = screen.getByRole('list', { name: 'Task lifecycle' });
    expect(active.querySelector('[aria-current=step]')).toHaveTextContent('RUNNING');
  });

  test('6: stopped by its button it is drained first, and says how long still', async () => {
    const { id } = entity(app, 'task');
    select(id);
    const user = show(app, <Inspector />);
    await user.click(screen.getByRole('button', { name: 'Stop task' }));
    await give(app, 'Sandbox.Wait', { for: 15 });
    expect(await screen.findByText(/Deregistration delay: .* left/)).toBeInTheDocument();
    expect(screen.getAllByText('DEACTIVATING').length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Stop task' })).toBeDisabled();
    expect(app.view.getState().lastOutcome).toMatchObject({ ok: true });
  });

  test('a fault is aimed at this very task', async () => {
    const { id } = entity(app, 'task');
    select(id);
    const user = show(app, <Inspector />);
    await user.click(screen.getByRole('button', { name: 'Inject fault' }));
    await user.click(await screen.findByRole('menuitem', { name: /hang-task/ }));
    await waitFor(() => expect(entity(app, 'fault').fault.taskArns).toEqual([id]));
  });
});

describe('a target group', () => {
  test('5.2: the delay changes by ModifyTargetGroupAttributes, named before it is given', async () => {
    select(entity(app, 'targetGroup').id, 'configure');
    const user = show(app, <Inspector />);
    const delay = screen.getByRole('textbox', { name: 'deregistration_delay.timeout_seconds' });
    await user.clear(delay);
    await user.type(delay, '5');
    expect(screen.getByRole('figure')).toHaveTextContent(
      /aws elbv2 modify-target-group-attributes .*Key=deregistration_delay.timeout_seconds,Value=5/,
    );
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(entity(app, 'targetGroup').deregistrationDelaySeconds).toBe(5));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull());
  });

  test('5.2: outside its range it is not applied, and it is said why', async () => {
    select(entity(app, 'targetGroup').id, 'configure');
    const user = show(app, <Inspector />);
    const interval = screen.getByRole('textbox', { name: 'HealthCheckIntervalSeconds' });
    await user.clear(interval);
    expect(screen.getByText('Needs a value: 5–300 s')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await user.type(interval, '4');
    expect(screen.getByText('Allowed: 5–300 s')).toBeInTheDocument();
    const apply = screen.getByRole('button', { name: 'Apply' });
    expect(apply).toBeDisabled();
    expect(apply).toHaveAccessibleDescription('HealthCheckIntervalSeconds: Allowed: 5–300 s');
    await user.clear(interval);
    await user.type(interval, '5');
    // Against the time-out, which is 5 s as well.
    expect(apply).toHaveAccessibleDescription(/HealthCheckTimeoutSeconds: Must be below/);
    await user.type(interval, '0');
    expect(apply).toBeEnabled();
  });

  test('what AWS would refuse by its limits is said in its words before it is asked', async () => {
    select(entity(app, 'targetGroup').id, 'configure');
    const user = show(app, <Inspector />);
    const path = screen.getByRole('textbox', { name: 'HealthCheckPath' });
    await user.click(path);
    await user.paste('a'.repeat(1024));
    const apply = screen.getByRole('button', { name: 'Apply' });
    expect(apply).toBeDisabled();
    expect(apply).toHaveAccessibleDescription(/^ValidationError: .*1024/);
    expect(entity(app, 'targetGroup').healthCheck.path).not.toContain('aaa');
    // Said at the form, it is not said over the canvas too.
    expect(app.view.getState().lastOutcome).toBeNull();
  });

  test('Escape gives a field its present value back', async () => {
    select(entity(app, 'targetGroup').id, 'configure');
    const user = show(app, <Inspector />);
    const matcher = screen.getByRole('textbox', { name: 'Matcher.HttpCode' });
    await user.type(matcher, 'abc');
    expect(matcher).toBeInvalid();
    await user.keyboard('{Escape}');
    expect(matcher).toHaveValue(entity(app, 'targetGroup').healthCheck.matcher);
    expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
  });

  test('another algorithm moves the routing machine at once', async () => {
    select(entity(app, 'targetGroup').id);
    show(app, <Inspector />);
    expect(
      screen.getByRole('img', { name: 'Target group routing: round-robin now' }),
    ).toBeInTheDocument();
    await give(app, 'ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: entity(app, 'targetGroup').id,
      Attributes: [{ Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' }],
    });
    expect(
      await screen.findByRole('img', {
        name: 'Target group routing: least-outstanding-requests now',
      }),
    ).toBeInTheDocument();
  });
});

describe('a service', () => {
  test('another image registers revision 2 and deploys it', async () => {
    select(entity(app, 'service').id, 'configure');
    const user = show(app, <Inspector />);
    const image = await screen.findByRole('textbox', { name: 'image' });
    await user.clear(image);
    await user.type(image, 'web:2');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(entity(app, 'service').taskDefinition).toBe('web:2'));
    expect(entity(app, 'service').deployments.map((one) => one.taskDefinition)).toEqual([
      'web:2',
      'web:1',
    ]);
  });

  test('JSON is the answer of DescribeServices', async () => {
    select(entity(app, 'service').id, 'json');
    show(app, <Inspector />);
    const text = await screen.findByLabelText('Answer as JSON');
    expect(JSON.parse(text.textContent ?? '')).toMatchObject({
      serviceName: 'web',
      desiredCount: 3,
    });
    expect(screen.getByRole('figure')).toHaveTextContent(
      'aws ecs describe-services --cluster demo',
    );
  });
});

describe('a load balancer', () => {
  test('a second group gets its weight by ModifyListener', async () => {
    await give(app, 'ELBv2.CreateTargetGroup', {
      Name: 'web-b',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-1',
      TargetType: 'ip',
    });
    await waitFor(() => entity(app, 'targetGroup', 'web-b'));
    select(entity(app, 'loadBalancer').id, 'configure');
    const user = show(app, <Inspector />);
    await user.click(screen.getByRole('button', { name: 'Forward to another group as well' }));
    await user.click(await screen.findByRole('menuitem', { name: 'web-b' }));
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => {
      const action = entity(app, 'loadBalancer').listeners[0]?.rules.at(-1)?.actions.at(-1);
      expect(action?.type === 'forward' && action.targetGroups.map((one) => one.weight)).toEqual([
        1, 1,
      ]);
    });
  });
});

describe('a client', () => {
  test('its rate changes, and it is stopped', async () => {
    select(entity(app, 'traffic').id, 'configure');
    const user = show(app, <Inspector />);
    const rate = screen.getByRole('textbox', { name: 'rate' });
    await user.clear(rate);
    await user.type(rate, '20');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(entity(app, 'traffic').source.rate).toBe(20));
    await user.click(screen.getByRole('tab', { name: 'State' }));
    await user.click(screen.getByRole('button', { name: 'Stop client' }));
    await waitFor(() => expect(app.mirror.getState().ids.traffic).toEqual([]));
  });
});

test('a label is the sandbox’s own: no operation is given', async () => {
  const { id } = entity(app, 'cluster');
  select(id, 'configure');
  const user = show(app, <Inspector />);
  const commands = app.mirror.getState().run.log?.length;
  await user.type(screen.getByRole('textbox', { name: 'Label' }), 'Shop{Enter}');
  expect(app.workspace.getState().layout[id]?.label).toBe('Shop');
  expect(app.mirror.getState().run.log?.length).toBe(commands);
});
