import { injectFault as inject } from '../../../engine/control-plane/operations';
import type { FaultSpec } from '../../../engine/control-plane/operations';
import type { World } from '../../../engine/world/world';
import { sandboxErrors } from '../../contract/errors';
import { REGION } from '../../../model/ids';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { alarmOf } from '../cloudwatch/alarm-names';
import { activeCluster, serviceAnywhere, serviceOf, taskAnywhere } from '../references';
import { describeFault } from './describe-fault';

export const injectFault: Handler<'Sandbox.InjectFault'> = ({ ctx }, input) => ({
  fault: describeFault(inject(ctx, specOf(ctx.world, input))),
});

/** Members that belong to one type of fault only. */
const ONLY_FOR = { factor: 'slow-task', errorRate: 'error-burst' } as const;

function specOf(world: World, input: InputOf<'Sandbox.InjectFault'>): FaultSpec {
  const { type, task, service, cluster, image, count, factor, errorRate } = input;
  for (const member of ['factor', 'errorRate'] as const) {
    if (input[member] !== undefined && type !== ONLY_FOR[member]) {
      refuse(sandboxErrors.invalid(`${member} is for ${ONLY_FOR[member]} only.`));
    }
  }
  const { availabilityZone, alarmName } = input;
  if ((type === 'alarm') !== (alarmName !== undefined)) {
    refuse(sandboxErrors.invalid('alarmName says which alarm a fault of type alarm is about.'));
  }
  if (type === 'az-outage' && availabilityZone === undefined) {
    refuse(sandboxErrors.invalid('An az-outage needs an availabilityZone.'));
  }
  if (availabilityZone !== undefined && !new RegExp(`^${REGION}[a-f]$`).test(availabilityZone)) {
    refuse(
      sandboxErrors.invalid(
        `'${availabilityZone}' is no zone: ${REGION}a, ${REGION}b, ${REGION}c.`,
      ),
    );
  }
  return {
    type,
    taskArns: task === undefined ? undefined : [taskAnywhere(world, task).arn],
    serviceArn: service && serviceFor(world, cluster, service).arn,
    clusterArn: cluster && activeCluster(world, cluster).arn,
    image,
    count,
    forSeconds: input.for,
    factor,
    errorRate,
    availabilityZone,
    alarmName: alarmName && alarmOf(world, alarmName).name,
    resource: resourceOf(input),
  };
}

/** What a fault of the infrastructure is aimed at. */
const resourceOf = (input: InputOf<'Sandbox.InjectFault'>): string | undefined =>
  input.containerInstance ?? input.role ?? input.securityGroup ?? input.subnet ?? input.fileSystem;

/** A service of the cluster named, or of whichever has it. */
function serviceFor(world: World, cluster: string | undefined, service: string) {
  if (cluster === undefined) return serviceAnywhere(world, service);
  return serviceOf(world, activeCluster(world, cluster), service);
}
