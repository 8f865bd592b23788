import type { Container, Task } from '../../model/task';
import type { ContainerDefinition } from '../../model/task-definition';
import { containerDefinitionOf, definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';

/** A process that a shell in a container sees. */
export interface Process {
  readonly pid: number;
  readonly command: string;
  /** The container whose own process it is: with its end that container ends. */
  readonly container?: Container;
}

const AGENT = '/managed-agents/execute-command';

/**
 * EXEC-5: the processes in the container's PID namespace: its own as number 1 (7, under an init
 * process), with `pidMode` task those of all containers; the agent of ECS Exec and what it has
 * started.
 */
export function processesIn(
  ctx: EngineContext,
  task: Task,
  container: Container,
  session: { id: string; command: string },
): Process[] {
  const isShared = definitionOf(ctx, task).carried['pidMode'] === 'task';
  const running = task.containers.filter((one) => one.lastStatus === 'RUNNING');
  const own = isShared ? running : [container];
  const processes: Process[] = [];
  const add = (command: string, owner?: Container) => {
    const last = processes.at(-1)?.pid ?? 0;
    const pid = last === 0 ? 1 : last + 6;
    processes.push({ pid, command, ...(owner && { container: owner }) });
  };
  if (isShared) add('/pause');
  for (const one of own) {
    const definition = containerDefinitionOf(ctx, task, one);
    if (hasInit(definition)) add(`/sbin/docker-init -- ${commandOf(task, definition)}`);
    add(commandOf(task, definition), one);
  }
  if (session.id !== '') {
    add(`${AGENT}/amazon-ssm-agent`);
    add(`${AGENT}/ssm-agent-worker`);
    add(`${AGENT}/ssm-session-worker ${session.id}`);
  }
  add(session.command);
  return processes;
}

const hasInit = (definition: ContainerDefinition): boolean =>
  (definition['linuxParameters'] as { initProcessEnabled?: boolean } | undefined)
    ?.initProcessEnabled === true;

/** What a container was told to run: an override, its definition's words, else its image. */
function commandOf(task: Task, definition: ContainerDefinition): string {
  const { containerOverrides = [] } = task.overrides as {
    containerOverrides?: { name?: string; command?: string[] }[];
  };
  const override = containerOverrides.find((one) => one.name === definition.name)?.command;
  const { entryPoint = [], command = [] } = definition as {
    entryPoint?: string[];
    command?: string[];
  };
  const words = [...entryPoint, ...(override ?? command)];
  return words.length > 0 ? words.join(' ') : `/app/${nameOf(definition.image)}`;
}

/** `web` of `123.dkr.ecr.us-east-1.amazonaws.com/team/web:2`. */
const nameOf = (image: string): string => image.replace(/^.*\//, '').replace(/[:@].*$/, '');
