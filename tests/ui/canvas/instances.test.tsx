import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { runScript } from '../../../src/cli/run-script';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { SandboxCanvas } from '../../../src/ui/canvas/sandbox-canvas';
import { entity, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

const node = (name: RegExp) => screen.findByRole('group', { name });
const focus = (element: HTMLElement) => act(() => element.focus());

const SCRIPT = `
aws ecs create-cluster --cluster-name prod
aws ec2 run-instances --image-id ami-1 --instance-type t3.medium --count 1 \\
  --user-data ECS_CLUSTER=prod \\
  --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=node}]'
aws ecs register-task-definition --family web --network-mode bridge --container-definitions '[
  {"name":"db","image":"db:1","cpu":128,"memory":128},
  {"name":"web","image":"web:1","cpu":128,"memory":128,
   "dependsOn":[{"containerName":"db","condition":"START"}]}]'
aws sandbox wait --until instances:prod=1 --timeout 300
aws ecs create-service --cluster prod --service-name web --task-definition web \\
  --desired-count 2 --launch-type EC2
aws sandbox wait --until steady:web --timeout 300
`;

async function openInstances(): Promise<void> {
  app = await openSandbox();
  const io = { send: app.commands.send, readFile: () => undefined };
  for await (const step of runScript(SCRIPT, io)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
  }
}

describe('a service on an EC2 instance', () => {
  test('the instance says what is left on it, its tasks their revision', async () => {
    await openInstances();
    show(app, <SandboxCanvas />);
    const name = /^EC2 instance node, t3\.medium · 1\w, .*ACTIVE, CPU 1,536 of 2,048 free/;
    expect(await node(name)).toBeInTheDocument();
    const tasks = await screen.findAllByRole('group', { name: /^Task .*RUNNING.*, web:1$/ });
    expect(tasks).toHaveLength(2);
  });

  test('Enter on a selected task opens its card, which names its containers in order', async () => {
    await openInstances();
    const user = show(app, <SandboxCanvas />);
    const [task] = await screen.findAllByRole('group', { name: /^Task / });
    focus(task!);
    await user.keyboard('{Enter}');
    expect(app.workspace.getState().opened.size).toBe(0);
    await user.keyboard('{Enter}');
    expect(task).toHaveAccessibleName(
      /container db essential RUNNING, container web essential RUNNING after db START$/,
    );
    await user.keyboard('{Enter}');
    expect(task).toHaveAccessibleName(/outstanding, web:1$/);
  });

  test('a double click, a button and the menu do the same', async () => {
    await openInstances();
    const user = show(app, <SandboxCanvas />);
    const [task] = await screen.findAllByRole('group', { name: /^Task / });
    // Presses of the mouse start a pan, which this page without a screen knows nothing of.
    fireEvent.dblClick(task!);
    expect([...app.workspace.getState().opened]).toEqual([task!.dataset.id]);
    fireEvent.click(within(task!).getByRole('button', { name: /^Hide containers of task/ }));
    expect(app.workspace.getState().opened.size).toBe(0);
    focus(task!);
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: 'Show containers' }));
    expect(app.workspace.getState().opened.size).toBe(1);
  });

  test('pointing at a chip of the service lights the task in its box; a click selects it', async () => {
    await openInstances();
    show(app, <SandboxCanvas />);
    const frame = await node(/^Service web/);
    const chip = frame.querySelector<SVGElement>('[data-chip]')!;
    fireEvent.mouseOver(chip);
    expect(app.view.getState().hovered).toBe(chip.dataset.chip);
    fireEvent.click(chip);
    expect(app.view.getState().selection).toEqual([chip.dataset.chip]);
    fireEvent.mouseLeave(chip.parentElement!.closest('[data-chips]')!);
    expect(app.view.getState().hovered).toBeNull();
  });

  test('its menu offers to take it away', async () => {
    await openInstances();
    const user = show(app, <SandboxCanvas />);
    focus(await node(/^EC2 instance/));
    await user.keyboard('{Shift>}{F10}{/Shift}');
    expect(await screen.findByRole('menuitem', { name: /Delete|Terminate/ })).toBeTruthy();
    expect(entity(app, 'containerInstance').name).toBe('node');
  });
});
