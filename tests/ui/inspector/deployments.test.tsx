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

/** A second group, both in the production rule, and a blue/green update with these hooks. */
async function deployBlueGreen(lifecycleHooks: Record<string, unknown>[]) {
  const blue = entity(app, 'targetGroup').id;
  await give(app, 'ELBv2.CreateTargetGroup', {
    Name: 'green',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: 'vpc-1',
    TargetType: 'ip',
    HealthCheckIntervalSeconds: 5,
  });
  await waitFor(() => entity(app, 'targetGroup', 'green'));
  const green = entity(app, 'targetGroup', 'green').id;
  const [listener] = entity(app, 'loadBalancer').listeners;
  await give(app, 'ELBv2.ModifyListener', {
    ListenerArn: listener!.arn,
    DefaultActions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: blue, Weight: 1 },
            { TargetGroupArn: green, Weight: 0 },
          ],
        },
      },
    ],
  });
  await give(app, 'ECS.UpdateService', {
    cluster: 'demo',
    service: 'web',
    forceNewDeployment: true,
    deploymentConfiguration: { strategy: 'BLUE_GREEN', lifecycleHooks },
    loadBalancers: [
      {
        targetGroupArn: blue,
        containerName: 'web',
        containerPort: 80,
        advancedConfiguration: {
          alternateTargetGroupArn: green,
          productionListenerRule: listener!.rules[0]!.arn,
          roleArn: 'arn:aws:iam::123456789012:role/ecs',
        },
      },
    ],
  });
}

const PAUSE = { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] };
const LAMBDA = {
  hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check',
  roleArn: 'arn:aws:iam::123456789012:role/hooks',
  lifecycleStages: ['PRE_SCALE_UP'],
};

describe('a service deployment', () => {
  test('its strategy’s machine is shown live, and a pause is answered', async () => {
    await deployBlueGreen([PAUSE]);
    select(entity(app, 'service').id);
    const user = show(app, <Inspector />);
    await give(app, 'Sandbox.Wait', { for: 10 });
    const pause = await screen.findByRole('group', { name: 'Pause' });
    expect(pause).toHaveTextContent(/PRE_SCALE_UP is paused .* rolled back, in 23 h 59 m/);
    const machine = screen.getByRole('list', { name: /^Blue\/green deployment$/i });
    expect(machine.querySelector('[aria-current=step]')).toHaveTextContent(/^PRE_SCALE_UP/);
    expect(screen.getByRole('table', { name: 'Revisions' })).toHaveTextContent(/100 %.*0 %/);
    await user.click(within(pause).getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Pause' })).toBeNull());
    await give(app, 'Sandbox.Wait', { until: 'deployment:web=SUCCESSFUL', timeout: 900 });
    expect(await screen.findByRole('list', { name: 'Deployments before' })).toHaveTextContent(
      'SUCCESSFUL',
    );
  });

  test('the hook that it waits for comes before it; both groups are there with their shares', async () => {
    await give(app, 'Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS'] });
    await deployBlueGreen([LAMBDA]);
    select(entity(app, 'service').id);
    show(app, <Inspector />);
    await give(app, 'Sandbox.Wait', { for: 20 });
    const asked = await screen.findByText(/The deployment waits for/);
    expect(asked).toHaveTextContent(/called again, in \d+ s\.$/);
    const below = screen.getByRole('heading', { name: 'Service deployment' });
    const { DOCUMENT_POSITION_FOLLOWING } = Node;
    expect(asked.compareDocumentPosition(below)).toBe(DOCUMENT_POSITION_FOLLOWING);
    const groups = screen.getByRole('list', { name: 'Target groups' });
    expect(groups).toHaveTextContent(/3 of 3 healthy · 100 %.*green ?no targets · 0 %/);
  });

  test('one that failed without a way back offers one; tasks that stopped are apart', async () => {
    await give(app, 'Sandbox.PutImage', { image: 'web:2', exitAfter: 1, exitCode: 1 });
    const user = show(app, <Inspector />);
    await give(app, 'ECS.RegisterTaskDefinition', {
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'web', image: 'web:2', portMappings: [{ containerPort: 80 }] },
      ],
    });
    await give(app, 'ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      taskDefinition: 'web',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    select(entity(app, 'service').id);
    await give(app, 'Sandbox.Wait', { until: 'deployment:web=STOPPED', timeout: 1800 });
    // Its tasks give their network interfaces back.
    await give(app, 'Sandbox.Wait', { for: 60 });
    const next = await screen.findByRole('group', { name: 'Next steps' });
    expect(next).toHaveTextContent(/web:2 has failed and nothing was rolled back/);
    const now = screen.getByRole('list', { name: 'Tasks' });
    expect(now).not.toHaveTextContent('STOPPED');
    expect(await screen.findByRole('list', { name: 'Tasks that stopped' })).toBeVisible();
    await user.click(within(next).getByRole('button', { name: 'Deploy web:1 again' }));
    await waitFor(() => expect(entity(app, 'service').taskDefinition).toBe('web:1'));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Next steps' })).toBeNull());
    // The button had the focus when it went.
    expect(
      screen.getByRole('heading', { name: 'Service deployment' }).closest('section'),
    ).toHaveFocus();
  });

  test('what its Lambda function answers is set by a button or as a script', async () => {
    await deployBlueGreen([LAMBDA]);
    select(entity(app, 'service').id);
    const user = show(app, <Inspector />);
    const hook = await screen.findByRole('region', { name: 'Function check' });
    expect(hook).toHaveTextContent('answers SUCCEEDED, as nothing else has been set');
    await user.click(within(hook).getByRole('button', { name: 'Keep waiting' }));
    await waitFor(() => expect(hook).toHaveTextContent('answers IN_PROGRESS · called 0 times'));
    const script = within(hook).getByRole('textbox', { name: 'Answers of check' });
    await user.type(script, 'in_progress, oops');
    expect(script).toBeInvalid();
    await user.clear(script);
    await user.type(script, 'in_progress, failed');
    await user.click(within(hook).getByRole('button', { name: 'Set' }));
    await waitFor(() => expect(hook).toHaveTextContent('answers IN_PROGRESS, FAILED'));
    await give(app, 'Sandbox.Wait', {
      until: 'deployment:web=ROLLBACK_SUCCESSFUL',
      timeout: 900,
    });
    expect(
      // An event of the service ends in the same words.
      await screen.findByText(/^Service deployment rolled back because PRE_SCALE_UP/),
    ).toBeInTheDocument();
  });
});

