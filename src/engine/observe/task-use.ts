import type { TaskUses } from './closed-row';

/**
 * What tasks use of CPU and memory, second by second. Most of them use what they used before: only
 * the others are told of, and a second in which nothing has changed is the very same columns.
 */
export class TaskUse {
  private uses: TaskUses = NOTHING;
  /** By cell: where it is in the columns, from 1 on; 0 where it is not. */
  private places = new Int32Array(64);
  /** Columns that a closed second has are never changed. */
  private ownsCpu = false;
  private ownsMemory = false;

  /** Whose use is counted from now on: cells ascending. Those that stay keep what they had. */
  usersAre(cells: Int32Array): void {
    const { uses: old, places } = this;
    const cpu = new Float64Array(cells.length);
    const memory = new Float64Array(cells.length);
    for (let i = 0; i < cells.length; i++) {
      const place = (places[cells[i]!] ?? 0) - 1;
      if (place < 0) continue;
      cpu[i] = old.cpu[place]!;
      memory[i] = old.memory[place]!;
    }
    for (const cell of old.cells) places[cell] = 0;
    this.uses = { cells, cpu, memory, samples: new Int32Array(cells.length).fill(1) };
    this.ownsCpu = true;
    this.ownsMemory = true;
    this.number();
  }

  private number(): void {
    const { cells } = this.uses;
    const last = cells.at(-1) ?? -1;
    if (last >= this.places.length) this.places = new Int32Array((last + 1) * 2);
    for (let i = 0; i < cells.length; i++) this.places[cells[i]!] = i + 1;
  }

  /** Percent, of one of the users. */
  sample(cell: number, cpu: number, memory: number): void {
    const place = this.places[cell]! - 1;
    const { uses } = this;
    if (uses.cpu[place] !== cpu) {
      if (!this.ownsCpu) this.uses = { ...this.uses, cpu: uses.cpu.slice() };
      this.ownsCpu = true;
      this.uses.cpu[place] = cpu;
    }
    if (uses.memory[place] !== memory) {
      if (!this.ownsMemory) this.uses = { ...this.uses, memory: uses.memory.slice() };
      this.ownsMemory = true;
      this.uses.memory[place] = memory;
    }
  }

  /** What the second that ends came to: columns that do not change any more. */
  take(): TaskUses {
    this.ownsCpu = false;
    this.ownsMemory = false;
    return this.uses;
  }
}

const NOTHING: TaskUses = {
  cells: new Int32Array(0),
  cpu: new Float64Array(0),
  memory: new Float64Array(0),
  samples: new Int32Array(0),
};

/** Adds utilisation up, of cells that come in ascending order. */
class UseSums {
  private readonly cells: number[] = [];
  private readonly cpu: number[] = [];
  private readonly memory: number[] = [];
  private readonly samples: number[] = [];

  add(cell: number, cpu: number, memory: number, samples: number): void {
    const last = this.cells.length - 1;
    if (last >= 0 && this.cells[last] === cell) {
      this.cpu[last]! += cpu;
      this.memory[last]! += memory;
      this.samples[last]! += samples;
      return;
    }
    this.cells.push(cell);
    this.cpu.push(cpu);
    this.memory.push(memory);
    this.samples.push(samples);
  }

  take(): TaskUses {
    return {
      cells: Int32Array.from(this.cells),
      cpu: Float64Array.from(this.cpu),
      memory: Float64Array.from(this.memory),
      samples: Int32Array.from(this.samples),
    };
  }
}

/** Of several spans together; `cells` are those of all of them, ascending. */
export function mergeUses(parts: readonly TaskUses[], cells: () => Iterable<number>): TaskUses {
  const [first] = parts;
  if (first && parts.every((one) => one.cells === first.cells)) return addColumns(parts, first);
  const at = parts.map(() => 0);
  const sums = new UseSums();
  for (const cell of cells()) {
    for (let part = 0; part < parts.length; part++) {
      const uses = parts[part]!;
      const place = at[part]!;
      if (uses.cells[place] !== cell) continue;
      sums.add(cell, uses.cpu[place]!, uses.memory[place]!, uses.samples[place]!);
      at[part] = place + 1;
    }
  }
  return sums.take();
}

/** Of spans with the same tasks: no looking for who is who. */
function addColumns(parts: readonly TaskUses[], { cells }: TaskUses): TaskUses {
  const [cpu, memory] = [new Float64Array(cells.length), new Float64Array(cells.length)];
  const samples = new Int32Array(cells.length);
  for (const part of parts) {
    for (let i = 0; i < cells.length; i++) cpu[i]! += part.cpu[i]!;
    for (let i = 0; i < cells.length; i++) memory[i]! += part.memory[i]!;
    for (let i = 0; i < cells.length; i++) samples[i]! += part.samples[i]!;
  }
  return { cells, cpu, memory, samples };
}
