import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const canaryFaultUnderFullLoad = defineScenario({
  id: 'canary-fault-under-full-load',
  title: 'A canary that is fine until everybody comes',
  summary:
    'The new build works on one request at a time. With a tenth of the traffic nobody notices; with all of it ' +
    'its tasks are overloaded within seconds. The bake after the full shift is what catches it.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# A task of web:2 answers 20 requests a second at most, one of web:1 twenty times as many.
${web.CLUSTER}
${web.image('web:1', `${web.USUAL} --no-health-check-waits`)}
${web.image('web:2', '--service-time-ms 50 --concurrency 1 --queue-limit 60 --startup 4 --no-health-check-waits')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.TWO_GROUPS}
${groups.shiftingService('CANARY', 3)}
${web.visitors(90)}

# 9 a second on three tasks: fine. 90 a second on what can take 60: people wait, then are turned away.
aws cloudwatch put-metric-alarm --alarm-name slow --namespace AWS/ApplicationELB \\
  --metric-name TargetResponseTime --dimensions Name=LoadBalancer,Value=web-alb \\
  --extended-statistic p90 --period 60 --evaluation-periods 1 --threshold 1 \\
  --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching
# With "bakeTimeInMinutes":0 the alarm finds blue stopped already: its tasks must start again before anybody can go back.
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"CANARY","bakeTimeInMinutes":3,
    "canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":2},
    "alarms":{"alarmNames":["slow"],"enable":true,"rollback":true}}'`,
)}
`,
});
