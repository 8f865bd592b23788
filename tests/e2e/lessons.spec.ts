import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { DeploymentRibbon } from './pages/deployment-ribbon';
import { DockTerminal } from './pages/dock-terminal';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let terminal: DockTerminal;
let lesson: Locator;

/** The slowest of what a step waits for, on two shared cores. */
const PATIENCE = { timeout: 60_000 };

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  terminal = new DockTerminal(page);
  lesson = page.getByRole('complementary', { name: 'Lesson' });
  await screen.open();
});

const heading = (name: string) => lesson.getByRole('heading', { level: 2, name });
const task = () => lesson.getByRole('region', { name: 'Your task' });
const next = () => lesson.getByRole('button', { name: /^(Next|Finish)$/ });

const right = (choice: string | RegExp) => lesson.getByRole('radio', { name: choice }).check();
const learn = async (page: Page, title: RegExp) => {
  await page.getByRole('tab', { name: 'Learn' }).click();
  await page.getByRole('button', { name: title }).click();
};
const goOn = async (to: string) => {
  await expect(next()).toBeEnabled(PATIENCE);
  await next().click();
  await expect(heading(to)).toBeFocused();
};

/** Its last answer may be longer than the screen: the first key goes to the prompt. */
async function typeIntoTerminal(page: Page, line: string): Promise<void> {
  const isThere = await terminal.input.evaluateAll(([one]) => one === document.activeElement);
  if (!isThere) await page.keyboard.press('Shift+T');
  await expect(terminal.input).toBeFocused();
  await terminal.run(line);
}

/** A line to look at something is a click and an Enter away. */
async function lookAt(page: Page, line: RegExp): Promise<void> {
  await lesson.getByRole('button', { name: line }).click();
  await expect(terminal.input).toBeFocused();
  await terminal.shows(line);
  await page.keyboard.press('Enter');
}

test('lesson 1 from beginning to end: lines that look, hints, what is copied from them', async ({
  page,
}, info) => {
  test.slow();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('tab', { name: 'Learn' }).click();
  await expectNoBarriers(page, 'the list of lessons', { part: '#left-panel' });
  await learn(page, /Container definitions and Compose services/);
  await expect(heading('Two tasks that do not stay')).toBeVisible();
  await screen.speed('100×');
  for (const line of [/describe-task-definition/, /TASK=/, /describe-tasks/]) {
    await lookAt(page, line);
  }
  await right('It took more memory than it may');
  await goOn('mem_limit becomes memory');

  // Hints by keyboard, each where the one before it was; the answer goes to the terminal.
  await lesson.getByRole('button', { name: 'A nudge' }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
  await expect(lesson.getByRole('button', { name: 'Do it for me' })).toBeFocused();
  await shoot(page, info, 'lesson-1-hints');
  await lesson.getByRole('button', { name: 'Open in terminal' }).click();
  await page.keyboard.press('Enter');
  await goOn('environment becomes a list');

  for (let i = 0; i < 3; i++)
    await lesson
      .getByRole('button', { name: /nudge|hint/ })
      .first()
      .click();
  await lesson.getByRole('button', { name: 'Copy', exact: true }).click();
  // A moment later: until then the clipboard has what a test before this one copied.
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/GREETING|task-definition/);
  await page.keyboard.press('Shift+T');
  await page.keyboard.press('ControlOrMeta+V');
  // The first of its lines is run at once, and its answer may hide it.
  await terminal.shows(/GREETING|task-definition\/web:3/);
  await page.keyboard.press('Enter');
  await expect(task()).toContainText('GREETING=hello, reached');
  const ribbon = new DeploymentRibbon(page);
  await expect(ribbon.title).toContainText('web:3');
  await expect(ribbon.panel).toContainText('Successful', PATIENCE);
  await lookAt(page, /TASK=/);
  await lookAt(page, /execute-command/);
  await goOn('healthcheck becomes healthCheck');

  for (let i = 0; i < 3; i++)
    await lesson
      .getByRole('button', { name: /nudge|hint|Show/ })
      .first()
      .click();
  await lesson.getByRole('button', { name: 'Do it for me' }).click();
  await goOn('What belongs elsewhere');

  await right('The service');
  await typeIntoTerminal(
    page,
    'aws ecs update-service --cluster demo --service web --desired-count 3',
  );
  await goOn('Done');
  await expect(next()).toBeHidden();
  await expect(lesson.getByRole('button', { name: /^Next: Task definitions/ })).toBeVisible();
});

