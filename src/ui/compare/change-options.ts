import type { Commands } from '../../state/commands';
import type { MirrorState } from '../../state/mirror-store';
import { sweepSettings } from '../../state/sweep/sweep-settings';
import { lookUpImages } from '../deploy/use-known-images';
import { outputMember } from '../inspector/output';
import { isDefinition } from '../inspector/revision-input';
import { entitiesOf } from '../inspector/use-calm';
import { calmMoment } from './calm-moment';
import type { ChangeOption } from './change-option';
import { deploymentOptions } from './deployment-option';
import { linesOption } from './lines-option';
import { numberOption } from './number-option';
import { imageOption, type KnownService, sizeOption, speedOption } from './service-options';
import { routingOption } from './target-group-options';

/** Everything of a sandbox that can be changed in a variant; its own command lines always. */
export async function changeOptions(
  state: MirrorState,
  send: Commands['send'],
): Promise<ChangeOption[]> {
  const services = entitiesOf(state, 'service').filter(({ status }) => status === 'ACTIVE');
  const known = (await Promise.all(services.map((one) => knownService(one, send)))).filter(
    (one) => one !== null,
  );
  return [
    ...entitiesOf(state, 'targetGroup').map(routingOption),
    ...known.flatMap((one) => [
      ...deploymentOptions(one, calmMoment(one.service, state)),
      ...[imageOption(one), speedOption(one), sizeOption(one)].filter((some) => some !== null),
    ]),
    ...sweepSettings(state.entities).map(numberOption),
    linesOption,
  ];
}

async function knownService(
  service: KnownService['service'],
  send: Commands['send'],
): Promise<KnownService | null> {
  const { taskDefinition } = service;
  const [described, images] = await Promise.all([
    send('ECS.DescribeTaskDefinition', { taskDefinition }),
    lookUpImages(send, taskDefinition.replace(/:\d+$/, '')),
  ]);
  const definition = outputMember(described, 'taskDefinition');
  return isDefinition(definition) ? { service, definition, images } : null;
}
