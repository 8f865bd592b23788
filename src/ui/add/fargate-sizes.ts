/**
 * CPU units and the MiB of memory that go with each on Fargate, up to 16 vCPU.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const gib = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => (from + i) * 1024);

const MEMORY: Readonly<Record<string, readonly number[]>> = {
  '256': [512, 1024, 2048],
  '512': gib(1, 4),
  '1024': gib(2, 8),
  '2048': gib(4, 16),
  '4096': gib(8, 30),
  '8192': gib(16, 60).filter((mib) => mib % 4096 === 0),
  '16384': gib(32, 120).filter((mib) => mib % 8192 === 0),
};

export const CPU_CHOICES = Object.keys(MEMORY).map((cpu) => ({
  value: cpu,
  label: `${cpu} (${Number(cpu) / 1024} vCPU)`,
}));

/** The memory sizes that Fargate takes with this CPU. */
export const memoryChoices = (cpu: string) =>
  (MEMORY[cpu] ?? []).map((mib) => ({ value: String(mib), label: `${mib} MiB` }));
