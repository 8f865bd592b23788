/**
 * Sizes of Fargate tasks: CPU units, and the MiB of memory that go with them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const GIB = 1024;
const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => (from + i * step) * GIB);

const SIZES: readonly (readonly [cpu: number, memory: readonly number[]])[] = [
  [256, [512, 1024, 2048]],
  [512, steps(1, 4, 1)],
  [1024, steps(2, 8, 1)],
  [2048, steps(4, 16, 1)],
  [4096, steps(8, 30, 1)],
  [8192, steps(16, 60, 4)],
  [16384, steps(32, 120, 8)],
];

export interface TaskSize {
  /** CPU units. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
}

/** The smallest size that has both; null where there is none. */
export function sizeWith(cpu: number, memory: number): TaskSize | null {
  for (const [units, memories] of SIZES) {
    const fits = units >= cpu ? memories.find((mib) => mib >= memory) : undefined;
    if (fits !== undefined) return { cpu: units, memory: fits };
  }
  return null;
}

/** `512 CPU units and 1024 MiB` */
export const sizeWords = ({ cpu, memory }: TaskSize): string =>
  `${cpu} CPU units and ${memory} MiB`;
