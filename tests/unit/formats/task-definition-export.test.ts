/** A task definition goes into the sandbox and comes out with every member that ECS keeps. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ImportResult } from '../../../src/formats/import-result';
import { exportTaskDefinitions } from '../../../src/formats/task-definition/export-task-definitions';
import { importTaskDefinition } from '../../../src/formats/task-definition/import-task-definition';
import type { Account } from '../../../src/model/account';
import { publishedFiles } from '../../support/published-files';
import { fargateTask, openDoor } from '../../support/sandbox-door';

const accountOf = (give: ReturnType<typeof openDoor>['give']) =>
  give('Sandbox.DescribeAccount') as Account;

/** Everything that is in `part` is in `whole`, lists entry by entry. */
const within = (part: unknown): unknown =>
  Array.isArray(part)
    ? part.map(within)
    : typeof part === 'object' && part !== null
      ? (expect.objectContaining(
          Object.fromEntries(Object.entries(part).map(([name, one]) => [name, within(one)])),
        ) as unknown)
      : part;

describe('task definitions out', () => {
  const three = () => {
    const { give } = openDoor();
    give('ECS.RegisterTaskDefinition', fargateTask());
    give('ECS.RegisterTaskDefinition', fargateTask({ cpu: '512', memory: '1024' }));
    give('ECS.RegisterTaskDefinition', fargateTask({ family: 'api' }));
    return { give, account: () => accountOf(give) };
  };

  test('the newest ACTIVE revision of each family, in the order of the API', () => {
    const { give, account } = three();
    const files = () => exportTaskDefinitions({ account: account(), notes: {} }).files;
    expect(files().map(({ name }) => name)).toEqual([
      'web.task-definition.json',
      'api.task-definition.json',
    ]);
    const web = () => JSON.parse(files()[0]?.text ?? '') as Record<string, unknown>;
    expect(web()).toMatchObject({ family: 'web', cpu: '512' });
    expect(Object.keys(web())).toEqual([
      'family',
      'networkMode',
      'containerDefinitions',
      'requiresCompatibilities',
      'cpu',
      'memory',
    ]);
    give('ECS.DeregisterTaskDefinition', { taskDefinition: 'web:2' });
    expect(web()).toMatchObject({ cpu: '256' });
  });

  test('all revisions, or one family, by choice', () => {
    const { account } = three();
    const names = (choices: Record<string, string>) =>
      exportTaskDefinitions({ account: account(), notes: {} }, { choices }).files.map(
        ({ name }) => name,
      );
    expect(names({ revisions: 'all' })).toEqual([
      'web-1.task-definition.json',
      'web-2.task-definition.json',
      'api-1.task-definition.json',
    ]);
    expect(names({ family: 'api' })).toEqual(['api.task-definition.json']);
  });

  test('what is of the sandbox’s account is told, by the members that name it', () => {
    const { give } = openDoor();
    const executionRoleArn = 'arn:aws:iam::123456789012:role/execution';
    give('ECS.RegisterTaskDefinition', fargateTask({ executionRoleArn }));
    give('ECS.RegisterTaskDefinition', fargateTask({ family: 'api' }));
    const { findings } = exportTaskDefinitions({
      account: accountOf(give),
      // Of a compose file, kept with the first task definition that came of it.
      notes: { 'web:1': { 'services.web.logging': {}, 'x-app': {} } },
    });
    expect(findings).toMatchObject([
      { path: 'web:1', message: expect.stringMatching(/^123456789012 .* executionRoleArn$/) },
    ]);
  });

  test('members of the imported file that ECS does not keep are told, its own are not', () => {
    const { account } = three();
    const notes = {
      'web:2': {
        'taskDefinition.revision': 3,
        'taskDefinition.containerDefinitions[0].image': '<IMAGE>',
        'taskDefinition.containerDefinitions[0].ecsExec': true,
        Owner: 'me',
      },
    };
    const { findings } = exportTaskDefinitions({ account: account(), notes });
    expect(findings.map(({ path }) => path)).toEqual([
      'web:2 taskDefinition.containerDefinitions[0].ecsExec',
      'web:2 Owner',
    ]);
  });

  test('without a task definition there is one error and no file', () => {
    const result = exportTaskDefinitions({ account: { version: 1, operations: [] }, notes: {} });
    expect(result.files).toEqual([]);
    expect(result.findings).toMatchObject([{ severity: 'error' }]);
  });
});

/** ECS refuses these, so that there is nothing to come out again. */
const REFUSED = /LaravelHandsOn|rust-backend-aws|(?:kibana|tomcat)_ec2|airflow-presto/;

const published = publishedFiles('taskdefs').filter(([name]) => !REFUSED.test(name));

describe.skipIf(published.length === 0)('published files, in and out', () => {
  const through = (result: ImportResult) => {
    const { give } = openDoor();
    for (const { target, input } of result.operations) give(target, input);
    const [file] = exportTaskDefinitions({ account: accountOf(give), notes: {} }).files;
    return file!;
  };

  test.each(published)('%s', async (_, path) => {
    const first = await importTaskDefinition(readFileSync(path, 'utf8'), { fileName: path });
    const given = first.operations[0]?.input ?? {};
    const out = through(first);
    const kept = JSON.parse(out.text) as Record<string, unknown>;
    for (const [name, value] of Object.entries(given)) {
      // ECS keeps sizes in units (`.25 vcpu` is 256), and no list of no tags.
      const isSize = name === 'cpu' || name === 'memory';
      const isNoTags = name === 'tags' && Array.isArray(value) && value.length === 0;
      if (isSize) expect(kept[name], name).toMatch(/^\d+$/);
      else if (!isNoTags) expect(kept[name], name).toEqual(within(value));
    }
    const again = await importTaskDefinition(out.text, { fileName: out.name });
    expect(again.operations[0]).toEqual({ target: 'ECS.RegisterTaskDefinition', input: kept });
    expect(again.notes).toEqual({});
    expect(through(again).text).toBe(out.text);
  });
});
