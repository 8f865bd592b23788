import { describe, expect, test } from 'vitest';
import { blueGreenDeploymentMachine } from '../../../src/machines/blue-green-deployment.machine';
import { canaryDeploymentMachine } from '../../../src/machines/canary-deployment.machine';
import { CATALOGUE } from '../../../src/machines/catalogue';
import { linearDeploymentMachine } from '../../../src/machines/linear-deployment.machine';
import { LIFECYCLE_STAGES } from '../../../src/model/deployment-configuration';
import { walk } from '../../support/machine-walk';

const input = {
  step: 1,
  steps: 1,
  hasSeveralRevisions: false,
  hasSource: true,
  overhead: 2,
  testShift: 15,
  productionShift: 15,
  stepBake: 60,
  bake: 300,
  limit: 86_400,
};
const IDS = ['blue-green-deployment', 'canary-deployment', 'linear-deployment'] as const;

/** To a state, by what comes about when all goes well. */
function drive(machine: Parameters<typeof walk>[0], changes: object, to: string) {
  const deployment = walk(machine, { ...input, ...changes });
  deployment.send({ type: 'BEGIN' });
  for (let moves = 0; deployment.state !== to && moves < 60; moves++) {
    const [bake] = Object.keys(deployment.delays).filter((delay) => /bake/i.test(delay));
    if (bake) deployment.after(bake);
    else if (deployment.state === 'SCALE_UP') deployment.send({ type: 'SCALED_UP' });
    else if (deployment.state === 'CLEAN_UP') deployment.send({ type: 'CLEANED_UP' });
    else deployment.send({ type: 'HOOKS_PASSED' });
  }
  return deployment;
}

describe('deployments that shift traffic', () => {
  test.each(IDS)('%s: its states are the eleven stages in AWS’s order', (id) => {
    const { states } = CATALOGUE[id];
    expect(
      states.filter((state) => (LIFECYCLE_STAGES as readonly string[]).includes(state)),
    ).toEqual(LIFECYCLE_STAGES);
  });

  test('a stage opens its hooks when it is entered, calls them a moment later, waits for them', () => {
    const deployment = walk(blueGreenDeploymentMachine, input);
    deployment.send({ type: 'BEGIN' });
    expect(deployment.state).toBe('PRE_SCALE_UP');
    expect(deployment.emitted).toEqual(['openHooks']);
    deployment.after('overhead');
    expect(deployment.emitted).toEqual(['openHooks', 'callHooks']);
    expect(deployment.state).toBe('PRE_SCALE_UP');
    expect(deployment.send({ type: 'HOOKS_PASSED' }).state).toBe('SCALE_UP');
  });

  test('more than one revision: RECONCILE_SERVICE first', () => {
    const deployment = walk(blueGreenDeploymentMachine, { ...input, hasSeveralRevisions: true });
    expect(deployment.send({ type: 'BEGIN' }).state).toBe('RECONCILE_SERVICE');
  });

  test('a canary bakes once, a linear shift between its steps', () => {
    const bakes = (machine: Parameters<typeof walk>[0], steps: number) => {
      const deployment = drive(machine, { steps }, 'SUCCESSFUL');
      expect(deployment.state).toBe('SUCCESSFUL');
      return deployment.emitted.filter((type) => type === 'shiftProduction').length;
    };
    expect(bakes(canaryDeploymentMachine, 2)).toBe(2);
    expect(bakes(linearDeploymentMachine, 5)).toBe(5);
    expect(bakes(blueGreenDeploymentMachine, 1)).toBe(1);
  });

  test.each([
    ['SCALE_UP', 'ROLLBACK_CLEAN_UP'],
    ['TEST_TRAFFIC_SHIFT', 'ROLLBACK_TEST_TRAFFIC_SHIFT'],
    ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK_TEST_TRAFFIC_SHIFT'],
    ['PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK_PRODUCTION_TRAFFIC_SHIFT'],
    ['BAKE_TIME', 'ROLLBACK_PRODUCTION_TRAFFIC_SHIFT'],
    ['CLEAN_UP', 'ROLLBACK_SCALE_UP'],
  ])('fact 3.5-1: from %s the way back begins at %s', (from, to) => {
    const deployment = drive(blueGreenDeploymentMachine, {}, from);
    expect(deployment.send({ type: 'ROLL_BACK' }).state).toBe(to);
  });

  test('with nothing to go back to it fails where it is', () => {
    const deployment = drive(blueGreenDeploymentMachine, { hasSource: false }, 'BAKE_TIME');
    expect(deployment.send({ type: 'ROLL_BACK' }).state).toBe('ROLLBACK_FAILED');
  });

  test('fact 3.3-1: a stage says when its day is over, a bake does not', () => {
    const deployment = drive(blueGreenDeploymentMachine, {}, 'SCALE_UP');
    expect(deployment.after('limit').emitted.at(-1)).toBe('outOfTime');
    expect(drive(blueGreenDeploymentMachine, {}, 'BAKE_TIME').delays).toEqual({ bake: 300 });
  });
});
