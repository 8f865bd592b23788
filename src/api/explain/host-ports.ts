import type { MisfitReason } from '../../engine/capacity/placement/fit';
import type { EngineContext } from '../../engine/engine-context';
import type { Fix } from '../../model/explanation';
import type { Service } from '../../model/service';
import { definitionInput } from '../handlers/sandbox/declared-ecs';
import { advice } from './finding';
import { given, ofService } from './names';

/**
 * Where a fixed host port is what keeps a task off an instance: a revision that leaves the port to
 * Docker. In other modes than bridge the host port is the container's own.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export function portFixes(
  { world }: EngineContext,
  service: Service,
  misfits: readonly { reason: MisfitReason | null }[],
): Fix[] {
  const definition = world.taskDefinitions.get(service.taskDefinitionArn);
  if (!definition || !misfits.some(({ reason }) => reason === 'RESOURCE:PORTS')) return [];
  if (definition.networkMode !== 'bridge' || service.deploymentController.type !== 'ECS') {
    return [advice('Use network mode bridge with hostPort 0, so that tasks share an instance.')];
  }
  const { family } = definition;
  const containerDefinitions = definition.containerDefinitions.map((one) => ({
    ...one,
    portMappings: one.portMappings.map((mapping) => ({ ...mapping, hostPort: 0 })),
  }));
  return [
    {
      text: `Give ${service.name} dynamic host ports (hostPort 0), so that tasks share an instance`,
      operations: [
        {
          target: 'ECS.RegisterTaskDefinition',
          input: given({ ...definitionInput(definition), containerDefinitions }),
        },
        { target: 'ECS.UpdateService', input: { ...ofService(service), taskDefinition: family } },
      ],
    },
  ];
}
