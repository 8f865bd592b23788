import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openDeploy } from '../../../src/state/view-store';
import { DeployButton } from '../../../src/ui/inspector/deploy-button';
import { DeployDialog } from '../../../src/ui/deploy/deploy-dialog';
import { editLesson } from '../../../src/state/lesson-progress';
import { progress } from '../../../src/ui/learn/progress';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

/** The dialog for the service, once it knows what it starts from. */
async function openDialog() {
  openDeploy(app.view, entity(app, 'service').id);
  const user = show(app, <DeployDialog />);
  await screen.findByRole('button', { name: 'Deploy' });
  return user;
}
const commands = () => screen.getByRole('figure').textContent ?? '';
const choose = async (user: Awaited<ReturnType<typeof openDialog>>, field: string, to: RegExp) => {
  await user.click(screen.getByRole('combobox', { name: field }));
  await user.click(await screen.findByRole('option', { name: to }));
};

describe('what is deployed', () => {
  test('a new image, which is the next of the one that runs, becomes a new revision', async () => {
    const user = await openDialog();
    expect(screen.getByRole('textbox', { name: 'image' })).toHaveValue('web:2');
    expect(commands()).toMatch(/aws ecs register-task-definition .*web:2/);
    expect(commands()).toMatch(
      /aws ecs update-service --cluster demo --service web --task-definition web/,
    );
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() => expect(entity(app, 'service').taskDefinition).toBe('web:2'));
    expect(app.view.getState().dialog).toBeNull();
  });

  test('a bad build is declared before it is deployed', async () => {
    const user = await openDialog();
    await choose(user, 'This build', /5 % of the requests/);
    expect(commands()).toMatch(/aws sandbox put-image --image web:2 .*--error-rate 0.05/);
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() => expect(entity(app, 'service').taskDefinition).toBe('web:2'));
    const result = await app.commands.send('Sandbox.ListImages', {});
    const bad = expect.objectContaining({ image: 'web:2', errorRate: 0.05 });
    expect(result).toMatchObject({ output: { images: expect.arrayContaining([bad]) } });
  });

  test('an image that is there is not proposed again; typed, it says what it does', async () => {
    await give(app, 'Sandbox.PutImage', { image: 'web:2', errorRate: 0.05 });
    const user = await openDialog();
    const image = screen.getByRole('textbox', { name: 'image' });
    expect(image).toHaveValue('web:3');
    await user.clear(image);
    expect(screen.getAllByText('A container needs an image.')).toHaveLength(2);
    await user.type(image, 'web:2');
    const build = screen.getByRole('combobox', { name: 'This build' });
    expect(build).toHaveDisplayValue(/^as it is: answers 5 % of the requests with 500/);
    expect(commands()).not.toContain('put-image');
    await choose(user, 'This build', /^behaves like the one that runs/);
    expect(commands()).toMatch(/aws sandbox put-image --image web:2\s/);
  });

  test('the same revision once more is a forced deployment, and nothing else changes', async () => {
    const user = await openDialog();
    await choose(user, 'What is deployed', /the same once more/);
    expect(commands()).toContain(
      'aws ecs update-service --cluster demo --service web --force-new-deployment',
    );
    expect(commands()).not.toMatch(/register-task-definition|put-image|deployment-configuration/);
  });
});

