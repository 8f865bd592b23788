import { must } from '../../../model/assert';
import { CODE_DEPLOY_CONFIGS, type TrafficRouting } from '../../../model/code-deploy';
import { toEpochSeconds, ZERO } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { configNamed } from './group-settings';

export const getDeploymentConfig: Handler<'CodeDeploy.GetDeploymentConfig'> = (_, input) => {
  const name = configNamed(input.deploymentConfigName);
  const { routing } = must(
    CODE_DEPLOY_CONFIGS.find((one) => one.name === name),
    'the configuration',
  );
  return {
    deploymentConfigInfo: {
      deploymentConfigName: name,
      createTime: toEpochSeconds(ZERO),
      computePlatform: 'ECS',
      trafficRoutingConfig: { type: routing.type, ...detailsOf(routing) },
    },
  };
};

function detailsOf(routing: TrafficRouting): object {
  if (routing.type === 'AllAtOnce') return {};
  const { percent, minutes } = routing;
  return routing.type === 'TimeBasedCanary'
    ? { timeBasedCanary: { canaryPercentage: percent, canaryInterval: minutes } }
    : { timeBasedLinear: { linearPercentage: percent, linearInterval: minutes } };
}
