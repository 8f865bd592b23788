import { defineScenario } from '../define';
import * as scaled from '../parts/scaled-service';
import * as web from '../parts/web-service';

export const scaleInWaits = defineScenario({
  id: 'scale-in-waits',
  title: 'Scale-in waits',
  summary:
    'The rush is over, and six tasks have next to nothing to do. Their policy waits until the processor has been ' +
    'below nine tenths of its target for fifteen minutes, of which twelve have passed; then it goes step by step.',
  group: 'Auto scaling',
  seed: 1,
  script: `# A task has 250 ms of CPU a second, and a request takes 5 ms of it: 25 requests a second are 50 %.
${web.CLUSTER}
${scaled.WORKING_IMAGE}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(6)}

# Nothing is taken away while the rush is on.
${scaled.register(2, 10, '--suspended-state DynamicScalingInSuspended=true')}
${scaled.CPU_AT_50}
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 140
aws sandbox wait --for 600
# The rush is over, and has been for twelve minutes when tasks may go again.
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 15
aws sandbox wait --for 720
# Which alarm is waited for, and what the idle tasks cost:
#   aws cloudwatch describe-alarms --alarm-name-prefix TargetTracking --query 'MetricAlarms[].[AlarmName,StateValue,StateReason]'
#   aws sandbox estimate-cost
aws application-autoscaling register-scalable-target ${scaled.WEB} \\
  --suspended-state DynamicScalingInSuspended=false
`,
});
