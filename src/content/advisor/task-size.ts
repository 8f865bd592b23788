import type { Fix } from '../../model/explanation';
import { sizeWith, sizeWords, type TaskSize } from './fargate-sizes';
import { fixIf, isOnFargate, newRevision } from './fixes';
import type { SurveyedDefinition } from './survey';

/** How much of its tasks' size the services of a definition use. */
export interface TaskUse {
  readonly size: TaskSize;
  /** Percent, of the service that uses most; the mean over tasks and seconds. */
  readonly cpuPercent: number;
  readonly memoryPercent: number;
  readonly seconds: number;
  readonly tasks: number;
}

/** Null on instances, where containers have what is free, and before enough has been measured. */
export function useOf(definition: SurveyedDefinition): TaskUse | null {
  const { cpu, memory } = definition.input;
  const size = { cpu: Number(cpu), memory: Number(memory) };
  if (!isOnFargate(definition) || !(size.cpu > 0) || !(size.memory > 0)) return null;
  const measured = definition.services.map((one) => one.measured);
  const seconds = Math.max(...measured.map((one) => one.seconds));
  const cpus = measured.flatMap((one) => one.cpuPercent ?? []);
  const memories = measured.flatMap((one) => one.memoryPercent ?? []);
  if (!measured.some((one) => one.isLong) || cpus.length === 0) return null;
  const tasks = definition.services.reduce((sum, { view }) => sum + view.running, 0);
  return {
    size,
    cpuPercent: Math.max(...cpus),
    memoryPercent: Math.max(...memories),
    seconds,
    tasks,
  };
}

/** A revision of the smallest size that has so much. */
export function resized(definition: SurveyedDefinition, cpu: number, memory: number): Fix | null {
  const size = sizeWith(cpu, memory);
  if (!size) return null;
  return fixIf(
    `Give each task ${sizeWords(size)}`,
    newRevision(definition, { cpu: String(size.cpu), memory: String(size.memory) }),
  );
}
