import type { EntityView } from '../../model/view';
import type { SettingText } from '../kit/setting';
import { ALARM_FIELDS } from './alarm-fields';
import { IMAGE_GROUPS } from './image-fields';
import { serviceFields } from './service-fields';
import { ATTRIBUTE_FIELDS, HEALTH_CHECK_FIELDS } from './target-group-fields';
import { ROUTING_FIELDS } from './target-group-routing-fields';
import { trafficFields } from './traffic-fields';

type Named = { readonly text: Pick<SettingText, 'name' | 'hint'> };

const named = (name: string, hint: string): Named => ({ text: { name, hint } });

/** What `Configure` of a kind lists, under AWS's names; what is written there once has no list. */
const SETTINGS: Partial<Record<EntityView['kind'], readonly Named[]>> = {
  service: [
    ...serviceFields([]),
    named('placementStrategy', 'Which instance is best.'),
    named('availabilityZoneRebalancing', 'Tasks are evened out between zones.'),
    named('enableExecuteCommand', 'ECS Exec into its tasks.'),
    named('subnets', 'Where its tasks are.'),
    named('securityGroups', 'What may reach its tasks.'),
    ...IMAGE_GROUPS.flatMap(({ fields }) => fields),
  ],
  targetGroup: [...ATTRIBUTE_FIELDS, ...ROUTING_FIELDS, ...HEALTH_CHECK_FIELDS],
  traffic: trafficFields([]),
  alarm: ALARM_FIELDS,
  cluster: [named('containerInsights', 'Further metrics of what runs here.')],
  loadBalancer: [
    named('idle_timeout.timeout_seconds', 'No byte for so long: the connection is closed.'),
  ],
  capacityProvider: [
    named('Minimum size', 'Of its Auto Scaling group.'),
    named('Desired capacity', 'Of its Auto Scaling group.'),
    named('Maximum size', 'Of its Auto Scaling group.'),
    named('Managed scaling', 'ECS sets the desired capacity of the group.'),
    named('Target capacity', 'Below 100 some instances are spare.'),
  ],
};

/** The settings that `Configure` of a kind of entity has, each by its name and what it does. */
export const settingNames = (kind: EntityView['kind']): readonly Named['text'][] =>
  (SETTINGS[kind] ?? []).map(({ text }) => text);
