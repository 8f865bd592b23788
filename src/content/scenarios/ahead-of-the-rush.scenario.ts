import { defineScenario } from '../define';
import * as scaled from '../parts/scaled-service';
import * as web from '../parts/web-service';

export const aheadOfTheRush = defineScenario({
  id: 'ahead-of-the-rush',
  title: 'Scheduled: tasks that are there before the rush',
  summary:
    'Every five minutes there is a minute of rush, and everybody knows. A scheduled action raises the least number of tasks to six a minute before it, and they are up in time. ' +
    'Take the action away and see what the rush does to two tasks.',
  group: 'Auto scaling',
  seed: 1,
  script: `# A task has 250 ms of CPU a second, and a request takes 5 ms of it: 25 requests a second are 50 %.
${web.CLUSTER}
${scaled.WORKING_IMAGE}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(2)}

${scaled.register(2, 10)}
aws application-autoscaling put-scheduled-action ${scaled.WEB} \\
  --scheduled-action-name open --schedule 'rate(3 minutes)' --scalable-target-action MinCapacity=6,MaxCapacity=10

# Two tasks for the rush, if this is done before they are six:
#   aws application-autoscaling delete-scheduled-action ${scaled.WEB} --scheduled-action-name open
aws sandbox put-traffic --name visitors --load-balancer web-alb --pattern spike --rate 10 --spike-rate 250 --spike-every 300 --spike-for 60
`,
});
