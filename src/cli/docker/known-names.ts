/** The names that an equal may use, and what is chosen where a command leaves them open. */
import { toCommandLine } from '../to-command-line';
import type { InputOf, Target } from '../../api/contract/operations';

export interface KnownService {
  readonly cluster: string;
  readonly name: string;
}

export interface KnownTask {
  /** The 32 hexadecimal digits, or an ARN. */
  readonly id: string;
  readonly cluster: string;
  /** The service that keeps it. */
  readonly service?: string | undefined;
  readonly containers: readonly string[];
}

/** What the sandbox has; the newest last. */
export interface KnownNames {
  readonly clusters: readonly string[];
  readonly services: readonly KnownService[];
  readonly tasks: readonly KnownTask[];
  readonly logGroups: readonly string[];
}

export interface DockerEqual {
  /** Why it is another command here; one or two sentences. */
  readonly says: string;
  /** `aws` lines that do the same, in order; none where nothing has to be done. */
  readonly commands: readonly string[];
  /** Every name in them is known: they can be run as they stand. */
  readonly runnable: boolean;
}

/** A name that only the user can give. */
const open = (what: string): string => `<${what}>`;

export class Names {
  constructor(private readonly known: KnownNames) {}

  get services(): readonly KnownService[] {
    return this.known.services;
  }

  get tasks(): readonly KnownTask[] {
    return this.known.tasks;
  }

  get clusters(): readonly string[] {
    return this.known.clusters;
  }

  get cluster(): string {
    return this.known.clusters[0] ?? open('cluster');
  }

  /** The service of this name; the only one there is, for want of a name. */
  service(name?: string): KnownService {
    const { services } = this.known;
    const bare = name?.replace(/^(?:deployment|deploy|svc|service|sts)\//, '');
    const found =
      services.find((one) => one.name === bare) ??
      services.find((one) => bare && one.name.includes(bare));
    if (found) return found;
    const only = bare === undefined && services.length === 1 ? services[0] : undefined;
    return only ?? { cluster: this.cluster, name: open('service') };
  }

  hasService(name: string | undefined): boolean {
    return this.service(name).name !== open('service');
  }

  /** A task by its id or the beginning of it, one of its service, or one with such a container. */
  task(name?: string): KnownTask {
    const { tasks } = this.known;
    const bare = name?.replace(/^pods?\//, '');
    const found = tasks.findLast(
      ({ id, service, containers }) =>
        bare !== undefined &&
        (idOf(id).startsWith(bare) || service === bare || containers.includes(bare)),
    );
    if (found) return found;
    const only = bare === undefined && tasks.length === 1 ? tasks[0] : undefined;
    return only ?? { id: open('task'), cluster: this.cluster, containers: [] };
  }

  hasTask(name: string | undefined): boolean {
    return this.task(name).id !== open('task');
  }

  /** Whether the name is a task's own, not its service's. */
  isTask(name: string): boolean {
    return name.length >= 4 && this.known.tasks.some(({ id }) => idOf(id).startsWith(name));
  }

  logGroup(name?: string): string {
    const { logGroups } = this.known;
    const wanted = name === undefined ? undefined : (this.task(name).service ?? name);
    const found = logGroups.find((group) => wanted !== undefined && group.includes(wanted));
    const only = logGroups.length === 1 ? logGroups[0] : undefined;
    return found ?? only ?? open('log-group');
  }
}

const idOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** The line for an operation. */
export const line = <T extends Target>(target: T, input: InputOf<T>): string =>
  // An open name stands there bare, to be seen and replaced.
  toCommandLine(target, input as Record<string, unknown>).replace(/'(<[\w-]+>)'/g, '$1');

/** An equal of these lines. */
export const equal = (says: string, ...commands: string[]): DockerEqual => ({
  says,
  commands,
  runnable: commands.length > 0 && !commands.some((one) => /<[\w-]+>/.test(one)),
});

/** The words that are no options; `valued` are the options that take the word after them. */
export function plainWords(words: readonly string[], valued: readonly string[] = []): string[] {
  const plain: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (!word.startsWith('-') || (plain.length > 0 && word === '--')) {
      if (word !== '--') plain.push(word);
    } else if (valued.includes(word)) i += 1;
  }
  return plain;
}

/** The value of the first of these options, as `-n 3`, `--tail=3`, `-n3`. */
export function valueOf(words: readonly string[], ...names: string[]): string | undefined {
  for (const [i, word] of words.entries()) {
    if (names.includes(word)) return words[i + 1];
    const attached = names.find((name) => word.startsWith(`${name}=`));
    if (attached !== undefined) return word.slice(attached.length + 1);
  }
  return undefined;
}

export const has = (words: readonly string[], ...names: string[]): boolean =>
  words.some((word) => names.includes(word));
