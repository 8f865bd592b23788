/**
 * A saved sandbox under another seed. Its log names what it made by the identifiers that its own
 * seed gave (`targetgroup/web/ede5f7814bbc13f1`), and another seed gives others. So the log is
 * given to two sandboxes side by side, one of either seed, and what the two answer at the same
 * place tells which identifier became which.
 */
import { createSandbox } from '../create-sandbox';
import type { Dispatcher } from '../dispatcher';
import type { LoggedCommand } from '../../model/logged-command';
import { ACCOUNT_ID } from '../../model/ids';
import type { SimMicros } from '../../model/sim-time';

/** A piece of a text that may be an identifier: between slashes, colons, commas and the like. */
const PIECE = /[A-Za-z0-9_-]+/g;
/** What a seed decides: hexadecimal digits, the digits of a revision, a deployment’s characters. */
const DRAWN = /[0-9a-f]{8}|\d{9}|^(?=.*\d)[A-Za-z0-9_-]{21}$|^d-[A-Z0-9]{9}$/;

/** What shows identifiers that no answer to a command of the log has told. */
const LOOKS = [
  'ECS.ListTasks',
  'ECS.ListServiceDeployments',
  'ELBv2.DescribeRules',
  'EC2.DescribeInstances',
] as const;

/**
 * A log, made under the seed `from`, being given to a sandbox with the seed `to`, as `Replay` gives
 * one again under its own seed.
 */
export class ReseededReplay {
  readonly sandbox: Dispatcher;
  /** Commands that were refused though they were not before. */
  readonly refused: string[] = [];
  /** The same run under its own seed; null where nothing need be remembered of it. */
  private readonly original: Dispatcher | null;
  private readonly pairs = new Pairs();
  private next = 0;

  constructor(
    private readonly log: readonly LoggedCommand[],
    private readonly seeds: { from: number; to: number },
  ) {
    this.sandbox = createSandbox({ seed: seeds.to });
    // Where the log names nothing that a seed decides, nobody need remember what it was.
    const remembers = log.some(({ input }) => this.pairs.lacks(input));
    this.original = remembers ? createSandbox({ seed: seeds.from }) : null;
  }

  /** Lets time pass to `until`, giving what is due up to and at it. */
  advanceTo(until: SimMicros): void {
    const { engine } = this.sandbox;
    for (; this.next < this.log.length && this.log[this.next]!.at <= until; this.next++) {
      this.give(this.log[this.next]!);
    }
    if (engine.now < until) engine.advanceTo(until);
  }

  private give({ at, target, input }: LoggedCommand): void {
    const { sandbox, original, pairs, seeds } = this;
    sandbox.engine.advanceTo(at);
    original?.engine.advanceTo(at);
    if (original && pairs.lacks(input)) {
      look(original, sandbox, pairs);
      pairs.settle(input);
    }
    const before = original?.send(target, input);
    const translated = target === 'Sandbox.SetSeed' ? { seed: seeds.to } : pairs.translated(input);
    const after = sandbox.send(target, translated as Record<string, unknown>);
    if (!after.ok) this.refused.push(`${target}: ${after.error.message}`);
    else if (before?.ok) pairs.note(before.output, after.output);
  }
}

/** Asks both for what they made by themselves: tasks, rules, deployments, in order of creation. */
function look(original: Dispatcher, other: Dispatcher, pairs: Pairs): void {
  const both = (target: string, input: Record<string, unknown>): Answer => {
    const before = original.send(target, input);
    const after = other.send(target, pairs.translated(input) as Record<string, unknown>);
    if (!before.ok || !after.ok) return {};
    pairs.note(before.output, after.output);
    return before.output as Answer;
  };
  const [tasks, deployments, rules, instances] = LOOKS;
  both(instances, {});
  for (const cluster of both('ECS.ListClusters', {}).clusterArns ?? []) {
    for (const desiredStatus of ['RUNNING', 'STOPPED']) both(tasks, { cluster, desiredStatus });
    const { serviceArns = [] } = both('ECS.ListServices', { cluster, maxResults: 100 });
    for (const service of serviceArns) both(deployments, { cluster, service });
  }
  const { LoadBalancers = [] } = both('ELBv2.DescribeLoadBalancers', {});
  for (const { LoadBalancerArn } of LoadBalancers) {
    const { Listeners = [] } = both('ELBv2.DescribeListeners', { LoadBalancerArn });
    for (const { ListenerArn } of Listeners) both(rules, { ListenerArn });
  }
}

/** The lists that are gone through one by one. */
interface Answer {
  clusterArns?: string[];
  serviceArns?: string[];
  LoadBalancers?: { LoadBalancerArn: string }[];
  Listeners?: { ListenerArn: string }[];
}

/** Which identifier of the one seed is which of the other. */
class Pairs {
  private readonly known = new Map([[ACCOUNT_ID, ACCOUNT_ID]]);

  /** Whether a value names something drawn that is not known yet. */
  lacks(value: unknown): boolean {
    if (typeof value === 'string') {
      return (value.match(PIECE) ?? []).some((one) => DRAWN.test(one) && !this.known.has(one));
    }
    return inside(value).some((one) => this.lacks(one));
  }

  /** What nothing has told till now is no identifier: it stays what it is. */
  settle(value: unknown): void {
    if (typeof value === 'string') {
      for (const one of value.match(PIECE) ?? []) {
        if (!this.known.has(one)) this.known.set(one, one);
      }
    } else for (const one of inside(value)) this.settle(one);
  }

  /** Two answers to the same question. */
  note(before: unknown, after: unknown): void {
    if (typeof before === 'string' && typeof after === 'string') {
      const [mine, theirs] = [before.match(PIECE) ?? [], after.match(PIECE) ?? []];
      if (before === after || mine.length !== theirs.length) return;
      mine.forEach((piece, at) => {
        const other = theirs[at] ?? piece;
        if (piece !== other && DRAWN.test(piece) && DRAWN.test(other)) this.known.set(piece, other);
      });
      return;
    }
    if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return;
    for (const [name, value] of Object.entries(before)) {
      if (Object.hasOwn(after, name)) this.note(value, (after as Record<string, unknown>)[name]);
    }
  }

  translated(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.replace(PIECE, (piece) => this.known.get(piece) ?? piece);
    }
    if (Array.isArray(value)) return value.map((one) => this.translated(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, this.translated(one)]),
    );
  }
}

const inside = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];
