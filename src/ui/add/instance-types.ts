import { INSTANCE_TYPES, type InstanceType, instanceTypeOf } from '../../model/instance-type';

/** `m5.large · 2 vCPU · 8 GiB`. */
export const INSTANCE_TYPE_CHOICES = INSTANCE_TYPES.map(({ name, vcpus, memoryMib }) => ({
  value: name,
  label: `${name} · ${vcpus} vCPU · ${memoryMib / 1024} GiB`,
}));

const enis = ({ maxEnis, trunkedTasks }: InstanceType): string => {
  const trunked = trunkedTasks === null ? '' : ` (${trunkedTasks} with trunking)`;
  return `${maxEnis - 1} awsvpc ${maxEnis === 2 ? 'task' : 'tasks'}${trunked}`;
};

/** What an instance of it offers and costs. */
export function instanceTypeWords(name: string): string {
  const found = instanceTypeOf(name);
  if (!found) return '';
  const { vcpus, registeredMib, architecture, usdPerHour } = found;
  return `Registers ${vcpus * 1024} CPU units and ${registeredMib} MiB, ${architecture}; room for ${enis(found)}. Indicative: $${usdPerHour} an hour.`;
}
