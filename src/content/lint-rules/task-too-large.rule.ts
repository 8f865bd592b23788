import { webDefinition, webExample } from '../advisor/example-scripts';
import { sizeWith, sizeWords } from '../advisor/fargate-sizes';
import { resized, useOf } from '../advisor/task-size';
import { percentWords, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** Less than that of both is used, percent; and what the smaller size is to come to at most. */
const IDLE = 20;
const AIM = 50;

export const taskTooLarge = defineLintRule({
  id: 'task-too-large',
  severity: 'advice',
  subject: 'taskDefinition',
  title: 'Tasks larger than their work',
  why: 'Fargate is paid by the size of the task, not by what it uses of it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/capacity-tasksize.html',
  when: (definition) => {
    const use = useOf(definition);
    // Without a request, or while it still starts, nothing is known of its work.
    const served = definition.services.every(
      ({ measured, view }) => measured.requests > 0 && view.steady,
    );
    if (!use || !served || use.cpuPercent >= IDLE || use.memoryPercent >= IDLE) return null;
    const { size, cpuPercent, memoryPercent } = use;
    const smaller = sizeWith((size.cpu * cpuPercent) / AIM, (size.memory * memoryPercent) / AIM);
    const isSmaller = smaller && (smaller.cpu < size.cpu || smaller.memory < size.memory);
    return isSmaller ? { ...use, smaller } : null;
  },
  message: ({ cpuPercent, memoryPercent, size, seconds }) =>
    `${percentWords(cpuPercent)} of the CPU and ${percentWords(memoryPercent)} of the memory used, of ${sizeWords(size)}, over ${secondsWords(seconds)}.`,
  fix: ({ smaller }, definition) => resized(definition, smaller.cpu, smaller.memory),
  guilty: webExample({
    registered: webDefinition().replace('--cpu 256 --memory 512', '--cpu 1024 --memory 2048'),
    seconds: 200,
  }),
  clean: webExample({ seconds: 200 }),
});
