/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */

const GB = 1024;
const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => (from + i * step) * GB);

/** CPU units to the memory sizes, MiB, that go with them. */
const SIZES: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: steps(1, 4, 1),
  1024: steps(2, 8, 1),
  2048: steps(4, 16, 1),
  4096: steps(8, 30, 1),
  8192: steps(16, 60, 4),
  16384: steps(32, 120, 8),
  32768: [60 * GB, 120 * GB, 244 * GB],
};

export const isFargateSize = (cpu: number, memory: number): boolean =>
  SIZES[cpu]?.includes(memory) ?? false;

/** `256`, `.25 vCPU`, `1 vcpu` in CPU units; undefined when it is neither. */
export function cpuUnits(text: string): number | undefined {
  if (/^\d+$/.test(text.trim())) return Number(text);
  const vcpu = /^(\d*\.?\d+)\s*vcpu$/i.exec(text.trim());
  return vcpu ? Number(vcpu[1]) * 1024 : undefined;
}

/** `512`, `0.5GB`, `1 GB` in MiB; undefined when it is neither. */
export function memoryMib(text: string): number | undefined {
  if (/^\d+$/.test(text.trim())) return Number(text);
  const gb = /^(\d*\.?\d+)\s*gb$/i.exec(text.trim());
  return gb ? Number(gb[1]) * GB : undefined;
}
