import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openWhy } from '../../../src/state/view-store';
import { NodeMenu } from '../../../src/ui/canvas/node-menu';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { WhyDialog } from '../../../src/ui/why/why-dialog';
import { WhyFixes } from '../../../src/ui/why/why-fixes';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

const dialog = () => screen.findByRole('dialog', { name: 'Why?' });
/** Targets stop passing their checks: those of the path are answered 404. */
async function checkAnotherPath() {
  const group = entity(app, 'targetGroup');
  await give(app, 'ELBv2.ModifyTargetGroup', {
    TargetGroupArn: group.id,
    HealthCheckPath: '/nowhere',
  });
  await give(app, 'Sandbox.Wait', { for: 30 });
  await waitFor(() =>
    expect(entity(app, 'targetGroup').targets.some((one) => one.health === 'unhealthy')).toBe(true),
  );
}

describe('asking', () => {
  test('the inspector asks about a service that is well, quietly, and is told so', async () => {
    app.view.setState({ selection: [entity(app, 'service').id] });
    const user = show(
      app,
      <>
        <Inspector />
        <WhyDialog />
      </>,
    );
    const button = screen.getByRole('button', { name: 'Why?' });
    expect(button).not.toHaveAttribute('data-tone');
    await user.click(button);
    const status = await within(await dialog()).findAllByRole('status');
    expect(status[0]).toHaveTextContent(/^Nothing is wrong: web is in a steady state, 3 of 3/);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(button).toHaveFocus());
  });

  test('a node’s menu asks too, and leaves the question out where there is no answer', async () => {
    const menu = (id: string) => (
      <NodeMenu
        menu={{ id, x: 0, y: 0 }}
        actions={{ connect: () => undefined, rename: () => undefined }}
        onClose={() => undefined}
      />
    );
    const { id } = entity(app, 'service');
    const user = show(app, menu(id));
    await user.click(await screen.findByRole('menuitem', { name: /^Why\?/ }));
    expect(app.view.getState().dialog).toEqual({ kind: 'why', id, target: null });
    cleanup();
    show(app, menu(entity(app, 'traffic').id));
    await screen.findByRole('menuitem', { name: /^Label/ });
    expect(screen.queryByRole('menuitem', { name: /^Why/ })).toBeNull();
  });

  test('where something is wrong the button stands out, and each sick target asks for itself', async () => {
    await checkAnotherPath();
    app.view.setState({ selection: [entity(app, 'targetGroup').id] });
    const user = show(
      app,
      <>
        <Inspector />
        <WhyDialog />
      </>,
    );
    expect(screen.getByRole('button', { name: 'Why?' })).toHaveAttribute('data-tone', 'failing');
    const [target] = entity(app, 'targetGroup').targets.filter((one) => one.health !== 'healthy');
    const name = `Why? ${target!.id}:${target!.port}`;
    await user.click(screen.getByRole('button', { name }));
    expect(app.view.getState().dialog).toMatchObject({ target: `${target!.id}:${target!.port}` });
    expect(await within(await dialog()).findByRole('list', { name: /^Causes/ })).toHaveTextContent(
      `Target ${target!.id}:${target!.port} is unhealthy.`,
    );
  });

  test('what is gone has no answer, and a client of a load balancer no question', async () => {
    openWhy(app.view, 'arn:aws:ecs:us-east-1:123456789012:service/demo/never');
    show(app, <WhyDialog />);
    expect(await within(await dialog()).findByText(/^It is gone/)).toBeInTheDocument();
    app.view.setState({ dialog: null, selection: [entity(app, 'traffic').id] });
    show(app, <Inspector />);
    expect(screen.queryByRole('button', { name: 'Why?' })).toBeNull();
  });
});

describe('the answer', () => {
  test('causes go from what is seen to what is behind it, each with its command', async () => {
    await checkAnotherPath();
    openWhy(app.view, entity(app, 'targetGroup').id);
    show(app, <WhyDialog />);
    const causes = await within(await dialog()).findByRole('list', { name: /^Causes/ });
    const steps = within(causes).getAllByRole('listitem');
    expect(steps).toHaveLength(2);
    expect(steps[0]).toHaveTextContent(/is unhealthy\..*Target\.ResponseCodeMismatch/);
    expect(steps[0]).toHaveTextContent('aws elbv2 describe-target-health');
    expect(steps[1]).toHaveTextContent('The check asks for /nowhere, and the app answers');
  });

  test('its fix shows the command it is, cures, and the answer says so by itself', async () => {
    await checkAnotherPath();
    openWhy(app.view, entity(app, 'targetGroup').id);
    const user = show(app, <WhyDialog />);
    const inside = within(await dialog());
    const fix = await inside.findByRole('button', { name: /^Do this: Check / });
    expect(inside.getByText(/aws elbv2 modify-target-group .*--health-check-path/)).toBeVisible();
    await user.click(fix);
    expect(await inside.findByText(/^Done: Check /)).toBeInTheDocument();
    expect(app.view.getState().lastOutcome).toMatchObject({ ok: true });
    // The answer is in what time brings: no one asks again by hand.
    await give(app, 'Sandbox.Wait', { for: 120 });
    await waitFor(() => expect(inside.getByText(/^Nothing is wrong with target/)).toBeVisible());
  });

  test('a fix that is refused says why, here and not on the canvas', async () => {
    const input = { cluster: 'demo', service: 'never' };
    const fixes = [{ text: 'Delete it', operations: [{ target: 'ECS.DeleteService', input }] }];
    const user = show(app, <WhyFixes fixes={fixes} onDone={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Do this: Delete it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Delete it was refused: Service not found.',
    );
    expect(app.view.getState().lastOutcome).toBeNull();
  });

  test('a moment leads to the events', async () => {
    await checkAnotherPath();
    const { id } = entity(app, 'targetGroup');
    openWhy(app.view, id);
    const user = show(app, <WhyDialog />);
    const inside = within(await dialog());
    await user.click((await inside.findAllByRole('button', { name: /show in Events$/ }))[0]!);
    expect(app.view.getState()).toMatchObject({
      dialog: null,
      selection: [id],
      dockOpen: true,
      dockTab: 'events',
    });
  });
});
