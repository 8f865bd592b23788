import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
  app.view.setState({ selection: [entity(app, 'service').id], inspectorTab: 'scaling' });
});
afterEach(() => app.close());

type User = ReturnType<typeof show>;

/** Chooses an entry of a list of choices by what it begins with. */
async function choose(user: User, name: string, entry: RegExp) {
  await user.click(screen.getByRole('combobox', { name }));
  await user.click(await screen.findByRole('option', { name: entry }));
}

const REGISTER = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/demo/web',
  ScalableDimension: 'ecs:service:DesiredCount',
};

describe('service auto scaling', () => {
  test('a first policy brings the range along; its metric and alarms are shown', async () => {
    const user = show(app, <Inspector />);
    await user.click(screen.getByRole('button', { name: 'Scale automatically…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByRole('textbox', { name: 'TargetValue' }));
    await user.type(dialog.getByRole('textbox', { name: 'TargetValue' }), '40');
    expect(dialog.getByText(/^aws application-autoscaling register-scalable-target/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Scale' }));
    const policies = await screen.findByRole('list', { name: 'Scaling policies' });
    expect(policies).toHaveTextContent(/cpu-40.*target 40 %/);
    await give(app, 'Sandbox.Wait', { for: 240 });
    await waitFor(() => expect(policies).toHaveTextContent(/CPU \d+(\.\d+)? %/));
    expect(within(policies).getByRole('list', { name: 'Alarms of cpu-40' })).toHaveTextContent(
      /AlarmHigh.*AlarmLow/,
    );
  });

  test('requests per target name the load balancer and the group as AWS does', async () => {
    const user = show(app, <Inspector />);
    await user.click(screen.getByRole('button', { name: 'Scale automatically…' }));
    await choose(user, 'policy', /requests per target/);
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Scale' }));
    await waitFor(() =>
      expect(entity(app, 'service').scaling?.policies).toMatchObject([
        { metric: 'ALBRequestCountPerTarget', target: 1000 },
      ]),
    );
  });

  test('a step policy comes with the alarm that carries it out', async () => {
    await give(app, 'ApplicationAutoScaling.RegisterScalableTarget', {
      ...REGISTER,
      MinCapacity: 1,
      MaxCapacity: 6,
    });
    const user = show(app, <Inspector />);
    await user.click(await screen.findByRole('button', { name: 'Add policy…' }));
    await choose(user, 'policy', /Step scaling/);
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(entity(app, 'alarm', 'web-step-out')).toBeDefined());
    const policies = await screen.findByRole('list', { name: 'Scaling policies' });
    await waitFor(() => expect(policies).toHaveTextContent(/step-out.*threshold 70 %/));
    await user.click(screen.getByRole('button', { name: 'Delete policy step-out…' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByText('Delete scaling policy step-out'),
    );
    await waitFor(() => expect(entity(app, 'service').scaling?.policies).toEqual([]));
  });

  test('a scheduled action changes the range at its time, and the activity says so', async () => {
    await give(app, 'ApplicationAutoScaling.RegisterScalableTarget', {
      ...REGISTER,
      MinCapacity: 1,
      MaxCapacity: 6,
    });
    const user = show(app, <Inspector />);
    await user.click(await screen.findByRole('button', { name: 'Add policy…' }));
    await choose(user, 'policy', /Scheduled/);
    const dialog = within(screen.getByRole('dialog'));
    await user.clear(dialog.getByRole('textbox', { name: 'Schedule' }));
    await user.type(dialog.getByRole('textbox', { name: 'Schedule' }), 'rate(5 minutes)');
    await user.clear(dialog.getByRole('textbox', { name: 'MinCapacity' }));
    await user.type(dialog.getByRole('textbox', { name: 'MinCapacity' }), '5');
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    const actions = await screen.findByRole('list', { name: 'Scheduled actions' });
    expect(actions).toHaveTextContent(/5 to 6 tasks.*rate\(5 minutes\)/);
    await give(app, 'Sandbox.Wait', { for: 310 });
    await waitFor(() => expect(entity(app, 'service').desired).toBe(5));
    expect(screen.getByRole('list', { name: 'Scaling activities' })).toHaveTextContent(/5/);
  });
});

describe('cost', () => {
  test('4.4: what a service and all of it cost is shown, always as indicative', async () => {
    app.view.setState({ inspectorTab: 'state' });
    show(app, <Inspector />);
    const cost = () =>
      screen.findByRole('heading', { name: 'Cost' }).then((one) => one.closest('section')!);
    // 3 × (0.25 vCPU × $0.04048 + 0.5 GB × $0.004445)
    expect(await cost()).toHaveTextContent(/indicative.*Per hour\$0\.0370.*vCPU0\.75 · \$0\.0304/);
    app.view.setState({ selection: [] });
    await waitFor(async () => expect(await cost()).toHaveTextContent(/load balancer web-alb/));
    expect(await cost()).toHaveTextContent(/Per month \(730 h\).*This run so far\$0\.\d+/);
  });
});