test(
  'lesson 9 from beginning to end: breaker, pause, canary, algorithm',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    const ribbon = new DeploymentRibbon(page);
    const deploy = (build: string, more = '') =>
      typeIntoTerminal(
        page,
        `aws ecs update-service --cluster demo --service web --task-definition ${build}${more}`,
      );
    await learn(page, /Deployment strategies and balancing algorithms/);
    await expect(heading('Rolling, with a circuit breaker')).toBeVisible();
    await screen.speed('100×');
    await deploy(
      'web:2',
      " --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'",
    );
    await right('3');
    await goOn('Blue/green: testers go first');

    await deploy('web:3');
    await expect(task()).toContainText('Testers have met web:3, reached', PATIENCE);
    await right(/one request in four/);
    await shoot(page, info, 'lesson-9-testers');
    await ribbon.button('Roll back').click();
    await goOn('Let the mended build through');

    await deploy('web:4');
    await ribbon.button('Continue').click(PATIENCE);
    await right(/ran on, all of them/);
    await goOn('A canary, and somebody who watches it');

    await deploy(
      'web:5',
      ' --deployment-configuration \'{"strategy":"CANARY","bakeTimeInMinutes":1,"canaryConfiguration":' +
        '{"canaryPercent":20,"canaryBakeTimeInMinutes":3},"alarms":{"alarmNames":["errors"],"enable":true,"rollback":true}}\'',
    );
    await right('About 1 in 100');
    await goOn('Whose turn is it?');

    await lookAt(page, /get-metrics/);
    await right(/wait behind slow ones/);
    await typeIntoTerminal(
      page,
      'aws elbv2 modify-target-group-attributes --target-group-arn shop --attributes Key=load_balancing.algorithm.type,Value=least_outstanding_requests',
    );
    await shoot(page, info, 'lesson-9-algorithm');
    await goOn('Done');
  },
);

test(
  'lesson 8 from beginning to end, by mouse and keyboard',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await page.getByRole('tab', { name: 'Learn' }).click();
    await page.getByRole('button', { name: /Load balancing with an ALB/ }).click();
    await expect(heading('Who is behind the load balancer?')).toBeVisible();
    await screen.speed('100×');
    await expect(next()).toBeDisabled();
    await expectNoBarriers(page, 'a lesson', { part: '#left-panel' });

    await lesson.getByRole('button', { name: /describe-target-health/ }).click();
    await terminal.endsWith(/--output table$/);
    await page.keyboard.press('Enter');
    await expect(task()).toContainText('asked the target group for its targets, reached');
    await lesson.getByRole('radio', { name: /wrong status code/ }).check();
    await expect(task()).toContainText('Not this one.');
    await page.keyboard.press('ArrowDown');
    await expect(task()).toContainText('Right.');
    await expect(lesson.getByRole('region', { name: 'Why it works so' })).toBeVisible();
    await next().click();

    await expect(heading('Let the load balancer in')).toBeFocused();
    await lesson.getByRole('button', { name: 'A nudge' }).click();
    await expect(task()).toContainText('0 of 3');
    await shoot(page, info, '2-nudge');
    await typeIntoTerminal(
      page,
      'aws ec2 authorize-security-group-ingress --group-id $TASKS --protocol tcp --port 8080 --source-group $ALB',
    );
    // In the middle of a replacement there may be one more.
    await expect(task()).toContainText('3 targets healthy, reached');
    await expect(next()).toBeEnabled();
    await next().press('Enter');

    await expect(heading('A check on a path that is not there')).toBeFocused();
    await expect(screen.tasks(/unhealthy/)).toHaveCount(3);
    await lesson.getByRole('radio', { name: 'Target.ResponseCodeMismatch' }).check();
    await typeIntoTerminal(
      page,
      'aws elbv2 modify-target-group --target-group-arn web --health-check-path /healthz',
    );
    await expect(next()).toBeEnabled();
    await next().click();

    await expect(heading('Out of the list before the end')).toBeFocused();
    for (const hint of ['A nudge', 'A stronger hint', 'Show me', 'Do it for me']) {
      await lesson.getByRole('button', { name: hint, exact: true }).click();
    }
    await expect(next()).toBeEnabled();
    await next().click();
    await expect(heading('Done')).toBeVisible();
    await expect(lesson).toContainText(/3 commands · 4 hints · 1 wrong answer/);
    await lesson.getByText('Commands used').click();
    await expect(lesson.getByRole('listitem').last()).toContainText('--health-check-path /healthz');
    await shoot(page, info, '4-done');

    // It is there again when the page is, and its sandbox stays when the lesson is left.
    await page.reload();
    await expect(heading('Done')).toBeVisible();
    await lesson.getByRole('button', { name: 'Leave the lesson' }).click();
    await expect(page.getByRole('tab', { name: 'Learn' })).toBeVisible();
    await expect(screen.tasks(/RUNNING/)).toHaveCount(2);
  },
);

