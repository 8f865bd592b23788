/** Rings are as long as they are said to be, and none is endless. */
import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/engine/limits';
import { execStage } from '../../support/exec-stage';
import { scalable } from '../../support/scaling';

// A year of waiting takes no room.
const { waitSeconds: _, ...KEPT } = LIMITS;

test.each(Object.entries(KEPT))('%s has an end that memory bears: %i', (_, most) => {
  expect(Number.isSafeInteger(most)).toBe(true);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(1_000_000);
});

test('events, of a service and of all, go when newer ones come', () => {
  const { ctx } = scalable().door.dispatcher.engine;
  const service = [...ctx.world.services.values()][0]!;
  const most = LIMITS.domainEvents * 1.1;
  for (let n = 1; n <= most + 100; n++) {
    ctx.serviceEvent(service, `told ${n}`);
    expect(ctx.world.events.length).toBeLessThanOrEqual(most);
  }
  expect(service.events).toHaveLength(LIMITS.serviceEvents);
  expect(service.events[0]!.message).toBe(`told ${most + 100}`);
  expect(ctx.world.events.at(-1)!.message).toBe(`told ${most + 100}`);
});

test('sessions in containers go when newer ones come', () => {
  const stage = execStage();
  for (let n = 0; n < LIMITS.execSessions + 5; n++) stage.exec('true');
  expect(stage.door.dispatcher.engine.ctx.world.execSessions.size).toBe(LIMITS.execSessions);
});
