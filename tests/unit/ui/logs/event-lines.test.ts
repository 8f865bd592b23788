/** Which events the log of an entity has. */
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../../../src/content';
import type { EntityView } from '../../../../src/model/view';
import { concerns } from '../../../../src/ui/logs/event-lines';
import { played } from '../../../support/scenario-documents';

async function run() {
  const script = `${SCENARIOS[0]!.script}\naws sandbox wait --until steady:web --timeout 300\n`;
  const { upserts, events } = (await played(script)).engine.drainFrame(true);
  const entities = new Map(upserts.map((view) => [view.id, view]));
  const of = (kind: EntityView['kind']) => {
    const view = upserts.find((one) => one.kind === kind)!;
    return events.filter(concerns(view, entities)).map(({ type }) => type);
  };
  return { of, all: events };
}

test('a cluster tells of its services and tasks, a load balancer of its groups', async () => {
  const { of, all } = await run();
  const tasks = all.filter(({ type }) => type === 'TaskStateChange').length;
  expect(of('cluster').filter((type) => type === 'TaskStateChange')).toHaveLength(tasks);
  expect(of('cluster')).toContain('ServiceEvent');
  expect(of('cluster')).not.toContain('RoutingChange');
  expect(of('loadBalancer')).toContain('RoutingChange');
  expect(of('targetGroup')).toContain('TargetHealthChange');
  expect(of('targetGroup')).not.toContain('TaskStateChange');
  expect(of('traffic')).toEqual(['Command']);
});
