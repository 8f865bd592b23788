import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { runScript } from '../../../src/cli/run-script';
import { SCENARIOS } from '../../../src/content';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openDeploy } from '../../../src/state/view-store';
import { DeployDialog } from '../../../src/ui/deploy/deploy-dialog';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

/** A template run to its end, and some lines more. */
async function openTemplate(id: string, more = ''): Promise<void> {
  app = await openSandbox();
  const { script } = SCENARIOS.find((one) => one.id === id)!;
  const io = { send: app.commands.send, readFile: () => undefined };
  for await (const step of runScript(`${script}\n${more}`, io)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
  }
  await waitFor(() => entity(app, 'service'));
}
const commands = () => screen.getByRole('figure').textContent ?? '';

describe('a service that CodeDeploy deploys to', () => {
  test('is deployed to by its group, with an AppSpec of the new revision', async () => {
    await openTemplate(
      'codedeploy-canary',
      'aws sandbox wait --until deployment:web=Succeeded --timeout 1800',
    );
    openDeploy(app.view, entity(app, 'service').id);
    const user = show(app, <DeployDialog />);
    await screen.findByRole('button', { name: 'Deploy' });
    await user.type(screen.getByRole('textbox', { name: 'AfterAllowTestTraffic' }), 'smoke');
    expect(commands()).toMatch(/TASK_DEFINITION=\$\(aws ecs register-task-definition/);
    expect(commands()).toMatch(
      /aws deploy create-deployment --application-name shop --deployment-group-name web/,
    );
    expect(commands()).toContain('AfterAllowTestTraffic');
    const before = entity(app, 'service').serviceDeployment?.id;
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() => expect(entity(app, 'service').serviceDeployment?.id).not.toBe(before));
    expect(entity(app, 'service').serviceDeployment).toMatchObject({ strategy: 'CODE_DEPLOY' });
  });

  test('the inspector shows its lifecycle events, its task sets and what came before', async () => {
    await openTemplate('codedeploy-canary', 'aws sandbox wait --for 120');
    const service = entity(app, 'service');
    app.view.setState({ selection: [service.id], inspectorTab: 'state' });
    show(app, <Inspector />);
    const machine = await screen.findByRole('list', { name: /^CodeDeploy deployment$/i });
    expect(machine.querySelector('[aria-current=step]')).toHaveTextContent('AllowTraffic');
    expect(screen.getByRole('table', { name: 'Revisions' })).toHaveTextContent(/90 %.*10 %/);
    expect((await screen.findAllByRole('heading', { name: /^Task set web:/ })).length).toBe(2);
    expect(screen.queryByRole('button', { name: 'Make primary' })).toBeNull();
  });
});

describe('a service whose task sets are driven by hand', () => {
  test('gets its next one from the dialog; it is scaled and promoted in the inspector', async () => {
    await openTemplate('external-task-sets', 'aws sandbox wait --for 60');
    const service = entity(app, 'service');
    app.view.setState({ selection: [service.id], inspectorTab: 'state' });
    const user = show(
      app,
      <>
        <Inspector />
        <DeployDialog />
      </>,
    );
    const promote = await screen.findByRole('button', { name: 'Make primary' });
    const section = promote.closest('section')!;
    const scale = within(section).getByRole('textbox', { name: 'scale' });
    await user.clear(scale);
    await user.type(scale, '100');
    await user.click(within(section).getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(section).toHaveTextContent('Scale100 %'));
    await user.click(promote);
    await waitFor(() => expect(section).toHaveTextContent('PRIMARY'));
    await user.click(screen.getByRole('button', { name: 'Deploy…' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('button', { name: 'Create task set' });
    expect(within(dialog).getByRole('figure')).toHaveTextContent(
      /aws ecs create-task-set .*--scale value=0,unit=PERCENT/,
    );
    // web:2 is what the task set runs that has just been promoted.
    expect(within(dialog).getByRole('textbox', { name: 'image' })).toHaveValue('web:3');
  });
});
