import { webExample } from '../advisor/example-scripts';
import { fixOf, updateService } from '../advisor/fixes';
import type { Survey, SurveyedService } from '../advisor/survey';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';

const inOneZone = `aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 2 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a],assignPublicIp=ENABLED}'
aws sandbox wait --until steady:web --timeout 300`;

/** A subnet of its load balancers in a zone that it is not in. */
const another = ({ groups }: SurveyedService, zone: string, { zones }: Survey) =>
  groups
    .flatMap((one) => one.balancers)
    .flatMap((one) => one.input.Subnets ?? [])
    .find((subnet) => zones.has(subnet) && zones.get(subnet) !== zone);

export const fewZones = defineLintRule({
  id: 'few-zones',
  severity: 'warning',
  subject: 'service',
  title: 'All tasks in one Availability Zone',
  why: 'When that zone fails, so does the service, however many tasks it has.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html',
  byHand:
    'Create a subnet in another zone, add it to the load balancer’s subnets, and then to those of the service.',
  when: (service, survey) => {
    const network = service.input.networkConfiguration?.awsvpcConfiguration;
    if (!network) return null;
    const zones = new Set(network.subnets.map((one) => survey.zones.get(one)));
    const [zone] = zones;
    if (zones.size !== 1 || zone === undefined) return null;
    const subnet = another(service, zone, survey);
    return { zone, subnet, network, tasks: service.view.running };
  },
  message: ({ zone, network, tasks }) =>
    `${counted(network.subnets.length, 'subnet')} in ${zone}; ${counted(tasks, 'task')} there, and none elsewhere.`,
  fix: ({ subnet, network }, service) =>
    subnet === undefined || service.view.deploymentController !== 'ECS'
      ? null
      : fixOf(
          `Let tasks run in ${subnet}, too`,
          updateService(service, {
            networkConfiguration: {
              awsvpcConfiguration: { ...network, subnets: [...network.subnets, subnet] },
            },
          }),
        ),
  guilty: webExample({ created: inOneZone }),
  clean: webExample(),
});
