import { webExample } from '../advisor/example-scripts';
import { fixIf, newRevision, withContainers } from '../advisor/fixes';
import { roundedUp, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** Seconds: what there is unless said otherwise, and the most that Fargate takes. */
const USUAL = 30;
const MOST = 120;

const image = '--service-time-ms 50 --startup 4 --sigterm-exit 45';

export const stopTimeout = defineLintRule({
  id: 'stop-timeout',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'Killed before it has finished',
  why: 'After stopTimeout comes SIGKILL: what the app was still writing or answering is lost.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  when: (definition) => {
    for (const container of definition.input.containerDefinitions) {
      const needs = definition.imageOf(container).sigtermExitSeconds;
      const has = container.stopTimeout ?? USUAL;
      if (needs !== null && needs <= has) continue;
      return { name: container.name, needs, has };
    }
    return null;
  },
  message: ({ name, needs, has }) =>
    needs === null
      ? `${name ?? ''} does not end on SIGTERM; after ${secondsWords(has)} it is killed.`
      : `${name ?? ''} takes ${secondsWords(needs)} to end after SIGTERM; after ${secondsWords(has)} it is killed.`,
  fix: ({ name, needs }, definition) => {
    const wanted = needs === null ? MOST + 1 : roundedUp(1.2 * needs, 10);
    // Whoever never ends, or too late, has to learn to.
    if (wanted > MOST) return null;
    return fixIf(
      `Give it ${wanted} s`,
      newRevision(definition, {
        containerDefinitions: withContainers(definition, (one) =>
          one.name === name ? { ...one, stopTimeout: wanted } : one,
        ),
      }),
    );
  },
  guilty: webExample({ image }),
  clean: webExample({ image, container: ',"stopTimeout":60' }),
});
