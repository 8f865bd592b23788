import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const canaryCaughtByAlarm = defineScenario({
  id: 'canary-caught-by-alarm',
  title: 'A canary caught by an alarm',
  summary:
    'The new build fails one request in twenty. With a tenth of the traffic on it, that is one user in two ' +
    'hundred, for two or three minutes, until the alarm counts more than ten errors a minute and rolls back.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# web:2 is healthy, and answers 500 to 5 % of its requests.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2', `${web.USUAL} --error-rate 0.05`)}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.TWO_GROUPS}
${groups.shiftingService('CANARY', 3)}
${web.visitors(100)}

# 100 a second × 10 % × 5 % = 30 errors a minute while the canary lasts.
aws cloudwatch put-metric-alarm --alarm-name errors --namespace AWS/ApplicationELB \\
  --metric-name HTTPCode_Target_5XX_Count --dimensions Name=LoadBalancer,Value=web-alb \\
  --statistic Sum --period 60 --evaluation-periods 1 --threshold 10 \\
  --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching
# With threshold 100 the canary passes; 300 errors a minute, with everybody on web:2, are noticed in the bake.
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"CANARY","bakeTimeInMinutes":2,
    "canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":3},
    "alarms":{"alarmNames":["errors"],"enable":true,"rollback":true}}'`,
)}
`,
});
