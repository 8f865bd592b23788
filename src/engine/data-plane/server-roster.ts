import type { TaskUse } from '../../model/view';
import type { CellLabel } from '../observe/cell-labels';
import type { TaskServer } from './task-server';

const ASLEEP = 0;
const AWAKE = 1;
/** At rest since this second's end: what is left to do then is the last for a while. */
const SETTLING = 2;

/** CPU and memory of the tasks of a service that answer: percent, over a second. */
interface ServiceUse {
  readonly cpu: TaskUse;
  readonly memory: TaskUse;
}

/**
 * The servers that have not ended, and which of them the end of a second has to look at: of ten
 * thousand at rest none. All of it can be worked out from the servers, so none of it is saved.
 */
export class ServerRoster {
  /** By server. One that is asleep would be after a second what it was before. */
  private awake = new Uint8Array(64);
  private cpu = new Float64Array(64);
  private memory = new Float64Array(64);
  /** Those that have not ended, ascending, each with the number of its service; -1 without one. */
  private members = new Int32Array(0);
  private serviceOf = new Int32Array(0);
  private services: string[] = [];
  private hasChanged = true;
  private cpuUses: TaskUse[] | null = null;
  private memoryUses: TaskUse[] | null = null;

  /** A server has come: it is awake. */
  add(index: number): void {
    this.makeRoom(index + 1);
    this.awake[index] = AWAKE;
    this.hasChanged = true;
  }

  /** A server has ended. */
  drop(index: number): void {
    this.awake[index] = ASLEEP;
    this.hasChanged = true;
  }

  /** All is forgotten: other servers have taken their place. */
  reset(count: number): void {
    this.makeRoom(count);
    this.awake.fill(AWAKE);
    this.hasChanged = true;
  }

  /** Something is about to change on a server. */
  wake(index: number): void {
    this.awake[index] = AWAKE;
  }

  isAwake(index: number): boolean {
    return this.awake[index] !== ASLEEP;
  }

  /** It is at rest: from the end of this second on it sleeps. */
  settle(index: number): void {
    this.awake[index] = SETTLING;
  }

  sleepIfSettled(index: number): void {
    if (this.awake[index] === SETTLING) this.awake[index] = ASLEEP;
  }

  /** What it used over the second that ends, percent. */
  sample(index: number, cpu: number, memory: number): void {
    if (this.cpu[index] !== cpu) {
      this.cpu[index] = cpu;
      this.cpuUses = null;
    }
    if (this.memory[index] !== memory) {
      this.memory[index] = memory;
      this.memoryUses = null;
    }
  }

  /** After servers have come or gone: the cells of those there are, ascending; else null. */
  takeChange(servers: readonly TaskServer[], labels: readonly CellLabel[]): Int32Array | null {
    if (!this.hasChanged) return null;
    this.hasChanged = false;
    const there = servers.filter((s) => !s.ended);
    const numbers = new Map<string, number>();
    const numberOf = (service: string | null): number => {
      if (service === null) return -1;
      const number = numbers.get(service) ?? numbers.size;
      numbers.set(service, number);
      return number;
    };
    this.members = Int32Array.from(there, (s) => s.index);
    this.serviceOf = Int32Array.from(there, (s) => numberOf(labels[s.cell]!.serviceArn));
    this.services = [...numbers.keys()];
    this.cpuUses = null;
    this.memoryUses = null;
    return Int32Array.from(there, (s) => s.cell).sort();
  }

  /** By service ARN: mean and most of what was sampled last of its servers. */
  useByService(): ReadonlyMap<string, ServiceUse> {
    const cpu = (this.cpuUses ??= this.usesOf(this.cpu));
    const memory = (this.memoryUses ??= this.usesOf(this.memory));
    return new Map(this.services.map((arn, i) => [arn, { cpu: cpu[i]!, memory: memory[i]! }]));
  }

  private usesOf(values: Float64Array): TaskUse[] {
    const { members, serviceOf } = this;
    const count = this.services.length;
    const [counts, means, most] = [0, 0, 0].map(() => new Float64Array(count)) as Triple;
    for (let i = 0; i < members.length; i++) {
      const service = serviceOf[i]!;
      if (service < 0) continue;
      const value = values[members[i]!]!;
      const seen = ++counts[service]!;
      means[service]! += (value - means[service]!) / seen;
      if (value > most[service]!) most[service] = value;
    }
    return Array.from({ length: count }, (_, i) => ({ mean: means[i]!, max: most[i]! }));
  }

  private makeRoom(count: number): void {
    if (count <= this.awake.length) return;
    const size = Math.max(count, this.awake.length * 2);
    const { awake, cpu, memory } = this;
    (this.awake = new Uint8Array(size)).set(awake);
    (this.cpu = new Float64Array(size)).set(cpu);
    (this.memory = new Float64Array(size)).set(memory);
  }
}

type Triple = [Float64Array, Float64Array, Float64Array];
