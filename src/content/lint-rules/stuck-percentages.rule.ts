import { webExample } from '../advisor/example-scripts';
import { fixOf, updateService } from '../advisor/fixes';
import { percentWords } from '../advisor/words';
import { defineLintRule } from '../define';

export const stuckPercentages = defineLintRule({
  id: 'stuck-percentages',
  severity: 'error',
  subject: 'service',
  title: 'Percentages that leave no room to deploy',
  why: 'A rolling update may neither start a task nor stop one, so the next deployment never ends.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  lesson: 'clinic-41-nothing-fails-nothing-moves',
  when: ({ view, input }) => {
    const { desired, minimumHealthyPercent: min, maximumPercent: max } = view;
    const strategy = input.deploymentConfiguration?.strategy ?? 'ROLLING';
    const isRolling = strategy === 'ROLLING' && view.deploymentController === 'ECS';
    if (!isRolling || desired === 0 || view.schedulingStrategy === 'DAEMON') return null;
    const least = Math.ceil((desired * min) / 100);
    const most = Math.floor((desired * max) / 100);
    return least >= desired && most <= desired ? { desired, min, max, least, most } : null;
  },
  message: ({ desired, min, max, least, most }) =>
    `Of ${desired} wanted, ${percentWords(min)} means at least ${least} healthy, and ${percentWords(max)} at most ${most} at once.`,
  fix: (_, service) =>
    fixOf(
      'Allow 200 % at once, as AWS does by default',
      updateService(service, { deploymentConfiguration: { maximumPercent: 200 } }),
    ),
  guilty: webExample({
    desired: 2,
    service: '--deployment-configuration minimumHealthyPercent=75,maximumPercent=125',
  }),
  clean: webExample({
    desired: 4,
    service: '--deployment-configuration minimumHealthyPercent=75,maximumPercent=125',
  }),
});