test(
  'a case of the clinic: symptoms, a clue that counts, the repair',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await page.getByRole('tab', { name: 'Learn' }).click();
    const group = page.getByRole('region', { name: 'Tasks that do not start' });
    await group.getByRole('button', { name: /^Tasks that do not start/ }).click();
    await group.getByRole('button', { name: /The release that never arrives/ }).click();
    await expect(heading('Version 1.4 is late')).toBeVisible();
    await screen.speed('100×');
    await lesson.getByRole('button', { name: 'A clue' }).click();
    await lesson.getByRole('radio', { name: 'The role may not pull' }).check();
    await expect(task()).toContainText('Not this one.');
    await typeIntoTerminal(
      page,
      "aws ecr list-images --repository-name team/web --query 'imageIds[].imageTag' --output text",
    );
    await terminal.shows(/^v1\.3\s+1\.4$/m);
    await lesson.getByRole('radio', { name: 'There is no image of that name' }).check();
    await expect(task()).toContainText('Right.');
    await expect(next()).toBeDisabled();
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/web:1.4';
    await typeIntoTerminal(
      page,
      'aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc ' +
        '--cpu 256 --memory 512 --execution-role-arn arn:aws:iam::123456789012:role/ecsTaskExecutionRole ' +
        `--container-definitions '[{"name":"web","image":"${image}"}]' && ` +
        'aws ecs update-service --cluster demo --service web --task-definition web',
    );
    await expect(next()).toBeEnabled({ timeout: 60_000 });
    await shoot(page, info, 'clinic-2-repaired');
    await next().click();
    await expect(lesson).toContainText(/3 commands · 1 clue · 1 wrong answer/);
  },
);

test(
  'a harder case: two faults, the second seen once the first is mended',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await learn(page, /^No traffic/);
    await page.getByRole('button', { name: /Moved, and nobody at home/ }).click();
    await expect(heading('503, then what?')).toBeVisible();
    await screen.speed('100×');
    await typeIntoTerminal(
      page,
      "aws elbv2 describe-target-health --target-group-arn web-new --query 'TargetHealthDescriptions[].TargetHealth.Reason' --output text",
    );
    await terminal.shows('Target.NotInUse');

    // Closed, it is gone on with in its sandbox.
    await lesson.getByRole('button', { name: 'Leave the lesson' }).click();
    await page.getByRole('button', { name: 'Go on at step 1' }).click();
    await expect(heading('503, then what?')).toBeVisible();
    await typeIntoTerminal(
      page,
      'aws elbv2 modify-listener --listener-arn $LISTENER --default-actions Type=forward,TargetGroupArn=$NEW',
    );
    await expect(screen.tasks(/unhealthy/)).toHaveCount(2, PATIENCE);
    await expect(task()).toContainText('0');
    await shoot(page, info, 'clinic-harder');
    await right(/tasks let in the wrong port$/);
    await typeIntoTerminal(
      page,
      'aws ec2 authorize-security-group-ingress --group-id $TASKS --protocol tcp --port 8080 --source-group $ALB',
    );
    await goOn('Done');
    await expect(lesson).toContainText(/3 commands · 0 clues/);
  },
);
