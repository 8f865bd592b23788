import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../setup/install.mjs';
import { expectNoBarriers } from './pages/barriers';
import { ImportWizard } from './pages/import-wizard';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

const SHOP = join(root, 'public', 'examples', 'shop.compose.yml');
const STACK = join(root, 'tests', 'fixtures', 'cloudformation', 'whole-stack.yaml');
const DIALOG = { part: '[role=dialog]' };

const shopLines = readFileSync(SHOP, 'utf8').split('\n');
/** The line of the example that says it, from 1. */
const lineOf = (text: string): number => shopLines.findIndex((line) => line.includes(text)) + 1;

let screen: SandboxScreen;
let wizard: ImportWizard;

async function besideWhatItBecomes(page: Page): Promise<void> {
  await expect(wizard.operation('Create service web')).toBeAttached();
  await wizard.line(lineOf('image: ghcr.io/example/shop-web')).hover();
  await expect
    .poll(() => wizard.lit(wizard.operations))
    .toEqual([expect.stringContaining('"image": "ghcr.io/example/shop-web:1.4"')]);
  await expect(wizard.status).toContainText('services.web.image: taken over as it is.');

  // A published port becomes three things; each says why.
  await wizard.line(lineOf("'8080-8081:80'")).click();
  await expect(wizard.status).toContainText('The load balancer listens on 8080.');
  await expect(wizard.status).toContainText('In 3 operations: ');
  await expect(wizard.operation('Create target group web-80')).toBeInViewport();

  // And back: a member of an operation lights its line of the file.
  await wizard.operation('Create service web').getByText('"desiredCount": 2').click();
  await expect(wizard.line(lineOf('replicas: 2'))).toHaveAttribute('data-lit', 'true');

  const findings = wizard.findings.getByRole('listitem');
  const last = findings
    .last()
    .getByRole('button', { name: /^line \d+$/ })
    .first();
  const number = Number((await last.innerText()).replace('line ', ''));
  await last.click();
  await expect(wizard.line(number)).toBeInViewport();
  await expect(wizard.line(number)).toHaveAttribute('data-found', 'true');
  await expectNoBarriers(page, 'import', DIALOG);
}

async function goneThroughByKey(page: Page): Promise<void> {
  await wizard.file.focus();
  const target = lineOf('image: ghcr.io/example/shop-web');
  await page.keyboard.press('Home');
  for (let at = 1; at < target; at++) await page.keyboard.press('ArrowDown');
  await expect(wizard.line(target)).toHaveAttribute('aria-selected', 'true');
  await expect(wizard.status).toContainText('services.web.image');
  await expect
    .poll(() => wizard.lit(wizard.operations))
    .toEqual([expect.stringContaining('"image": "ghcr.io/example/shop-web:1.4"')]);
  await page.keyboard.press('Tab');
  await expect(wizard.operations).toBeFocused();
  await page.keyboard.press('End');
  await expect(wizard.operations.getByRole('option', { selected: true })).toBeInViewport();
}

async function counterpartInView(): Promise<void> {
  await wizard.operations.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
  await wizard.line(lineOf('image: ghcr.io/example/shop-web')).hover();
  await expect(
    wizard.operations.getByText('"image": "ghcr.io/example/shop-web:1.4"').first(),
  ).toBeInViewport();
}

async function decided(): Promise<void> {
  const count = wizard.dialog.getByRole('heading', { name: /^In ECS: \d+ operations/ });
  await expect(count).toBeVisible();
  const before = await count.innerText();
  await wizard.dialog.getByLabel('One task definition with several containers').selectOption({
    label: 'One task',
  });
  await expect(count).not.toHaveText(before);
  await expect(wizard.operation(/^Create service/)).toHaveCount(1);
  await wizard.dialog.getByLabel('What do the tasks run on?').selectOption({ label: 'EC2' });
  await expect(wizard.operations.getByText('"EC2"').first()).toBeAttached();
  await wizard.button('Set variables…').click();
  await wizard.dialog.getByLabel(/^Variables/).fill('SHOP_VERSION=2.0');
  await expect(
    wizard.operations.getByText('"image": "ghcr.io/example/shop-web:2.0"').first(),
  ).toBeAttached();
}

