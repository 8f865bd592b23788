import { webExample } from '../advisor/example-scripts';
import { fixOf, isDrivenElsewhere, operation, updateService } from '../advisor/fixes';
import { counted, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** Errors a minute that are no accident: one request in a hundred, and never fewer than that. */
const LEAST = 5;
const SHARE = 0.01;

export const deploymentAlarms = defineLintRule({
  id: 'deployment-alarms',
  severity: 'advice',
  subject: 'service',
  title: 'No alarm watches its deployments',
  why: 'Health checks do not see a build that starts well and answers badly; an alarm on its errors brings the old one back.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
  lesson: '09-deployments',
  when: (service) => {
    const balancer = service.groups[0]?.balancers[0];
    const { alarms } = service.input.deploymentConfiguration ?? {};
    if (!balancer || alarms?.enable || isDrivenElsewhere(service)) return null;
    const { requests, seconds } = service.measured;
    return { balancer: balancer.name, requests, seconds };
  },
  message: ({ requests, seconds }) =>
    `${counted(requests, 'request')} in ${secondsWords(seconds)}, and no alarm of 5xx answers takes part in a deployment.`,
  fix: ({ balancer, requests, seconds }, service) => {
    const name = `${service.view.name}-5xx`;
    const aMinute = seconds > 0 ? (60 * requests) / seconds : 0;
    return fixOf(
      'Watch for 5xx, and roll back on them',
      operation('CloudWatch.PutMetricAlarm', {
        AlarmName: name,
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'HTTPCode_Target_5XX_Count',
        Dimensions: [{ Name: 'LoadBalancer', Value: balancer }],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: Math.max(LEAST, Math.ceil(SHARE * aMinute)),
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      }),
      updateService(service, {
        deploymentConfiguration: { alarms: { alarmNames: [name], enable: true, rollback: true } },
      }),
    );
  },
  guilty: webExample(),
  clean: webExample({
    before: `aws cloudwatch put-metric-alarm --alarm-name errors --namespace AWS/ApplicationELB \\
  --metric-name HTTPCode_Target_5XX_Count --dimensions Name=LoadBalancer,Value=web-alb \\
  --statistic Sum --period 60 --evaluation-periods 1 --threshold 10 \\
  --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching`,
    service: "--deployment-configuration 'alarms={alarmNames=[errors],enable=true,rollback=true}'",
  }),
});
