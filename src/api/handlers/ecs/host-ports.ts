import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Registration = InputOf<'ECS.RegisterTaskDefinition'>;

/**
 * Refuses a host port that two mappings of a task ask for: its containers share the task's own
 * interface, or their instance's. A dynamic one (bridge, 0 or none) is nobody's in particular.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export function checkHostPorts(
  containers: Registration['containerDefinitions'],
  networkMode: string,
): void {
  const seen = new Set<string>();
  for (const { containerPort, hostPort, protocol = 'tcp' } of containers.flatMap(
    ({ portMappings = [] }) => portMappings,
  )) {
    const port = networkMode === 'bridge' ? hostPort : hostPort || containerPort;
    if (!port) continue;
    const key = `${protocol.toUpperCase()} host port '${port}'`;
    if (seen.has(key)) refuse(ecsErrors.client(`${key} is mapped multiple times in task.`));
    seen.add(key);
  }
}