async function shownAsCommands(page: Page): Promise<void> {
  await wizard.choose(SHOP);
  const title = await wizard.dialog.getByRole('heading', { name: /^In ECS/ }).innerText();
  const count = Number(/\d+/.exec(title)?.[0]);
  await wizard.finish();
  // And the client that it puts before the load balancer.
  await page.getByRole('button', { name: `the ${count + 1} commands` }).click();
  const commands = page.getByRole('figure', { name: 'The commands this was' });
  await expect(commands).toContainText('aws ecs create-service');
  await expect(commands).not.toContainText('load-account');
}

async function comesUpAndAnswers(page: Page): Promise<void> {
  await screen.speed('100×');
  for (const name of ['web', 'api', 'worker', 'db', 'cache']) {
    const steady = new RegExp(`^Service ${name}, (\\d) of \\1 running, 0 pending, steady`);
    await expect(screen.node(steady)).toBeVisible({ timeout: 60_000 });
  }
  await expect(screen.node(/^Client traffic .* 100\.0 % answered well/)).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Rename sandbox shop', exact: true }),
  ).toBeVisible();
  await screen.speed('5×');
  await screen.pause();

  const services = await screen.node(/^Service /).count();
  await wizard.chooseFromMenu(SHOP);
  await wizard.button('Add to this sandbox').click();
  await expect(wizard.dialog.getByRole('alert')).toContainText(
    'It was refused as a whole, and nothing was changed',
  );
  await expect(wizard.dialog.getByRole('alert')).toContainText(
    /because of Create .*, which is in this sandbox already/,
  );
  expect(await screen.node(/^Service /).count()).toBe(services);
  await expectNoBarriers(page, 'a refused import', DIALOG);

  await wizard.finish('Import as a new sandbox');
  await expect(screen.node(/^Service web, /)).toBeVisible();
  await expect(screen.node(/^Service /)).toHaveCount(services);
  expect(await screen.now()).toBeLessThan(60);
}

async function templateAndService(): Promise<void> {
  await wizard.choose(STACK);
  await expect(wizard.dialog).toContainText('CloudFormation template');
  await expect(wizard.operation(/^Create service/)).not.toHaveCount(0);
  await wizard.button('Cancel').click();
  const service = {
    serviceName: 'reports',
    cluster: 'office',
    taskDefinition: 'reports:3',
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
  };
  await wizard.drop({ name: 'reports.service.json', text: JSON.stringify(service, null, 2) });
  await expect(wizard.dialog).toContainText('ECS service definition');
  await wizard.finish();
  await screen.speed('100×');
  await expect(screen.node(/^Service reports, 2 of 2 running, 0 pending, steady/)).toBeVisible();
}

async function droppedTogether(): Promise<void> {
  const web = ['services:', '  web:', '    image: nginx:${TAG}', '    ports: ["80:80"]', ''];
  await wizard.drop(
    { name: '.env', text: 'TAG=1.29 # pinned\n' },
    { name: 'compose.yml', text: web.join('\n') },
  );
  await expect(wizard.dialog.getByRole('heading').first()).toContainText('with .env');
  await expect(wizard.operations.getByText('"image": "nginx:1.29"')).toBeAttached();
  await wizard.button('Cancel').click();

  const base = ['services:', '  app:', '    image: httpd:2.4', '    ports: ["80:80"]', ''];
  const site = [
    'services:',
    '  site:',
    '    extends:',
    '      file: base.yml',
    '      service: app',
    '    deploy:',
    '      replicas: 3',
    '',
  ];
  await wizard.drop(
    { name: 'base.yml', text: base.join('\n') },
    { name: 'site.yml', text: site.join('\n') },
  );
  await expect(wizard.dialog.getByRole('heading').first()).toContainText('site.yml');
  await expect(wizard.operations.getByText('"image": "httpd:2.4"')).toBeAttached();
  await expect(wizard.operation('Create service site')).toBeAttached();
  await wizard.button('Cancel').click();
}

