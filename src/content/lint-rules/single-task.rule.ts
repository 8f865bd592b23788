import { webExample } from '../advisor/example-scripts';
import { fixOf, updateService } from '../advisor/fixes';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';

export const singleTask = defineLintRule({
  id: 'single-task',
  severity: 'warning',
  subject: 'service',
  title: 'One task alone answers',
  why: 'When it stops, or its zone does, nobody answers until another one has started.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html',
  lesson: '06-hierarchy',
  byHand:
    'Raise the least number of tasks that scaling may go down to: aws application-autoscaling register-scalable-target --min-capacity 2.',
  when: ({ view, groups, measured }) => {
    const isReplica = view.schedulingStrategy === 'REPLICA';
    if (!isReplica || groups.length === 0 || view.desired !== 1) return null;
    return (view.scaling?.min ?? 0) > 1 ? null : { requests: measured.requests };
  },
  message: ({ requests }) => `1 task wanted; ${counted(requests, 'request')} came to it lately.`,
  // What scaling decides is not for UpdateService to say.
  fix: (_, service) =>
    service.view.scaling
      ? null
      : fixOf('Run two tasks', updateService(service, { desiredCount: 2 })),
  guilty: webExample({ desired: 1 }),
  clean: webExample({ desired: 2 }),
});
