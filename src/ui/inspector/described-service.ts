import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { AwsvpcConfiguration } from '../../model/service-network';
import type { ServiceView } from '../../model/view';
import type { VolumeConfiguration } from '../../model/volume';
import type { PlacementStrategy } from '../../state/gestures/launch';
import { operation } from './operation';
import { outputMember } from './output';
import { useAnswer } from './use-answer';

/** A task set as DescribeServices answers it. */
export interface DescribedTaskSet {
  id: string;
  taskSetArn: string;
  status: string;
  taskDefinition: string;
  externalId?: string;
  computedDesiredCount: number;
  runningCount: number;
  pendingCount: number;
  scale: { value: number };
  stabilityStatus: string;
  launchType?: InputOf<'ECS.CreateTaskSet'>['launchType'];
  networkConfiguration?: InputOf<'ECS.CreateTaskSet'>['networkConfiguration'];
}

/** What DescribeServices says of a service that its view does not. */
export interface DescribedService {
  deploymentController?: { type: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL' };
  deploymentConfiguration?: NonNullable<InputOf<'ECS.UpdateService'>['deploymentConfiguration']>;
  loadBalancers?: NonNullable<InputOf<'ECS.UpdateService'>['loadBalancers']>;
  taskSets?: DescribedTaskSet[];
  deployments?: { status: string; volumeConfigurations?: VolumeConfiguration[] }[];
  networkConfiguration?: { awsvpcConfiguration?: AwsvpcConfiguration };
  placementStrategy?: PlacementStrategy[];
  placementConstraints?: { type: string; expression?: string }[];
  availabilityZoneRebalancing?: 'ENABLED' | 'DISABLED';
  enableExecuteCommand?: boolean;
}

const isDescribed = (value: unknown): value is DescribedService =>
  typeof value === 'object' && value !== null;

/** The service as AWS describes it, asked for anew with each `version`; null until it is known. */
export function useDescribedService(
  service: Pick<ServiceView, 'name' | 'clusterArn'>,
  version: unknown,
): { described: DescribedService | null; refresh: () => void } {
  const cluster = lastPart(service.clusterArn);
  const { result, refresh } = useAnswer(
    operation('ECS.DescribeServices', { cluster, services: [service.name] }),
    version,
  );
  const services = outputMember(result, 'services');
  const [first] = Array.isArray(services) ? services : [];
  return { described: isDescribed(first) ? first : null, refresh };
}
