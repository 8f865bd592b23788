import { webDefinition, webExample } from '../advisor/example-scripts';
import { resized, useOf } from '../advisor/task-size';
import { counted, percentWords, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** From here on little is left for a rush, percent. */
const FULL = 85;

const image = '--service-time-ms 50 --startup 4 --memory-mib 470';

export const memoryShort = defineLintRule({
  id: 'memory-short',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'Tasks short of memory',
  why: 'A container that reaches its limit is killed in the middle of its requests: OutOfMemoryError.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/capacity-tasksize.html',
  lesson: '01-container-definitions',
  when: (definition) => {
    const use = useOf(definition);
    const killed = definition.services
      .flatMap(({ tasks }) => tasks)
      .filter((one) => one.taskDefinition === definition.name)
      .filter((one) => one.containers.some(({ reason }) => reason?.startsWith('OutOfMemory')));
    if (!use) return null;
    const isShort = use.memoryPercent >= FULL || killed.length > 0;
    return isShort ? { ...use, killed: killed.length } : null;
  },
  message: ({ memoryPercent, size, seconds, killed }) => {
    const used = `${percentWords(memoryPercent)} of ${size.memory} MiB used, over ${secondsWords(seconds)}`;
    return killed === 0 ? `${used}.` : `${used}; ${counted(killed, 'task')} killed for it.`;
  },
  fix: ({ size }, definition) => resized(definition, size.cpu, 2 * size.memory),
  guilty: webExample({ image, seconds: 200 }),
  clean: webExample({
    image,
    registered: webDefinition().replace('--memory 512', '--memory 1024'),
    seconds: 200,
  }),
});
