import type { World } from '../../../engine/world/world';
import type { AwsvpcConfiguration } from '../../../model/service-network';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = InputOf<'ECS.RunTask'>['networkConfiguration'];
type LaunchType = 'FARGATE' | 'EC2';

/**
 * The network configuration for a task definition: awsvpc must have one, the other modes none.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
 */
export function networkFor(
  given: Given,
  definition: TaskDefinition,
  launchType: LaunchType,
): { awsvpcConfiguration: AwsvpcConfiguration } | undefined {
  const awsvpc = given?.awsvpcConfiguration;
  if (definition.networkMode !== 'awsvpc') {
    if (awsvpc) {
      refuse(
        ecsErrors.invalidParameter(
          'Network Configuration is not valid for the given networkMode of this task definition.',
        ),
      );
    }
    return undefined;
  }
  if (!awsvpc) {
    return refuse(
      ecsErrors.invalidParameter(
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      ),
    );
  }
  const { subnets, securityGroups = [], assignPublicIp = 'DISABLED' } = awsvpc;
  if (subnets.length === 0) refuse(ecsErrors.invalidParameter('subnets can not be empty.'));
  if (subnets.length > 16) refuse(ecsErrors.atMost('subnets', 16));
  if (securityGroups.length > 5) refuse(ecsErrors.atMost('securityGroups', 5));
  if (assignPublicIp === 'ENABLED' && launchType === 'EC2') {
    refuse(ecsErrors.invalidParameter('Assign public IP is not supported for this launch type.'));
  }
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } };
}

/**
 * Security groups belong to the VPC of the subnets, as far as both VPCs were declared. The text is
 * what people report of RunTask.
 */
export function checkOneVpc(
  { vpcs, subnets: known, securityGroups: groups }: World,
  network: Given,
): void {
  const { subnets = [], securityGroups = [] } = network?.awsvpcConfiguration ?? {};
  const declared = (vpcId = '') => (vpcs.has(vpcId) ? [vpcId] : []);
  const theirs = subnets.flatMap((id) => declared(known.get(id)?.vpcId));
  for (const id of securityGroups) {
    const [own] = declared(groups.get(id)?.vpcId);
    if (own === undefined || theirs.every((one) => one === own)) continue;
    refuse(
      ecsErrors.invalidParameter(
        `Security group ${id} does not appear to belong to the same VPC as the input subnets.`,
      ),
    );
  }
}
