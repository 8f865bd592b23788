/** The catalogue of operations and what carries them out. */
import { describe, expect, test } from 'vitest';
import type { InputShape } from '../../src/api/contract/input-shape';
import {
  inputOf,
  OPERATIONS,
  statusOf,
  type Target,
  UNSUPPORTED,
} from '../../src/api/contract/operations';
import { HANDLERS } from '../../src/api/handlers/registry';
import { openDoor } from '../support/sandbox-door';

const targets = Object.keys(OPERATIONS) as Target[];
const services = ['ECS', 'ELBv2', 'CloudWatch', 'CodeDeploy', 'Sandbox'] as const;

/** Services whose members begin with a capital. */
const CAPITALS =
  /^(ELBv2|CloudWatch|EC2|AutoScaling|ApplicationAutoScaling|IAM|EFS|SecretsManager|SSM|ServiceDiscovery)\./;

describe('catalogue', () => {
  test('every operation has someone to carry it out, and no one has another', () => {
    expect(Object.keys(HANDLERS)).toEqual(targets);
    for (const target of targets) expect(HANDLERS[target], target).toBeTypeOf('function');
  });

  test('every operation has a line of help that is a sentence', () => {
    const bad = targets.filter((target) => !/^[A-Z].{10,90}\.$/.test(OPERATIONS[target].help));
    expect(bad).toEqual([]);
  });

  test('what is listed as not simulated is not carried out, and is refused by name', () => {
    const { refused } = openDoor();
    for (const service of services) {
      for (const name of UNSUPPORTED[service]) {
        const target = `${service}.${name}`;
        expect(statusOf(target)).toBe('unsupported');
        expect(refused(target)).toEqual({
          __type: 'UnsupportedFeatureException',
          message: `ECS Sandbox does not simulate ${name}.`,
        });
      }
    }
  });

  test('a name that is no operation is refused as such', () => {
    const { refused } = openDoor();
    expect(statusOf('ECS.MakeCoffee')).toBe('unknown');
    expect(refused('ECS.MakeCoffee').__type).toBe('UnknownOperationException');
    expect(refused('constructor').__type).toBe('UnknownOperationException');
  });

  test('reads change nothing and are not logged', () => {
    const { dispatcher, give } = openDoor();
    give('ECS.ListClusters');
    give('Sandbox.DescribeClock');
    expect(dispatcher.log).toEqual([]);
    expect(dispatcher.engine.ctx.world.events).toEqual([]);
  });

  test('pages name members of input that are there', () => {
    const paged = targets.filter((target) => 'paginated' in OPERATIONS[target]);
    const lists = paged.filter((target) => OPERATIONS[target].paginated !== undefined);
    expect(lists.length).toBeGreaterThan(5);
    for (const target of lists) {
      const { limitKey, tokenKey } = OPERATIONS[target].paginated!;
      expect(Object.keys(inputOf(target).members)).toEqual(
        expect.arrayContaining([limitKey, tokenKey]),
      );
    }
  });

  test('members are spelled as the service spells them', () => {
    const inner = (shape: InputShape): InputShape => (shape.type === 'list' ? shape.member : shape);
    const namesIn = (shape: InputShape): string[] => {
      if (shape.type !== 'structure') return [];
      const members = Object.entries(shape.members);
      return members.flatMap(([name, member]) => [name, ...namesIn(inner(member))]);
    };
    for (const target of targets) {
      const first = CAPITALS.test(target) ? /^[A-Z]/ : /^[a-z]/;
      // Tags of CodeDeploy and ECR are spelled as tags of EC2 are.
      const isTag = (name: string) =>
        /^(CodeDeploy|ECR)\./.test(target) && ['Key', 'Value'].includes(name);
      const isBad = (name: string) => !first.test(name) && !isTag(name);
      expect(namesIn(inputOf(target)).filter(isBad)).toEqual([]);
    }
  });

  test('members stand in the order of AWS’s model, with what is required', () => {
    expect(Object.keys(inputOf('ECS.ListTasks').members)).toEqual([
      'cluster',
      'containerInstance',
      'family',
      'nextToken',
      'maxResults',
      'startedBy',
      'serviceName',
      'desiredStatus',
      'launchType',
      'daemonName',
    ]);
    expect(inputOf('ELBv2.CreateRule').required).toEqual([
      'ListenerArn',
      'Conditions',
      'Priority',
      'Actions',
    ]);
    expect(inputOf('ELBv2.CreateTargetGroup').members.HealthCheckIntervalSeconds).toEqual({
      type: 'integer',
      min: 5,
      max: 300,
    });
  });
});
