import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds, toSeconds } from '../../../src/model/sim-time';
import { runTrials, trialsOf } from '../../../src/state/trials';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import type { ChangeOption } from '../../../src/ui/compare/change-option';
import { changeOptions } from '../../../src/ui/compare/change-options';
import { prepare, type Prepared } from '../../../src/ui/compare/prepare';
import { calmMoment } from '../../../src/ui/compare/calm-moment';
import {
  firstDraft,
  problemsOf,
  stretchOf,
  withOption,
  withWhen,
} from '../../../src/ui/compare/setup-draft';
import { sinceFork } from '../../../src/ui/compare/since-fork';
import { entity, give, openWebService } from '../../support/web-sandbox';

let app: SandboxApp;
let options: ChangeOption[];

beforeEach(async () => {
  app = await openWebService();
  options = await changeOptions(app.mirror.getState(), app.commands.send);
});
afterEach(() => app.close());

async function prepared(id: RegExp | string, value?: string, when?: 'beginning' | 'moment') {
  const option = options.find((one) => (typeof id === 'string' ? one.id === id : id.test(one.id)));
  if (!option) throw new Error(`no option ${String(id)}: ${options.map((one) => one.id).join()}`);
  const known = app.mirror.getState();
  const first = firstDraft(options, known);
  const draft = {
    ...first,
    ...withOption(option, first, known),
    ...(value !== undefined && { values: { [option.id]: value } }),
    ...(when && withWhen(when, option, first, known)),
    length: 60,
  };
  expect(problemsOf(draft, option)).toEqual({});
  return prepare(app, draft, options);
}

const good = (made: Prepared | string): Prepared => {
  if (typeof made === 'string') throw new Error(made);
  return made;
};

test('every change that is offered can be made as it is proposed', async () => {
  const kinds = [...new Set(options.map(({ id }) => id.split('/').slice(0, -3).join('/')))];
  expect(kinds.length).toBeGreaterThan(5);
  for (const option of options.filter(({ id }) => id !== 'lines')) {
    const { a, b, title } = good(await prepared(option.id));
    expect(title, option.id).not.toBe('');
    expect(a.name, option.id).not.toBe(b.name);
    expect(JSON.stringify(a.plan), option.id).not.toBe(JSON.stringify(b.plan));
  }
}, 120_000);

test('a strategy that shifts traffic brings what it needs, and its runs are measured', async () => {
  const { a, b, firstSeed } = good(await prepared(/^deployment\/errors/, 'CANARY'));
  expect(a.commands.join('\n')).toMatch(/update-service/);
  expect(b.commands.join('\n')).toMatch(/create-target-group[^]*update-service[^]*CANARY/);
  const trials = [a, b].flatMap(({ plan }) => trialsOf(plan, 2, firstSeed));
  const { results } = await runTrials(app.newTrialWorker!, trials, { workers: 1 });
  expect(results.map((one) => one?.refused)).toEqual([[], [], [], []]);
  expect(results[0]?.arrivals).toBe(results[2]?.arrivals);
}, 120_000);

test('lines are given at their moment; a refusal is told and nothing is compared', async () => {
  const line = 'aws ecs update-service --cluster demo --service web --desired-count 5';
  const { a, b } = good(await prepared(/^lines$/, line));
  expect(a.plan.changes).toEqual([]);
  expect(b.plan.changes).toMatchObject([{ target: 'ECS.UpdateService' }]);
  expect(await prepared(/^lines$/, line.replace('web', 'nobody'))).toMatch(/ServiceNotFound/);
});

test('measured from the beginning is all that happened; from a moment on, what comes after', async () => {
  const end = app.mirror.getState().now + seconds(700);
  await give(app, 'Sandbox.Wait', { for: 700 });
  await waitFor(() => expect(app.mirror.getState().now).toBeGreaterThanOrEqual(end));
  const known = app.mirror.getState();
  const now = Math.floor(toSeconds(known.now));
  const draft = firstDraft(options, known);
  const routing = options.find(({ usually }) => usually === 'beginning')!;
  const begun = { ...draft, ...withOption(routing, draft, known) };
  expect(begun.from).toBeLessThanOrEqual(now - 700);
  expect(Number(begun.from) + Number(begun.length)).toBeGreaterThanOrEqual(now);
  const { from, until } = stretchOf(begun);
  expect(toSeconds(from)).toBe(begun.from);
  expect(until).toBeGreaterThanOrEqual(known.now);
  const later = { ...begun, ...withWhen('moment', routing, begun, known) };
  expect(later).toMatchObject({ when: 'moment', at: now, from: now, length: routing.length });
  const again = { ...later, ...withWhen('beginning', routing, later, known) };
  expect(again).toEqual(begun);
}, 60_000);

test('another size from the beginning is that of every revision', async () => {
  const { b } = good(await prepared(/^size/, '1024'));
  const registered = b.plan.log.filter(({ target }) => target === 'ECS.RegisterTaskDefinition');
  expect(registered.map(({ input }) => input.cpu)).toEqual(['1024']);
});

test('a deployment says what A gets, and is not proposed for the midst of another', async () => {
  const found = () => options.find(({ id }) => id.startsWith('deployment/errors'))!;
  expect(found().calm).toBeUndefined();
  const { ofA } = found().changing('CANARY');
  expect(ofA?.words).toMatch(/gets the same build/);
  expect(ofA?.shown.map(({ target }) => target)).toEqual([
    'Sandbox.PutImage',
    'ECS.RegisterTaskDefinition',
    'ECS.UpdateService',
  ]);
  await give(app, 'ECS.UpdateService', {
    cluster: 'demo',
    service: 'web',
    forceNewDeployment: true,
  });
  await waitFor(() => expect(entity(app, 'service').deployments.length).toBeGreaterThan(1));
  const begun = app.mirror.getState().now;
  const underWay = entity(app, 'service');
  const { head } = app.mirror.getState().run;
  expect(calmMoment(underWay, app.mirror.getState())).toBe(head);
  await give(app, 'Sandbox.Wait', { until: 'steady:web', timeout: 600 });
  await waitFor(() =>
    expect(calmMoment(entity(app, 'service'), app.mirror.getState())).toBe(undefined),
  );
  const after = calmMoment(underWay, { ...app.mirror.getState(), now: begun })!;
  expect(after).toBeGreaterThan(begun);
  expect(after).toBeLessThanOrEqual(app.mirror.getState().now + 1_000_000);
});

test('two runs of one fork differ by what either was given since', () => {
  const log = app.mirror.getState().run.log!;
  const more = { ...log.at(-1)!, target: 'ECS.UpdateService', input: { desiredCount: 6 } };
  expect(sinceFork(log, [...log, more])).toEqual({ a: [], b: [more] });
  expect(sinceFork([...log, more], log)).toEqual({ a: [more], b: [] });
});
