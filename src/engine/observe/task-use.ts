import type { TaskUses } from './closed-row';

/**
 * What tasks used of CPU and memory in the second that ends. They come in the order of their
 * servers, which seldom changes: the order by cell is worked out when it does.
 */
export class TaskUse {
  private cells: number[] = [];
  private cpu: number[] = [];
  private memory: number[] = [];
  private before: number[] = [];
  /** Where each of `before` is, cells ascending. */
  private order: number[] = [];

  /** Percent. */
  sample(cell: number, cpu: number, memory: number): void {
    this.cells.push(cell);
    this.cpu.push(cpu);
    this.memory.push(memory);
  }

  /** All that was sampled; begins anew. */
  take(): TaskUses {
    const { cells, cpu, memory } = this;
    if (!isSame(cells, this.before)) {
      this.order = [...cells.keys()].sort((a, b) => cells[a]! - cells[b]! || a - b);
    }
    const sums = new UseSums();
    for (const i of this.order) sums.add(cells[i]!, cpu[i]!, memory[i]!, 1);
    this.before = cells;
    this.cells = [];
    this.cpu = [];
    this.memory = [];
    return sums.take();
  }
}

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

/** Of several spans together. */
export function mergeUses(parts: readonly TaskUses[], cells: Iterable<number>): TaskUses {
  const at = parts.map(() => 0);
  const sums = new UseSums();
  for (const cell of cells) {
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

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
