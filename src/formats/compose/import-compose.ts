import { type ImportOptions, type ImportResult, refused } from '../import-result';
import { Book } from './book';
import { type ComposeService, readServices } from './compose-service';
import { Decisions } from './decisions';
import { Doors } from './doors';
import { decide, profilesChosen } from './layout-decisions';
import { sweep } from './left-over';
import { Network } from './network';
import { Plan, type TaskDraft } from './plan';
import { type Project, readProject } from './project';
import { Secrets } from './secrets';
import { buildService } from './services';
import { Storage, withMountsOf } from './storage';
import { buildTask, logGroupsOf } from './tasks';

/**
 * A compose file as a cluster of ECS: a task definition and a service for each of its services, or
 * one task for all, with what they need around them. Never throws; a file that cannot be used is
 * refused with one error.
 * https://docs.docker.com/reference/compose-file/
 */
export function importCompose(text: string, options: ImportOptions): ImportResult {
  const book = new Book();
  const read = readProject(text, options, book);
  if (!read.ok) return refused(read.message, read.path, read.line);
  const { project } = read;
  const decisions = new Decisions(options.choices ?? {}, book);
  const services = servicesOf(project, decisions, book);
  if (services.length === 0) {
    return refused('none of its services runs: all belong to profiles that are not chosen');
  }
  const chosen = decide(project, services, decisions, book);
  const plan = new Plan(project, services, chosen, decisions, book, options);
  build(plan);
  sweep(project, book);
  return { ...book.result(plan.operations()), decisions: decisions.made };
}

function servicesOf(project: Project, decisions: Decisions, book: Book): ComposeService[] {
  const isChosen = profilesChosen(project, decisions);
  const services = readServices(project, isChosen, book);
  return services.map((one) => ({
    ...one,
    mounts: withMountsOf(one, services, (node, message) => book.warn(node, message)),
  }));
}

/** What was never declared exists, and instances too. */
const ALWAYS_ROOM =
  'no file of Compose has instances: here, a cluster that none was ever launched for always finds room. Launch some (aws ec2 run-instances) and room is what they have; AWS needs them in any case';

function build(plan: Plan): void {
  const { project, services, decisions, chosen } = plan;
  const cluster = plan.add('cluster', 'ECS.CreateCluster', { clusterName: project.name });
  const name = project.root.entries.get('name');
  if (name) plan.book.link(name, cluster, 'clusterName');
  if (chosen.capacity === 'EC2') {
    plan.book.tell(project.root.entries.get('services') ?? project.root, ALWAYS_ROOM);
  }
  const network = new Network(plan, cluster);
  const storage = new Storage(plan, decisions, () => network.filesGroup());
  const secrets = new Secrets(plan);
  const doors = new Doors(plan, decisions, network);
  const groups = chosen.layout === 'one-task' ? [services] : services.map((one) => [one]);
  const tasks = groups.map((group): TaskDraft => {
    const own = groups.length === 1 ? project.name : `${project.name}-${group[0]?.ecsName}`;
    return buildTask(plan, own, group, { storage, secrets });
  });
  logGroupsOf(plan, tasks);
  for (const task of neededFirst(tasks)) {
    const [first] = task.services;
    const own = task.services.length === 1 ? (first?.ecsName ?? project.name) : project.name;
    buildService(plan, task, own, { network, doors });
  }
}

/**
 * What others need before those who need it, the order of the file otherwise: a task knows the
 * endpoints of Service Connect only that were there when it started.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
function neededFirst(tasks: readonly TaskDraft[]): TaskDraft[] {
  const byService = new Map(
    tasks.flatMap((task) => task.services.map(({ name }): [string, TaskDraft] => [name, task])),
  );
  const ordered = new Set<TaskDraft>();
  const begun = new Set<TaskDraft>();
  const place = (task: TaskDraft): void => {
    // A circle of needs, which Compose refuses, ends where it began.
    if (begun.has(task)) return;
    begun.add(task);
    for (const { needs } of task.services) {
      for (const { name } of needs) {
        const needed = byService.get(name);
        if (needed) place(needed);
      }
    }
    ordered.add(task);
  };
  tasks.forEach(place);
  return [...ordered];
}
