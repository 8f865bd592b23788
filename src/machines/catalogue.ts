import type { AnyStateMachine } from 'xstate';
import { blueGreenDeploymentMachine } from './blue-green-deployment.machine';
import { canaryDeploymentMachine } from './canary-deployment.machine';
import { codeDeployDeploymentMachine } from './code-deploy-deployment.machine';
import { containerInstanceMachine } from './container-instance.machine';
import { containerMachine } from './container.machine';
import { linearDeploymentMachine } from './linear-deployment.machine';
import { rollingDeploymentMachine } from './rolling-deployment.machine';
import { targetGroupRoutingMachine } from './target-group-routing.machine';
import { targetHealthMachine } from './target-health.machine';
import { taskMachine } from './task.machine';

export const MACHINE_IDS = [
  'task',
  'container',
  'target-health',
  'target-group-routing',
  'rolling-deployment',
  'blue-green-deployment',
  'canary-deployment',
  'linear-deployment',
  'code-deploy-deployment',
  'container-instance',
] as const;
export type MachineId = (typeof MACHINE_IDS)[number];

/**
 * An arrow of a statechart. `timed`: taken after a delay; `from` equals `to` for one that stays.
 */
export interface MachineTransition {
  readonly from: string;
  readonly to: string;
  /** The event's name; the delay's name when timed; empty when taken at once. */
  readonly label: string;
  readonly timed: boolean;
  /** Name of the condition, if there is one. */
  readonly guard: string | null;
}

/** A lifecycle with what is needed to draw it. */
export interface CatalogueEntry {
  readonly id: MachineId;
  readonly title: string;
  /** The AWS page that describes it. */
  readonly docs: string;
  readonly machine: AnyStateMachine;
  readonly initial: string;
  readonly states: readonly string[];
  readonly transitions: readonly MachineTransition[];
}

interface Arrow {
  target?: readonly { key: string }[] | undefined;
  guard?: unknown;
  delay?: unknown;
}

function guardName(guard: unknown): string | null {
  if (typeof guard === 'string') return guard;
  if (guard && typeof guard === 'object' && 'type' in guard) return String(guard.type);
  return null;
}

function toTransition(from: string, event: string, arrow: Arrow): MachineTransition {
  const timed = arrow.delay !== undefined;
  return {
    from,
    to: arrow.target?.[0]?.key ?? from,
    label: timed ? String(arrow.delay) : event,
    timed,
    guard: guardName(arrow.guard),
  };
}

/** Every arrow of a flat machine; one that the machine as a whole has leaves from each state. */
function transitionsOf(machine: AnyStateMachine): MachineTransition[] {
  return Object.values(machine.root.states).flatMap((state) => {
    const always = (state.always ?? []).map((arrow) => toTransition(state.key, '', arrow));
    const own = [...state.transitions, ...machine.root.transitions];
    return [
      ...always,
      ...own.flatMap(([event, arrows]) =>
        arrows.map((arrow) => toTransition(state.key, event, arrow)),
      ),
    ];
  });
}

function entry(id: MachineId, title: string, docs: string, machine: AnyStateMachine) {
  return {
    id,
    title,
    docs,
    machine,
    initial: String(machine.config.initial),
    states: Object.keys(machine.root.states),
    transitions: transitionsOf(machine),
  };
}

const ecs = 'https://docs.aws.amazon.com/AmazonECS/latest';
const elb = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application';

/** Every lifecycle by its id: what the engine runs is what the statechart panel draws. */
export const CATALOGUE: Readonly<Record<MachineId, CatalogueEntry>> = {
  task: entry(
    'task',
    'Task lifecycle',
    `${ecs}/developerguide/task-lifecycle-explanation.html`,
    taskMachine,
  ),
  container: entry(
    'container',
    'Container',
    `${ecs}/APIReference/API_Container.html`,
    containerMachine,
  ),
  'target-health': entry(
    'target-health',
    'Target health',
    `${elb}/target-group-health-checks.html`,
    targetHealthMachine,
  ),
  'target-group-routing': entry(
    'target-group-routing',
    'Target group routing',
    `${elb}/load-balancer-target-groups.html`,
    targetGroupRoutingMachine,
  ),
  'rolling-deployment': entry(
    'rolling-deployment',
    'Rolling deployment',
    `${ecs}/developerguide/deployment-type-ecs.html`,
    rollingDeploymentMachine,
  ),
  'blue-green-deployment': entry(
    'blue-green-deployment',
    'Blue/green deployment',
    `${ecs}/developerguide/deployment-type-blue-green.html`,
    blueGreenDeploymentMachine,
  ),
  'canary-deployment': entry(
    'canary-deployment',
    'Canary deployment',
    `${ecs}/developerguide/canary-deployment.html`,
    canaryDeploymentMachine,
  ),
  'linear-deployment': entry(
    'linear-deployment',
    'Linear deployment',
    `${ecs}/developerguide/deployment-type-linear.html`,
    linearDeploymentMachine,
  ),
  'code-deploy-deployment': entry(
    'code-deploy-deployment',
    'CodeDeploy deployment',
    'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html',
    codeDeployDeploymentMachine,
  ),
  'container-instance': entry(
    'container-instance',
    'Container instance',
    `${ecs}/APIReference/API_ContainerInstance.html`,
    containerInstanceMachine,
  ),
};