describe('an alarm', () => {
  beforeEach(async () => {
    await give(app, 'CloudWatch.PutMetricAlarm', {
      AlarmName: 'errors',
      AlarmDescription: 'Too many of them',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Namespace: 'AWS/ApplicationELB',
      Statistic: 'Sum',
      Dimensions: [{ Name: 'LoadBalancer', Value: 'web-alb' }],
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    await waitFor(() => entity(app, 'alarm'));
  });

  test('is set to ALARM by hand, and says why it is in its state', async () => {
    select(entity(app, 'alarm').id);
    const user = show(app, <Inspector />);
    expect(screen.getByRole('list', { name: 'Watches' })).toHaveTextContent('web-alb');
    await user.click(screen.getByRole('button', { name: 'Set to In alarm' }));
    await waitFor(() => expect(entity(app, 'alarm').state).toBe('ALARM'));
    expect(await screen.findByText(/Set by hand/)).toBeInTheDocument();
  });

  test('another threshold says the whole alarm anew, with what the form does not show', async () => {
    select(entity(app, 'alarm').id, 'configure');
    const user = show(app, <Inspector />);
    const threshold = screen.getByRole('textbox', { name: 'Threshold' });
    await user.clear(threshold);
    await user.type(threshold, '9');
    await waitFor(() =>
      expect(screen.getByRole('figure')).toHaveTextContent(
        /put-metric-alarm --alarm-name errors --alarm-description 'Too many of them' .*--threshold 9/,
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(entity(app, 'alarm').threshold).toBe(9));
  });
});

describe('what meets a deployment', () => {
  test('a task is protected for as long as it is said, and freed again', async () => {
    select(entity(app, 'task').id);
    const user = show(app, <Inspector />);
    await user.type(screen.getByRole('textbox', { name: 'expiresInMinutes' }), '10');
    await user.click(screen.getByRole('button', { name: 'Protect' }));
    expect(await screen.findByText(/^on until 00:1\d:/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'End protection' }));
    expect(await screen.findByRole('button', { name: 'Protect' })).toBeInTheDocument();
  });

  test('slow start and stickiness are attributes like others, refused where they clash', async () => {
    select(entity(app, 'targetGroup').id, 'configure');
    const user = show(app, <Inspector />);
    const slow = screen.getByRole('textbox', { name: 'slow_start.duration_seconds' });
    await user.clear(slow);
    await user.type(slow, '20');
    expect(screen.getByText('Allowed: 0 s (off), 30–900 s')).toBeInTheDocument();
    await user.clear(slow);
    await user.type(slow, '60');
    await user.click(screen.getByRole('checkbox', { name: 'stickiness.enabled' }));
    expect(
      screen.getByRole('textbox', { name: 'stickiness.lb_cookie.duration_seconds' }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(entity(app, 'targetGroup').slowStartSeconds).toBe(60));
    expect(entity(app, 'targetGroup').stickiness).toMatchObject({ type: 'lb_cookie' });
    await user.click(screen.getByRole('combobox', { name: 'load_balancing.algorithm.type' }));
    await user.click(await screen.findByRole('option', { name: 'least_outstanding_requests' }));
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/slow start/);
    expect(entity(app, 'targetGroup').algorithm).toBe('round_robin');
  });
});
