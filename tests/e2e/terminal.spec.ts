import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { DockTerminal } from './pages/dock-terminal';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let terminal: DockTerminal;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  terminal = new DockTerminal(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('100×');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
  await screen.speed('20×');
  await terminal.open();
});

test('lines are pasted, a waiter and a followed log live by the clock, Ctrl-C ends them', async ({
  page,
}, info) => {
  test.slow();
  await terminal.paste(
    [
      '# a task definition that comes with the page, and a service of it',
      'FAMILY=$(aws ecs register-task-definition \\',
      '  --cli-input-json file://examples/shop-web.task-definition.json \\',
      "  --query 'taskDefinition.family' --output text)",
      'aws ecs create-service --cluster demo --service-name shop --task-definition $FAMILY \\',
      '  --desired-count 1 --launch-type FARGATE --network-configuration \\',
      "  'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}' >/dev/null",
      'aws ecs wait services-stable --cluster demo --services shop && echo $FAMILY is up',
      'aws logs tail /ecs/',
    ].join('\n'),
  );
  await expect(screen.node(/^Service shop, /)).toBeVisible();
  await terminal.shows(/^shop-web is up$/m);
  await expect(screen.node(/^Service shop, 1 of 1 running/)).toBeVisible();
  await terminal.endsWith('$ aws logs tail /ecs/');
  await terminal.press('Tab');
  await terminal.endsWith('$ aws logs tail /ecs/shop-web');
  await terminal.type('--follow --format short');
  await terminal.press('Enter');
  await terminal.shows(/^2026-01-01T\S+ Listening on port 8080$/m);

  // A task is stopped by hand, and what it and the next one say comes while this goes on.
  await screen.select(screen.node(/^Service shop, /));
  await screen.dockTab('Timeline');
  await screen.dockTab('Terminal');
  await expect(terminal.input).toBeVisible();
  await terminal.input.focus();
  await terminal.press('Control+C');
  await terminal.endsWith('[130] $');
  await expect(terminal.input).toBeFocused();
  expect((await terminal.rows()).join('\n')).not.toContain('[ERROR]');
  await shoot(page, info, '3-followed');

  await screen.pause();
  await terminal.open();
  await terminal.run(
    'aws ecs update-service --cluster demo --service shop --desired-count 2 >/dev/null',
  );
  await terminal.run('aws ecs wait services-stable --cluster demo --services shop; echo waited');
  await terminal.shows('The clock is paused: press Space or ▶');
  await terminal.press('Space');
  await terminal.shows(/^waited$/m);
  await terminal.run('aws sandbox wait --for 1000000000');
  await terminal.press('Control+C');
  await terminal.endsWith('[130] $');
});

