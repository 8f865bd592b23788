import { defineScenario } from '../define';
import * as scaled from '../parts/scaled-service';
import * as web from '../parts/web-service';

export const targetTrackingRidesARamp = defineScenario({
  id: 'target-tracking-rides-a-ramp',
  title: 'Target tracking rides a ramp',
  summary:
    'Requests grow from 45 to 150 a second in ten minutes, and a policy keeps the processor at 50 %. Three ' +
    'minutes above that, and tasks are added; watch how far behind the ramp they come.',
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
${scaled.CPU_AT_50}
# 45 a second are 45 % of two tasks; at the end of the ramp 150 a second need six. What was scaled, and why:
#   aws application-autoscaling describe-scaling-activities --service-namespace ecs --resource-id service/demo/web
# Scaled by requests instead, 1500 a minute for each target:
#   aws application-autoscaling put-scaling-policy --policy-name requests --policy-type TargetTrackingScaling --service-namespace ecs --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount --target-tracking-scaling-policy-configuration '{"TargetValue":1500,"PredefinedMetricSpecification":{"PredefinedMetricType":"ALBRequestCountPerTarget","ResourceLabel":"web-alb/web"}}'
aws sandbox put-traffic --name visitors --load-balancer web-alb --pattern ramp --rate 45 --to-rate 150 --over 600
`,
});
