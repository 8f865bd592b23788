import type { Account } from '../../../model/account';
import type { Handler } from '../../handler';
import { capacityDeclarations, quotaDeclarations } from './declared-capacity';
import { cloudWatchDeclarations } from './declared-cloudwatch';
import { scalingDeclarations } from './declared-application-autoscaling';
import { codeDeployDeclarations } from './declared-code-deploy';
import { discoveryDeclarations } from './declared-discovery';
import { ecsDeclarations, retirements } from './declared-ecs';
import { ecrDeclarations } from './declared-ecr';
import { deletedSecrets, secretDeclarations } from './declared-secrets';
import { deletedRoles, iamDeclarations } from './declared-iam';
import { efsDeclarations } from './declared-efs';
import { elbDeclarations } from './declared-elbv2';
import { instanceDeclarations, settingDeclarations } from './declared-instances';
import { logDeclarations } from './declared-logs';
import { networkDeclarations } from './declared-network';
import { defaultBehaviour, type ImageBehaviour } from '../../../model/image';
import { describeImage } from './describe-image';
import { describeTraffic } from './describe-traffic';

/**
 * Everything declared, as the operations that would declare it again on an empty sandbox, in an
 * order in which each finds what it names. What runs by itself (tasks of services, faults) is left
 * out.
 */
export const describeAccount: Handler<'Sandbox.DescribeAccount'> = ({ ctx }): Account => {
  const { world } = ctx;
  const images = [...world.images.values()].map(withoutDefaults);
  const clients = [...world.traffic.values()].filter(
    ({ loadBalancerArn: arn }) => arn === '' || world.loadBalancers.has(arn),
  );
  const ecs = ecsDeclarations(world);
  return {
    version: 1,
    operations: [
      ...settingDeclarations(world),
      ...images.map((input) => ({ target: 'Sandbox.PutImage', input })),
      ...[...world.hookFunctions.values()].map(({ name, answers, callBackDelay }) => ({
        target: 'Sandbox.PutHook',
        input: { function: name, answers, callBackDelay },
      })),
      ...ecrDeclarations(world),
      ...secretDeclarations(world),
      ...logDeclarations(world),
      ...discoveryDeclarations(world),
      ...ecs.definitions,
      ...iamDeclarations(world),
      ...networkDeclarations(world),
      ...elbDeclarations(world),
      ...cloudWatchDeclarations(world),
      ...efsDeclarations(world),
      // Before the groups, which give their own instances ids that are free.
      ...instanceDeclarations(world),
      ...capacityDeclarations(world),
      ...ecs.running,
      ...scalingDeclarations(world),
      ...codeDeployDeclarations(world),
      ...clients.map((source) => ({
        target: 'Sandbox.PutTraffic',
        input: describeTraffic(world, source),
      })),
      ...retirements(world),
      ...quotaDeclarations(world),
      ...deletedRoles(world),
      ...deletedSecrets(world),
    ],
  };
};

/** Only what was said of an image: the rest goes without saying. */
function withoutDefaults(behaviour: ImageBehaviour): Record<string, unknown> {
  const usual = describeImage(defaultBehaviour(behaviour.image));
  const said = Object.entries(describeImage(behaviour)).filter(
    ([member, value]) =>
      member === 'image' || JSON.stringify(usual[member]) !== JSON.stringify(value),
  );
  return Object.fromEntries(said);
}
