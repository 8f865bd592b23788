import { describe, expect, test } from 'vitest';
import { everything, search, statesOf } from '../../../../src/ui/canvas/find/found';
import type { ServiceView, TaskView } from '../../../../src/model/view';
import {
  loadBalancerView,
  serviceView,
  targetGroupView,
  taskView,
} from '../../../support/entity-views';

type Deployments = ServiceView['deployments'];

const target = (health: TaskView['targets'][number]['health']) =>
  ({
    targetGroupArn: 'g',
    id: '10.0.0.9',
    port: 80,
    slot: 0,
    health,
    reason: null,
  }) as TaskView['targets'][number];

const arn = (hex: string): string => `arn:aws:ecs:us-east-1:123456789012:task/prod/${hex}`;

const ill = taskView('ill', {
  id: arn('3f9a00000000000000000000000000c21'),
  shortId: '3f9a…c21',
  privateIp: '10.0.1.52',
  targets: [target('unhealthy')],
});
const well = taskView('well', {
  id: arn('81be00000000000000000000000000d07'),
  shortId: '81be…0d7',
  privateIp: '10.0.1.53',
  targets: [target('healthy')],
});
const gone = taskView('gone', { id: arn('dead'), shortId: 'dead', lastStatus: 'STOPPED' });
const all = everything([
  ill,
  well,
  gone,
  serviceView('orders'),
  loadBalancerView('web-alb', []),
  targetGroupView('orders-blue'),
]);
const found = (text: string) => search(all, text).map(({ kind, name }) => `${kind} ${name}`);

describe('finding', () => {
  test.each([
    ['3f9a', 'Task 3f9a…c21'],
    ['3f9a...c21', 'Task 3f9a…c21'],
    [ill.id, 'Task 3f9a…c21'],
    ['10.0.1.53', 'Task 81be…0d7'],
    ['orders', 'Service orders'],
    ['WEB-ALB', 'Load balancer web-alb'],
    ['group blue', 'Target group orders-blue'],
  ])('%s', (text, first) => {
    expect(found(text)[0]).toBe(first);
  });

  test('by state: healthy is not unhealthy', () => {
    expect(found('task unhealthy')).toEqual(['Task 3f9a…c21']);
    expect(found('task healthy')).toEqual(['Task 81be…0d7']);
    expect(found('stopped')).toEqual(['Task dead']);
  });

  test('notes and frames by any of their words', () => {
    const place = { x: 0, y: 0, width: 100, height: 50 };
    const written = everything(
      [serviceView('orders')],
      [
        { id: 'annotation/1', kind: 'note', text: 'Kill one of\nthese at noon', ...place },
        { id: 'annotation/2', kind: 'frame', text: 'Checkout', ...place },
        { id: 'annotation/3', kind: 'note', text: ' ', ...place },
      ],
    );
    const ids = (text: string) => search(written, text).map(({ id }) => id);
    expect(ids('noon')).toEqual(['annotation/1']);
    expect(ids('note these')).toEqual(['annotation/1']);
    expect(ids('check')).toEqual(['annotation/2']);
    expect(search(written, 'kill')[0]!.name).toBe('Kill one of these at noon');
    // One without words is nothing that could be looked for.
    expect(ids('')).toHaveLength(3);
  });

  test('two revisions of one task definition are told apart', () => {
    const row = (id: string, status: string) => ({
      id,
      status,
      taskDefinition: 'web:1',
      rolloutState: 'IN_PROGRESS',
      running: 3,
      desired: 3,
    });
    const deployments = [row('ecs-svc/2', 'PRIMARY'), row('ecs-svc/1', 'ACTIVE')];
    const lines = everything([serviceView('web', { deployments: deployments as Deployments })]);
    expect(search(lines, 'web:1').map(({ detail }) => detail.split(' · ')[1])).toEqual([
      'PRIMARY',
      'ACTIVE',
    ]);
  });

  test('every word must be answered', () => {
    expect(found('orders unhealthy nonsense')).toEqual([]);
  });

  test('without a word everything is there, tasks last', () => {
    const kinds = search(all, '').map(({ kind }) => kind);
    expect(kinds[0]).toBe('Service');
    expect(kinds.slice(-3)).toEqual(['Task', 'Task', 'Task']);
  });

  test('says which states are worth a look', () => {
    expect(statesOf(all)).toEqual([
      { state: 'unhealthy', count: 1 },
      { state: 'stopped', count: 1 },
    ]);
  });

  test('among a thousand tasks each is found by the beginning of its id', () => {
    const many = everything(
      Array.from({ length: 1000 }, (_, i) => {
        const hex = `${i.toString(16).padStart(4, '0')}${'a'.repeat(28)}`;
        return taskView(hex, { id: arn(hex), shortId: `${hex.slice(0, 4)}…aaa` });
      }),
    );
    for (const i of [0, 17, 500, 999]) {
      const start = i.toString(16).padStart(4, '0');
      expect(search(many, start)[0]!.name).toBe(`${start}…aaa`);
    }
  });
});