/** The first thing that is asked of a terminal. */
async function longOutput(page: Page, info: TestInfo): Promise<void> {
  await terminal.shows(/^# from the screen: .*\n# … \d+ commands: type clicks to see all$/m);
  await terminal.run('aws ecs update-service help');
  await terminal.shows(/^NAME$/m);
  const more = screen.dock.getByRole('button', { name: /^↓ \d+ more lines/ });
  await expect(more).toBeVisible();
  await shoot(page, info, '6-long');
  await expectNoBarriers(page, 'long output', { part: '#dock' });
  // Any key is typed at the prompt, and shown there.
  await terminal.type('cli');
  await terminal.endsWith('$ cli');
  await expect(more).toHaveCount(0);
  await terminal.run('cks');
  await more.click();
  await terminal.endsWith('$');
  await expect(terminal.input).toBeFocused();
  await terminal.shows(/^aws ecs create-service/m);
}

/** A line on its way, and out of the terminal again. */
async function keyboardAlone(page: Page, info: TestInfo): Promise<void> {
  await terminal.type('aws ecs update-ser');
  await terminal.press('Tab');
  await terminal.endsWith('$ aws ecs update-service');
  await terminal.type(' --clu');
  await terminal.press('Tab', 'Tab');
  await terminal.type('--service w');
  await terminal.press('Tab');
  await terminal.endsWith('$ aws ecs update-service --cluster demo --service web');
  await terminal.type('--desired-count 4 --query service.desiredCount');
  await terminal.press('Enter');
  await terminal.shows(/^4\n\$$/m);
  await expect(screen.node(/^Service web, . of 4 running/)).toBeVisible();

  await terminal.type('ecs list-task');
  await terminal.press('Tab', 'Tab');
  await terminal.shows(/list-task-definition-families +list-task-definitions +list-tasks/);
  await terminal.press('Control+U');
  await shoot(page, info, '1-completed');

  await terminal.run('aws ecs describe-services --cluster nope --services web');
  await terminal.shows('An error occurred (ClusterNotFoundException) when calling the Describe');
  await terminal.endsWith('[254] $');
  await terminal.run('echo $?');
  await terminal.shows(/^254\n\$$/m);
  await shoot(page, info, '2-refused');
  await expectNoBarriers(page, 'the terminal', { part: '#dock' });

  await terminal.press('Control+R');
  await terminal.type('desired');
  await terminal.shows("(reverse-i-search)'desired': aws ecs update-service");
  await terminal.press('Control+E');
  await terminal.press('Control+W', 'Control+W', 'Control+W');
  await terminal.run('3');
  await expect(screen.node(/^Service web, .* 3 running/)).toBeVisible();

  // Out again without a mouse, and what was typed is on the timeline like any click.
  await terminal.press('Escape');
  await expect(screen.dock.getByRole('tab', { name: 'Terminal' })).toBeFocused();
  await screen.dockTab('Timeline');
  const marks = screen.dock.getByRole('group', { name: 'Commands, faults and alarms' });
  await expect(marks.getByRole('button', { name: /update-service.*desired-count 3/ })).toHaveCount(
    1,
  );
}

/** Other words, and what was clicked. */
async function dockerAndClicks(page: Page, info: TestInfo): Promise<void> {
  await terminal.run('docker ps');
  await terminal.shows('[Enter] run it · [Esc] leave it');
  await shoot(page, info, '4-docker');
  await terminal.press('Enter');
  await terminal.shows('DescribeTasks');
  await screen.dock.getByRole('button', { name: /^↓ \d+ more lines/ }).click();
  await terminal.shows(/RUNNING/);
  await terminal.endsWith('$');

  await terminal.run(`docker exec -it web sh`);
  await terminal.shows('execute-command');
  await terminal.press('Escape');
  await terminal.endsWith('[127] $');

  await terminal.run('aws ecs list-clusters | jq -r .clusterArns[0]');
  await terminal.shows('--query');
  await terminal.endsWith(/^\[\d+\] \$$/);

  await screen.dragFromPalette('Cluster', screen.canvas, { x: 0.3, y: 0.15 });
  await screen.dialog.getByRole('textbox', { name: 'Name' }).fill('second');
  await screen.confirm('Create');
  await terminal.shows('# from the screen: Create cluster second');
  await terminal.shows(/^aws ecs create-cluster --cluster-name second/m);
  await page.getByRole('button', { name: 'the command', exact: true }).click();
  await page.getByRole('button', { name: 'Open in terminal' }).click();
  await expect(terminal.input).toBeFocused();
  await terminal.endsWith(/^\[\d+\] \$ aws ecs create-cluster --cluster-name second/);
  await shoot(page, info, '5-clicks');
}

/** In another sandbox, whose clock stands still. */
async function firstTyped(page: Page): Promise<void> {
  await screen.sandboxes('New sandbox');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await terminal.open();
  await terminal.run('aws ecs create-cluster --cluster-name mine --query cluster.status');
  await terminal.shows('"ACTIVE"');
  await expect(screen.node(/^Cluster mine/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
}

test(
  'long output, lines by keyboard alone, docker words and clicks, a sandbox of its own',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await test.step('long output is read from its beginning; clicks of before are there', () =>
      longOutput(page, info));
    await terminal.run('clear');
    await test.step('a line is completed, run, refused and brought back, by keyboard alone', () =>
      keyboardAlone(page, info));
    // What came last may be longer than the screen and stand at its beginning, the prompt below it.
    await page.keyboard.press('Shift+T');
    await expect(terminal.input).toBeFocused();
    await terminal.run('clear');
    await test.step('docker words are answered with their equal; clicks show as commands', () =>
      dockerAndClicks(page, info));
    await test.step('what is typed first in a sandbox of its own starts its clock', () =>
      firstTyped(page));
  },
);
