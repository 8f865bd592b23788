import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

const HABITS =
  '--service-time-ms 50 --service-time-distribution bimodal --slow-ms 900 --slow-share 0.005 --concurrency 50 --startup 4';

export const smallCanaryLooksSlow = defineScenario({
  id: 'small-canary-looks-slow',
  title: 'A canary that looks slow because it is small',
  summary:
    'Both builds are the same: one request in two hundred takes 900 ms. Among forty a minute the slow one decides ' +
    'the p99, so the alarm on the canary rolls a good build back. Give it a larger share, or more periods.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# The p99 of web:1 is far below 900 ms: of its two thousand requests a minute, ten are slow.
${web.CLUSTER}
${web.image('web:1', HABITS)}
${web.image('web:2', HABITS)}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.TWO_GROUPS}
${groups.shiftingService('CANARY', 3)}
${web.visitors(40)}

# One slow request among 48 is more than 1 %: the p99 of the canary is then 900 ms.
aws cloudwatch put-metric-alarm --alarm-name canary-slow --namespace AWS/ApplicationELB \\
  --metric-name TargetResponseTime --dimensions Name=LoadBalancer,Value=web-alb Name=TargetGroup,Value=web-green \\
  --extended-statistic p99 --period 60 --evaluation-periods 1 --threshold 0.5 \\
  --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching
# What helps: "canaryPercent":50, or --evaluation-periods 3 --datapoints-to-alarm 3 on the alarm.
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"CANARY","bakeTimeInMinutes":1,
    "canaryConfiguration":{"canaryPercent":2,"canaryBakeTimeInMinutes":5},
    "alarms":{"alarmNames":["canary-slow"],"enable":true,"rollback":true}}'`,
)}
`,
});
