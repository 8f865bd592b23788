/**
 * Every published file of ECS's own formats: read without an exception, every finding with a line,
 * and run until it is steady on images of which nothing was said.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { ImportedOperation } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';
import {
  doorsOf,
  planService,
  type Runnable,
} from '../../../src/formats/task-definition/service-plan';
import { publishedFiles } from '../../support/published-files';
import { type Door, openDoor } from '../../support/sandbox-door';

/** Files, by a part of their names, that ECS refuses; the formats' own tests say why. */
const REFUSED_BY_ECS = [
  'LaravelHandsOn',
  'rust-backend-aws',
  'kibana_kibana_ec2',
  'tomcat_tomcat_ec2',
  'airflow-presto',
];

const KINDS = {
  taskdefs: 'task-definition',
  services: 'service',
  runtask: 'run-task',
  appspec: 'app-spec',
} as const;

const imported = async (path: string) => {
  const opened = await openText(readFileSync(path, 'utf8'), { fileName: path });
  if (opened.kind !== 'import') throw new Error(`opened as ${opened.kind}`);
  return { id: opened.importer.id, ...opened.result };
};

/** Gives the operations; runs what was only registered as a service too. */
function run(door: Door, id: string, operations: readonly ImportedOperation[]): void {
  const [first] = operations.map(({ target, input }) => door.give(target, input));
  if (id !== 'task-definition') return;
  const { taskDefinition } = first as { taskDefinition: Runnable };
  const plan = planService(taskDefinition, {
    cluster: 'demo',
    clusterExists: false,
    serviceName: 'web',
    desiredCount: 2,
    door: doorsOf(taskDefinition)[0] ?? null,
    rate: 0,
  });
  for (const { target, input } of plan) door.give(target, input);
}

/** Waits until everything that the operations started is up and done. */
function settle({ give }: Door, id: string, operations: readonly ImportedOperation[]): void {
  const named = operations.flatMap(({ target, input }) =>
    target === 'ECS.CreateService' ? [String(input.serviceName)] : [],
  );
  const services = id === 'task-definition' ? ['web'] : named;
  for (const { target, input } of operations) {
    if (target === 'CodeDeploy.CreateDeployment') {
      give('Sandbox.Wait', { for: 900 });
      const { applicationName } = input;
      const deployments = { applicationName, deploymentGroupName: applicationName };
      const done = { ...deployments, includeOnlyStatuses: ['Succeeded'] };
      expect(give('CodeDeploy.ListDeployments', done, 'length(deployments)')).toBe(1);
    }
    if (target === 'ECS.RunTask') {
      give('Sandbox.Wait', { for: 120 });
      const { cluster } = input;
      const tasks = give('ECS.ListTasks', { cluster }, 'taskArns') as string[];
      const status = give('ECS.DescribeTasks', { cluster, tasks }, 'tasks[].lastStatus');
      expect(status).toEqual(['RUNNING']);
    }
  }
  for (const one of services) give('Sandbox.Wait', { until: `steady:${one}`, timeout: 900 });
}

describe.each(Object.entries(KINDS))('published %s', (kind, id) => {
  const files = publishedFiles(kind);
  const good = files.filter(([name]) => !REFUSED_BY_ECS.some((part) => name.includes(part)));
  let steady = 0;

  test.skipIf(files.length > 0)('are not beside this checkout', () => {
    expect(good).toEqual([]);
  });

  test.skipIf(good.length === 0).each(good)('%s runs until it is steady', async (_, path) => {
    const file = await imported(path);
    expect(file.id).toBe(id);
    const door = openDoor();
    run(door, file.id, file.operations);
    settle(door, file.id, file.operations);
    steady += 1;
  });

  test.skipIf(good.length === 0).each(good)('%s: every finding has its place', async (_, path) => {
    const { findings, operations, links = [], notes } = await imported(path);
    const lines = readFileSync(path, 'utf8').split('\n').length;
    for (const { path: where, line, message } of findings) {
      expect(where, message).not.toBe('');
      expect(line, message).toBeGreaterThan(0);
      expect(line, message).toBeLessThanOrEqual(lines);
    }
    for (const link of links) expect(operations[link.operation], link.path).toBeDefined();
    const told = findings.map((one) => one.path);
    for (const where of Object.keys(notes)) expect(told).toContain(where);
  });

  afterAll(() => {
    expect(steady).toBeGreaterThanOrEqual(good.length * 0.9);
  });
});

const bad = publishedFiles('bad');
describe.skipIf(bad.length === 0)('malformed files', () => {
  test.each(bad)('%s gives one clear error', async (name, path) => {
    const opened = await openText(readFileSync(path, 'utf8'), { fileName: path });
    expect(opened.kind).toBe('refused');
    if (opened.kind !== 'refused') return;
    const [error, another] = opened.result.findings;
    expect(another).toBeUndefined();
    expect(error?.severity).toBe('error');
    expect(error?.line).toBeGreaterThan(0);
    const isAppRunner = name.includes('aiglossarypro');
    expect(error?.message).toMatch(isAppRunner ? /App Runner/ : /^not valid JSON at column \d+/);
  });
});