async function oneByOne(page: Page): Promise<void> {
  const compose = ['services:', '  web:', '    image: nginx:1', '    ports: ["80:80"]', ''];
  const override = ['services:', '  web:', '    image: nginx:2', ''];
  const definition = (family: string) =>
    JSON.stringify({ family, containerDefinitions: [{ name: 'a', image: 'a', memory: 64 }] });
  await wizard.drop(
    { name: 'docker-compose.override.yml', text: override.join('\n') },
    { name: 'docker-compose.yml', text: compose.join('\n') },
    { name: 'one.json', text: definition('one') },
    { name: 'two.json', text: definition('two') },
  );
  const heading = wizard.dialog.getByRole('heading').first();
  // What is used by another is known once that one is read.
  await expect(heading).toContainText(/one\.json 1 of [34]/);
  await expect(wizard.dialog).toContainText('Registered as one:1');
  await page.keyboard.press('Escape');
  await expect(heading).toContainText(/two\.json 2 of [34]/);
  await page.keyboard.press('Escape');
  await expect(heading).toContainText('with docker-compose.override.yml, 3 of 3');
  await expect(wizard.operations.getByText('"image": "nginx:2"')).toBeAttached();
  await expect(wizard.button('Import')).toBeFocused();

  // Escape leaves a field, and only then the dialog.
  await wizard.button('Set variables…').click();
  await expect(wizard.dialog.getByLabel(/^Variables/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(wizard.dialog.getByLabel(/^Variables/)).not.toBeFocused();
  await expect(wizard.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(wizard.dialog).toBeHidden();
}

async function broken(page: Page): Promise<void> {
  const text = ['services:', '  web:', '    image: nginx', '   ports:', '      - "80:80"', ''];
  await wizard.drop({ name: 'broken.compose.yml', text: text.join('\n') });
  await expect(wizard.dialog).toContainText('It cannot be opened, and nothing was changed.');
  await expect(wizard.findings.getByRole('listitem')).toHaveCount(1);
  await expect(wizard.findings).toContainText(/line [34]/);
  await page.keyboard.press('Escape');
  await expect(wizard.dialog).toBeHidden();
}

async function exportedAndBack(page: Page): Promise<void> {
  await screen.runTemplate();
  await screen.pause();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await screen.dialog.getByRole('tab', { name: /^CloudFormation/ }).click();
  await screen.dialog.getByText('CloudFormation template', { exact: true }).click();
  const text = screen.dialog.getByLabel(/\.template\.yaml$/);
  await expect(text).toContainText('AWS::ECS::Service');
  await expect(text).toContainText('VpcId');
  await expect(screen.dialog).toContainText('aws cloudformation deploy --template-file');
  await expect(screen.dialog).toContainText(/--parameter-overrides .*VpcId=…/);
  await expectNoBarriers(page, 'export as files', DIALOG);
  await screen.dialog.getByLabel('Network').selectOption({ label: 'A new VPC in the stack' });
  await expect(text).toContainText('AWS::EC2::VPC');
  await expect(screen.dialog).not.toContainText('VpcId=…');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    screen.dialog.getByRole('button', { name: /^Save .*\.template\.yaml$/ }).click(),
  ]);
  const saved = readFileSync(await download.path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await screen.sandboxes('New sandbox');
  await expect(screen.node(/^Service /)).toHaveCount(0);

  const folder = await mkdtemp(join(tmpdir(), 'exported-'));
  const path = join(folder, download.suggestedFilename());
  await writeFile(path, saved);
  await wizard.choose(path);
  await wizard.finish();
  await screen.speed('100×');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(screen.node(/^Target group web.*3 of 3 targets healthy/)).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  wizard = new ImportWizard(page);
  await screen.open();
});

test('a compose file is read beside what it becomes, and decided upon', async ({ page }) => {
  await wizard.choose(SHOP);
  await test.step('what is pointed at brings its counterpart into view', counterpartInView);
  await test.step('a compose file beside what it becomes, line linked to line', () =>
    besideWhatItBecomes(page));
  await test.step('the keys go through the lines, and what becomes of them is said', () =>
    goneThroughByKey(page));
  await test.step('decisions and variables change what it becomes', decided);
});

test(
  'a compose file is imported: its commands, its services, and not twice',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    await test.step('what an import was is shown as the commands in it', () =>
      shownAsCommands(page));
    await test.step('its services come up and answer; the same again is refused as a whole', () =>
      comesUpAndAnswers(page));
  },
);

test('files are dropped together or one by one; broken ones are refused; a template', async ({
  page,
}) => {
  await test.step('files dropped together: an .env, and one that another extends', droppedTogether);
  await test.step('files that nobody names are opened one by one; an override is merged', () =>
    oneByOne(page));
  await test.step('YAML that is broken is refused with its line', () => broken(page));
  await test.step('a template and a service definition', templateAndService);
});

test('a template that was exported brings the same services back', async ({ page }) => {
  await exportedAndBack(page);
});