describe('how it gets there', () => {
  test('only what differs from now is sent, with what goes with the strategy', async () => {
    const user = await openDialog();
    const least = screen.getByRole('textbox', { name: 'minimumHealthyPercent' });
    await user.clear(least);
    await user.type(least, '50');
    expect(commands()).toContain('--deployment-configuration minimumHealthyPercent=50');
    expect(screen.queryByRole('textbox', { name: 'canaryPercent' })).toBeNull();
  });

  test('the breaker says at how many failures of this service it trips', async () => {
    const user = await openDialog();
    await user.click(screen.getByRole('checkbox', { name: 'deploymentCircuitBreaker.enable' }));
    expect(screen.getByText(/With 3 tasks it trips at 3 failures/)).toBeInTheDocument();
    await choose(user, 'thresholdConfiguration.type', /^COUNT/);
    const value = screen.getByRole('textbox', { name: 'thresholdConfiguration.value' });
    await user.clear(value);
    await user.type(value, '7');
    expect(screen.getByText(/trips at 7 failures/)).toBeInTheDocument();
    expect(commands()).toMatch(/thresholdConfiguration=\{type=COUNT,value=7\}/);
  });

  test('a canary comes with a second target group, a production rule and a test listener', async () => {
    const user = await openDialog();
    await choose(user, 'strategy', /CANARY/);
    const canary = screen.getByRole('textbox', { name: 'canaryPercent' });
    expect(canary).toHaveAttribute('placeholder', '5 %');
    await user.type(canary, '10');
    expect(commands()).toMatch(/ALTERNATE=\$\(aws elbv2 create-target-group --name web-2/);
    expect(commands()).toMatch(/aws elbv2 modify-listener .*"Weight":0/);
    expect(commands()).toMatch(/aws elbv2 create-listener .*--port 8080/);
    expect(commands()).toMatch(/TEST_RULE=\$\(aws elbv2 describe-rules/);
    expect(commands()).toMatch(/canaryConfiguration=\{canaryPercent=10\}/);
    expect(commands()).toMatch(/"testListenerRule":\s*"'"\$TEST_RULE"'"/);
  });
});

describe('while the dialog is open', () => {
  test('the clock stands still and then goes on; what opened it is focused again', async () => {
    app.commands.control({ type: 'play' });
    await waitFor(() => expect(app.mirror.getState().run.playing).toBe(true));
    const user = show(
      app,
      <>
        <DeployButton service={entity(app, 'service')} />
        <DeployDialog />
      </>,
    );
    const opener = screen.getByRole('button', { name: 'Deploy…' });
    await user.click(opener);
    await screen.findByRole('button', { name: 'Deploy' });
    await waitFor(() => expect(app.mirror.getState().run.playing).toBe(false));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(opener).toHaveFocus());
    await waitFor(() => expect(app.mirror.getState().run.playing).toBe(true));
    app.commands.control({ type: 'pause' });
  });

  test('a clock that stood still before stays so', async () => {
    const user = await openDialog();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(app.mirror.getState().run.playing).toBe(false);
  });
});

describe('lifecycle hooks', () => {
  test('a Lambda hook is told beforehand what it answers: to wait for a person, say', async () => {
    const user = await openDialog();
    await choose(user, 'strategy', /BLUE_GREEN/);
    await user.click(screen.getByRole('button', { name: 'Add a Lambda hook' }));
    expect(commands()).not.toContain('put-hook');
    await choose(user, 'What check answers', /waits until you answer/);
    expect(commands()).toContain('aws sandbox put-hook --function check --answers IN_PROGRESS');
    await choose(user, 'What check answers', /script/);
    expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Script of check' }), 'in_progress failed');
    expect(commands()).toMatch(/put-hook --function check --answers IN_PROGRESS FAILED/);
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() =>
      expect(entity(app, 'service').serviceDeployment?.strategy).toBe('BLUE_GREEN'),
    );
    expect(await app.commands.send('Sandbox.ListHooks', {})).toMatchObject({
      output: { hooks: [{ function: 'check', answers: ['IN_PROGRESS', 'FAILED'] }] },
    });
    // The wiring stands, and can be changed with the next deployment.
    openDeploy(app.view, entity(app, 'service').id);
    await screen.findByRole('button', { name: 'Deploy' });
    const role = screen.getByRole('textbox', { name: 'roleArn' });
    expect(screen.getByRole('combobox', { name: 'testListenerRule' })).toHaveDisplayValue(/:8080/);
    expect(commands()).not.toContain('--load-balancers');
    await user.type(role, '2');
    expect(commands()).toMatch(/--load-balancers .*ForLoadBalancers2/);
  });
});

