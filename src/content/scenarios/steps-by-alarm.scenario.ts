import { defineScenario } from '../define';
import * as scaled from '../parts/scaled-service';
import * as web from '../parts/web-service';

export const stepsByAlarm = defineScenario({
  id: 'steps-by-alarm',
  title: 'Steps: the further above, the more tasks',
  summary:
    'An alarm on the processor calls a step policy: one task more above 60 %, three more above 80 %. The rush is far above; watch which step it takes, and what the cooldown holds back.',
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
POLICY=$(aws application-autoscaling put-scaling-policy ${scaled.WEB} \\
  --policy-name more --policy-type StepScaling \\
  --step-scaling-policy-configuration '{"AdjustmentType":"ChangeInCapacity","Cooldown":120,"MetricAggregationType":"Average","StepAdjustments":[
    {"MetricIntervalLowerBound":0,"MetricIntervalUpperBound":20,"ScalingAdjustment":1},
    {"MetricIntervalLowerBound":20,"ScalingAdjustment":3}]}' \\
  --query PolicyARN --output text)
aws cloudwatch put-metric-alarm --alarm-name busy --namespace AWS/ECS --metric-name CPUUtilization \\
  --dimensions Name=ClusterName,Value=demo Name=ServiceName,Value=web --statistic Average \\
  --period 60 --evaluation-periods 2 --threshold 60 --comparison-operator GreaterThanThreshold \\
  --alarm-actions $POLICY

# What was scaled, and why:
#   aws application-autoscaling describe-scaling-activities --service-namespace ecs --resource-id service/demo/web
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 95
`,
});
