import { expect, type Locator, type Page, test, type TestInfo } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { clippedWords } from './pages/clipping';
import { DockTerminal } from './pages/dock-terminal';
import { SandboxScreen } from './pages/sandbox-screen';
import { inTheme } from './pages/theme';

let screen: SandboxScreen;
let terminal: DockTerminal;
let lesson: Locator;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  terminal = new DockTerminal(page);
  lesson = page.getByRole('complementary', { name: 'Lesson' });
  await screen.open();
});

const heading = (name: string) => lesson.getByRole('heading', { level: 2, name });
const task = () => lesson.getByRole('region', { name: 'Your task' });
const next = () => lesson.getByRole('button', { name: /^(Next|Finish)$/ });

/** Its last answer may be longer than the screen: the first key goes to the prompt. */
async function typeIntoTerminal(page: Page, line: string): Promise<void> {
  await page.keyboard.press('Shift+T');
  await expect(terminal.input).toBeFocused();
  await terminal.run(line);
}

/** A picture of the moment in both themes, to be looked at. */
async function shoot(page: Page, info: TestInfo, moment: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    await page.screenshot({ path: info.outputPath(`${moment}-${theme}.png`) });
  }
  expect.soft(await clippedWords(page), moment).toEqual([]);
}

test('lesson 8 from beginning to end, by mouse and keyboard', async ({ page }, info) => {
  test.slow();
  await page.getByRole('tab', { name: 'Learn' }).click();
  await page.getByRole('button', { name: /Load balancing with an ALB/ }).click();
  await expect(heading('Who is behind the load balancer?')).toBeVisible();
  await screen.speed('20×');
  await expect(next()).toBeDisabled();
  await shoot(page, info, '1-begins');
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
  await expect(task()).toContainText('3 of 3');
  await expect(next()).toBeEnabled();
  await shoot(page, info, '3-through');
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
  await expect(lesson).toContainText(/3 commands · 4 hints/);
  await shoot(page, info, '4-done');

  // It is there again when the page is, and its sandbox stays when the lesson is left.
  await page.reload();
  await expect(heading('Done')).toBeVisible();
  await lesson.getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(page.getByRole('tab', { name: 'Learn' })).toBeVisible();
  await expect(screen.tasks(/RUNNING/)).toHaveCount(2);
});

test('a case of the clinic: symptoms, a clue that counts, the repair', async ({ page }, info) => {
  test.slow();
  await page.getByRole('tab', { name: 'Learn' }).click();
  const group = page.getByRole('region', { name: 'Tasks that do not start' });
  await group.getByRole('button', { name: /The release that never arrives/ }).click();
  await expect(heading('Version 1.4 is late')).toBeVisible();
  await screen.speed('20×');
  await shoot(page, info, 'clinic-1-symptoms');
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
  await expect(lesson).toContainText(/2 commands · 1 clue/);
  await shoot(page, info, 'clinic-3-done');
});
