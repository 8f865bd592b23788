/** Availability Zone rebalancing (tasks 2.2, 2.6). */
import { describe, expect, test } from 'vitest';
import { movesFor, zonesInWords } from '../../../../src/engine/control-plane/zone-balance';
import { spreadOver, stageEc2 } from '../../../support/ec2-cluster';
import { stageWebService } from '../../../support/web-service';

const ZONE_A = 'us-east-1a';
const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c'];
type Stage = ReturnType<typeof stageWebService>;

const counts = (stage: Stage) => {
  const zones = ['a', 'b', 'c'].map((letter) => `us-east-1${letter}`);
  const up = stage.live().filter((task) => task.desiredStatus === 'RUNNING');
  return zones.map((zone) => up.filter((task) => task.availabilityZone === zone).length);
};

/** Six tasks, steady, after zone a was out for a while: three in b, three in c. */
function afterAnOutage(setting: Parameters<typeof stageWebService>[0] = {}): Stage {
  const stage = stageWebService({ desired: 6, subnets: SUBNETS, balanced: false, ...setting });
  stage.until(() => stage.service.scheduler.steady, 300);
  const outage = { type: 'az-outage', availabilityZone: ZONE_A, for: 60 };
  stage.door.give('Sandbox.InjectFault', outage);
  stage.until(() => counts(stage).join() === '0,3,3', 60);
  return stage;
}

describe('what is even', () => {
  const of = (...numbers: number[]) =>
    new Map<string, number>(numbers.map((count, index) => [`z${index}`, count]));

  test.each([
    [[2, 0], 1],
    [[1, 1], 0],
    [[2, 1], 0],
    [[2, 2, 1], 0],
    [[3, 1, 1], 1],
    [[3, 3, 0], 2],
    [[1, 0, 0], 0],
    [[9, 0, 0], 6],
  ])('fact T2.2-3: %j takes %i moves', (numbers, moves) => {
    expect(movesFor(of(...numbers))).toHaveLength(moves);
  });

  test('after its moves no zone has two more than another', () => {
    for (let a = 0; a < 8; a++) {
      for (let b = 0; b < 8; b++) {
        for (let c = 0; c < 8; c++) {
          const after = of(a, b, c);
          for (const { from, to } of movesFor(after)) {
            after.set(from, after.get(from)! - 1);
            after.set(to, after.get(to)! + 1);
          }
          const all = [...after.values()];
          expect(Math.max(...all) - Math.min(...all)).toBeLessThan(2);
        }
      }
    }
  });

  test('fact T2.6-22: zones in words, the fullest first', () => {
    expect(zonesInWords(of(1, 3))).toBe('3 tasks in z1, 1 tasks in z0');
  });
});

describe('after an outage', () => {
  test('fact T2.6-22, T1.2-4: started in the emptiest zone, then stopped in the fullest', () => {
    const stage = afterAnOutage();
    stage.until(() => stage.events().some((text) => text.includes('is AZ balanced')), 400);
    expect(counts(stage)).toEqual([2, 2, 2]);
    const said = stage.events().filter((text) => /AZ|us-east/.test(text));
    expect(said.map((text) => text.replaceAll(/\(task [0-9a-f]+\)/g, '(task)'))).toEqual(
      [
        `is not AZ balanced with 3 tasks in us-east-1b, 3 tasks in us-east-1c, 0 tasks in ${ZONE_A}. ` +
          'AZ Rebalancing in progress.',
        `has started 2 tasks in ${ZONE_A} to AZ Rebalance: (task) (task).`,
        'has stopped 1 running tasks in us-east-1c due to AZ rebalancing: (task).',
        'has stopped 1 running tasks in us-east-1b due to AZ rebalancing: (task).',
        `is AZ balanced with 2 tasks in ${ZONE_A}, 2 tasks in us-east-1b, 2 tasks in us-east-1c.`,
      ].map((text) => expect.stringContaining(text)) as never,
    );
    const moved = stage
      .tasks()
      .filter((task) => task.stoppedReason?.startsWith('Availability-zone rebalancing'));
    expect(moved.map((task) => task.stopCode)).toEqual(Array(2).fill('ServiceSchedulerInitiated'));
    expect(moved[0]!.stoppedReason).toBe(
      `Availability-zone rebalancing initiated by (deployment ${moved[0]!.deploymentId})`,
    );
  });

  test('fact T2.2-3: never fewer than desired: the new ones are healthy before others go', () => {
    const stage = afterAnOutage();
    stage.until(() => stage.service.scheduler.rebalancing !== undefined, 400);
    while (stage.service.scheduler.rebalancing) {
      const running = stage.live().filter((one) => one.lastStatus === 'RUNNING');
      expect(running.length).toBeGreaterThanOrEqual(6);
      stage.advance(1);
    }
    expect(counts(stage)).toEqual([2, 2, 2]);
  });

  test('fact T2.2-3: nothing moves while the zone is out, nor before the service is steady', () => {
    const stage = stageWebService({ desired: 6, subnets: SUBNETS, balanced: false });
    stage.until(() => stage.service.scheduler.steady, 300);
    stage.door.give('Sandbox.InjectFault', { type: 'az-outage', availabilityZone: ZONE_A });
    stage.advance(600);
    expect(counts(stage)).toEqual([0, 3, 3]);
    expect(stage.events().filter((text) => text.includes('AZ'))).toEqual([]);
  });

  test('DISABLED, it stays as it is', () => {
    const stage = afterAnOutage();
    stage.update({ availabilityZoneRebalancing: 'DISABLED' });
    stage.advance(600);
    expect(counts(stage)).toEqual([0, 3, 3]);
  });

  test('a deployment puts an end to it', () => {
    const stage = afterAnOutage();
    stage.until(() => stage.service.scheduler.rebalancing !== undefined, 400);
    stage.update({ forceNewDeployment: true });
    stage.advance(15);
    expect(stage.events()).toContainEqual(expect.stringContaining('stopped AZ Rebalancing.'));
    expect(stage.service.scheduler.rebalancing).toBeUndefined();
  });

  test('fact T2.1-9: protected tasks hold it up, and it is said', () => {
    const stage = afterAnOutage();
    stage.until(() => stage.service.scheduler.rebalancing !== undefined, 400);
    const old = stage
      .live()
      .filter((one) => !stage.service.scheduler.rebalancing!.taskArns.includes(one.arn));
    stage.door.give('ECS.UpdateTaskProtection', {
      cluster: 'demo',
      tasks: old.map((one) => one.id),
      protectionEnabled: true,
    });
    stage.until(() => stage.service.scheduler.rebalancing === undefined, 300);
    expect(stage.events()).toContainEqual(
      expect.stringContaining('was unable to AZ Rebalance because task set'),
    );
  });
});

describe('on EC2', () => {
  test('fact T2.2-3: between the instances that are there, none is launched', () => {
    const stage = stageEc2();
    const subnets = ['subnet-a', 'subnet-b'];
    const [first] = stage.launch({ SubnetId: subnets[0] });
    stage.define();
    stage.serve(4);
    stage.advance(120);
    expect(spreadOver(stage.instances(), stage.live())).toEqual([4]);
    const [second] = stage.launch({ SubnetId: subnets[1] });
    const on = (arn: string) =>
      stage
        .live()
        .filter((one) => one.containerInstanceArn === arn && one.desiredStatus === 'RUNNING')
        .length;
    stage.until(() => on(first!.arn) === 2, 300);
    expect(on(second!.arn)).toBe(2);
    expect(stage.instances()).toHaveLength(2);
  });
});