describe('what only the simulator can refuse', () => {
  const revisions = async () => {
    const listed = await app.commands.send('ECS.ListTaskDefinitions', { familyPrefix: 'web' });
    if (!listed.ok) throw new Error(listed.error.message);
    return (listed.output as { taskDefinitionArns: string[] }).taskDefinitionArns.length;
  };

  const given = (target: string) =>
    (app.mirror.getState().run.log ?? []).filter((one) => one.target === target).length;

  test('leaves the form as it was and says why; nothing is registered a second time', async () => {
    const user = await openDialog();
    const before = given('ECS.RegisterTaskDefinition');
    const images = given('Sandbox.PutImage');
    const image = screen.getByRole('textbox', { name: 'image' });
    await user.clear(image);
    await user.type(image, 'web:7');
    // Each is within its limits; together no task could ever be replaced.
    const most = screen.getByRole('textbox', { name: 'maximumPercent' });
    await user.clear(most);
    await user.type(most, '100');
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/InvalidParameterException/);
    expect(entity(app, 'service').taskDefinition).toBe('web:1');
    expect(await revisions()).toBe(2);
    expect(most).toHaveValue('100 %');
    expect(image).toHaveValue('web:7');
    // What was carried out is there by its name now: neither shown nor asked for again.
    await waitFor(() => expect(commands()).not.toMatch(/register-task-definition/));
    expect(commands()).toMatch(/update-service .*--task-definition \S*web:2 /);
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() => expect(given('Sandbox.PutImage')).toBe(images + 2));
    expect(given('ECS.RegisterTaskDefinition')).toBe(before + 1);
    expect(await screen.findByRole('alert')).toHaveTextContent(/InvalidParameterException/);
    await user.clear(most);
    await user.type(most, '200');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() => expect(entity(app, 'service').taskDefinition).toBe('web:2'));
    expect(await revisions()).toBe(2);
    expect(app.view.getState().dialog).toBeNull();
  });
});

describe('a canary deployed by hand', () => {
  test('is held while a value is out of its range, and runs through its stages then', async () => {
    const user = await openDialog();
    await choose(user, 'strategy', /CANARY/);
    const canary = screen.getByRole('textbox', { name: 'canaryPercent' });
    await user.type(canary, '200');
    expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
    expect(screen.getByText('canaryPercent: Allowed: 0.1–100 %')).toBeVisible();
    await user.clear(canary);
    await user.type(canary, '10');
    expect(commands()).toMatch(/create-target-group[^]*register-task-definition/);
    await user.click(screen.getByRole('button', { name: 'Deploy' }));
    await waitFor(() => expect(entity(app, 'service').serviceDeployment?.strategy).toBe('CANARY'));
    expect(entity(app, 'service').taskDefinition).toBe('web:2');
  });
});

describe('in a lesson', () => {
  test('revisions are told by image only, and neither builds nor the breaker give it away', async () => {
    const { documentId } = app.workspace.getState();
    editLesson(progress(), documentId, { id: '09-deployments', text: null, step: 0 });
    await give(app, 'Sandbox.PutImage', { image: 'web:2', healthCheckStatus: 500 });
    const described = await app.commands.send('ECS.DescribeTaskDefinition', {
      taskDefinition: 'web:1',
    });
    if (!described.ok) throw new Error(described.error.message);
    const { family, containerDefinitions, ...rest } = (
      described.output as { taskDefinition: Record<string, unknown> }
    ).taskDefinition;
    const [container] = containerDefinitions as Record<string, unknown>[];
    await give(app, 'ECS.RegisterTaskDefinition', {
      family,
      cpu: rest.cpu,
      memory: rest.memory,
      networkMode: rest.networkMode,
      containerDefinitions: [{ ...container, image: 'web:2' }],
    });
    const user = await openDialog();
    expect(screen.queryByRole('combobox', { name: 'This build' })).toBeNull();
    const image = screen.getByRole('textbox', { name: 'image' });
    await user.clear(image);
    await user.type(image, 'web:2');
    expect(screen.getByRole('dialog')).toHaveTextContent('Is there already.');
    expect(commands()).not.toContain('put-image');
    await choose(user, 'What is deployed', /a revision that is there/);
    await user.click(screen.getByRole('combobox', { name: 'taskDefinition' }));
    const options = await screen.findAllByRole('option', { hidden: true });
    expect(options.map(({ textContent }) => textContent)).toContain('web:2 · image web:2');
    const breaker = screen.getByRole('checkbox', {
      name: 'deploymentCircuitBreaker.enable',
      hidden: true,
    });
    if (!(breaker as HTMLInputElement).checked) await user.click(breaker);
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'Of the desired count, but from 3 to 200.',
    );
    expect(screen.getByRole('dialog')).not.toHaveTextContent(/trips at|health checks with 500/);
  });
});
