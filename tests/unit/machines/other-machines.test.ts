import { describe, expect, test } from 'vitest';
import { CATALOGUE, MACHINE_IDS } from '../../../src/machines/catalogue';
import { rollingDeploymentMachine } from '../../../src/machines/rolling-deployment.machine';
import { targetGroupRoutingMachine } from '../../../src/machines/target-group-routing.machine';
import { walk } from '../../support/machine-walk';

describe('TG-4: which way a group’s requests go', () => {
  const facts = { type: 'FACTS', usable: 3, healthy: 3, minimumHealthy: 1 };
  test.each([
    ['no-targets', { usable: 0, healthy: 0 }, 'round_robin'],
    ['round-robin', {}, 'round_robin'],
    ['least-outstanding-requests', {}, 'least_outstanding_requests'],
    ['weighted-random', {}, 'weighted_random'],
    ['fail-open', { healthy: 0 }, 'round_robin'],
    ['fail-open', { healthy: 1, minimumHealthy: 2 }, 'weighted_random'],
  ])('%s', (state, own, algorithm) => {
    const routing = walk(targetGroupRoutingMachine);
    expect(routing.state).toBe('no-targets');
    expect(routing.send({ ...facts, ...own, algorithm }).state).toBe(state);
  });
});

describe('DEP: a rolling deployment (deployments 1.5)', () => {
  test('completes, and is replaced by a newer one', () => {
    const deployment = walk(rollingDeploymentMachine);
    expect(deployment.state).toBe('IN_PROGRESS');
    expect(deployment.send({ type: 'COMPLETE' }).state).toBe('COMPLETED');
    expect(deployment.send({ type: 'REPLACE' }).state).toBe('REPLACED');
  });

  test('one that failed does not complete after all', () => {
    const deployment = walk(rollingDeploymentMachine).send({ type: 'FAIL' });
    expect(deployment.send({ type: 'COMPLETE' }).state).toBe('FAILED');
  });
});

describe('catalogue', () => {
  test.each(MACHINE_IDS)('%s: flat, documented, every arrow between known states', (id) => {
    const { machine, states, transitions, initial, docs, title } = CATALOGUE[id];
    expect(states).toContain(initial);
    expect(docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(title).not.toBe('');
    for (const { from, to } of transitions) {
      expect(states).toContain(from);
      expect(states).toContain(to);
    }
    for (const state of Object.values(machine.root.states)) expect(state.type).not.toBe('compound');
  });

  test('draws the machine that runs: the timed way from PENDING to ACTIVATING', () => {
    expect(CATALOGUE.task.transitions).toContainEqual({
      from: 'PENDING',
      to: 'ACTIVATING',
      label: 'pending',
      timed: true,
      guard: null,
    });
  });
});
