import { createTargetGroup as create } from '../../../engine/control-plane/operations';
import type { TargetGroupSpec } from '../../../engine/control-plane/operations';
import { elbErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeTargetGroup } from './answers/target-group';
import { defaultAttributes } from './attribute-rules';
import { newHealthCheck } from './health-check';
import { checkName } from './names';
import { TARGET_GROUP_ATTRIBUTES } from './target-group-attributes';
import { withTags } from './tags';

type Input = InputOf<'ELBv2.CreateTargetGroup'>;

/** Creating the same one twice answers the one that is there. */
export const createTargetGroup: Handler<'ELBv2.CreateTargetGroup'> = ({ ctx }, input) => {
  const spec = read(input);
  const existing = [...ctx.world.targetGroups.values()].find((one) => one.name === spec.name);
  if (existing) {
    const same = COMPARED.every(
      (member) => JSON.stringify(existing[member]) === JSON.stringify(spec[member]),
    );
    if (!same) refuse(elbErrors.duplicateTargetGroup(spec.name));
    return { TargetGroups: [describeTargetGroup(ctx.world, existing)] };
  }
  return { TargetGroups: [describeTargetGroup(ctx.world, create(ctx, spec))] };
};

const COMPARED = ['protocol', 'port', 'targetType', 'vpcId', 'healthCheck'] as const;

function read(input: Input): TargetGroupSpec {
  const { Name: name, Protocol: protocol, Port: port, VpcId: vpcId } = input;
  const targetType = input.TargetType ?? 'instance';
  checkName('Target group', name);
  if (targetType !== 'ip' && targetType !== 'instance') {
    return refuse(notSimulated(`target groups of type ${targetType}`));
  }
  if (protocol === undefined) return missing('A protocol must be specified');
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    return refuse(notSimulated(`target groups with the protocol ${protocol}`));
  }
  if (port === undefined) return missing('A port must be specified');
  if (vpcId === undefined) return missing('A VPC ID must be specified');
  const protocolVersion = input.ProtocolVersion ?? 'HTTP1';
  if (protocolVersion !== 'HTTP1' && protocolVersion !== 'HTTP2') {
    return refuse(notSimulated(`the protocol version ${protocolVersion}`));
  }
  if (input.TargetControlPort !== undefined) refuse(notSimulated('the target optimizer'));
  return {
    name,
    protocol,
    protocolVersion,
    port,
    targetType,
    vpcId,
    healthCheck: newHealthCheck(input),
    attributes: defaultAttributes(TARGET_GROUP_ATTRIBUTES),
    tags: withTags([], input.Tags),
  };
}

const missing = (message: string) => refuse(elbErrors.validation(message));
