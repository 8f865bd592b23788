import { describe, expect, test } from 'vitest';
import { steadyHeadless, steadyShifting } from '../../../support/shifting-service';

const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 30 };

describe('KEEP-1: a revision keeps its own count', () => {
  test('unhealthy tasks of a revision that is not wanted any more go', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    web.give('Sandbox.PutImage', { image: 'web:1', missing: true });
    web.give('Sandbox.InjectFault', { type: 'fail-health-check', image: 'web:1' });
    web.pass(120);
    web.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 0 });
    web.pass(120);
    expect(web.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns')).toEqual([]);
  });

  test('an unhealthy task is replaced before it is stopped, and by its own revision', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    const fault = { type: 'fail-health-check', service: 'web', count: 1, for: 60 };
    web.give('Sandbox.InjectFault', fault);
    for (let second = 0; second < 200; second += 5) {
      web.pass(5);
      const { sourceServiceRevisions: sources, targetServiceRevision: target } = web.deployment();
      expect(sources[0]?.runningTaskCount).toBeGreaterThanOrEqual(2);
      expect(target.runningTaskCount).toBeGreaterThanOrEqual(2);
    }
    expect(web.deployment()).toMatchObject({
      sourceServiceRevisions: [{ runningTaskCount: 2 }],
      targetServiceRevision: { runningTaskCount: 2 },
    });
  });

  test('starts that fail wait longer each round', () => {
    const web = steadyHeadless(BLUE_GREEN);
    web.give('Sandbox.PutImage', { image: 'web:2', missing: true });
    web.deploy();
    web.pass(600);
    const events = web.give(
      'ECS.DescribeServices',
      { cluster: 'demo', services: ['web'] },
      "length(services[0].events[?contains(message, 'has started')])",
    );
    expect(events).toBeLessThan(10);
    expect(web.deployment().sourceServiceRevisions[0]?.runningTaskCount).toBe(2);
  });
});
