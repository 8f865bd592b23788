import type { MachineId } from '../../../machines/catalogue';
import type { StagedDeploymentContext } from '../../../machines/staged-deployment';
import { must } from '../../../model/assert';
import type { Deployment } from '../../../model/deployment';
import {
  type DeploymentConfiguration,
  LIFECYCLE_STAGES,
  type LifecycleStage,
} from '../../../model/deployment-configuration';
import type { MachineState } from '../../../model/machine-state';
import type { Service } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import { seconds } from '../../../model/sim-time';
import type { EngineContext } from '../../engine-context';
import { startMachine } from '../../runner/machine-runner';
import { TIMINGS } from '../../timings';
import type { MachineOwner } from '../../world/agenda';
import { routesOf, type Shifting, stepsOf } from './traffic-shift';

/** What can be said of a deployment that shifts traffic by looking at its record. */

const MACHINES: Partial<Record<DeploymentConfiguration['strategy'], MachineId>> = {
  BLUE_GREEN: 'blue-green-deployment',
  CANARY: 'canary-deployment',
  LINEAR: 'linear-deployment',
};

/** A service deployment with a machine whose states are its stages. */
export type StagedDeployment = ServiceDeployment & { machine: MachineState };

/** Its strategy, which it keeps to its end, shifts traffic. */
export const isStaged = (record: ServiceDeployment | undefined): record is StagedDeployment =>
  record?.machine !== undefined &&
  (Object.values(MACHINES) as string[]).includes(record.machine.machine);

export const ownerOf = (service: Service, record: ServiceDeployment): MachineOwner => ({
  of: 'service-deployment',
  service: service.arn,
  record: record.arn,
});

/** Ways to end after which a service is at rest: anything else keeps both revisions as they are. */
const SETTLED = ['SUCCESSFUL', 'ROLLBACK_SUCCESSFUL'];

const isUnsettled = (record: ServiceDeployment | undefined): record is StagedDeployment =>
  isStaged(record) && !SETTLED.includes(record.machine.value);

/** The newest deployment of a service, if it shifts traffic and has not come to rest. */
export function stagedUnderWay({ serviceDeployments }: Service): StagedDeployment | undefined {
  const [newest] = serviceDeployments;
  return isUnsettled(newest) ? newest : undefined;
}

/** The newest one has taken over from one that shifted traffic and never came to rest. */
export const tookOverShift = ({ serviceDeployments }: Service): boolean =>
  isUnsettled(serviceDeployments[1]);

/** The `deployments[]` entry that a deployment brings up. */
export const targetOf = (service: Service, record: ServiceDeployment): Deployment =>
  must(
    service.deployments.find((one) => one.id === record.deploymentId),
    'the deployment of the target revision',
  );

/** The one that serves meanwhile; none for the first deployment of a service. */
export const sourceOf = (service: Service, record: ServiceDeployment): Deployment | undefined =>
  service.deployments.find((one) => one.id === record.sourceDeploymentId);

export const routesOfRecord = (service: Service, record: ServiceDeployment) =>
  routesOf(
    must(
      service.revisions.find((one) => one.arn === record.targetRevisionArn),
      'the target revision',
    ),
  );

/** The deployment as one that writes weights. */
export const shiftingOf = (service: Service, record: ServiceDeployment): Shifting => ({
  serviceArn: service.arn,
  deploymentId: record.deploymentId,
  routes: routesOfRecord(service, record),
});

const STAGE_OF_STATE: Record<string, LifecycleStage> = {
  CANARY_BAKE: 'PRODUCTION_TRAFFIC_SHIFT',
  STEP_BAKE: 'PRODUCTION_TRAFFIC_SHIFT',
  ROLLBACK_SCALE_UP: 'SCALE_UP',
  ROLLBACK_PRODUCTION_TRAFFIC_SHIFT: 'PRODUCTION_TRAFFIC_SHIFT',
  ROLLBACK_TEST_TRAFFIC_SHIFT: 'TEST_TRAFFIC_SHIFT',
  ROLLBACK_CLEAN_UP: 'CLEAN_UP',
};

/** STAGE-1: the lifecycle stage that a state of the machine is reported as. */
export const stageOf = (state: string): LifecycleStage | undefined =>
  STAGE_OF_STATE[state] ?? LIFECYCLE_STAGES.find((stage) => stage === state);

export const isWayBack = (state: string): boolean =>
  state.startsWith('ROLLBACK_') && stageOf(state) !== undefined;

/** Nothing follows. */
export const isOver = ({ machine }: StagedDeployment): boolean =>
  machine.value !== 'PENDING' && stageOf(machine.value) === undefined;

/** The machine of a strategy that shifts traffic, PENDING; none for a rolling update. */
export function newStagedMachine(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): MachineState | undefined {
  const machine = MACHINES[record.deploymentConfiguration.strategy];
  if (!machine) return undefined;
  const input = {
    ...stagedSettings(service, record),
    hasSource: false,
    hasSeveralRevisions: false,
  };
  return startMachine(ctx, machine, ownerOf(service, record), input).state;
}

const minutes = (length: number): number => seconds(length * 60);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html */
const DEFAULT_STEP_BAKE_MINUTES = { CANARY: 10, LINEAR: 6 } as const;

/** What the machine has to know of its strategy and its rules. */
export function stagedSettings(
  service: Service,
  record: ServiceDeployment,
): Omit<StagedDeploymentContext, 'hasSource' | 'hasSeveralRevisions'> {
  const { deploymentConfiguration: configuration } = record;
  const { canaryConfiguration: canary, linearConfiguration: linear } = configuration;
  const routes = service.revisions[0] ? routesOf(service.revisions[0]) : [];
  const overhead = seconds(TIMINGS.stageOverhead.low);
  const shift = seconds(TIMINGS.weightChange.low);
  const stepBake =
    configuration.strategy === 'CANARY'
      ? (canary?.canaryBakeTimeInMinutes ?? DEFAULT_STEP_BAKE_MINUTES.CANARY)
      : (linear?.stepBakeTimeInMinutes ?? DEFAULT_STEP_BAKE_MINUTES.LINEAR);
  return {
    step: 1,
    steps: stepsOf(record),
    overhead,
    // STAGE-2: without a rule there is nothing to wait for.
    testShift: routes.some((one) => one.testListenerRule !== undefined) ? shift : overhead,
    productionShift: routes.length > 0 ? shift : overhead,
    stepBake: minutes(stepBake),
    bake: minutes(configuration.bakeTimeInMinutes),
    limit: seconds(TIMINGS.stageLimit.low),
  };
}
