import { webDefinition, webExample } from '../advisor/example-scripts';
import { resized, useOf } from '../advisor/task-size';
import { percentWords, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** From here on a burst finds no CPU, percent; and what a larger size brings it to. */
const FULL = 80;
const AIM = 50;

const image = '--service-time-ms 50 --concurrency 20 --startup 4 --cpu-ms-per-request 20';

export const cpuShort = defineLintRule({
  id: 'cpu-short',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'Tasks short of CPU',
  why: 'Work takes longer as soon as all CPU is used, and requests begin to wait for each other.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/capacity-tasksize.html',
  when: (definition) => {
    const use = useOf(definition);
    return use && use.cpuPercent >= FULL ? use : null;
  },
  message: ({ cpuPercent, size, seconds }) =>
    `${percentWords(cpuPercent)} of ${size.cpu} CPU units used, over ${secondsWords(seconds)}.`,
  fix: ({ size, cpuPercent }, definition) =>
    resized(definition, (size.cpu * cpuPercent) / AIM, size.memory),
  guilty: webExample({ image, rate: 23, seconds: 240 }),
  clean: webExample({
    image,
    registered: webDefinition().replace('--cpu 256 --memory 512', '--cpu 512 --memory 1024'),
    rate: 23,
    seconds: 240,
  }),
});
